//! The file information block: where everything is.

use super::{StoryRole, u16_at, u32_at};
use crate::container::Format;
use crate::document::Role;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// First version of the format that Word 97 wrote.
const WORD_97: u16 = 0xC1 - 1;
/// Where the table of offsets begins.
const OFFSETS: usize = 0x9A;

/// What is read of the block.
pub(super) struct Fib {
    pub table_one: bool,
    lengths: [usize; 8],
    offsets: Vec<(usize, usize)>,
}

/// Places in the table of offsets.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Styles = 1,
    Chars = 12,
    Paragraphs = 13,
    Fonts = 15,
    Pieces = 33,
    Lists = 73,
    ListUses = 74,
}

impl Fib {
    pub fn parse(main: &[u8]) -> Result<Fib, ReadError> {
        let truncated = || ReadError::new(ReadErrorKind::Truncated, Detail::at("WordDocument"));
        let mark = u16_at(main, 0).ok_or_else(truncated)?;
        let version = u16_at(main, 2).ok_or_else(truncated)?;
        let flags = u16_at(main, 0x0A).ok_or_else(truncated)?;
        if flags & 0x0100 != 0 {
            return Err(ReadError::new(ReadErrorKind::Encrypted, Format::Doc));
        }
        if mark != 0xA5EC || version < WORD_97 {
            let old = matches!(mark, 0xA5DC | 0xA5DB | 0xA59B | 0xA5EC);
            let kind = if old { ReadErrorKind::Unsupported } else { ReadErrorKind::Malformed };
            return Err(ReadError::new(kind, Fact::OldWord { version }));
        }
        let mut lengths = [0; 8];
        for (at, length) in lengths.iter_mut().enumerate() {
            let value = u32_at(main, 0x4C + at * 4).ok_or_else(truncated)?;
            // negative: broken
            *length = usize::try_from(value).ok().filter(|_| value < 1 << 31).unwrap_or(0);
        }
        let count = usize::from(u16_at(main, 0x98).ok_or_else(truncated)?).min(256);
        let offsets = (0..count).map_while(|at| {
            let fc = u32_at(main, OFFSETS + at * 8)? as usize;
            Some((fc, u32_at(main, OFFSETS + at * 8 + 4)? as usize))
        });
        Ok(Fib { table_one: flags & 0x0200 != 0, lengths, offsets: offsets.collect() })
    }

    /// Start and length of a part in the table stream.
    pub fn part(&self, part: Part) -> (usize, usize) {
        self.offsets.get(part as usize).copied().unwrap_or((0, 0))
    }

    /// The bytes of a part.
    pub fn slice<'t>(&self, table: &'t [u8], part: Part) -> &'t [u8] {
        let (start, length) = self.part(part);
        let rest = table.get(start..).unwrap_or_default();
        &rest[..length.min(rest.len())]
    }

    /// Lengths of the stories in the order of the text, and what each is.
    pub fn stories(&self) -> [(usize, StoryRole); 8] {
        let [body, notes, headers, macros, comments, ends, boxes, header_boxes] = self.lengths;
        [
            (body, Some(Role::Body)),
            (notes, Some(Role::Footnote)),
            (headers, Some(Role::Furniture)),
            (macros, None),
            (comments, None),
            (ends, Some(Role::Footnote)),
            (boxes, Some(Role::Body)),
            (header_boxes, Some(Role::Furniture)),
        ]
    }
}
