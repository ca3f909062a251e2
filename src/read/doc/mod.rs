//! Word 97–2003 ([MS-DOC]).

mod fib;
mod fkp;
mod form;
mod lists;
mod pieces;
mod sprm;
mod styles;
mod table;
mod walk;

use std::io::{Cursor, Read};

use self::fib::Fib;
use super::story::Story;
use super::{Detail, Fact, ReadError, ReadErrorKind};
use crate::document::{Document, ReaderKind, Role};
use crate::limits::Limits;

/// The streams of the file that are read.
struct Streams {
    main: Vec<u8>,
    table: Vec<u8>,
    data: Vec<u8>,
}

/// Reads a Word 97–2003 document.
///
/// Tracked deletions and comments are left out; text boxes stand behind the body, then notes, headers and
/// footers.
///
/// Errors: `Encrypted`, `Unsupported` for Word 6 and 95, `Truncated` and `Malformed` where the file's
/// structure can't be followed, `Empty` where there is no text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| ReadError::new(ReadErrorKind::Truncated, &error))?;
    let mut stream = |name: &str| -> Option<Vec<u8>> {
        let mut data = Vec::new();
        // what can be read of a broken stream is kept
        let _ = file.open_stream(name).ok()?.take(limits.part_bytes).read_to_end(&mut data);
        Some(data)
    };
    let missing = |part: &str| ReadError::new(ReadErrorKind::Malformed, Detail::at(part).with(Fact::Missing));
    let main = stream("/WordDocument").ok_or_else(|| missing("WordDocument"))?;
    let fib = Fib::parse(&main)?;
    let name = if fib.table_one { "/1Table" } else { "/0Table" };
    let other = if fib.table_one { "/0Table" } else { "/1Table" };
    let table = stream(name).or_else(|| stream(other)).ok_or_else(|| missing("1Table"))?;
    let data = stream("/Data").unwrap_or_default();
    let streams = Streams { main, table, data };
    let text = pieces::text(&streams, &fib).ok_or_else(|| missing("Clx"))?;
    let mut walker = walk::Walker::new(Story::new(limits), &streams, &fib, text);
    let mut at = 0;
    for (length, role) in fib.stories() {
        walker.story_range(at, length, role);
        at = at.saturating_add(length);
    }
    let document = walker.finish().finish(ReaderKind::Doc, None);
    if document.blocks.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::NoText));
    }
    Ok(document)
}

/// What a part of the text is: `None` is left out.
type StoryRole = Option<Role>;

/// Little-endian numbers, `None` beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
