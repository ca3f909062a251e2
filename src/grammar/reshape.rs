//! Tables whose labels stand at the side: turned into the shape that the recognisers read.
//!
//! A label beside several rows (`INDICATORI` merged down at the left of a block) becomes a row of its own above
//! them; a matrix that lies on its side (labels in the first column, an objective in each further one) is
//! turned. Which texts are labels only the grammars know, so this is no work of the layout stage; the cells
//! keep their sources.

use super::field::{Field, Record};
use super::file::MarkerKind;
use super::matcher::Matcher;
use crate::document::{Block, Cell, Document, Grid, GridBuilder, Part, Table};

/// How sure a label of a matrix on its side must be; a weak label (`Titolo`) is.
const LABEL: f64 = 0.79;

/// Reshapes the tables of a document that need it.
pub(crate) fn reshape(document: &mut Document, matcher: &Matcher<'_>) {
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            if is_lying(&table.grid, matcher) {
                note(table, "transposed");
                table.grid = transpose(&table.grid);
            } else if let Some(grid) = lift_side_labels(&table.grid, matcher) {
                note(table, "side-label");
                table.grid = grid;
            }
        }
    }
}

fn note(table: &mut Table, reason: &'static str) {
    table.parts.push(Part { first_row: 0, reason, source: table.source.clone() });
}

/// Labels of objectives down the first column, at least two further columns that hold the same kinds of values.
fn is_lying(grid: &Grid, matcher: &Matcher<'_>) -> bool {
    if grid.cols() < 3 || grid.rows() < 3 || grid.cells().len() > 20_000 {
        return false;
    }
    // every row must stand on its own: a merged value belongs to a form, not to a list of objectives
    if grid.cells().iter().any(|c| c.row_span > 1 || (c.col > 0 && c.col_span > 1)) {
        return false;
    }
    let mut fields: Vec<(Record, Field)> = Vec::new();
    let (mut labels, mut labels_beside) = (0, 0);
    for row in 0..grid.rows() {
        let text = grid.at(row, 0).text.trim();
        let found = [Record::Objective, Record::Indicator]
            .into_iter()
            .filter_map(|record| Some((record, matcher.best(record, text, LABEL)?)))
            .max_by(|a, b| a.1.score.total_cmp(&b.1.score));
        if let Some((record, found)) = found {
            labels += 1;
            fields.push((record, found.key));
        }
        let second = grid.at(row, 1).text.trim();
        labels_beside +=
            usize::from(!second.is_empty() && matcher.best(Record::Objective, second, 0.95).is_some());
    }
    // labels in the second column too say that pairs stand side by side, as in a card
    if labels_beside >= 2 {
        return false;
    }
    let titles = fields.iter().filter(|f| **f == (Record::Objective, Field::Title)).count();
    let filled = |col: usize| (0..grid.rows()).filter(|row| !grid.at(*row, col).is_blank()).count();
    let full = (1..grid.cols()).all(|col| filled(col) * 10 >= grid.rows() * 5);
    titles == 1 && labels >= 3 && labels * 10 >= grid.rows() * 7 && full && title_row_is_titles(grid, matcher)
}

/// Each further column has a text for a title, no code and no mark.
fn title_row_is_titles(grid: &Grid, matcher: &Matcher<'_>) -> bool {
    let row = (0..grid.rows()).find(|row| {
        matcher.best(Record::Objective, &grid.at(*row, 0).text, LABEL).is_some_and(|m| m.key == Field::Title)
    });
    row.is_some_and(|row| (1..grid.cols()).all(|col| grid.at(row, col).text.trim().chars().count() >= 12))
}

fn transpose(grid: &Grid) -> Grid {
    let mut builder = GridBuilder::new();
    for cell in grid.cells() {
        builder.push(Cell {
            row: cell.col,
            col: cell.row,
            row_span: cell.col_span,
            col_span: cell.row_span,
            ..cell.clone()
        });
    }
    builder.build(grid.cols(), grid.rows())
}

/// Puts each side label of a block in a row of its own above its rows.
fn lift_side_labels(grid: &Grid, matcher: &Matcher<'_>) -> Option<Grid> {
    let is_side_label = |cell: &Cell| {
        let below = cell.row + cell.row_span;
        // plain text has no merged cells: the label stands once, with blanks under it
        let blank_below =
            below < grid.rows() && grid.at(below, 0).is_blank() && !grid.anchors(below).all(Cell::is_blank);
        (cell.row_span >= 2 || blank_below)
            && cell.col_span < grid.cols()
            && cell.col == 0
            && !cell.is_blank()
            && matcher.marker(&cell.text).is_some_and(|m| {
                matches!(m.kind, MarkerKind::Phases | MarkerKind::Indicators | MarkerKind::Staff)
            })
            && begins_header(grid, cell, matcher)
    };
    let labels: Vec<&Cell> = grid.cells().iter().filter(|cell| is_side_label(cell)).collect();
    if labels.is_empty() {
        return None;
    }
    let shift = |row: usize| labels.iter().filter(|label| label.row <= row).count();
    let mut builder = GridBuilder::new();
    for cell in grid.cells() {
        let side = labels.iter().any(|label| label.row == cell.row && label.col == cell.col);
        if side {
            let row = cell.row + shift(cell.row) - 1;
            builder.push(Cell { row, col: 0, row_span: 1, col_span: grid.cols(), ..cell.clone() });
            // its old place stays free; blank cells fill it
        } else {
            // a cell that covers rows on both sides of a new one grows with it
            let (first, last) = (cell.row, cell.row + cell.row_span - 1);
            let row = first + shift(first);
            builder.push(Cell { row, row_span: last + shift(last) - row + 1, ..cell.clone() });
        }
    }
    Some(builder.build(grid.rows() + labels.len(), grid.cols()))
}

/// Right of the label, its first row is a header of the block that it names: with the column that every record
/// of the block fills, which in a plain header is the label itself.
fn begins_header(grid: &Grid, label: &Cell, matcher: &Matcher<'_>) -> bool {
    let beside: Vec<&Cell> =
        grid.anchors(label.row).filter(|c| c.col >= label.col + label.col_span && !c.is_blank()).collect();
    [
        (Record::Indicator, Field::Description),
        (Record::Phase, Field::Description),
        (Record::Person, Field::Name),
    ]
    .into_iter()
    .any(|(record, required)| {
        let found: Vec<_> = beside.iter().filter_map(|c| matcher.best(record, &c.text, 0.7)).collect();
        found.iter().any(|m| m.key == required && !m.weak)
            && found.len() >= 2
            && found.len() * 2 >= beside.len()
    })
}
