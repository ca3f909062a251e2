//! Chunks that hold two cells: the text of the left one reaches the next column, one space away from it.

use super::chunk::Chunk;
use super::rows::{Row, RowCell};

/// Rows above and below that show where the columns are.
const NEAR: usize = 4;
/// Widest strip between two columns that the texts of the left one come near to.
const STRIP: usize = 16;
/// How far left of its column's start a touching cell may begin: pages are set in letters of different width.
const DRIFT: usize = 10;

/// Cuts the chunks that touch. Gives whether there were any.
pub(super) fn split(lines: &mut [Vec<Chunk>], rows: &[Row]) -> bool {
    let mut cuts: Vec<(usize, usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(rows.len());
        let mut others = Vec::new();
        for other in near.filter(|other| *other != at && rows[*other].cells.len() > 1) {
            others.push(&rows[other]);
        }
        for cell in &row.cells {
            for (start, end) in strips(&others, cell) {
                if let Some(found) = cuts_of(lines, cell, start, end, row.cells.len() > 1) {
                    cuts.extend(found);
                    break;
                }
            }
        }
    }
    cuts.sort_unstable();
    cuts.dedup_by_key(|cut| (cut.0, cut.1));
    for &(line, at, place) in cuts.iter().rev() {
        cut(&mut lines[line], at, place);
    }
    !cuts.is_empty()
}

/// The strips of the rows nearby that a cell runs over, as narrow as those rows together leave them.
fn strips(others: &[&Row], cell: &RowCell) -> Vec<(usize, usize)> {
    let gaps = |row: &Row| -> Vec<(usize, usize)> {
        row.cells.windows(2).map(|pair| (pair[0].end, pair[1].start)).filter(|(a, b)| a < b).collect()
    };
    let mut out: Vec<(usize, usize)> = Vec::new();
    for gap in others.iter().flat_map(|row| gaps(row)) {
        match out.iter_mut().find(|strip| strip.0.max(gap.0) < strip.1.min(gap.1)) {
            Some(strip) => *strip = (strip.0.max(gap.0), strip.1.min(gap.1)),
            None => out.push(gap),
        }
    }
    out.retain(|(a, b)| cell.start < *a && cell.end > *b && b - a <= STRIP);
    out.sort_unstable();
    out
}

/// Where the chunks of a cell are to be cut so that none runs over the strip; `None` where one can't be.
fn cuts_of(
    lines: &[Vec<Chunk>],
    cell: &RowCell,
    start: usize,
    end: usize,
    has_others: bool,
) -> Option<Vec<(usize, usize, usize)>> {
    let mut out = Vec::new();
    for &(line, at) in &cell.chunks {
        let chunk = &lines[line][at];
        if chunk.end <= end || chunk.start >= start {
            continue;
        }
        let chars: Vec<char> = chunk.text.chars().collect();
        let place = (start + 1..=end).rev().filter(|place| place + DRIFT >= end).find(|place| {
            let Some(within) = place.checked_sub(chunk.start).filter(|w| *w > 0) else { return false };
            let (Some(before), Some(first)) = (chars.get(within - 1), chars.get(within)) else { return false };
            let exact = *place == end;
            before.is_whitespace()
                && !first.is_whitespace()
                && (exact || has_others)
                && (first.is_uppercase() || first.is_numeric() || "<>≥≤=€".contains(*first))
        })?;
        out.push((line, at, place));
    }
    Some(out).filter(|cuts| !cuts.is_empty())
}

fn cut(line: &mut Vec<Chunk>, at: usize, place: usize) {
    let Some(chunk) = line.get(at) else { return };
    let chars: Vec<char> = chunk.text.chars().collect();
    let within = place.saturating_sub(chunk.start).min(chars.len());
    let left: String = chars[..within].iter().collect();
    let left = left.trim_end().to_owned();
    let right: String = chars[within..].iter().collect();
    if left.is_empty() || right.is_empty() {
        return;
    }
    let first = Chunk { start: chunk.start, end: chunk.start + left.chars().count(), text: left };
    let second = Chunk { start: place, end: chunk.end, text: right };
    line.splice(at..=at, [first, second]);
}
