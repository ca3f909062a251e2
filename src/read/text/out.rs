//! The document being built, with the caps of [`Limits`] in one place.

use crate::document::{Block, Cell, Document, GridBuilder, Note, Paragraph, ReaderKind, Role, Source, Table};
use crate::limits::Limits;
use crate::read::aligned::AlignedCell;

/// A cell before it has its place in a grid.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub text: String,
    pub header: bool,
}

impl From<AlignedCell> for Draft {
    fn from(cell: AlignedCell) -> Self {
        let AlignedCell { row, col, row_span, col_span, text, .. } = cell;
        Draft { row, col, row_span, col_span, text, header: false }
    }
}

/// Collects blocks and counts what they cost.
#[derive(Debug)]
pub(super) struct Builder<'l> {
    limits: &'l Limits,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    tables: u32,
    cells: usize,
    /// Pages are known: sources carry one.
    paged: bool,
    full: bool,
}

impl<'l> Builder<'l> {
    pub fn new(limits: &'l Limits, notes: Vec<Note>, paged: bool) -> Self {
        Builder { limits, blocks: Vec::new(), notes, tables: 0, cells: 0, paged, full: false }
    }

    /// No block can be added any more.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Adds a note about a place.
    pub fn note(&mut self, code: &'static str, detail: impl Into<String>, page: u32) {
        let source = Source { page: self.page(page), ..Source::default() };
        self.notes.push(Note { code, detail: detail.into(), source });
    }

    fn page(&self, page: u32) -> Option<u32> {
        self.paged.then_some(page)
    }

    fn push(&mut self, block: Block, page: u32) {
        if self.blocks.len() >= self.limits.blocks {
            if !self.full {
                self.full = true;
                self.note("block-limit", self.limits.blocks.to_string(), page);
            }
            return;
        }
        self.blocks.push(block);
    }

    /// Adds a paragraph that stands on `lines` (first, last) of `page`. A blank one is left out.
    pub fn paragraph(&mut self, text: String, role: Role, page: u32, lines: (u32, u32)) {
        if text.trim().is_empty() {
            return;
        }
        let source = Source { page: self.page(page), rows: Some(lines), ..Source::default() };
        self.push(Block::Paragraph(Paragraph { text, role, bold: false, source }), page);
    }

    /// Whether a table of this size may still be added.
    pub fn has_room(&self, rows: usize, cols: usize) -> bool {
        self.cells.saturating_add(rows.saturating_mul(cols)) <= self.limits.cells
    }

    /// Whether a table of this size keeps to all caps.
    pub fn fits(&self, rows: usize, cols: usize) -> bool {
        cols <= self.limits.table_cols
            && rows.saturating_mul(cols) <= self.limits.table_cells
            && self.has_room(rows, cols)
    }

    /// Adds a table; it must fit ([`Builder::has_room`], and the caps of one table).
    pub fn table(&mut self, drafts: Vec<Draft>, rows: usize, cols: usize, page: u32) {
        let number = self.tables + 1;
        let page_source = self.page(page);
        let mut grid = GridBuilder::new();
        let header_rows = drafts.iter().filter(|d| d.header).map(|d| d.row + 1).max().unwrap_or(0);
        for draft in drafts {
            let (first, last) = (draft.row as u32 + 1, (draft.row + draft.row_span.max(1)) as u32);
            grid.push(Cell {
                row: draft.row,
                col: draft.col,
                row_span: draft.row_span.max(1),
                col_span: draft.col_span.max(1),
                text: draft.text,
                header: draft.header,
                source: Source::table_rows(page_source, number, first, last),
                ..Cell::default()
            });
        }
        let mut grid = grid.build(rows, cols);
        for cell in grid.cells_mut() {
            if cell.source == Source::default() {
                let row = cell.row as u32 + 1;
                cell.source = Source::table_rows(page_source, number, row, row);
            }
        }
        self.tables = number;
        self.cells += grid.rows() * grid.cols();
        let source = Source::table_rows(page_source, number, 1, grid.rows() as u32);
        let table = Table { number, grid, source, header_rows, parent: None, parts: Vec::new() };
        self.push(Block::Table(table), page);
    }

    /// The caps.
    pub fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// The document.
    pub fn finish(self, pages: Option<u32>) -> Document {
        Document { reader: ReaderKind::Text, pages, blocks: self.blocks, notes: self.notes }
    }
}
