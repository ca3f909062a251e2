//! The neutral model that every reader fills and every later stage reads.
//!
//! A [`Document`] is a list of [`Block`]s in reading order. It knows nothing of plans: a reader puts down
//! what stands in the file, the layout stage tidies it, and from then on nobody looks at the file again.

mod grid;
mod source;

pub use grid::{Cell, Grid, GridBuilder};
pub use source::{Rect, Source};

use serde::Serialize;

/// Which reader produced a document; the contract's `document.reader`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReaderKind {
    /// Office Open XML, Word.
    Docx,
    /// Word 97–2003.
    Doc,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// PDF with a text layer.
    Pdf,
    /// Scanned pages, recognised.
    Ocr,
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// Spreadsheets.
    Xlsx,
}

/// A whole document, in reading order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// Who read it.
    pub reader: ReaderKind,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// Headings, paragraphs and tables, in reading order.
    pub blocks: Vec<Block>,
    /// What the reader had to skip, mend or guess.
    pub notes: Vec<Note>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "lowercase")]
pub enum Block {
    /// A run of text: heading, body, list item, furniture.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// What a paragraph is in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Declared as a title by its style (Word's `Title`, `Subtitle`).
    Title,
    /// Declared as a heading by its style or outline level (1 is the highest).
    Heading(u8),
    /// Running text.
    Body,
    /// An item of a list; the text starts without its bullet.
    ListItem,
    /// A table's or figure's caption.
    Caption,
    /// Footnote or endnote.
    Footnote,
    /// Page header, footer, page number: repeated matter that belongs to the page, not to the text.
    Furniture,
    /// Text that no page shows (hidden, deleted, beyond the edge): counted, never read for records.
    Hidden,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paragraph {
    /// The text as it stands; line breaks inside the paragraph are `\n`, tabs `\t`.
    pub text: String,
    /// What it is in the page.
    pub role: Role,
    /// Every visible letter is bold.
    pub bold: bool,
    /// Where it stands.
    pub source: Source,
}

/// A table: one canonical grid and its place in the document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Counted from 1 over the document in reading order, nested tables after the table that holds them.
    pub number: u32,
    /// The cells.
    pub grid: Grid,
    /// Where it stands (all of its rows).
    pub source: Source,
    /// The reader saw that rows at the top are declared to repeat on each page: how many.
    pub header_rows: usize,
    /// The table that this one is nested in, and the cell there.
    pub parent: Option<NestedIn>,
    /// The parts that the layout stage put together to make this table (empty: it stands as it was read).
    pub parts: Vec<Part>,
}

/// Where a nested table sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NestedIn {
    /// Number of the outer table.
    pub table: u32,
    /// Row of the holding cell, from 0.
    pub row: usize,
    /// Column of the holding cell, from 0.
    pub col: usize,
}

/// One of the tables that were joined into another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// First row of the part in the joined grid, from 0.
    pub first_row: usize,
    /// Why it was joined: a stable word (`same-columns`, `repeated-header`, `cut-cell`, …).
    pub reason: &'static str,
    /// Where the part stood.
    pub source: Source,
}

/// What a reader or the layout stage had to say about a place: kept, counted and reported, never fatal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// Stable word for what happened (`truncated-xml`, `depth-limit`, `altchunk-skipped`, …).
    pub code: &'static str,
    /// What of it: names, figures, words of the document, nothing that would have to be translated. What happened is
    /// told by the message `note-` and the code.
    pub detail: String,
    /// Where.
    pub source: Source,
}

impl Document {
    /// The tables, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }

    /// The paragraphs, in reading order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    }
}
