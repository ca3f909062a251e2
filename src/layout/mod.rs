//! Tidying a document: [`Document`] to [`Document`].
//!
//! Texts are cleaned cell by cell, nested tables are moved out, tables that only place things on the page are
//! dissolved, tables that go on after a page break are put together. Nothing is dropped: what is
//! page furniture or hidden keeps its paragraph, with that role.

mod clean;
mod cut_row;
mod dissolve;
mod edges;
mod html;
mod join;
mod stitch;

pub use clean::{Cleaned, clean, fold, is_item};

use crate::document::{Block, Document};

/// Tidies a document in place and numbers nothing anew: table numbers stay as the reader gave them.
pub fn tidy(mut document: Document) -> Document {
    document.blocks = dissolve::lift_nested(document.blocks);
    for (number, block) in (1u32..).zip(&mut document.blocks) {
        match block {
            Block::Paragraph(paragraph) => {
                if !clean::is_clean(&paragraph.text) {
                    paragraph.text = clean(&paragraph.text).text;
                }
                // a format without pages and lines still has a place: the block's number
                if paragraph.source.rows.is_none() && paragraph.source.table.is_none() {
                    paragraph.source.rows = Some((number, number));
                }
            }
            Block::Table(table) => {
                for cell in table.grid.cells_mut() {
                    // most texts are tidy as they stand
                    if clean::is_clean(&cell.text) && cell.text.is_char_boundary(cell.lead) {
                        cell.breaks = Vec::new();
                        continue;
                    }
                    let cleaned = clean(&cell.text);
                    cell.lead = cleaned.map_offset(cell.lead);
                    cell.text = cleaned.text;
                    cell.breaks = cleaned.breaks;
                }
            }
        }
    }
    document.blocks = dissolve::dissolve(stitch::stitch(document.blocks));
    document
}
