//! The text out of its pieces.

use encoding_rs::WINDOWS_1252;

use super::fib::{Fib, Part};
use super::{Streams, u16_at, u32_at};

/// The text in UTF-16, and where each stretch of it stands in the file.
#[derive(Default)]
pub(super) struct Text {
    pub units: Vec<u16>,
    /// First character, place in the file, bytes a character.
    runs: Vec<(usize, usize, usize)>,
}

impl Text {
    /// Where a character stands in the file.
    pub fn place(&self, cp: usize) -> usize {
        let at = self.runs.partition_point(|run| run.0 <= cp).saturating_sub(1);
        self.runs.get(at).map_or(0, |(first, fc, width)| fc + (cp.saturating_sub(*first)) * width)
    }

    /// The first character behind `cp` that stands in another stretch.
    pub fn run_end(&self, cp: usize) -> usize {
        let at = self.runs.partition_point(|run| run.0 <= cp);
        self.runs.get(at).map_or(self.units.len(), |run| run.0)
    }
}

/// Reads the piece table.
pub(super) fn text(streams: &Streams, fib: &Fib) -> Option<Text> {
    let clx = fib.slice(&streams.table, Part::Pieces);
    let mut at = 0;
    while *clx.get(at)? == 1 {
        at += 3 + usize::from(u16_at(clx, at + 1)?);
    }
    if *clx.get(at)? != 2 {
        return None;
    }
    let plc = clx.get(at + 5..)?;
    let length = (u32_at(clx, at + 1)? as usize).min(plc.len());
    let count = length.saturating_sub(4) / 12;
    let mut text = Text::default();
    for piece in 0..count {
        let (first, last) = (u32_at(plc, piece * 4)? as usize, u32_at(plc, piece * 4 + 4)? as usize);
        let fc = u32_at(plc, (count + 1) * 4 + piece * 8 + 2)?;
        if last <= first || first != text.units.len() {
            continue;
        }
        let narrow = fc & 0x4000_0000 != 0;
        let fc = (fc & 0x3FFF_FFFF) as usize;
        let (start, width) = if narrow { (fc / 2, 1) } else { (fc, 2) };
        let rest = streams.main.get(start..).unwrap_or_default();
        let bytes = &rest[..(last - first).saturating_mul(width).min(rest.len())];
        // pieces may share bytes: the text is no longer than a file allows
        if text.units.len() + bytes.len() > streams.main.len().saturating_mul(4) {
            break;
        }
        text.runs.push((first, start, width));
        if narrow {
            text.units.extend(WINDOWS_1252.decode_without_bom_handling(bytes).0.encode_utf16());
        } else {
            text.units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
        }
    }
    (!text.units.is_empty()).then_some(text)
}
