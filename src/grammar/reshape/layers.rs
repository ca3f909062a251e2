//! A record over two rows of different columns: the header has two rows, each record a row under the first of them
//! and one or more under the second. Its two rows become one.
//!
//! Stacked labels look alike, but there each value stands under the lower label.

use super::super::field::Record;
use super::super::matcher::Matcher;
use crate::document::{Cell, Grid, GridBuilder};

/// Header rows of a table are looked for in so many first rows.
const HEADER_WITHIN: usize = 3;

/// Where the cells of a row stand, leaving out the columns that both layers share.
type Places = Vec<(usize, usize)>;

struct Layers {
    /// First row of the header.
    at: usize,
    /// Cells over both rows of the header.
    shared: Places,
    upper: Places,
    lower: Places,
}

/// What a row is to the layers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Upper,
    Lower,
    Other,
}

/// The grid with a record's layers side by side; `None` where the table is not laid out so.
pub(super) fn unfolded(grid: &Grid, matcher: &Matcher<'_>) -> Option<Grid> {
    let layers = (0..HEADER_WITHIN.min(grid.rows())).find_map(|at| layers_at(grid, at, matcher))?;
    let kinds: Vec<Kind> = (layers.at + 2..grid.rows()).map(|row| layers.kind(grid, row)).collect();
    alternate(&kinds).then(|| layers.unfold(grid, &kinds))
}

fn layers_at(grid: &Grid, at: usize, matcher: &Matcher<'_>) -> Option<Layers> {
    if at + 3 >= grid.rows() {
        return None;
    }
    let places = |cells: &[&Cell]| cells.iter().map(|c| (c.col, c.col_span)).collect::<Places>();
    let (shared, upper): (Vec<&Cell>, Vec<&Cell>) = grid.anchors(at).partition(|c| c.row_span == 2);
    let lower: Vec<&Cell> = grid.anchors(at + 1).collect();
    let plain = upper.iter().chain(&lower).all(|c| c.row_span == 1);
    if !plain || upper.is_empty() || lower.len() < 2 || places(&upper) == places(&lower) {
        return None;
    }
    let known = |cells: &[&Cell]| {
        let label = |c: &&&Cell| {
            [Record::Objective, Record::Indicator, Record::Phase]
                .iter()
                .any(|record| matcher.best(*record, &c.text, 0.7).is_some())
        };
        cells.iter().filter(label).count() * 2 >= cells.len()
    };
    (known(&upper) && known(&lower)).then(|| Layers {
        at,
        shared: places(&shared),
        upper: places(&upper),
        lower: places(&lower),
    })
}

/// Every record has a row of each layer, the upper first, and there are at least two records.
fn alternate(kinds: &[Kind]) -> bool {
    let mut records = 0;
    for (at, kind) in kinds.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| kinds[at]);
        let after = kinds.get(at + 1);
        match kind {
            Kind::Upper if after != Some(&Kind::Lower) => return false,
            Kind::Upper => records += 1,
            Kind::Lower if matches!(before, None | Some(Kind::Other)) => return false,
            _ => {}
        }
    }
    records >= 2 && kinds.iter().filter(|kind| **kind == Kind::Other).count() * 3 <= kinds.len()
}

impl Layers {
    fn kind(&self, grid: &Grid, row: usize) -> Kind {
        let is_shared = |c: &&Cell| self.shared.contains(&(c.col, c.col_span));
        let own: Places = grid.anchors(row).filter(|c| !is_shared(c)).map(|c| (c.col, c.col_span)).collect();
        if own == self.upper && !own.is_empty() {
            Kind::Upper
        } else if !own.is_empty() && own.iter().all(|place| self.lower.contains(place)) {
            Kind::Lower
        } else {
            Kind::Other
        }
    }

    fn unfold(&self, grid: &Grid, kinds: &[Kind]) -> Grid {
        let width = self.shared.len() + self.upper.len() + self.lower.len();
        let mut builder = GridBuilder::new();
        for cell in (0..self.at).flat_map(|row| grid.anchors(row)) {
            builder.push(Cell { col_span: cell.col_span.min(width), ..cell.clone() });
        }
        let place = |cell: &Cell, upper: bool| {
            let at = |places: &Places| places.iter().position(|place| *place == (cell.col, cell.col_span));
            let layer = if upper { &self.upper } else { &self.lower };
            let before = self.shared.len() + if upper { 0 } else { self.upper.len() };
            at(&self.shared).or_else(|| at(layer).map(|at| before + at))
        };
        let mut put = |cell: &Cell, row: usize, col: usize, row_span: usize| {
            builder.push(Cell { row, col, row_span, col_span: 1, ..cell.clone() });
        };
        for (row, upper) in [(self.at, true), (self.at + 1, false)] {
            for cell in grid.anchors(row) {
                if let Some(col) = place(cell, upper) {
                    put(cell, self.at, col, 1);
                }
            }
        }
        let mut row = self.at + 1;
        for (index, kind) in kinds.iter().enumerate() {
            let from = self.at + 2 + index;
            match kind {
                Kind::Upper => {
                    let tall = kinds[index + 1..].iter().take_while(|kind| **kind == Kind::Lower).count();
                    for cell in grid.anchors(from) {
                        if let Some(col) = place(cell, true) {
                            put(cell, row, col, tall);
                        }
                    }
                }
                Kind::Lower => {
                    let left = kinds[index..].iter().take_while(|kind| **kind == Kind::Lower).count();
                    for cell in grid.anchors(from) {
                        if let Some(col) = place(cell, false) {
                            put(cell, row, col, cell.row_span.min(left));
                        }
                    }
                    row += 1;
                }
                Kind::Other => {
                    for (col, cell) in grid.anchors(from).enumerate() {
                        put(cell, row, col.min(width - 1), 1);
                    }
                    row += 1;
                }
            }
        }
        builder.build(row, width)
    }
}
