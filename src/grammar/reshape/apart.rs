//! Cards side by side: each with its number, in a group of columns of its own, with the same rows. They become
//! cards one under the other.

use super::super::matcher::Matcher;
use crate::document::{Cell, Grid, GridBuilder};

/// Fewer rows with a label in each group make no card.
const FEWEST_ROWS: usize = 2;

/// The grid with its cards one under the other; `None` where none stand side by side.
pub(super) fn unfolded(grid: &Grid, matcher: &Matcher<'_>) -> Option<Grid> {
    let starts = openers(grid, matcher, 0..grid.rows())?;
    // which rows open cards in each of these columns, or at least in the first
    let mut heads: Vec<usize> = (0..grid.rows())
        .filter(|row| openers(grid, matcher, *row..*row + 1).is_some_and(|own| own == starts))
        .chain(lone_openers(grid, matcher, &starts))
        .collect();
    heads.sort_unstable();
    heads.dedup();
    let first = *heads.first()?;
    let group = |col: usize| starts.iter().rposition(|start| *start <= col);
    let apart = grid
        .cells()
        .iter()
        .filter(|cell| cell.row >= first && !cell.is_blank())
        .all(|cell| group(cell.col).is_some() && group(cell.col) == group(cell.col + cell.col_span - 1));
    if !apart || !has_labels(grid, matcher, first, &starts) {
        return None;
    }
    let mut builder = GridBuilder::new();
    let mut to = 0;
    for row in 0..first {
        push_row(grid, row, (0, grid.cols()), to, &mut builder);
        to += 1;
    }
    let ends = heads.iter().skip(1).copied().chain([grid.rows()]);
    for (head, end) in heads.iter().zip(ends) {
        for (at, start) in starts.iter().enumerate() {
            let cols = (*start, starts.get(at + 1).copied().unwrap_or(grid.cols()));
            for row in *head..end {
                to += usize::from(push_row(grid, row, cols, to, &mut builder));
            }
        }
    }
    Some(builder.build(to, grid.cols()))
}

/// The columns in which numbered cards begin in the first row that has several of them.
fn openers(grid: &Grid, matcher: &Matcher<'_>, mut rows: std::ops::Range<usize>) -> Option<Vec<usize>> {
    rows.find_map(|row| {
        let opens = |cell: &&Cell| !cell.is_blank() && matcher.numbered(&cell.text).is_some();
        // the first column decides: most rows need not be asked further
        grid.anchors(row).next().filter(|cell| cell.col == 0).filter(opens)?;
        let starts: Vec<usize> = grid.anchors(row).filter(opens).map(|cell| cell.col).collect();
        (starts.len() >= 2).then_some(starts)
    })
}

/// Rows in which the last card of an odd number stands alone.
fn lone_openers<'g>(
    grid: &'g Grid,
    matcher: &'g Matcher<'_>,
    starts: &'g [usize],
) -> impl Iterator<Item = usize> + 'g {
    (0..grid.rows()).filter(move |row| {
        let mut filled = grid.anchors(*row).filter(|cell| !cell.is_blank());
        let alone = filled.next().filter(|_| filled.next().is_none());
        alone.is_some_and(|cell| cell.col == starts[0] && matcher.numbered(&cell.text).is_some())
    })
}

/// In each group several rows begin with a label.
fn has_labels(grid: &Grid, matcher: &Matcher<'_>, first: usize, starts: &[usize]) -> bool {
    starts.iter().all(|start| {
        let labelled = (first + 1..grid.rows()).filter(|row| {
            let cell = grid.at(*row, *start);
            cell.row == *row
                && (matcher.line(&cell.text).is_some() || matcher.card_keys(&cell.text, 0.85).is_some())
        });
        labelled.count() >= FEWEST_ROWS
    })
}

/// Writes the cells of a row between two columns at the left; tells whether there is anything in it.
fn push_row(
    grid: &Grid,
    row: usize,
    (from, to): (usize, usize),
    at: usize,
    builder: &mut GridBuilder,
) -> bool {
    let own = || grid.anchors(row).filter(move |cell| (from..to).contains(&cell.col));
    if from > 0 && own().all(Cell::is_blank) {
        return false;
    }
    for cell in own() {
        builder.push(Cell { row: at, row_span: 1, col: cell.col - from, ..cell.clone() });
    }
    true
}
