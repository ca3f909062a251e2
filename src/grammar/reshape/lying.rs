//! A matrix that lies on its side: labels in the first column, an objective in each further one.

use super::super::field::{Field, Record};
use super::super::matcher::Matcher;
use crate::document::{Cell, Grid, GridBuilder};

/// How sure a label must be; a weak label (`Titolo`) is.
pub(super) const LABEL: f64 = 0.79;

/// Labels of objectives down the first column, at least two further columns that hold the same kinds of values.
pub(super) fn is_lying(grid: &Grid, matcher: &Matcher<'_>) -> bool {
    if grid.cols() < 3 || grid.rows() < 3 {
        return false;
    }
    // every row must stand on its own: a merged value belongs to a form, not to a list of objectives; what several
    // objectives have in common may stand over them
    let common = |cell: &Cell| {
        let found = matcher.best(Record::Objective, grid.at(cell.row, 0).text.trim(), LABEL);
        found.is_some_and(|m| matches!(m.key, Field::Category | Field::StrategicObjective | Field::Unit))
    };
    if grid.cells().iter().any(|c| c.row_span > 1 || (c.col > 0 && c.col_span > 1 && !common(c))) {
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

/// Rows as columns.
pub(super) fn transposed(grid: &Grid) -> Grid {
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
