//! The records of a workbook stream, each with those that continue it.

use crate::read::doc::{u16_at, u32_at};

/// `CONTINUE`: the rest of the record before.
const CONTINUE: u16 = 0x003C;

/// The records of a stream from a place on.
#[derive(Clone, Debug)]
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

/// A record: its type and its parts, the first and those that continue it.
#[derive(Debug)]
pub(super) struct Record<'s> {
    pub kind: u16,
    pub parts: Vec<&'s [u8]>,
}

impl<'s> Records<'s> {
    pub fn new(stream: &'s [u8], at: usize) -> Self {
        Records { stream, at }
    }

    /// Type and content of the record at the place, `None` at the end. What is cut off is shorter.
    fn one(&self) -> Option<(u16, &'s [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at.checked_add(2)?)?);
        let from = self.at + 4;
        Some((kind, self.stream.get(from..from.saturating_add(length).min(self.stream.len()))?))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        self.at += 4 + data.len();
        let mut parts = vec![data];
        while let Some((CONTINUE, data)) = self.one() {
            self.at += 4 + data.len();
            parts.push(data);
        }
        Some(Record { kind, parts })
    }
}

impl<'s> Record<'s> {
    /// The first part, which is all of most records.
    pub fn data(&self) -> &'s [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    pub fn u8(&self, at: usize) -> Option<u8> {
        self.data().get(at).copied()
    }

    pub fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.data(), at)
    }

    pub fn u32(&self, at: usize) -> Option<u32> {
        u32_at(self.data(), at)
    }

    pub fn f64(&self, at: usize) -> Option<f64> {
        let eight = self.data().get(at..at.checked_add(8)?)?;
        Some(f64::from_le_bytes(eight.try_into().ok()?))
    }

    /// Reads the content from a place of the first part on.
    pub fn reader(&self, at: usize) -> Reader<'_, 's> {
        Reader { parts: &self.parts, part: 0, at }
    }
}

/// Reads over the parts of a record.
#[derive(Debug)]
pub(super) struct Reader<'r, 's> {
    parts: &'r [&'s [u8]],
    part: usize,
    at: usize,
}

impl<'s> Reader<'_, 's> {
    /// What is left of the current part; the next one where nothing is. `None` at the end.
    fn rest(&mut self) -> Option<&'s [u8]> {
        loop {
            match self.parts.get(self.part)?.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => {
                    self.part += 1;
                    self.at = 0;
                }
            }
        }
    }

    pub fn u8(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Leaves bytes out, over as many parts as they take. `None` where there are fewer.
    pub fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// Letters of one byte, or of two where `wide`. A part that begins within says anew how wide they are.
    /// Gives what there is.
    pub fn letters(&mut self, count: usize, mut wide: bool) -> String {
        let mut units: Vec<u16> = Vec::new();
        let mut part = self.part;
        while units.len() < count {
            let Some(mut rest) = self.rest() else { break };
            if self.part != part {
                part = self.part;
                wide = rest.first().is_some_and(|flags| flags & 1 != 0);
                self.at += 1;
                rest = &rest[1..];
            }
            let size = if wide { 2 } else { 1 };
            let letters = rest.chunks_exact(size).take(count - units.len());
            let before = units.len();
            units.extend(letters.map(|unit| match unit {
                [low, high] => u16::from_le_bytes([*low, *high]),
                _ => unit.first().copied().map_or(0, u16::from),
            }));
            // half a letter at the end of a part is lost
            let read = (units.len() - before) * size;
            self.at += if read == 0 { rest.len() } else { read };
        }
        String::from_utf16_lossy(&units)
    }

    /// Bytes of the current part.
    pub fn bytes(&mut self, count: usize) -> &'s [u8] {
        let Some(rest) = self.rest() else { return &[] };
        let bytes = &rest[..count.min(rest.len())];
        self.at += bytes.len();
        bytes
    }

    /// A string of BIFF8: the number of letters stands before it. `None` where it does not even begin.
    pub fn string(&mut self, short: bool) -> Option<String> {
        let count = if short { usize::from(self.u8()?) } else { usize::from(self.u16()?) };
        let flags = self.u8().unwrap_or(0);
        let runs = if flags & 8 != 0 { usize::from(self.u16().unwrap_or(0)) } else { 0 };
        let more = if flags & 4 != 0 { self.u32().unwrap_or(0) as usize } else { 0 };
        let text = self.letters(count, flags & 1 != 0);
        // runs of fonts, how Japanese is read aloud
        let _ = self.skip((runs * 4).saturating_add(more));
        Some(text)
    }
}
