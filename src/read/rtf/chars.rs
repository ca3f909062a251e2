//! Bytes and `\u` codes to text.

use encoding_rs::Encoding;

use super::fonts::Face;

/// Text that waits for the end of its bytes.
#[derive(Debug, Default)]
pub(super) struct Chars {
    bytes: Vec<u8>,
    /// The first half of a pair.
    high: Option<u16>,
    /// Bytes still to be left out after a `\u`.
    pub skip: usize,
}

impl Chars {
    /// A byte of text. False where it stands for a `\u` character given before.
    pub fn byte(&mut self, byte: u8) -> bool {
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        self.bytes.push(byte);
        true
    }

    /// The text of the bytes so far.
    pub fn take(&mut self, face: Face, file: &'static Encoding) -> Option<String> {
        if self.bytes.is_empty() {
            return None;
        }
        let bytes = std::mem::take(&mut self.bytes);
        Some(match face.symbol {
            Some(_) => bytes.into_iter().map(char::from).collect(),
            None => face.encoding.unwrap_or(file).decode_without_bom_handling(&bytes).0.into_owned(),
        })
    }

    /// A `\u` code; `None` while its pair is not whole.
    pub fn unicode(&mut self, code: i32) -> Option<char> {
        let unit = code as u32 & 0xFFFF;
        let unit16 = unit as u16;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high = Some(unit16);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => char::decode_utf16([high, unit16]).next()?.ok(),
            _ => char::from_u32(unit),
        }
    }
}
