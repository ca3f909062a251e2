//! Tables at their plainest, as any tool can give them.

use serde::{Deserialize, Serialize};

use crate::document::{Document, Table};

/// A table: cells that are not listed are blank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlainTable {
    /// Page, from 1, where it is known; not compared.
    #[serde(default)]
    pub page: Option<u32>,
    /// Its cells, in any order.
    pub cells: Vec<PlainCell>,
}

/// A cell, at its top left corner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlainCell {
    /// Row of the top left corner, from 0.
    pub row: usize,
    /// Column of the top left corner, from 0.
    pub col: usize,
    /// Rows covered; 0 counts as 1.
    #[serde(default = "one")]
    pub row_span: usize,
    /// Columns covered; 0 counts as 1.
    #[serde(default = "one")]
    pub col_span: usize,
    /// Its text.
    pub text: String,
}

fn one() -> usize {
    1
}

impl PlainCell {
    /// The last row that it covers.
    pub fn last_row(&self) -> usize {
        self.row.saturating_add(self.row_span.max(1) - 1)
    }

    /// The last column that it covers.
    pub fn last_col(&self) -> usize {
        self.col.saturating_add(self.col_span.max(1) - 1)
    }
}

/// The tables of a document. One that was put together over a page break comes as the pieces that stand on the
/// pages: the competition's golds know tables of one page only, and so do the tools that are compared.
pub fn tables_of(document: &Document) -> Vec<PlainTable> {
    document.tables().flat_map(pieces).collect()
}

fn pieces(table: &Table) -> Vec<PlainTable> {
    let mut starts = vec![(0, table.source.page)];
    for part in &table.parts {
        if part.source.page != starts.last().and_then(|(_, page)| *page) {
            starts.push((part.first_row, part.source.page));
        }
    }
    let mut pieces: Vec<PlainTable> =
        starts.iter().map(|(_, page)| PlainTable { page: *page, cells: Vec::new() }).collect();
    for cell in table.grid.cells().iter().filter(|cell| !cell.text.trim().is_empty()) {
        let piece = starts.iter().rposition(|(first, _)| *first <= cell.row).unwrap_or(0);
        let end = starts.get(piece + 1).map_or(usize::MAX, |(first, _)| *first);
        pieces[piece].cells.push(PlainCell {
            row: cell.row,
            col: cell.col,
            // a cell that goes on after the page break stands on its first page
            row_span: cell.row_span.min(end - cell.row),
            col_span: cell.col_span,
            text: cell.text.clone(),
        });
    }
    pieces
}
