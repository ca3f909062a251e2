//! Tables whose cells are told by white space only, as `pdftotext -layout` prints them.
//!
//! `chunk` cuts lines at their gaps; `link` weighs whether a chunk goes on the one above it; `rows` finds the
//! rows of cells that explain all links best; `touch` cuts chunks that touch the next column; `zones` finds
//! the columns, each zone of rows having its own, and puts all on one grid; `cut` leaves to prose what is no
//! table; `grid` writes the cells.

mod chunk;
mod cut;
mod grid;
mod link;
mod rows;
mod touch;
mod zones;

use std::ops::Range;

use super::hyphen::Vocabulary;
use super::lines::Line;
use super::out::Draft;

/// Longest line that is looked at for columns, in bytes; longer ones are unwrapped prose.
const LINE_CAP: usize = 1000;

/// Lines that a block of one row has at most, to be put together with the next over a blank line.
const ROW_LINES: usize = 4;

/// A part of a block, in reading order.
#[derive(Debug)]
pub(super) enum Piece {
    /// These lines are no table.
    Prose(Range<usize>),
    /// These are.
    Table(AlignedTable),
}

/// A table with its lines.
#[derive(Debug)]
pub(super) struct AlignedTable {
    pub cells: Vec<Draft>,
    pub rows: usize,
    pub cols: usize,
    pub lines: Range<usize>,
}

/// Cuts lines into blocks at blank lines. Blocks that are single rows of the same columns, with one blank
/// line between, stay together: a table with spaced rows.
pub(super) fn blocks<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<Vec<&'l Line<'a>>> {
    let mut out: Vec<Vec<&Line<'_>>> = Vec::new();
    let mut last: &[Line<'_>] = &[];
    for block in lines.chunk_by(|_, next| next.blanks == 0) {
        let glued = block[0].blanks == 1
            && block[0].number > lines[0].number
            && last.len().min(block.len()) <= ROW_LINES
            && last.len() <= ROW_LINES * 2
            && chunk::same_columns(last, block);
        match out.last_mut().filter(|_| glued) {
            Some(open) => open.extend(block),
            None => out.push(block.iter().collect()),
        }
        last = block;
    }
    out
}

/// Tells the tables of a block from its prose.
pub(super) fn pieces(lines: &[&Line<'_>], words: &Vocabulary) -> Vec<Piece> {
    if lines.is_empty() {
        return Vec::new();
    }
    let whole = || vec![Piece::Prose(0..lines.len())];
    if lines.iter().any(|line| line.text.len() > LINE_CAP) {
        return whole();
    }
    let mut chunks = chunk::of_lines(lines);
    if chunks.iter().filter(|line| line.len() > 1).count() < 1 || chunk::is_justified(&chunks) {
        return whole();
    }
    let blanks: Vec<bool> = lines.iter().map(|line| line.blanks > 0).collect();
    let mut rows = rows::find(&chunks, &blanks);
    if touch::split(&mut chunks, &rows) {
        rows = rows::find(&chunks, &blanks);
    }
    cut::pieces(&chunks, rows)
        .into_iter()
        .map(|segment| match segment {
            cut::Segment::Prose(range) => Piece::Prose(range),
            cut::Segment::Table(rows) => Piece::Table(grid::write(&chunks, &rows, words)),
        })
        .collect()
}
