//! Tables, rows and cells as they begin and end.

use super::edges::{EdgeCell, EdgeRow};
use super::line::CellText;
use super::place::Placed;
use super::{Flow, FlowKind, Story, edges, place};

/// What the format says of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellAt {
    /// Column, where the format counts the covered ones; `None`: the next that no cell covers.
    pub col: Option<usize>,
    /// Rows covered; 0 counts as 1.
    pub row_span: usize,
    /// Columns covered; 0 counts as 1.
    pub col_span: usize,
    /// Declared a header.
    pub header: bool,
    /// Has a background.
    pub shaded: bool,
}

/// A cell that ended, before it has its place.
#[derive(Debug)]
pub(super) struct DoneCell {
    pub at: CellAt,
    pub content: CellText,
}

/// A row that is being read.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<DoneCell>,
    header: bool,
    /// The cell that is open.
    open: CellAt,
}

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct TableBuild {
    row: Option<Row>,
    pub rows: usize,
    pub cells: Vec<Placed>,
    /// For each column, the row from which on it is free.
    busy: Vec<usize>,
    /// Rows whose cells are placed by their edges.
    edge_rows: Vec<EdgeRow>,
    pub headers: Vec<bool>,
    /// Most cells or columns of a row.
    pub cols: usize,
    pub page: Option<u32>,
}

impl TableBuild {
    /// Another row would make the table larger than a limit.
    fn is_full(&self, limit: usize) -> bool {
        self.rows > 0 && (self.rows + 1).saturating_mul(self.cols.max(1)) > limit
    }
}

impl Story<'_> {
    /// A table begins. False where it can't: too deep, too many cells, or no cell for it; its text then goes
    /// on where it stands.
    pub fn begin_table(&mut self) -> bool {
        let deep = self.flows.iter().filter(|flow| flow.kind == FlowKind::Cell).count();
        if deep >= self.limits.table_depth {
            self.note_once("depth-limit", self.limits.table_depth.to_string());
            return false;
        }
        if self.cells >= self.limits.cells {
            self.note_once("cell-limit", self.limits.cells.to_string());
            return false;
        }
        let page = self.page;
        if self.flow().table.is_some() {
            return false;
        }
        self.flush();
        self.flow().table = Some(TableBuild { page, ..TableBuild::default() });
        true
    }

    /// Whether a table is open where the text stands, outside of its cells.
    pub fn in_table(&self) -> bool {
        self.flows.last().is_some_and(|flow| flow.table.is_some())
    }

    /// Whether a row is open where the text stands, outside of its cells.
    pub fn in_row(&self) -> bool {
        self.flows.last().is_some_and(|flow| flow.table.as_ref().is_some_and(|table| table.row.is_some()))
    }

    /// A row begins; a row that is open ends.
    pub fn begin_row(&mut self, header: bool) {
        self.end_row();
        let limit = self.limits.table_cells;
        let Some(table) = self.flow().table.as_mut() else { return };
        if table.is_full(limit) {
            let next = TableBuild { page: table.page, ..TableBuild::default() };
            let full = std::mem::replace(table, next);
            self.note_once("table-limit", limit.to_string());
            self.finish_table(full);
        }
        if let Some(table) = self.flow().table.as_mut() {
            table.row = Some(Row { header, ..Row::default() });
        }
    }

    /// Tells that the open row is a header after all.
    pub fn mark_header_row(&mut self) {
        if let Some(row) = self.flow().table.as_mut().and_then(|table| table.row.as_mut()) {
            row.header = true;
        }
    }

    /// A cell begins. False outside of a row and beyond the cap of cells.
    pub fn begin_cell(&mut self, at: CellAt) -> bool {
        if self.cells >= self.limits.cells {
            self.note_once("cell-limit", self.limits.cells.to_string());
            return false;
        }
        let Some(row) = self.flow().table.as_mut().and_then(|table| table.row.as_mut()) else {
            return false;
        };
        row.open = at;
        self.cells += 1;
        self.flows.push(Flow::new(FlowKind::Cell));
        true
    }

    /// The innermost cell ends, with a table that is open in it.
    pub fn end_cell(&mut self) {
        if !self.in_cell() {
            return;
        }
        self.close_table();
        self.flush();
        let Some(flow) = self.flows.pop() else { return };
        let Some(row) = self.flow().table.as_mut().and_then(|table| table.row.as_mut()) else {
            return;
        };
        let at = row.open;
        row.cells.push(DoneCell { at, content: flow.cell });
    }

    /// Whether the open cell has nothing in it yet.
    pub fn cell_is_blank(&mut self) -> bool {
        let flow = self.flow();
        flow.line.text.trim().is_empty() && flow.cell.text.is_empty() && flow.cell.nested.is_empty()
    }

    /// Takes back the open cell, which is blank.
    pub fn drop_cell(&mut self) {
        if self.in_cell() {
            self.flows.pop();
        }
    }

    /// The open row ends; its cells stand where they said.
    pub fn end_row(&mut self) {
        let max = self.limits.table_cols.max(1);
        let Some(table) = self.flow().table.as_mut() else { return };
        let Some(row) = table.row.take() else { return };
        let at = table.rows;
        let crowded = place::place_row(row.cells, at, max, &mut table.busy, &mut table.cells);
        table.cols = table.cols.max(table.busy.len());
        table.headers.push(row.header);
        table.rows += 1;
        if crowded {
            self.note_once("column-limit", max.to_string());
        }
    }

    /// The open row ends; the edges of its cells are told now.
    pub fn end_row_at(&mut self, edges: Vec<EdgeCell>) {
        let Some(table) = self.flow().table.as_mut() else { return };
        let Some(row) = table.row.take() else { return };
        let row = EdgeRow::new(row.cells, edges, row.header);
        table.cols = table.cols.max(row.len());
        table.headers.push(row.header);
        table.edge_rows.push(row);
        table.rows += 1;
    }

    /// The table ends where the text stands.
    pub fn end_table(&mut self) {
        self.close_table();
    }

    /// Ends the table that is open in the innermost flow.
    pub(super) fn close_table(&mut self) {
        self.end_row();
        let Some(table) = self.flow().table.take() else { return };
        self.finish_table(table);
    }

    fn finish_table(&mut self, mut table: TableBuild) {
        if !table.edge_rows.is_empty() {
            let rows = std::mem::take(&mut table.edge_rows);
            let (cells, cols, crowded) = edges::place(rows, self.limits);
            table.cells = cells;
            table.cols = cols;
            if crowded {
                self.note_once("column-limit", "");
            }
        }
        if table.cells.is_empty() {
            return;
        }
        let table = place::table(table);
        self.put_table(table);
    }
}
