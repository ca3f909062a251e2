//! What several sheets say alike.

use super::cell::Cell;
use super::sheet::Column;
use crate::contract::{Grade, Objective, PersonName};
use crate::document::{ReaderKind, Source};
use crate::message::{Lang, text};

/// Whose record a row is: the columns that every sheet begins with.
pub const WHERE: [Column; 2] = [("column-document", 28.0), ("column-unit", 28.0)];
/// Where in the document it stands, how sure it is, and its JSON pointer: the columns that sheets end with.
pub const PLACE: [Column; 6] = [
    ("column-page", 8.0),
    ("column-table", 8.0),
    ("column-first-row", 8.0),
    ("column-last-row", 8.0),
    ("column-grade", 8.0),
    ("column-pointer", 30.0),
];

/// Page, table, first and last row.
pub fn place(source: &Source) -> [Cell; 4] {
    // outside of tables rows are paragraphs or lines, of which a reader has no count
    let (first, last) = source.table.and(source.rows).unzip();
    [source.page, source.table, first, last].map(Cell::whole)
}

/// The cells of [`PLACE`].
pub fn placed(source: &Source, grade: Grade, pointer: String) -> Vec<Cell> {
    let mut cells = place(source).to_vec();
    cells.extend([Cell::text(format!("{grade:?}")), Cell::text(pointer)]);
    cells
}

/// What an objective is called in the rows of its parts: number, code and title.
pub fn objective_name(objective: &Objective, lang: Lang) -> String {
    let number = objective.number.map(|number| number.to_string());
    let parts = [number.as_ref(), objective.code.as_ref(), objective.title.as_ref()];
    let parts: Vec<&str> =
        parts.into_iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    match parts.is_empty() {
        true => text(lang, "objective-unnamed"),
        false => parts.join(" "),
    }
}

/// A person's name as understood, and the text that it was read from.
pub fn person(person: &Option<PersonName>) -> [Cell; 2] {
    let person = person.as_ref();
    let name = person.and_then(|person| person.name.clone());
    [Cell::maybe(&name), person.map_or(Cell::Blank, |person| Cell::text(person.raw.as_str()))]
}

/// What a target is measured in: the document's own word, or ours for what the contract calls `bool` and `date`.
pub fn measure(unit: &str, lang: Lang) -> String {
    match unit {
        "bool" => text(lang, "measure-bool"),
        "date" => text(lang, "measure-date"),
        unit => unit.to_owned(),
    }
}

/// What a document was read as.
pub fn reader(reader: ReaderKind, lang: Lang) -> String {
    match reader {
        ReaderKind::Docx => "docx".to_owned(),
        ReaderKind::Doc => "doc".to_owned(),
        ReaderKind::Odt => "odt".to_owned(),
        ReaderKind::Rtf => "rtf".to_owned(),
        ReaderKind::Pdf => "pdf".to_owned(),
        ReaderKind::Ocr => text(lang, "reader-ocr"),
        ReaderKind::Text => text(lang, "reader-text"),
        ReaderKind::Html => "html".to_owned(),
        ReaderKind::Xlsx => text(lang, "reader-sheet"),
    }
}

/// Ticked and other choices.
pub fn choices<'a>(choices: impl Iterator<Item = (String, bool)> + 'a) -> Cell {
    let boxed = |(label, selected): (String, bool)| format!("{} {label}", if selected { '☒' } else { '☐' });
    Cell::text(choices.map(boxed).collect::<Vec<_>>().join("; "))
}

/// Several texts in one cell.
pub fn joined(texts: &Option<Vec<String>>) -> Cell {
    Cell::text(texts.as_deref().unwrap_or_default().join("; "))
}
