//! Spreadsheets: `.xlsx`, `.xls`, `.ods` (packed and flat).
//!
//! A sheet is a heading (its name) and the blocks of cells on it; cells show what the program would show, the
//! Italian way: `20%`, `31/12/2025`, `1.284,50`.

mod blocks;
mod book;
mod number_text;
mod ods;
mod styles;
mod xls;
mod xlsx;

use self::book::Book;
use super::story::Story;
use super::{Fact, ReadError, ReadErrorKind};
use crate::document::{Document, ReaderKind};
use crate::limits::Limits;

/// Reads an Excel workbook (Office Open XML).
///
/// Hidden sheets, rows and columns are kept as hidden text. Formulas give the value that was stored with them.
///
/// Errors: `Truncated` and `Malformed` where no sheet is found, `OverLimit`, `Unsupported` for the binary form
/// (`.xlsb`), `Empty` where no cell has text.
pub fn read_xlsx(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    document(xlsx::book(bytes, limits)?, limits)
}

/// Reads a workbook of Excel 5 to 2003 (`.xls`), as [`read_xlsx`] does.
///
/// Errors: `Encrypted`, `Unsupported` before Excel 5, `Truncated` and `Malformed` where the file's structure can't be
/// followed or no sheet is found, `Empty` where no cell has text.
pub fn read_xls(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    document(xls::book(bytes, limits)?, limits)
}

/// Reads an OpenDocument spreadsheet, packed or flat. Errors as for [`read_xlsx`], and `Encrypted`.
pub fn read_ods(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    document(ods::book(bytes, limits)?, limits)
}

fn document(book: Book, limits: &Limits) -> Result<Document, ReadError> {
    let mut story = Story::new(limits);
    for (code, detail) in book.notes {
        story.note(code, detail);
    }
    for sheet in book.sheets {
        blocks::write(&mut story, sheet);
    }
    let document = story.finish(ReaderKind::Xlsx, None);
    if document.blocks.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::NoTextInSheets));
    }
    Ok(document)
}
