//! Lines of plain text cut at their gaps, for the tables whose cells are told by white space only, as
//! `pdftotext -layout` prints them.

use std::ops::Range;

use super::lines::Line;
use super::prose;
use crate::read::aligned::{self, Block, Chunk, Piece, Seam};
use crate::read::hyphen::Vocabulary;
use crate::read::item::after_bullet;

/// Longest line that is looked at for columns, in bytes; longer ones are unwrapped prose.
const LINE_CAP: usize = 1000;

/// Lines that a block of one row has at most, to be put together with the next over a blank line.
const ROW_LINES: usize = 4;

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
            && same_columns(last, block);
        match out.last_mut().filter(|_| glued) {
            Some(open) => open.extend(block),
            None => out.push(block.iter().collect()),
        }
        last = block;
    }
    out
}

/// The first title between two rules (`-----`), with the rules: what stands around it is no table with it.
pub(super) fn ruled_title(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let rule = |at: usize| lines.get(at).is_some_and(|line| prose::rule(line.text).is_some());
    let title = |at: usize| lines.get(at).is_some_and(|line| !rule(at) && cut(line.text).len() == 1);
    (0..lines.len()).filter(|at| rule(*at) && title(at + 1)).find_map(|at| {
        let end = if title(at + 2) { at + 3 } else { at + 2 };
        let near = lines.get(at..=end)?.iter().skip(1).all(|line| line.blanks == 0);
        (rule(end) && near).then_some(at..end + 1)
    })
}

/// Tells the tables of a block from its prose.
pub(super) fn pieces(lines: &[&Line<'_>], words: &Vocabulary) -> Vec<Piece> {
    if lines.iter().any(|line| line.text.len() > LINE_CAP) {
        return vec![Piece::Prose(0..lines.len())];
    }
    let seams = lines.iter().map(|line| if line.blanks > 0 { Seam::Cut } else { Seam::Open(0.0) }).collect();
    aligned::pieces(Block { lines: of_lines(lines), seams, monospaced: true }, words)
}

/// Lines around a line in which a gap of two spaces finds its column again.
const NEAR: usize = 4;

/// Cuts each line at gaps of three spaces or more, and of two where another line nearby begins a chunk at
/// the same place (two spaces alone are also found after a full stop).
fn of_lines(lines: &[&Line<'_>]) -> Vec<Vec<Chunk>> {
    let raw: Vec<Vec<Chunk>> = lines.iter().map(|line| cut(line.text)).collect();
    let mut out = Vec::with_capacity(raw.len());
    for (at, line) in raw.iter().enumerate() {
        let near = &raw[at.saturating_sub(NEAR)..(at + NEAR + 1).min(raw.len())];
        let is_column = |start: usize| {
            let found = near.iter().flat_map(|other| other.iter()).filter(|chunk| chunk.start == start);
            // the chunk itself is one of them
            found.count() > 1
        };
        let mut merged: Vec<Chunk> = Vec::with_capacity(line.len());
        for chunk in line {
            match merged.last_mut() {
                Some(last) if chunk.start == last.end + 2 && !is_column(chunk.start) => {
                    last.text.push_str("  ");
                    last.text.push_str(&chunk.text);
                    last.end = chunk.end;
                }
                _ => merged.push(chunk.clone()),
            }
        }
        out.push(merged);
    }
    out
}

/// Cuts a line at gaps of two spaces or more; a bullet stays with its text.
fn cut(text: &str) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let mut spaces = 2;
    for (column, c) in text.chars().enumerate() {
        if c.is_whitespace() {
            spaces += 1;
            continue;
        }
        match out.last_mut() {
            Some(last)
                if (spaces < 2 && !(spaces == 1 && ends_cut(&last.text)))
                    || (spaces < 5 && is_bullet(&last.text)) =>
            {
                last.text.extend(std::iter::repeat_n(' ', spaces.min(1)));
                last.text.push(c);
                last.end = column + 1;
            }
            _ => out.push(Chunk { start: column, end: column + 1, text: c.to_string() }),
        }
        spaces = 0;
    }
    out
}

fn is_bullet(text: &str) -> bool {
    let mut with_text = text.to_owned();
    with_text.push_str(" x");
    text.chars().count() == 1 && text != "-" && after_bullet(&with_text).is_some()
}

/// Two blocks have the same columns: those of the one with fewer are all columns of the other.
fn same_columns(first: &[Line<'_>], second: &[Line<'_>]) -> bool {
    let starts = |block: &[Line<'_>]| -> Vec<usize> {
        let mut out: Vec<usize> = block
            .iter()
            .map(|line| cut(line.text))
            .filter(|chunks| chunks.len() > 1)
            .flat_map(|chunks| chunks.into_iter().map(|chunk| chunk.start))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let (mut few, mut many) = (starts(first), starts(second));
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    few.len() > 1 && few.iter().all(|start| many.iter().any(|other| other.abs_diff(*start) <= 1))
}

/// Ends with U+2010 after a letter: a word broken at the right end of its cell.
fn ends_cut(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('\u{2010}') && back.next().is_some_and(char::is_alphabetic)
}
