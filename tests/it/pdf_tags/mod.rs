//! Tagged PDFs: what their structure tree says is used where the page bears it out, and nowhere else.

mod hostile;
mod maker;
mod pages;
mod real;

use spoglio::Limits;
use spoglio::document::{Block, Document, Role, Table};
use spoglio::read::read_document;

fn read(bytes: &[u8]) -> Document {
    read_document(bytes, "a.pdf", &Limits::default()).unwrap()
}

/// Row, column and text of the cells that are not blank.
fn cells(table: &Table) -> Vec<(usize, usize, &str)> {
    let cells = table.grid.cells().iter().filter(|cell| !cell.is_blank());
    cells.map(|cell| (cell.row, cell.col, cell.text.as_str())).collect()
}

/// Role and text of the paragraphs.
fn paragraphs(document: &Document) -> Vec<(Role, &str)> {
    document.paragraphs().map(|paragraph| (paragraph.role, paragraph.text.as_str())).collect()
}

/// Pages on which tags were not used.
fn contradicted(document: &Document) -> Vec<Option<u32>> {
    let notes = document.notes.iter().filter(|note| note.code == "tags-contradict-page");
    notes.map(|note| note.source.page).collect()
}

/// All letters of a document, sorted.
fn letters(document: &Document) -> Vec<char> {
    fn of_table(table: &Table, out: &mut String) {
        for cell in table.grid.cells() {
            out.push_str(&cell.text);
            cell.nested.iter().for_each(|inner| of_table(inner, out));
        }
    }
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => text.push_str(&paragraph.text),
            Block::Table(table) => of_table(table, &mut text),
        }
    }
    let mut out: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    out.sort_unstable();
    out
}
