//! PDF documents (ISO 32000).
//!
//! `interpret` gives what is on each page (the only part that knows the library); `words` and `lines` put letters
//! together, `lattice` and `shade` find the tables that lines and shading draw, `columns` the lines cut at gaps,
//! for the search for aligned tables that plain text has too (`read/aligned`); `scan` reads pages that are pictures,
//! `tags` says what the structure tree of a tagged PDF knows of words and tables; `furniture` marks headers and
//! footers; `flow` puts the parts of a page in reading order, `build` makes the document.

mod boxes;
mod build;
mod columns;
mod flow;
mod furniture;
mod gutter;
mod interpret;
mod ladder;
mod lattice;
mod lines;
mod open;
mod page;
mod panels;
mod picture;
mod prose;
mod scan;
mod shade;
mod sheet;
mod spaced;
mod tags;
mod text;
mod usual;
mod words;

pub use self::picture::{PageRenderer, Pictures};

use self::build::Builder;
use self::flow::Sorted;
use self::interpret::{Opened, Renderer};
use self::page::{PageSource, RawPage};
use self::scan::Reading;
use self::sheet::Sheet;
use self::tags::Tags;
use self::usual::Usual;
use super::hyphen::Vocabulary;
use super::{ReadError, ReadErrorKind, ReadOptions};
use crate::document::Document;
use crate::limits::Limits;

/// Reads a PDF. Pages without usable text are recognised where `options` say by whom.
///
/// Every block has its page and box. Page headers and footers are furniture; letters that no page shows are
/// hidden text; what could not be read (letters without a character, pages that are pictures, things beyond a
/// cap) is in the notes: `unmapped-glyphs`, `picture-page`, `garbage-text`, `picture-on-page`, `page-limit`,
/// `drawing-limit`; `ocr-page` for one that was recognised and `ocr-doubt` for figures on it that are not sure,
/// `ocr-failed` where that failed; `tags-contradict-page` for tagged tables that the page contradicts.
///
/// Errors: `Encrypted`, `Truncated` and `Malformed`.
pub fn read(bytes: &[u8], limits: &Limits, options: &ReadOptions) -> Result<Document, ReadError> {
    let opened = open(bytes, options)?;
    let source = opened.reader(limits);
    let count = source.pages();
    let renderer = opened.renderer();
    let sheet = |index: usize| sheet(source.page(index), index as u32 + 1, &renderer, options);
    let mut sheets: Vec<Sheet> = (0..count.min(limits.pages)).map(sheet).collect();
    if let Some(tags) = Tags::of(opened.pdf(), limits) {
        tags.apply(&mut sheets);
    }
    furniture::mark(&mut sheets);
    // of a long document all pages are held at once: what one has been sorted into takes the place of its words
    let sort = |sheet: &mut Sheet| {
        let sorted = flow::sort(sheet);
        sheet.forget_body();
        sorted
    };
    let sorted: Vec<Sorted> = sheets.iter_mut().map(sort).collect();
    let words = Vocabulary::of(sorted.iter().flat_map(texts));
    let usual = Usual::of(&sorted);
    let mut out = Builder::new(limits, count);
    for (sheet, sorted) in sheets.into_iter().zip(sorted) {
        out.page(&sheet, flow::parts(&sheet, &sorted, &usual, &words));
    }
    Ok(out.finish())
}

/// Opens a document: as it is, since a password is also given for others, and then with the password.
fn open(bytes: &[u8], options: &ReadOptions) -> Result<Opened, ReadError> {
    match (Opened::new(bytes, ""), &options.password) {
        (Err(error), Some(password)) if error.kind == ReadErrorKind::Encrypted => {
            Opened::new(bytes, password)
        }
        (opened, _) => opened,
    }
}

/// A page as it is, or recognised where its text is of no use.
fn sheet(raw: RawPage, number: u32, renderer: &Renderer<'_>, options: &ReadOptions) -> Sheet {
    let usable = scan::reading(&raw) == Reading::Text;
    let Some(engine) = options.ocr.as_deref().filter(|_| !usable) else { return Sheet::of(raw, number) };
    match scan::recognised(&raw, number, renderer, engine) {
        Ok(sheet) => sheet,
        Err(error) => Sheet { reading: Reading::Failed(error.to_string()), ..Sheet::of(raw, number) },
    }
}

/// All lines of a page, for the words in them.
fn texts(sorted: &Sorted) -> impl Iterator<Item = &str> {
    let in_cells = sorted.frames.iter().flat_map(|(_, cells)| cells).flatten().flat_map(|(_, lines)| lines);
    let free = sorted.free().flat_map(|line| &line.chunks);
    in_cells.chain(free).map(|line| line.text.as_str())
}
