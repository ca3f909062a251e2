//! Tables whose labels stand at the side: turned into the shape that the recognisers read.
//!
//! Which texts are labels only the grammars know, so this is no work of the layout stage; the cells keep their
//! sources. Each way of laying out has a module: [`layers`] (a record over two rows of different columns),
//! [`abreast`] (records side by side inside a card), [`apart`] (cards side by side), [`lying`] (a matrix on its side), [`side`] (a label beside
//! the rows of its block).

mod abreast;
mod apart;
mod layers;
mod lying;
mod side;

use super::matcher::Matcher;
use crate::document::{Block, Document, Part, Table};

/// Why a row stands alone: it was a label at the side of the rows under it.
pub(super) const SIDE_LABEL: &str = "side-label";

/// Cells in a table above which it is left as it is.
const MOST_CELLS: usize = 20_000;

/// Reshapes the tables of a document that need it.
pub(crate) fn reshape(document: &mut Document, matcher: &Matcher<'_>) {
    for block in &mut document.blocks {
        if let Block::Table(table) = block
            && table.grid.cells().len() <= MOST_CELLS
        {
            one(table, matcher);
        }
    }
}

fn one(table: &mut Table, matcher: &Matcher<'_>) {
    if let Some(grid) = layers::unfolded(&table.grid, matcher) {
        note(table, "layers", 0);
        table.grid = grid;
        return;
    }
    if lying::is_lying(&table.grid, matcher) {
        note(table, "transposed", 0);
        table.grid = lying::transposed(&table.grid);
        return;
    }
    if let Some(grid) = apart::unfolded(&table.grid, matcher) {
        note(table, "apart", 0);
        table.parts.retain(|part| part.first_row == 0);
        table.grid = grid;
        return;
    }
    if let Some((grid, put_in)) = abreast::unfolded(&table.grid, matcher) {
        for part in &mut table.parts {
            let first = part.first_row;
            part.first_row +=
                put_in.iter().filter(|(row, _)| *row < first).map(|(_, more)| more).sum::<usize>();
        }
        note(table, "abreast", 0);
        table.grid = grid;
    }
    if let Some((grid, rows)) = side::lifted(&table.grid, matcher) {
        for part in &mut table.parts {
            for row in &rows {
                part.first_row += usize::from(*row < part.first_row);
            }
        }
        for row in rows {
            note(table, SIDE_LABEL, row);
        }
        table.grid = grid;
    }
    if let Some(grid) = side::filled_down(&table.grid, matcher) {
        note(table, "filled-down", 0);
        table.grid = grid;
    }
}

fn note(table: &mut Table, reason: &'static str, first_row: usize) {
    table.parts.push(Part { first_row, reason, source: table.source.clone() });
}
