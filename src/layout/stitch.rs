//! Tables that go on after a page break, put together by evidence.

use crate::document::{Block, Cell, Grid, GridBuilder, Part, Role, Table};

/// Joins a table to the one before it where nothing but page furniture stands between them and both have the
/// same number of columns. Rows are kept as they are: a repeated header or a cut row is told by the grammar
/// stage, which knows what a header is; the join and its reason are recorded in [`Table::parts`].
pub(super) fn stitch(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Option<usize> = None;
    for block in blocks {
        match block {
            Block::Table(table) => {
                let joined = open.and_then(|at| match &mut out[at] {
                    Block::Table(before) => reason(before, &table).map(|reason| (before, reason)),
                    Block::Paragraph(_) => None,
                });
                match joined {
                    Some((before, reason)) => join(before, table, reason),
                    None => {
                        open = Some(out.len());
                        out.push(Block::Table(table));
                    }
                }
            }
            Block::Paragraph(paragraph) => {
                let between = matches!(paragraph.role, Role::Furniture | Role::Hidden | Role::Footnote)
                    || paragraph.text.trim().is_empty();
                if !between {
                    open = None;
                }
                out.push(Block::Paragraph(paragraph));
            }
        }
    }
    out
}

fn reason(before: &Table, table: &Table) -> Option<&'static str> {
    if before.parent != table.parent || before.grid.cols() != table.grid.cols() || table.grid.cols() < 2 {
        return None;
    }
    if first_row(&before.grid) == first_row(&table.grid) {
        Some("repeated-header")
    } else {
        Some("same-columns")
    }
}

fn first_row(grid: &Grid) -> Vec<&str> {
    if grid.rows() == 0 {
        return Vec::new();
    }
    grid.anchors(0).map(|cell| cell.text.trim()).collect()
}

fn join(before: &mut Table, table: Table, reason: &'static str) {
    let shift = before.grid.rows();
    if before.parts.is_empty() {
        before.parts.push(Part { first_row: 0, reason: "start", source: before.source.clone() });
    }
    before.parts.push(Part { first_row: shift, reason, source: table.source.clone() });
    let mut builder = GridBuilder::new();
    let (rows, cols) = (shift + table.grid.rows(), before.grid.cols());
    for cell in before.grid.cells() {
        builder.push(cell.clone());
    }
    for cell in table.grid.cells() {
        builder.push(Cell { row: cell.row + shift, ..cell.clone() });
    }
    before.grid = builder.build(rows, cols);
}
