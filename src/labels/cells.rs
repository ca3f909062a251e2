//! Which cells of a table are labels, and which cells hold their values: a header above, or labels at the side.

use super::known::Knows;
use crate::document::{Cell, Grid, Table};
use crate::grammar::{Look, TableTrace, look};

/// Labels that belong together, with their values.
#[derive(Clone, Debug, Default)]
pub(super) struct Spots {
    /// A header with values below; otherwise labels with values beside.
    pub header: bool,
    /// Rows of the table, first and past the last.
    pub rows: (usize, usize),
    pub spots: Vec<Spot>,
}

/// A cell that is a label by its form, with the cells of its values.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub cell: usize,
    pub values: Vec<usize>,
}

/// What is told of a row before its labels are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Free,
    /// Part of a table that holds no objective.
    Foreign,
    /// Under or in the header that begins at a row.
    Block(usize),
}

/// Rows of a header that is one, at most.
const TALLEST: usize = 5;

/// All labels of a table, those of foreign blocks left out.
pub(super) fn spots(table: &Table, trace: &TableTrace, knows: &Knows<'_>) -> Vec<Spots> {
    let grid = &table.grid;
    let states = states(grid, trace);
    let mut found = Vec::new();
    let mut from = 0;
    while from < grid.rows() {
        let to = (from..grid.rows()).find(|row| states[*row] != states[from]).unwrap_or(grid.rows());
        match states[from] {
            State::Foreign => {}
            State::Block(header) => found.push(header_spots(grid, header, to, knows)),
            State::Free => stretch(grid, (from, to), knows, &mut found),
        }
        from = to;
    }
    found.retain(|spots| !spots.spots.is_empty());
    found
}

fn states(grid: &Grid, trace: &TableTrace) -> Vec<State> {
    let mut states = vec![State::Free; grid.rows()];
    for proposal in trace.proposals.iter().filter(|p| p.won) {
        let from = (proposal.rows.0 as usize).saturating_sub(1).min(grid.rows());
        let to = (proposal.rows.1 as usize).clamp(from, grid.rows());
        let state = if proposal.grammar.starts_with("other/") {
            State::Foreign
        } else if to > from + 1 && !proposal.labels.is_empty() {
            State::Block(from)
        } else {
            continue;
        };
        states[from..to].fill(state);
    }
    states
}

/// The header's cells in its first row, with what stands below each.
fn header_spots(grid: &Grid, header: usize, to: usize, knows: &Knows<'_>) -> Spots {
    let mut spots = Spots { header: true, rows: (header, to), spots: Vec::new() };
    for cell in grid.anchors(header).filter(|cell| knows.is_labelish(&cell.text)) {
        let top = header + cell.row_span.min(TALLEST);
        let right = (cell.col + cell.col_span).min(grid.cols());
        let mut values: Vec<usize> = Vec::new();
        for row in top..to {
            values.extend((cell.col..right).map(|col| grid.index_at(row, col)).filter(|at| {
                let below = &grid.cells()[*at];
                !below.is_blank() && below.row == row && below.col >= cell.col
            }));
        }
        values.dedup();
        spots.spots.push(Spot { cell: grid.index_at(cell.row, cell.col), values });
    }
    spots
}

/// Rows that nothing took as a whole: headers in them that stand out, and labels at the side between.
fn stretch(grid: &Grid, (from, to): (usize, usize), knows: &Knows<'_>, found: &mut Vec<Spots>) {
    let first = (from..to).find(|row| filled(grid, *row).count() > 1);
    let above = first.is_some_and(|first| has_header(grid, (first, to), knows));
    let is_header = |row: usize| {
        let cells: Vec<&Cell> = filled(grid, row).collect();
        let labels =
            cells.len() > 1 && cells.iter().all(|cell| knows.is_labelish(&cell.text) || is_year(cell, knows));
        labels && (above && Some(row) == first || stands_out(grid, row, to))
    };
    let mut row = from;
    let mut side = Spots { rows: (from, to), ..Spots::default() };
    while row < to {
        if !is_header(row) {
            if let Some(next) = side_spots(grid, row, to, knows, &mut side.spots) {
                row = next;
                continue;
            }
            row += 1;
            continue;
        }
        // one text alone over the width of a list is a band in it
        let end = (row + 1..to).find(|next| is_header(*next)).unwrap_or(to);
        found.push(header_spots(grid, row, end, knows));
        row = end;
    }
    side.spots = card(grid, side.spots, knows);
    found.push(side);
}

/// The labels of a row with their values at the right, or with a text below that fills the row. Gives the row to go
/// on with where that is not the next one.
fn side_spots(grid: &Grid, row: usize, to: usize, knows: &Knows<'_>, spots: &mut Vec<Spot>) -> Option<usize> {
    let cells: Vec<&Cell> = filled(grid, row).collect();
    let index = |cell: &Cell| grid.index_at(cell.row, cell.col);
    if let [label] = cells.as_slice() {
        let below: Vec<&Cell> = if row + 1 < to { filled(grid, row + 1).collect() } else { Vec::new() };
        let [value] = below.as_slice() else { return None };
        let asks = label.stands_out() || label.text.trim_end().ends_with([':', '?']);
        if knows.is_labelish(&label.text) && asks && !value.stands_out() && look(&value.text) == Look::Prose {
            spots.push(Spot { cell: index(label), values: vec![index(value)] });
            return Some(row + 2);
        }
        return None;
    }
    let is_label = |at: usize| {
        let Some(cell) = cells.get(at) else { return false };
        let asks = cell.text.trim_end().ends_with(':');
        let differs = cells.get(at + 1).is_none_or(|next| cell.stands_out() && !next.stands_out());
        knows.is_labelish(&cell.text) && (at == 0 || asks || differs && cell.stands_out())
    };
    for at in (0..cells.len()).filter(|at| is_label(*at)) {
        let values = (at + 1..cells.len()).take_while(|next| !is_label(*next));
        let values: Vec<usize> = values.map(|next| index(cells[next])).collect();
        if !values.is_empty() {
            spots.push(Spot { cell: index(cells[at]), values });
        }
    }
    None
}

/// Which labels at the side are ones: those that stand out, end as labels do or are known, and where one is in a table
/// of two columns the others too. A list of amounts or of activities has names at its side as well.
fn card(grid: &Grid, mut spots: Vec<Spot>, knows: &Knows<'_>) -> Vec<Spot> {
    let cells = grid.cells();
    let telling = |spot: &Spot| {
        let label = &cells[spot.cell];
        let plain = spot.values.iter().all(|at| !cells[*at].stands_out());
        label.stands_out() && plain
            || label.text.trim_end().ends_with([':', '?'])
            || knows.is_known(&label.text)
    };
    let worded = |spot: &Spot| {
        spot.values.iter().any(|at| matches!(look(&cells[*at].text), Look::Words | Look::Prose))
    };
    let narrow = spots.iter().filter(|spot| spot.values.len() <= 2).count() * 2 > spots.len();
    let pairs = grid.cols() == 2 && spots.iter().any(|spot| telling(spot) || worded(spot));
    spots.retain(|spot| narrow && (pairs || telling(spot)));
    spots
}

/// Whether the first row of a stretch reads as a header, by its own look and by what stands in its columns.
fn has_header(grid: &Grid, (first, to): (usize, usize), knows: &Knows<'_>) -> bool {
    let cells: Vec<&Cell> = filled(grid, first).collect();
    if first + 1 >= to || !cells.iter().all(|cell| knows.is_labelish(&cell.text) || is_year(cell, knows)) {
        return false;
    }
    if stands_out(grid, first, to) {
        return true;
    }
    let body = |col: usize| (first + 1..to).filter_map(move |row| grid.anchors(row).find(|c| c.col == col));
    let typed = |col: usize| {
        let looks: Vec<Look> = body(col).map(|c| look(&c.text)).filter(|l| *l != Look::Blank).collect();
        !looks.is_empty() && looks.iter().all(|l| *l == looks[0] && *l != Look::Words)
            || looks.iter().filter(|l| **l == Look::Prose).count() * 2 > looks.len()
    };
    let mut above = cells.iter().filter(|cell| typed(cell.col)).count() + usize::from(grid.cols() > 2) * 2;
    above += cells.iter().filter(|cell| knows.is_known(&cell.text)).count();
    let side: Vec<&Cell> = (first..to).filter_map(|row| filled(grid, row).next()).collect();
    let at_side = |is: &dyn Fn(&&&Cell) -> bool| side.iter().filter(is).count() * 2 > side.len();
    let mut beside =
        usize::from(grid.cols() == 2) * 2 + side.iter().filter(|c| knows.is_known(&c.text)).count();
    beside += 3 * usize::from(at_side(&|cell| cell.text.trim_end().ends_with(':')));
    beside += 3 * usize::from(at_side(&|cell| cell.stands_out()));
    above > beside
}

/// All cells of a row are marked, and those of the next row that is not blank are not.
fn stands_out(grid: &Grid, row: usize, to: usize) -> bool {
    let marks = |row: usize| filled(grid, row).all(Cell::stands_out);
    let next = (row + 1..to).find(|next| filled(grid, *next).next().is_some());
    filled(grid, row).count() > 1
        && marks(row)
        && next.is_some_and(|next| !filled(grid, next).any(Cell::stands_out))
}

fn is_year(cell: &Cell, knows: &Knows<'_>) -> bool {
    knows.matcher.normal(&cell.text).stems.is_empty()
}

fn filled(grid: &Grid, row: usize) -> impl Iterator<Item = &Cell> {
    grid.anchors(row).filter(|cell| !cell.is_blank())
}
