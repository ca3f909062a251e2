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
                note(table, "transposed", 0);
                table.grid = transpose(&table.grid);
            } else if let Some((grid, rows)) = lift_side_labels(&table.grid, matcher) {
                shift_parts(table, &rows);
                for row in rows {
                    note(table, SIDE_LABEL, row);
                }
                table.grid = grid;
            }
        }
    }
}

/// Why a row stands alone: it was a label at the side of the rows under it.
pub(super) const SIDE_LABEL: &str = "side-label";

fn note(table: &mut Table, reason: &'static str, first_row: usize) {
    table.parts.push(Part { first_row, reason, source: table.source.clone() });
}

/// The parts of a table begin further down where rows were put in above them.
fn shift_parts(table: &mut Table, rows: &[usize]) {
    for part in &mut table.parts {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        for row in sorted {
            part.first_row += usize::from(row < part.first_row);
        }
    }
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

/// Puts each side label of a block in a row of its own above its rows; gives the rows too.
fn lift_side_labels(grid: &Grid, matcher: &Matcher<'_>) -> Option<(Grid, Vec<usize>)> {
    let beside_rows = |cell: &Cell| {
        let below = cell.row + cell.row_span;
        // plain text has no merged cells: the label stands once, with blanks under it
        let blank_below =
            below < grid.rows() && grid.at(below, 0).is_blank() && !grid.anchors(below).all(Cell::is_blank);
        (cell.row_span >= 2 || blank_below)
            && cell.col_span < grid.cols()
            && cell.col == 0
            && !cell.is_blank()
    };
    let names_block = |cell: &Cell| {
        matcher.marker(&cell.text).is_some_and(|m| {
            matches!(m.kind, MarkerKind::Phases | MarkerKind::Indicators | MarkerKind::Staff)
        })
    };
    let candidates: Vec<&Cell> = grid.cells().iter().filter(|cell| beside_rows(cell)).collect();
    let named: Vec<bool> =
        candidates.iter().map(|cell| names_block(cell) && begins_header(grid, cell, matcher, 2)).collect();
    let framed: Vec<bool> = candidates.iter().map(|cell| frames_block(grid, cell, matcher)).collect();
    // a form of blocks has several of them, or one down to its end; one more cell merged down may be anything
    let several = framed.iter().filter(|framed| **framed).count() >= 2
        || candidates
            .iter()
            .zip(&framed)
            .any(|(c, framed)| *framed && c.row + c.row_span == grid.rows() && c.row > 0);
    let labels: Vec<&Cell> = candidates
        .into_iter()
        .zip(named.into_iter().zip(framed))
        .filter(|(_, (named, framed))| *named || *framed && several)
        .map(|(cell, _)| cell)
        .collect();
    if labels.is_empty() {
        return None;
    }
    let shift = |row: usize| labels.iter().filter(|label| label.row <= row).count();
    let mut builder = GridBuilder::new();
    let mut rows = Vec::new();
    for cell in grid.cells() {
        let side = labels.iter().any(|label| label.row == cell.row && label.col == cell.col);
        if side {
            let row = cell.row + shift(cell.row) - 1;
            rows.push(row);
            builder.push(Cell { row, col: 0, row_span: 1, col_span: grid.cols(), ..cell.clone() });
            // its old place stays free; blank cells fill it
        } else {
            // a cell that covers rows on both sides of a new one grows with it
            let (first, last) = (cell.row, cell.row + cell.row_span - 1);
            let row = first + shift(first);
            builder.push(Cell { row, row_span: last + shift(last) - row + 1, ..cell.clone() });
        }
    }
    Some((builder.build(grid.rows() + labels.len(), grid.cols()), rows))
}

/// The cells right of a label in one of its rows.
fn beside<'g>(grid: &'g Grid, label: &Cell, row: usize) -> Vec<&'g Cell> {
    grid.anchors(row).filter(|c| c.col >= label.col + label.col_span && !c.is_blank()).collect()
}

/// Right of a cell that is merged down stands a block of its own: a header with rows under it, or labels with
/// their values.
fn frames_block(grid: &Grid, label: &Cell, matcher: &Matcher<'_>) -> bool {
    if label.row_span < 2 || label.text.chars().count() > 60 {
        return false;
    }
    let under = beside(grid, label, label.row + 1);
    let labels_under = under.iter().filter(|c| matcher.card_keys(&c.text, 0.85).is_some()).count();
    if begins_header(grid, label, matcher, 1) && labels_under * 2 < under.len().max(1) {
        return true;
    }
    let rows = label.row..label.row + label.row_span;
    let labelled = rows.filter(|row| {
        let cells = beside(grid, label, *row);
        cells.len() >= 2
            && matcher
                .card_keys(&cells[0].text, 0.85)
                .is_some_and(|(_, found)| found.score >= 0.9 || found.weak)
            && matcher.card_keys(&cells[1].text, 0.85).is_none()
    });
    labelled.count() * 2 >= label.row_span
}

/// Right of the label, its first row is a header of a block: with the column that every record of the block
/// fills, which in a plain header is the label itself, and with at least so many known labels.
fn begins_header(grid: &Grid, label: &Cell, matcher: &Matcher<'_>, least: usize) -> bool {
    let beside = beside(grid, label, label.row);
    beside.len() >= 2
        && [
            (Record::Indicator, Field::Description),
            (Record::Phase, Field::Description),
            (Record::Person, Field::Name),
        ]
        .into_iter()
        .any(|(record, required)| {
            let found: Vec<_> = beside.iter().filter_map(|c| matcher.best(record, &c.text, 0.7)).collect();
            let months = beside.iter().filter(|c| {
                matcher.words.language.month(&c.text).is_some()
                    || matcher.words.language.quarter(&c.text).is_some()
            });
            let known = found.len() + if record == Record::Phase { months.count() } else { 0 };
            found.iter().any(|m| m.key == required && !m.weak) && known >= least && known * 2 >= beside.len()
        })
}
