//! Rows: which lines of a block are one row of cells.
//!
//! The rows that explain the block best are found by dynamic programming over the lines: a row gains or
//! loses by the links between the chunks in it, loses by cells that begin below its first line without being
//! set to its middle, and by having nothing but a value.

use std::ops::Range;

use super::Seam;
use super::chunk::Chunk;
use super::link::{Pair, SPANNING, Weight};

/// Longest row, in lines.
const ROW_CAP: usize = 120;
/// Lines above and below in which the right end of a column is looked for.
const NEAR: usize = 12;
/// Every row costs a little: without evidence lines stay together.
const ROW: Weight = -0.3;
/// A line that begins in the first column with a capital or a digit, with other cells: most likely a row.
const FRESH: Weight = -2.5;
/// A cell that begins below the row's first line and is not set to its middle.
const LATE: Weight = -3.0;
/// A row with one cell, not in the first column.
const LONE: Weight = -2.0;
/// How far apart chunks of one column may be without overlapping.
const REACH: usize = 16;
/// No row can make up for this.
const HOPELESS: Weight = -20.0;

/// A row: its lines and its cells, left to right.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub lines: Range<usize>,
    pub cells: Vec<RowCell>,
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub(super) struct RowCell {
    /// Line and index in the line of its chunks.
    pub chunks: Vec<(usize, usize)>,
    pub start: usize,
    pub end: usize,
    /// 0, or 1 for a cell under a header that spans several such cells.
    pub level: usize,
}

/// A chunk with its links to the chunks above it.
struct Item {
    line: usize,
    at: usize,
    start: usize,
    end: usize,
    ups: Vec<(usize, Weight)>,
    /// One of several chunks under one that is set to their middle: a header over sub-headers.
    nested: bool,
    fresh: bool,
}

/// A cell while a row grows.
struct Open {
    first: usize,
    last: usize,
    start: usize,
    late: bool,
}

/// Finds the rows; `seams` tells what is between each line and the one above it.
pub(super) fn find(lines: &[Vec<Chunk>], seams: &[Seam]) -> Vec<Row> {
    let (items, by_line) = items(lines);
    let left = items.iter().map(|item| item.start).min().unwrap_or(0);
    let count = lines.len();
    // best[n]: weight of the best rows for the first n lines, and where the last of them begins
    let mut best: Vec<(Weight, usize)> = vec![(Weight::NEG_INFINITY, 0); count + 1];
    best[0] = (0.0, 0);
    let mut cell_of: Vec<usize> = vec![0; items.len()];
    for first in 0..count {
        let before = best[first].0;
        let mut links: Weight = 0.0;
        let mut cells: Vec<Open> = Vec::new();
        for last in first..(first + ROW_CAP).min(count) {
            match seams.get(last) {
                Some(Seam::Cut) if last > first => break,
                Some(Seam::Open(weight)) if last > first => links += weight,
                _ => {}
            }
            if last > first && is_shifted(&lines[last - 1], &lines[last]) {
                links += FRESH;
            }
            links += grow(&items, &by_line[last], first, left, &mut cells, &mut cell_of);
            if links < HOPELESS {
                break;
            }
            let total = before + ROW + links + shape(&cells, first, last, left);
            if total > best[last + 1].0 {
                best[last + 1] = (total, first);
            }
        }
    }
    let mut rows = Vec::new();
    let mut end = count;
    while end > 0 {
        let first = best[end].1;
        rows.push(Row { lines: first..end, cells: cells(&items, &by_line[first..end], first) });
        end = first;
    }
    rows.reverse();
    rows
}

/// Adds a line to a growing row; gives the weight of its links.
fn grow(
    items: &[Item],
    line: &[usize],
    first: usize,
    left: usize,
    cells: &mut Vec<Open>,
    cell_of: &mut [usize],
) -> Weight {
    let mut weight = 0.0;
    // all cells of the row once more, none of them with a small letter
    let again = line.len() > 1 && line.len() == cells.len() && line.iter().all(|at| items[*at].fresh);
    for (nth, &at) in line.iter().enumerate() {
        let item = &items[at];
        let mut inside = item.ups.iter().filter(|(up, _)| items[*up].line >= first).peekable();
        let up = inside.peek().map(|(up, _)| *up);
        let own: Weight = inside.map(|(_, weight)| *weight).sum();
        weight += own;
        match up {
            Some(up) if !item.nested => {
                cell_of[at] = cell_of[up];
                if let Some(cell) = cells.get_mut(cell_of[up]) {
                    cell.last = item.line;
                    cell.start = cell.start.min(item.start);
                }
            }
            _ => {
                cell_of[at] = cells.len();
                let late = item.line > first && up.is_none();
                cells.push(Open { first: item.line, last: item.line, start: item.start, late });
            }
        }
        let is_row_start = nth == 0 && line.len() > 1 && item.start <= left + 2 && item.line > first;
        if is_row_start && up.is_some() && item.fresh && (own <= 0.0 || again) {
            weight += FRESH;
        }
    }
    weight
}

/// What the place of the cells in the row says against it.
fn shape(cells: &[Open], first: usize, last: usize, left: usize) -> Weight {
    let tolerance = 0.6 + 0.04 * (last - first + 1) as Weight;
    let middle = (first + last) as Weight / 2.0;
    let is_off =
        |cell: &&Open| cell.late && ((cell.first + cell.last) as Weight / 2.0 - middle).abs() > tolerance;
    let mut late = cells.iter().filter(is_off).count() as Weight * LATE;
    // in two lines nothing can be in the middle: a label that begins in the second one is a row of its own
    if last == first + 1 && cells.iter().any(|cell| cell.late && cell.start <= left + 2) {
        late += LATE / 2.0;
    }
    let lone = cells.len() == 1 && cells[0].start > left + 3;
    late + if lone { LONE } else { 0.0 }
}

/// All chunks with their links. Each line sees, for every column, the last chunk above it.
fn items(lines: &[Vec<Chunk>]) -> (Vec<Item>, Vec<Vec<usize>>) {
    let right = lines.iter().flatten().map(|chunk| chunk.end).max().unwrap_or(0);
    let mut items: Vec<Item> = Vec::new();
    let mut by_line = Vec::with_capacity(lines.len());
    let mut visible: Vec<usize> = Vec::new();
    for (line, chunks) in lines.iter().enumerate() {
        let first_own = items.len();
        let mut own = Vec::with_capacity(chunks.len());
        let over: Vec<Vec<usize>> = chunks
            .iter()
            .map(|c| {
                visible.iter().copied().filter(|up| c.overlaps(items[*up].start, items[*up].end)).collect()
            })
            .collect();
        let over: Vec<Vec<usize>> = over.iter().map(|ups| nearest(&items, ups)).collect();
        for (at, chunk) in chunks.iter().enumerate() {
            let mut ups = Vec::new();
            let mut nested = false;
            for &up in &over[at] {
                let upper = &items[up];
                let group: Vec<usize> =
                    (0..chunks.len()).filter(|other| over[*other].contains(&up)).collect();
                let weight = if over[at].len() > 1 {
                    SPANNING
                } else if group.len() > 1 {
                    nested = is_over(upper, chunks[group[0]].start, chunks[group[group.len() - 1]].end);
                    if nested { 0.0 } else { SPANNING / 2.0 }
                } else {
                    let near = lines[upper.line.saturating_sub(NEAR)..(line + NEAR).min(lines.len())].iter();
                    let taken = upper.end.max(chunk.end);
                    let next = near.flatten().map(|c| c.start).filter(|start| *start > taken).min();
                    let width =
                        next.map_or(right, |next| next - 1).saturating_sub(upper.start.min(chunk.start));
                    let pair = Pair {
                        upper: &lines[upper.line][upper.at],
                        lower: chunk,
                        distance: line - upper.line,
                        width,
                    };
                    pair.weight()
                };
                ups.push((up, weight));
            }
            let fresh = !chunk.text.starts_with(char::is_lowercase);
            own.push(items.len());
            items.push(Item { line, at, start: chunk.start, end: chunk.end, ups, nested, fresh });
        }
        let is_hidden = |up: usize| chunks.iter().any(|c| c.overlaps(items[up].start, items[up].end));
        visible.retain(|up| *up >= first_own || !is_hidden(*up));
        visible.extend(&own);
        by_line.push(own);
    }
    (items, by_line)
}

/// Of the chunks above, those that are not far above the nearest one: the others belong to earlier rows.
fn nearest(items: &[Item], ups: &[usize]) -> Vec<usize> {
    let last = ups.iter().map(|up| items[*up].line).max().unwrap_or(0);
    ups.iter().copied().filter(|up| items[*up].line + 2 >= last).collect()
}

/// Two lines with as many chunks, side by side and not under each other: a header set to the middle of its
/// columns over short texts, never one row.
fn is_shifted(upper: &[Chunk], lower: &[Chunk]) -> bool {
    let near = |(a, b): (&Chunk, &Chunk)| {
        b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end)) <= REACH
            && !b.text.starts_with(char::is_lowercase)
    };
    upper.len() > 1
        && upper.len() == lower.len()
        && upper.iter().zip(lower).all(near)
        && upper.iter().zip(lower).any(|(a, b)| !a.overlaps(b.start, b.end))
}

/// A header set to the middle of what is under it.
fn is_over(upper: &Item, start: usize, end: usize) -> bool {
    (upper.start + upper.end).abs_diff(start + end) <= 8 && upper.start + 1 >= start && upper.end <= end + 1
}

/// The cells of a row: chunks linked in it, then those that overlap.
fn cells(items: &[Item], lines: &[Vec<usize>], first: usize) -> Vec<RowCell> {
    let mut out: Vec<RowCell> = Vec::new();
    let mut nests = false;
    for &at in lines.iter().flatten() {
        let item = &items[at];
        let level = usize::from(item.nested && item.ups.iter().any(|(up, _)| items[*up].line >= first));
        nests |= level > 0;
        let new = RowCell { chunks: vec![(item.line, item.at)], start: item.start, end: item.end, level };
        merge(&mut out, new);
    }
    if nests {
        settle(&mut out);
    }
    out.sort_by_key(|cell| (cell.start, cell.level));
    out
}

/// Puts a cell into those of its level that it overlaps.
fn merge(cells: &mut Vec<RowCell>, mut new: RowCell) {
    // below sub-headers everything belongs to them
    let under = cells.iter().any(|cell| cell.level == 1 && cell.start < new.end && new.start < cell.end);
    if under {
        new.level = 1;
    }
    while let Some(at) =
        cells.iter().position(|cell| cell.level == new.level && cell.start < new.end && new.start < cell.end)
    {
        let old = cells.remove(at);
        new.start = new.start.min(old.start);
        new.end = new.end.max(old.end);
        new.chunks.splice(0..0, old.chunks);
    }
    new.chunks.sort_unstable();
    cells.push(new);
}

/// A level-1 cell with nothing above it is an ordinary cell.
fn settle(cells: &mut [RowCell]) {
    let tops: Vec<(usize, usize)> =
        cells.iter().filter(|cell| cell.level == 0).map(|cell| (cell.start, cell.end)).collect();
    for cell in cells.iter_mut().filter(|cell| cell.level == 1) {
        if !tops.iter().any(|(start, end)| cell.start < *end && *start < cell.end) {
            cell.level = 0;
        }
    }
}
