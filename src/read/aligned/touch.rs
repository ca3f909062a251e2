//! Chunks that hold two cells: the text of the left one reaches the next column, one space away from it.

use super::chunk::Chunk;
use super::link::hangs;
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
        let above: Vec<&Row> = rows[at.saturating_sub(NEAR)..at].iter().rev().collect();
        let below: Vec<&Row> = rows[at + 1..(at + NEAR + 1).min(rows.len())].iter().collect();
        for cell in &row.cells {
            for strip in strips(&above, &below, cell) {
                let beside = beside(lines, &above, &below, strip.1);
                if let Some(found) = cuts_of(lines, cell, strip, row.cells.len() > 1, &beside) {
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

/// The strips of the rows nearby that a cell runs into, as narrow as those rows together leave them. A row
/// that runs over a strip hides the strips of the rows behind it.
fn strips(above: &[&Row], below: &[&Row], cell: &RowCell) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for side in [above, below] {
        for (at, row) in side.iter().enumerate() {
            for gap in row.cells.windows(2).map(|pair| (pair[0].end, pair[1].start)).filter(|(a, b)| a < b) {
                let between =
                    || side[..at].iter().flat_map(|row| row.cells.iter()).filter(|c| c.start < gap.0);
                let reached = between().map(|c| c.end).filter(|end| *end > gap.0).max();
                let gap = (reached.unwrap_or(gap.0), gap.1);
                if gap.0 >= gap.1 {
                    continue;
                }
                match out.iter_mut().find(|strip| strip.0.max(gap.0) < strip.1.min(gap.1)) {
                    Some(strip) => *strip = (strip.0.max(gap.0), strip.1.min(gap.1)),
                    None => out.push(gap),
                }
            }
        }
    }
    out.retain(|(a, b)| cell.start < *a && cell.end + DRIFT > *a && b - a <= STRIP);
    out.sort_unstable();
    out
}

/// The shapes of the texts that begin at a column in the rows nearby.
fn beside(lines: &[Vec<Chunk>], above: &[&Row], below: &[&Row], column: usize) -> Vec<String> {
    let cells = above.iter().chain(below).flat_map(|row| row.cells.iter());
    cells
        .filter(|cell| cell.start.abs_diff(column) <= 1)
        .filter_map(|cell| cell.chunks.first())
        .filter_map(|(line, at)| lines.get(*line)?.get(*at))
        .map(|chunk| shape(&chunk.text))
        .collect()
}

/// Digits as `9`, letters as `a`, each run once: `15%` and `7%` have one shape.
fn shape(text: &str) -> String {
    let mut out: Vec<char> = text
        .chars()
        .map(|c| {
            if c.is_numeric() {
                '9'
            } else if c.is_alphabetic() {
                'a'
            } else {
                c
            }
        })
        .collect();
    out.dedup();
    out.into_iter().collect()
}

/// Where the chunks of a cell are to be cut so that none runs into the strip; `None` where one can't be.
fn cuts_of(
    lines: &[Vec<Chunk>],
    cell: &RowCell,
    (start, end): (usize, usize),
    has_others: bool,
    beside: &[String],
) -> Option<Vec<(usize, usize, usize)>> {
    let mut out = Vec::new();
    for &(line, at) in &cell.chunks {
        let chunk = &lines[line][at];
        // the whole of the next cell may lie in the strip: then it must look like the others below or above
        let inside = chunk.end <= end;
        if chunk.start >= start || chunk.end + DRIFT <= start {
            continue;
        }
        let chars: Vec<char> = chunk.text.chars().collect();
        let from = if inside { start.saturating_sub(DRIFT) } else { start + 1 };
        let place = (from..=end).rev().filter(|place| inside || place + DRIFT >= end).find(|place| {
            let Some(within) = place.checked_sub(chunk.start).filter(|w| *w > 0) else { return false };
            let (Some(before), Some(first)) = (chars.get(within - 1), chars.get(within)) else {
                return false;
            };
            let left: String = chars[..within].iter().collect();
            let left = left.trim_end();
            before.is_whitespace()
                && has_others
                && (inside || !hangs(left))
                && !left.ends_with([',', '/', '(', '-', '–', '&', '+'])
                && if inside {
                    let shape = shape(&chars[within..].iter().collect::<String>());
                    shape.contains(['%', '€']) && beside.contains(&shape)
                } else {
                    first.is_uppercase() || first.is_numeric() || "<>≥≤=€".contains(*first)
                }
        });
        match place {
            Some(place) => out.push((line, at, place)),
            None if inside => {}
            None => return None,
        }
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
