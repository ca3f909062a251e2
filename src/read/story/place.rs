//! Cells to their columns, and the grid out of them.

use super::line::CellText;
use super::table::{DoneCell, TableBuild};
use crate::document::{Cell, GridBuilder, Source, Table};

/// A cell in its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub header: bool,
    pub shaded: bool,
    pub content: CellText,
}

impl Placed {
    /// Adds the content of another cell behind that of this one.
    pub fn join(&mut self, other: CellText) {
        self.content.join(other);
    }
}

impl CellText {
    /// Adds the content of another cell as further lines.
    pub fn join(&mut self, other: CellText) {
        self.nested.extend(other.nested);
        if other.text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.weight.append(self.text.len(), other.weight);
        self.text.push_str(&other.text);
    }
}

/// Places the cells of row `at`. `busy` tells for each column from which row on it is free. True where cells
/// beyond `max` columns were joined to the last.
pub(super) fn place_row(
    cells: Vec<DoneCell>,
    at: usize,
    max: usize,
    busy: &mut Vec<usize>,
    placed: &mut Vec<Placed>,
) -> bool {
    let mut next = 0;
    let mut crowded = false;
    let first = placed.len();
    for cell in cells {
        let is_free = |col: usize, busy: &[usize]| busy.get(col).is_none_or(|until| *until <= at);
        let mut col = cell.at.col.unwrap_or(next);
        if cell.at.col.is_none() {
            while col < max && !is_free(col, busy) {
                col += 1;
            }
        }
        if col >= max {
            crowded = true;
            match placed[first..].last_mut() {
                Some(last) => {
                    last.join(cell.content);
                    continue;
                }
                None => col = max - 1,
            }
        }
        let mut width = 1;
        while width < cell.at.col_span.max(1) && col + width < max && is_free(col + width, busy) {
            width += 1;
        }
        let height = cell.at.row_span.max(1);
        if busy.len() < col + width {
            busy.resize(col + width, 0);
        }
        for until in &mut busy[col..col + width] {
            *until = at.saturating_add(height);
        }
        next = col + width;
        let (header, shaded) = (cell.at.header, cell.at.shaded);
        let content = cell.content;
        placed.push(Placed { row: at, col, row_span: height, col_span: width, header, shaded, content });
    }
    crowded
}

/// The table, without number and places.
pub(super) fn table(build: TableBuild) -> Table {
    let mut header_rows = build.headers.iter().take_while(|header| **header).count();
    // where every row claims to be repeated none is
    if header_rows == build.rows && build.rows > 1 {
        header_rows = 0;
    }
    let mut builder = GridBuilder::new();
    let rows = build.rows;
    for cell in build.cells {
        let source = Source { page: cell.content.page.or(build.page), ..Source::default() };
        builder.push(Cell {
            row: cell.row,
            col: cell.col,
            row_span: cell.row_span.min(rows.saturating_sub(cell.row)),
            col_span: cell.col_span,
            text: cell.content.text,
            bold: cell.content.weight.all_bold(),
            lead: cell.content.weight.lead(),
            shaded: cell.shaded,
            header: cell.header || cell.row < header_rows,
            nested: cell.content.nested,
            source,
            ..Cell::default()
        });
    }
    Table {
        number: 0,
        grid: builder.build(rows, build.cols),
        source: Source { page: build.page, ..Source::default() },
        header_rows,
        parent: None,
        parts: Vec::new(),
    }
}
