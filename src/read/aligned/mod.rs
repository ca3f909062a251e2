//! Tables whose cells are told by white space only, on a page drawn or printed as text.
//!
//! The lines come cut at their gaps into chunks; `link` weighs whether a chunk goes on the one above it; `rows`
//! finds the rows of cells that explain all links best; `touch` cuts chunks that touch the next column; `zones`
//! finds the columns, each zone of rows having its own, and puts all on one grid; `cut` leaves to prose what is
//! no table; `grid` writes the cells.

mod chunk;
mod cut;
mod grid;
mod link;
mod rows;
mod touch;
mod zones;

use std::ops::Range;

pub(in crate::read) use chunk::Chunk;

use super::hyphen::Vocabulary;

/// Lines of a region, top to bottom, each cut into chunks, left to right.
#[derive(Debug)]
pub(in crate::read) struct Block {
    pub lines: Vec<Vec<Chunk>>,
    /// What is between each line and the one above it.
    pub seams: Vec<Seam>,
    /// A chunk has as many characters as columns.
    pub monospaced: bool,
}

/// What is between two lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::read) enum Seam {
    /// Never one row: a ruling, a wide gap.
    Cut,
    /// Evidence for one row (positive) or two (negative) of the way between them.
    Open(f32),
}

/// A part of a block, in reading order.
#[derive(Debug)]
pub(in crate::read) enum Piece {
    /// These lines are no table.
    Prose(Range<usize>),
    /// These are.
    Table(AlignedTable),
}

/// A table with its lines.
#[derive(Debug)]
pub(in crate::read) struct AlignedTable {
    pub cells: Vec<AlignedCell>,
    pub rows: usize,
    pub cols: usize,
    pub lines: Range<usize>,
}

/// A cell, and the chunks that it is made of: line, and index in the line.
#[derive(Clone, Debug)]
pub(in crate::read) struct AlignedCell {
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub text: String,
    pub chunks: Vec<(usize, usize)>,
}

/// Tells the tables of a block from its prose.
pub(in crate::read) fn pieces(block: Block, words: &Vocabulary) -> Vec<Piece> {
    let Block { lines: mut chunks, seams, monospaced } = block;
    if chunks.is_empty() {
        return Vec::new();
    }
    if !chunks.iter().any(|line| line.len() > 1) || chunk::is_justified(&chunks) {
        return vec![Piece::Prose(0..chunks.len())];
    }
    let mut rows = rows::find(&chunks, &seams);
    if monospaced && touch::split(&mut chunks, &rows) {
        rows = rows::find(&chunks, &seams);
    }
    cut::pieces(&chunks, rows)
        .into_iter()
        .map(|segment| match segment {
            cut::Segment::Prose(range) => Piece::Prose(range),
            cut::Segment::Table(rows) => Piece::Table(grid::write(&chunks, &rows, words)),
        })
        .collect()
}
