//! Columns. A table may change its columns as it goes on (label and value, then three years, then a table
//! of indicators): each such zone of rows has columns of its own, and all are put on one grid.

use std::ops::Range;

use super::rows::{Row, RowCell};

/// How far a cell may be from the column that it belongs to without overlapping it (centred headers).
const REACH: usize = 16;
/// How far apart the starts of one column may be in two zones.
const SLACK: usize = 8;

/// First grid column and number of grid columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub col: usize,
    pub span: usize,
}

/// Rows with the same columns.
struct Zone {
    rows: Range<usize>,
    /// Start and end of each column, left to right, never touching.
    cols: Vec<(usize, usize)>,
}

/// The places of all cells of all rows, and the number of grid columns.
pub(super) fn places(rows: &[Row]) -> (Vec<Vec<Place>>, usize) {
    let zones = zones(rows);
    let starts = grid_starts(&zones);
    let mut out = Vec::with_capacity(rows.len());
    for zone in &zones {
        let bounds = zone.bounds(&starts);
        for row in &rows[zone.rows.clone()] {
            let mut places: Vec<Place> =
                row.cells.iter().map(|cell| zone.place(cell, &bounds, &starts)).collect();
            spread(row, &mut places);
            out.push(places);
        }
    }
    (out, starts.len() + 1)
}

/// A header over sub-headers takes their columns.
fn spread(row: &Row, places: &mut [Place]) {
    for at in 0..row.cells.len() {
        let top = &row.cells[at];
        if top.level > 0 {
            continue;
        }
        let under = (0..row.cells.len()).filter(|other| {
            let cell = &row.cells[*other];
            cell.level == 1 && cell.start < top.end && top.start < cell.end
        });
        let (mut first, mut last) = (usize::MAX, 0);
        for other in under {
            first = first.min(places[other].col);
            last = last.max(places[other].col + places[other].span);
        }
        if first < last {
            places[at] = Place { col: first, span: last - first };
        }
    }
}

/// The cells that make the columns: those of the lowest level.
fn leaves(row: &Row) -> Vec<(usize, usize)> {
    let covered = |cell: &RowCell| {
        let under = |other: &RowCell| other.level == 1 && other.start < cell.end && cell.start < other.end;
        cell.level == 0 && row.cells.iter().any(under)
    };
    let mut out: Vec<(usize, usize)> =
        row.cells.iter().filter(|cell| !covered(cell)).map(|cell| (cell.start, cell.end)).collect();
    out.sort_unstable();
    out
}

fn zones(rows: &[Row]) -> Vec<Zone> {
    let mut out: Vec<Zone> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = leaves(row);
        if let Some(zone) = out.last_mut()
            && zone.take(&cells)
        {
            zone.rows.end = at + 1;
        } else {
            out.push(Zone { rows: at..at + 1, cols: cells });
        }
    }
    out
}

impl Zone {
    /// Takes a row in, if its cells go with the columns.
    fn take(&mut self, cells: &[(usize, usize)]) -> bool {
        let over = |cell: &(usize, usize)| -> Vec<usize> {
            (0..self.cols.len()).filter(|k| self.cols[*k].0 < cell.1 && cell.0 < self.cols[*k].1).collect()
        };
        let overlaps: Vec<Vec<usize>> = cells.iter().map(over).collect();
        if cells.len() == 1 && overlaps[0].len() > 1 {
            // a band over several columns says nothing of them
            return true;
        }
        if self.cols.len() == 1 && cells.len() > 1 {
            return false;
        }
        if cells.len() == self.cols.len()
            && overlaps.iter().enumerate().all(|(k, o)| o.iter().all(|c| *c == k))
        {
            let near = cells.iter().zip(&self.cols).all(|(cell, col)| distance(*cell, *col) <= REACH);
            let in_order: Vec<Option<usize>> = (0..cells.len()).map(Some).collect();
            if near && self.join(cells, &in_order) {
                return true;
            }
        }
        if overlaps.iter().any(|columns| columns.len() > 1) {
            return false;
        }
        let mut targets: Vec<Option<usize>> =
            overlaps.iter().map(|columns| columns.first().copied()).collect();
        if cells.len() <= self.cols.len() {
            for at in 0..cells.len() {
                if targets[at].is_none() {
                    targets[at] = self.nearest(cells[at], &targets);
                }
            }
        }
        self.join(cells, &targets)
    }

    /// The nearest column that no cell of the row has yet.
    fn nearest(&self, cell: (usize, usize), taken: &[Option<usize>]) -> Option<usize> {
        (0..self.cols.len())
            .filter(|k| !taken.contains(&Some(*k)))
            .map(|k| (k, distance(cell, self.cols[k])))
            .filter(|(_, distance)| *distance <= REACH)
            // texts begin left of the header set to the middle of their column, seldom right of it
            .map(|(k, distance)| (if self.cols[k].1 <= cell.0 { distance * 3 } else { distance }, k))
            .min()
            .map(|(_, k)| k)
    }

    /// Widens the columns by the cells (`None`: a new column), unless columns would touch or change places.
    fn join(&mut self, cells: &[(usize, usize)], targets: &[Option<usize>]) -> bool {
        let used: Vec<usize> = targets.iter().flatten().copied().collect();
        if used.windows(2).any(|pair| pair[0] >= pair[1]) {
            return false;
        }
        let mut cols = self.cols.clone();
        for (cell, target) in cells.iter().zip(targets) {
            match target {
                Some(k) => cols[*k] = (cols[*k].0.min(cell.0), cols[*k].1.max(cell.1)),
                None => cols.push(*cell),
            }
        }
        cols.sort_unstable();
        if cols.windows(2).any(|pair| pair[0].1 >= pair[1].0) {
            return false;
        }
        self.cols = cols;
        true
    }

    /// The grid column at which each column of the zone begins, and the grid's end.
    fn bounds(&self, starts: &[usize]) -> Vec<usize> {
        let mut out = vec![0];
        for (_, col) in self.cols.iter().enumerate().skip(1) {
            out.push(starts.iter().filter(|start| **start <= col.0).count());
        }
        out.push(starts.len() + 1);
        out
    }

    fn place(&self, cell: &RowCell, bounds: &[usize], starts: &[usize]) -> Place {
        // rows of one cell alone say nothing of columns: the cell takes those that it covers
        let own = if self.cols.len() > 1 { self.cols.as_slice() } else { &[] };
        let within = own.iter().position(|col| col.0 <= cell.start && cell.end <= col.1);
        let (first, end) = match within {
            Some(k) => (bounds[k], bounds[k + 1]),
            None => {
                let first = starts.iter().filter(|start| **start <= cell.start).count();
                (first, 1 + starts.iter().filter(|start| **start < cell.end).count())
            }
        };
        Place { col: first, span: end.saturating_sub(first).max(1) }
    }
}

fn distance(a: (usize, usize), b: (usize, usize)) -> usize {
    b.0.saturating_sub(a.1).max(a.0.saturating_sub(b.1))
}

/// Where the grid's columns begin, but the first: as few places as will fall into the white strips of all
/// zones, each near the right end of its strip.
fn grid_starts(zones: &[Zone]) -> Vec<usize> {
    let mut strips: Vec<(usize, usize)> =
        zones.iter().flat_map(|zone| zone.cols.windows(2).map(|pair| (pair[0].1, pair[1].0))).collect();
    strips.sort_unstable_by_key(|(start, end)| (*end, *start));
    let mut out: Vec<usize> = Vec::new();
    for (start, end) in strips {
        let is_met = out.last().is_some_and(|place| start < *place && *place + SLACK >= end);
        if !is_met {
            out.push(end);
        }
    }
    out.dedup();
    out
}
