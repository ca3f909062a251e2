//! Tables that only place things on the page, and tables inside cells.

use crate::document::{Block, Cell, Paragraph, Role, Table};

/// Moves the tables that stand inside cells out, right after the table that holds them; they remember where
/// they stood. Works with a stack of its own: depth is the reader's limit, not the call stack's.
pub(super) fn lift_nested(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut stack = vec![block];
        while let Some(block) = stack.pop() {
            let Block::Table(mut table) = block else {
                out.push(block);
                continue;
            };
            if is_frame(&table) {
                let mut inner = unframe(table);
                inner.reverse();
                stack.extend(inner);
                continue;
            }
            let mut inner = Vec::new();
            for cell in table.grid.cells_mut() {
                for mut nested in std::mem::take(&mut cell.nested) {
                    nested.parent.get_or_insert(crate::document::NestedIn {
                        table: table.number,
                        row: cell.row,
                        col: cell.col,
                    });
                    inner.push(Block::Table(nested));
                }
            }
            out.push(Block::Table(table));
            inner.reverse();
            stack.extend(inner);
        }
    }
    out
}

/// A table with nothing of its own but other tables and at most a few lines above or below them.
fn is_frame(table: &Table) -> bool {
    let cells = table.grid.cells();
    let nested: usize = cells.iter().map(|cell| cell.nested.len()).sum();
    let texts = cells.iter().filter(|cell| !cell.text.trim().is_empty() && cell.nested.is_empty()).count();
    nested > 0
        && texts == 0
        && (table.grid.cols() == 1 || cells.iter().all(|cell| cell.text.trim().is_empty()))
}

fn unframe(table: Table) -> Vec<Block> {
    let mut out = Vec::new();
    for cell in table.grid.cells() {
        out.extend(lines(cell));
        out.extend(cell.nested.iter().cloned().map(Block::Table));
    }
    out
}

/// Turns tables of one single cell (a frame around a title or a text) into paragraphs.
pub(super) fn dissolve(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Table(table) if table.grid.cells().len() == 1 && table.parent.is_none() => {
                out.extend(lines(&table.grid.cells()[0]));
            }
            block => out.push(block),
        }
    }
    out
}

/// The paragraphs of a cell.
fn lines(cell: &Cell) -> Vec<Block> {
    let text = cell.lines();
    let block = |line: &str| {
        let (text, role) = match line.trim_start().strip_prefix("• ") {
            Some(item) => (item, Role::ListItem),
            None => (line, Role::Body),
        };
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            role,
            bold: cell.bold,
            source: cell.source.clone(),
        })
    };
    text.split('\n').filter(|line| !line.trim().is_empty()).map(block).collect()
}
