//! Records side by side inside a card: a label in the first column of each row, a record in each further one.
//!
//! They become rows of a label and a value, one record after the other, which is how a card lists them otherwise.

use std::ops::Range;

use super::super::field::{Field, Record};
use super::super::matcher::Matcher;
use super::lying::LABEL;
use crate::document::{Cell, Grid, GridBuilder};

/// Fewer labels make no record.
const FEWEST_LABELS: usize = 2;

/// The grid with its records one under the other, and after which rows how many were put in; `None` where no
/// records stand side by side.
pub(super) fn unfolded(grid: &Grid, matcher: &Matcher<'_>) -> Option<(Grid, Vec<(usize, usize)>)> {
    let runs = runs(grid, matcher);
    if runs.is_empty() {
        return None;
    }
    let mut builder = GridBuilder::new();
    let mut put_in = Vec::new();
    let (mut at, mut shift) = (0, 0);
    for run in runs {
        copy_rows(grid, at..run.start, shift, &mut builder);
        let rows = write_records(grid, &run, run.start + shift, matcher, &mut builder);
        shift += rows.saturating_sub(run.len());
        put_in.push((run.end - 1, rows.saturating_sub(run.len())));
        at = run.end;
    }
    copy_rows(grid, at..grid.rows(), shift, &mut builder);
    Some((builder.build(grid.rows() + shift, grid.cols()), put_in))
}

/// Runs of rows that begin with a label of an indicator and have the same further columns.
fn runs(grid: &Grid, matcher: &Matcher<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < grid.rows() {
        let Some(columns) = columns_of(grid, at, matcher) else {
            at += 1;
            continue;
        };
        let end = (at..grid.rows())
            .find(|row| columns_of(grid, *row, matcher).as_ref() != Some(&columns))
            .unwrap_or(grid.rows());
        if is_record(grid, at..end, matcher) {
            runs.push(at..end);
        }
        at = end.max(at + 1);
    }
    runs
}

/// The places of the values of a row that begins with a label; `None` where it does not, or has only one place.
fn columns_of(grid: &Grid, row: usize, matcher: &Matcher<'_>) -> Option<Vec<(usize, usize)>> {
    let label = grid.at(row, 0);
    if label.row != row || label.row_span != 1 {
        return None;
    }
    let values: Vec<&Cell> = grid.anchors(row).filter(|c| c.col > 0).collect();
    let plain = values.len() >= 2 && values.iter().all(|c| c.row_span == 1);
    (plain && matcher.best(Record::Indicator, &label.text, LABEL).is_some())
        .then(|| values.iter().map(|c| (c.col, c.col_span)).collect())
}

/// The run says what each record is about, and of at least two.
fn is_record(grid: &Grid, run: Range<usize>, matcher: &Matcher<'_>) -> bool {
    run.len() >= FEWEST_LABELS
        && !has_label_column(grid, run.clone(), matcher)
        && describing_row(grid, run, matcher)
            .is_some_and(|row| grid.anchors(row).filter(|c| c.col > 0 && !c.is_blank()).count() >= 2)
}

/// Labels beside labels: pairs that stand side by side, as in a card.
fn has_label_column(grid: &Grid, run: Range<usize>, matcher: &Matcher<'_>) -> bool {
    grid.anchors(run.start).filter(|c| c.col > 0).any(|place| {
        let filled = run.clone().map(|row| grid.at(row, place.col)).filter(|c| !c.is_blank());
        let (mut labels, mut all) = (0, 0);
        for cell in filled {
            all += 1;
            labels += usize::from(matcher.best(Record::Indicator, &cell.text, 0.9).is_some());
        }
        labels * 2 >= all.max(1)
    })
}

/// The row of what the records are about.
fn describing_row(grid: &Grid, mut run: Range<usize>, matcher: &Matcher<'_>) -> Option<usize> {
    run.find(|row| {
        let found = matcher.best(Record::Indicator, &grid.at(*row, 0).text, LABEL);
        found.is_some_and(|m| m.key == Field::Description)
    })
}

/// Writes each record as rows of label and value from a row on; gives how many rows.
fn write_records(
    grid: &Grid,
    run: &Range<usize>,
    from: usize,
    matcher: &Matcher<'_>,
    builder: &mut GridBuilder,
) -> usize {
    let first = describing_row(grid, run.clone(), matcher).unwrap_or(run.start);
    let order: Vec<usize> = std::iter::once(first).chain(run.clone().filter(|row| *row != first)).collect();
    let places: Vec<usize> = grid.anchors(first).filter(|c| c.col > 0).map(|c| c.col).collect();
    let mut row = from;
    for place in places {
        if order.iter().all(|at| grid.at(*at, place).is_blank()) {
            continue;
        }
        for at in &order {
            let (label, value) = (grid.at(*at, 0), grid.at(*at, place));
            builder.push(Cell { row, ..label.clone() });
            let col = label.col + label.col_span;
            builder.push(Cell { row, col, col_span: grid.cols() - col, ..value.clone() });
            row += 1;
        }
    }
    row - from
}

fn copy_rows(grid: &Grid, rows: Range<usize>, shift: usize, builder: &mut GridBuilder) {
    for cell in rows.flat_map(|row| grid.anchors(row)) {
        builder.push(Cell { row: cell.row + shift, ..cell.clone() });
    }
}
