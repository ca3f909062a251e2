//! What of a block is a table, and what is prose above, below or beside it.

use std::ops::Range;

use super::chunk::Chunk;
use super::rows::Row;

/// A part of a block.
#[derive(Debug)]
pub(super) enum Segment {
    /// Lines that are no table.
    Prose(Range<usize>),
    /// Rows of a table.
    Table(Vec<Row>),
}

/// Cuts a block into segments.
///
/// - Rows with one cell above the first row with several are prose (titles), unless they stand under a later
///   column: the rest of a cell cut by the page.
/// - Below the last row with several, long text in the first column is prose, and so is all after it.
/// - Long text between rows with several is a cell over all columns.
pub(super) fn pieces(lines: &[Vec<Chunk>], rows: Vec<Row>) -> Vec<Segment> {
    let count = lines.len();
    let is_multi = |row: &Row| row.cells.len() > 1;
    let (Some(first), Some(last)) = (rows.iter().position(is_multi), rows.iter().rposition(is_multi)) else {
        return vec![Segment::Prose(0..count)];
    };
    let frame = Frame::of(&rows);
    let from =
        (0..first).rev().take_while(|at| frame.is_under_later_column(&rows[*at], &rows[first..])).last();
    let from = from.unwrap_or(first);
    let to = (last + 1..rows.len()).find(|at| frame.is_prose(lines, &rows[*at]));
    // a short line right above the prose is its title
    let to = to.map_or(rows.len(), |_| last + 1);
    let wide = rows[first].cells.len();
    if rows.iter().filter(|row| is_multi(row)).count() < 2 && wide < 3 {
        return vec![Segment::Prose(0..count)];
    }
    let (start, end) = (rows[from].lines.start, rows[to - 1].lines.end);
    let table: Vec<Row> = rows.into_iter().take(to).skip(from).collect();
    let mut out = Vec::new();
    if start > 0 {
        out.push(Segment::Prose(0..start));
    }
    out.push(Segment::Table(join_prose(lines, table, &frame)));
    if end < count {
        out.push(Segment::Prose(end..count));
    }
    out
}

/// Consecutive paragraphs of running text between rows are one cell.
fn join_prose(lines: &[Vec<Chunk>], rows: Vec<Row>, frame: &Frame) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    let mut open = false;
    for row in rows {
        let single = row.cells.len() == 1 && row.cells[0].start <= frame.left + 2;
        let text = single && (frame.is_prose(lines, &row) || (open && ends_text(lines, &row)));
        match out.last_mut().filter(|_| text && open) {
            Some(last) => {
                last.lines.end = row.lines.end;
                for (into, cell) in last.cells.iter_mut().zip(row.cells) {
                    into.start = into.start.min(cell.start);
                    into.end = into.end.max(cell.end);
                    into.chunks.extend(cell.chunks);
                }
            }
            None => out.push(row),
        }
        open = text;
    }
    out
}

/// A bullet, or a line that ends as sentences do.
fn ends_text(lines: &[Vec<Chunk>], row: &Row) -> bool {
    let chunk = |at: Option<&(usize, usize)>| at.and_then(|(line, at)| lines.get(*line)?.get(*at));
    let Some(cell) = row.cells.first() else { return false };
    let ends = |chunk: &Chunk| chunk.text.ends_with(['.', ':', ';']);
    cell.chunks.iter().any(|at| chunk(Some(at)).is_some_and(Chunk::is_item))
        || chunk(cell.chunks.last()).is_some_and(ends)
}

/// The left and right ends of a block's rows.
struct Frame {
    left: usize,
    right: usize,
}

impl Frame {
    fn of(rows: &[Row]) -> Self {
        let cells = || rows.iter().flat_map(|row| row.cells.iter());
        Frame {
            left: cells().map(|cell| cell.start).min().unwrap_or(0),
            right: cells().map(|cell| cell.end).max().unwrap_or(0),
        }
    }

    /// One cell, from the left end, most of the width, in several lines or ending as a sentence does.
    fn is_prose(&self, lines: &[Vec<Chunk>], row: &Row) -> bool {
        let [cell] = row.cells.as_slice() else { return false };
        let width = cell.end - cell.start;
        let all = self.right - self.left;
        let ended = cell
            .chunks
            .last()
            .and_then(|(line, at)| lines.get(*line)?.get(*at))
            .is_some_and(|chunk| chunk.text.ends_with(['.', ':', ';', '!', '?']));
        cell.start <= self.left + 2
            && width * 10 > all * 6
            && (row.lines.len() > 1 || ended || width * 10 > all * 8)
    }

    /// One cell that begins where a later column of the rows below does.
    fn is_under_later_column(&self, row: &Row, below: &[Row]) -> bool {
        let [cell] = row.cells.as_slice() else { return false };
        cell.start > self.left + 3
            && below
                .iter()
                .take(4)
                .any(|other| other.cells.iter().skip(1).any(|later| later.start.abs_diff(cell.start) <= 1))
    }
}
