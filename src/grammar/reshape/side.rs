//! A label beside several rows (`INDICATORI` merged down at the left of a block) becomes a row of its own above
//! them.

use super::super::field::{Field, Record};
use super::super::file::MarkerKind;
use super::super::matcher::Matcher;
use crate::document::{Cell, Grid, GridBuilder};

/// Puts each side label of a block in a row of its own above its rows; gives the rows too.
pub(super) fn lifted(grid: &Grid, matcher: &Matcher<'_>) -> Option<(Grid, Vec<usize>)> {
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
    let several = open_rows(grid, &candidates, &framed, matcher)
        && (framed.iter().filter(|framed| **framed).count() >= 2
            || candidates
                .iter()
                .zip(&framed)
                .any(|(c, framed)| *framed && c.row + c.row_span == grid.rows()));
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
    rows.sort_unstable();
    Some((builder.build(grid.rows() + labels.len(), grid.cols()), rows))
}

/// Hardly any row stands outside of the framed blocks with something else than a label in front: a list with a
/// stacked header has many.
fn open_rows(grid: &Grid, candidates: &[&Cell], framed: &[bool], matcher: &Matcher<'_>) -> bool {
    let blocks = || candidates.iter().zip(framed).filter(|(_, framed)| **framed).map(|(cell, _)| *cell);
    let covered: usize = blocks().map(|cell| cell.row_span).sum();
    let open = (0..grid.rows()).filter(|row| {
        let inside = blocks().any(|cell| (cell.row..cell.row + cell.row_span).contains(row));
        let mut cells = grid.anchors(*row).filter(|c| !c.is_blank());
        let first = cells.next();
        let labelled = first.is_some_and(|cell| matcher.card_keys(&cell.text, 0.74).is_some());
        !inside && cells.next().is_some() && !labelled
    });
    open.count() * 2 <= covered
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
                    || matcher.words.language.part_of_year(&c.text).is_some()
            });
            // `Indicatore | Formula | 2025 | 2026`: years say what they are
            let years = beside.iter().filter(|c| matches!(c.text.trim().parse(), Ok(1990..2100)));
            let known = found.len()
                + match record {
                    Record::Phase => months.count(),
                    Record::Indicator => years.count(),
                    _ => 0,
                };
            found.iter().any(|m| m.key == required && !m.weak) && known >= least && known * 2 >= beside.len()
        })
}

/// Labels of lists merged down beside rows that have no header of their own (`Indicatori e valori attesi` beside
/// pairs of indicator and value): the label stands in each row, as it would in a card.
pub(super) fn filled_down(grid: &Grid, matcher: &Matcher<'_>) -> Option<Grid> {
    let lists = |cell: &Cell| {
        let marked = || {
            matcher.marker(&cell.text).is_some_and(|m| {
                matches!(m.kind, MarkerKind::Phases | MarkerKind::Indicators | MarkerKind::Staff)
            })
        };
        let rows = || cell.row..cell.row + cell.row_span;
        cell.col == 0
            && (2..=30).contains(&cell.row_span)
            && cell.col_span < grid.cols()
            && marked()
            && rows().all(|row| (1..=2).contains(&beside(grid, cell, row).len()))
            && rows().any(|row| beside(grid, cell, row).len() == 2)
    };
    let labels: Vec<(usize, usize)> =
        grid.cells().iter().filter(|cell| lists(cell)).map(|cell| (cell.row, cell.col)).collect();
    if labels.is_empty() {
        return None;
    }
    let mut builder = GridBuilder::new();
    for cell in grid.cells() {
        if labels.contains(&(cell.row, cell.col)) {
            for row in cell.row..cell.row + cell.row_span {
                builder.push(Cell { row, row_span: 1, ..cell.clone() });
            }
        } else {
            builder.push(cell.clone());
        }
    }
    Some(builder.build(grid.rows(), grid.cols()))
}
