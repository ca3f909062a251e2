//! PDF documents (ISO 32000).
//!
//! `interpret` gives what is on each page (the only part that knows the library); `words` and `lines` put letters
//! together, `lattice` and `shade` find the tables that lines and shading draw, `columns` the lines cut at gaps,
//! for the search for aligned tables that plain text has too (`read/aligned`); `tags` says what the structure tree of a
//! tagged PDF knows of words and tables; `furniture` marks headers and footers; `flow` puts the parts of a page in reading order, `build` makes the document.

mod boxes;
mod build;
mod columns;
mod flow;
mod furniture;
mod gutter;
mod interpret;
mod lattice;
mod lines;
mod open;
mod page;
mod prose;
mod shade;
mod sheet;
mod tags;
mod text;
mod usual;
mod words;

use self::build::Builder;
use self::flow::Sorted;
use self::interpret::Opened;
use self::page::PageSource;
use self::sheet::Sheet;
use self::tags::Tags;
use self::usual::Usual;
use super::ReadError;
use super::hyphen::Vocabulary;
use crate::document::Document;
use crate::limits::Limits;

/// Reads a PDF that opens without a password.
///
/// Every block has its page and box. Page headers and footers are furniture; letters that no page shows are
/// hidden text; what could not be read (letters without a character, pages that are pictures, things beyond a
/// cap) is in the notes: `unmapped-glyphs`, `picture-page`, `picture-on-page`, `page-limit`, `drawing-limit`; of tagged tables
/// that the page contradicts there is `tags-contradict-page`.
///
/// Errors: `Encrypted`, `Truncated` and `Malformed`.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let opened = Opened::new(bytes, "")?;
    let source = opened.reader(limits);
    let count = source.pages();
    let mut sheets: Vec<Sheet> =
        (0..count.min(limits.pages)).map(|index| Sheet::of(source.page(index), index as u32 + 1)).collect();
    if let Some(tags) = Tags::of(opened.pdf(), limits) {
        tags.apply(&mut sheets);
    }
    furniture::mark(&mut sheets);
    let sorted: Vec<Sorted> = sheets.iter().map(flow::sort).collect();
    let words = Vocabulary::of(sorted.iter().flat_map(texts));
    let usual = Usual::of(&sorted);
    let mut out = Builder::new(limits, count);
    for (sheet, sorted) in sheets.iter().zip(&sorted) {
        out.page(sheet, flow::parts(sheet, sorted, &usual, &words));
    }
    Ok(out.finish())
}

/// All lines of a page, for the words in them.
fn texts(sorted: &Sorted) -> impl Iterator<Item = &str> {
    let in_cells = sorted.frames.iter().flat_map(|(_, cells)| cells).flatten().flat_map(|(_, lines)| lines);
    let free = sorted.free().flat_map(|line| &line.chunks);
    in_cells.chain(free).map(|line| line.text.as_str())
}
