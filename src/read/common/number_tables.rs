//! Tables of a finished document: numbered, their cells placed, or as lines of text.

use crate::document::{Block, Document, NestedIn, Source, Table};

/// A table as text: cells of a row by tabs, nested tables behind their row.
pub fn row_lines(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for row in 0..table.grid.rows() {
        let cells: Vec<&str> = table.grid.anchors(row).map(|cell| cell.text.trim()).collect();
        if cells.iter().any(|text| !text.is_empty()) {
            lines.push(cells.join("\t"));
        }
        for nested in table.grid.anchors(row).flat_map(|cell| &cell.nested) {
            lines.extend(row_lines(nested));
        }
    }
    lines
}

/// Numbers the tables in reading order and fills in the places of their cells.
pub fn number_tables(document: &mut Document) {
    let mut next = 1;
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            number_table(table, None, &mut next);
        }
    }
}

/// Nesting is bounded by [`Limits::table_depth`](crate::limits::Limits).
fn number_table(table: &mut Table, parent: Option<NestedIn>, next: &mut u32) {
    let number = *next;
    *next = next.saturating_add(1);
    table.number = number;
    table.parent = parent;
    let rows = table.grid.rows() as u32;
    table.source = Source::table_rows(table.source.page, number, 1, rows.max(1));
    let mut row_page = table.source.page;
    for cell in table.grid.cells_mut() {
        let first = cell.row as u32 + 1;
        // cells that the grid builder filled in stand on the page of their row
        row_page = cell.source.page.or(row_page);
        let last = first + (cell.row_span as u32).saturating_sub(1);
        cell.source = Source::table_rows(row_page, number, first, last);
        let place = NestedIn { table: number, row: cell.row, col: cell.col };
        for nested in &mut cell.nested {
            number_table(nested, Some(place), next);
        }
    }
    let first_page = table.grid.cells().iter().filter_map(|cell| cell.source.page).min();
    table.source.page = first_page.or(table.source.page);
}
