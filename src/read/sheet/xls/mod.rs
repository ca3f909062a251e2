//! Workbooks of Excel 5 to 2003 ([MS-XLS], BIFF5 and BIFF8).

mod cells;
mod globals;
mod record;

use std::io::{Cursor, Read};

use self::cells::Cells;
use self::globals::Globals;
use self::record::Records;
use super::book::{Book, Room, Sheet};
use crate::limits::Limits;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// Reads a workbook.
pub(super) fn book(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let stream = stream(bytes, limits)?;
    let globals = Globals::read(&stream, limits)?;
    let mut cells = Cells { globals: &globals, room: Room::new(limits), steps: limits.xml_nodes };
    let mut book = Book::default();
    for entry in &globals.entries {
        if !entry.cells {
            book.notes.push(("sheet-skipped", entry.name.clone()));
            continue;
        }
        let mut sheet = Sheet { name: entry.name.clone(), hidden: entry.hidden, ..Sheet::default() };
        if cells.sheet(Records::new(&stream, entry.at), &mut sheet) {
            book.sheets.push(sheet);
        } else {
            book.notes.push(("part-missing", entry.name.clone()));
        }
    }
    if cells.room.full {
        book.notes.push(("cell-limit", limits.cells.to_string()));
    }
    if book.sheets.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Truncated, Fact::NoSheet));
    }
    Ok(book)
}

/// The stream that holds the workbook; what can be read of a broken one is kept.
fn stream(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|error| ReadError::new(ReadErrorKind::Truncated, &error))?;
    for name in ["/Workbook", "/Book"] {
        let Ok(stream) = file.open_stream(name) else { continue };
        let mut data = Vec::new();
        let _ = stream.take(limits.part_bytes).read_to_end(&mut data);
        return Ok(data);
    }
    Err(ReadError::new(ReadErrorKind::Malformed, Detail::at("Workbook").with(Fact::Missing)))
}
