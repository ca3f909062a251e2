//! Rows put together to one grid: spans, merges of both kinds, limits.

use crate::document::{Cell, GridBuilder, Source, Table};
use crate::limits::Limits;
use crate::read::common::weight::Weight;

/// The most columns that Word makes; a cell that spans more says nothing about the table.
const WORD_COLUMNS: usize = 63;

/// Vertical or horizontal merge mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    None,
    /// First cell of a merge.
    Restart,
    /// Belongs to the cell above, or to the left.
    Continue,
}

/// Properties of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellProps {
    pub span: usize,
    pub vertical: Merge,
    pub horizontal: Merge,
    pub shaded: Option<bool>,
    pub deleted: bool,
}

/// A cell that ended.
#[derive(Debug)]
pub(super) struct CellBuild {
    pub props: CellProps,
    pub text: String,
    pub weight: Weight,
    pub nested: Vec<Table>,
    pub page: Option<u32>,
}

/// A row that is being read.
#[derive(Debug, Default)]
pub(super) struct RowBuild {
    pub before: usize,
    pub header: bool,
    pub deleted: bool,
    pub cells: Vec<CellBuild>,
    /// Page where the row begins, and the last page that one of its cells reaches.
    pub start: Option<u32>,
    pub last: Option<u32>,
    pub has_text: bool,
}

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct TableBuild {
    pub style: Option<usize>,
    /// The style treats the first row apart.
    pub first_row: bool,
    pub grid_columns: usize,
    pub row: Option<RowBuild>,
    /// Rows that ended.
    pub rows: usize,
    pub page: Option<u32>,
    cells: Vec<Cell>,
    weights: Vec<Weight>,
    cols: usize,
    headers: Vec<bool>,
    above: Vec<Anchor>,
}

/// Where a cell of the last row stands.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    col: usize,
    span: usize,
    /// Index of the cell, which may have begun further up.
    index: usize,
    /// A vertical merge goes on here.
    merged: bool,
}

/// A cell with its column.
struct Placed {
    col: usize,
    span: usize,
    cell: CellBuild,
}

impl TableBuild {
    /// A table that begins on a page.
    pub fn new(page: Option<u32>) -> TableBuild {
        TableBuild { page, ..TableBuild::default() }
    }

    /// No cell yet.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Another row of so many cells would make the table larger than a limit.
    pub fn is_full(&self, cells: usize, limits: &Limits) -> bool {
        let cols = self.cols.max(cells).min(limits.table_cols).max(1);
        self.rows > 0 && (self.rows + 1).saturating_mul(cols) > limits.table_cells
    }

    /// Adds a row. True where cells had to be joined for want of columns.
    pub fn add_row(&mut self, row: RowBuild, limits: &Limits) -> bool {
        if row.cells.is_empty() {
            return false;
        }
        let mut crowded = false;
        let placed = self.columns(row.before, row.cells, limits.table_cols.max(1), &mut crowded);
        let above = std::mem::take(&mut self.above);
        for Placed { col, span, cell } in placed {
            let host = above
                .binary_search_by_key(&col, |anchor| anchor.col)
                .ok()
                .and_then(|at| above.get(at))
                .filter(|anchor| anchor.merged && anchor.span == span);
            let merged = cell.props.vertical != Merge::None;
            let index = match host {
                Some(host) if cell.props.vertical == Merge::Continue => {
                    self.extend(host.index, cell);
                    host.index
                }
                _ => self.push(col, span, cell, row.start),
            };
            self.cols = self.cols.max(col + span);
            self.above.push(Anchor { col, span, index, merged });
        }
        self.headers.push(row.header);
        self.rows += 1;
        crowded
    }

    /// Columns of the cells of a row; horizontally merged cells become one.
    fn columns(&self, before: usize, cells: Vec<CellBuild>, max: usize, crowded: &mut bool) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::with_capacity(cells.len());
        let mut col = before.min(max - 1);
        let mut joins = false;
        for cell in cells {
            let left_over = max.saturating_sub(col);
            let span = self.span_of(cell.props.span, col).min(left_over);
            let joined = joins && cell.props.horizontal == Merge::Continue;
            joins = joined || cell.props.horizontal == Merge::Restart;
            match placed.last_mut() {
                Some(last) if joined || left_over == 0 => {
                    *crowded |= left_over == 0;
                    last.span += span;
                    last.cell.join(cell);
                }
                _ => placed.push(Placed { col, span, cell }),
            }
            col += span;
        }
        placed
    }

    /// What a declared span is worth.
    fn span_of(&self, declared: usize, col: usize) -> usize {
        if declared > WORD_COLUMNS && self.grid_columns > 0 {
            return declared.min(self.grid_columns.saturating_sub(col)).max(1);
        }
        declared.max(1)
    }

    fn push(&mut self, col: usize, span: usize, cell: CellBuild, row_page: Option<u32>) -> usize {
        let source = Source { page: cell.page.or(row_page), ..Source::default() };
        self.weights.push(cell.weight);
        self.cells.push(Cell {
            row: self.rows,
            col,
            row_span: 1,
            col_span: span,
            text: cell.text,
            shaded: cell.props.shaded.unwrap_or(false),
            nested: cell.nested,
            source,
            ..Cell::default()
        });
        self.cells.len() - 1
    }

    /// A cell goes on in this row.
    fn extend(&mut self, index: usize, cell: CellBuild) {
        let (Some(host), Some(weight)) = (self.cells.get_mut(index), self.weights.get_mut(index)) else {
            return;
        };
        host.row_span += 1;
        host.nested.extend(cell.nested);
        append(&mut host.text, weight, &cell.text, cell.weight);
    }

    /// Gives cells of the first row a background.
    pub fn shade_first_row(&mut self) {
        for cell in self.cells.iter_mut().take_while(|cell| cell.row == 0) {
            cell.shaded = true;
        }
    }

    /// The rows so far as a table of their own; the next row begins another.
    pub fn split(&mut self) -> Table {
        let next = TableBuild {
            style: self.style,
            grid_columns: self.grid_columns,
            page: self.page,
            ..TableBuild::default()
        };
        std::mem::replace(self, next).finish()
    }

    /// The table, without number and places.
    pub fn finish(self) -> Table {
        let mut header_rows = self.headers.iter().take_while(|header| **header).count();
        // where every row claims to be repeated none is
        if header_rows == self.rows && self.rows > 1 {
            header_rows = 0;
        }
        let mut builder = GridBuilder::new();
        for (mut cell, weight) in self.cells.into_iter().zip(self.weights) {
            cell.bold = weight.all_bold();
            cell.lead = weight.lead();
            cell.header = cell.row < header_rows;
            builder.push(cell);
        }
        Table {
            number: 0,
            grid: builder.build(self.rows, self.cols),
            source: Source { page: self.page, ..Source::default() },
            header_rows,
            parent: None,
            parts: Vec::new(),
        }
    }
}

impl CellBuild {
    fn join(&mut self, other: CellBuild) {
        append(&mut self.text, &mut self.weight, &other.text, other.weight);
        self.nested.extend(other.nested);
    }
}

/// Adds the text of a cell that is merged into another; Word shows it no more, but it is in the file.
fn append(text: &mut String, weight: &mut Weight, more: &str, more_weight: Weight) {
    if more.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    weight.append(text.len(), more_weight);
    text.push_str(more);
}
