//! Lines cut at their gaps.

use super::super::lines::Line;
use super::super::prose::after_bullet;

/// A run of text without a gap in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chunk {
    /// First column, from 0, in characters.
    pub start: usize,
    /// Column after the last.
    pub end: usize,
    pub text: String,
}

impl Chunk {
    /// Characters of the first word.
    pub fn first_word(&self) -> usize {
        self.text.split(' ').next().unwrap_or("").chars().count()
    }

    /// Ends with U+2010 after a letter: a word broken at the right end of its cell.
    fn is_cut(&self) -> bool {
        let mut back = self.text.chars().rev();
        back.next() == Some('\u{2010}') && back.next().is_some_and(char::is_alphabetic)
    }

    /// Begins with a bullet.
    pub fn is_item(&self) -> bool {
        after_bullet(&self.text).is_some()
    }

    /// Shares a column with another.
    pub fn overlaps(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

/// Lines around a line in which a gap of two spaces finds its column again.
const NEAR: usize = 4;

/// Cuts each line at gaps of three spaces or more, and of two where another line nearby begins a chunk at
/// the same place (two spaces alone are also found after a full stop).
pub(super) fn of_lines(lines: &[&Line<'_>]) -> Vec<Vec<Chunk>> {
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
                if (spaces < 2 && !(spaces == 1 && last.is_cut()))
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
pub(super) fn same_columns(first: &[Line<'_>], second: &[Line<'_>]) -> bool {
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

/// Prose set with stretched spaces: nearly every right-hand chunk goes on the sentence of the left one, with
/// a small letter, after a narrow gap.
pub(super) fn is_justified(lines: &[Vec<Chunk>]) -> bool {
    let (mut pairs, mut running) = (0usize, 0usize);
    for line in lines {
        for pair in line.windows(2) {
            let narrow = pair[1].start - pair[0].end <= 4;
            let small = pair[1].text.starts_with(char::is_lowercase);
            pairs += 1;
            running += usize::from(narrow && small && !pair[0].text.ends_with(['.', ':', ';']));
        }
    }
    pairs > 0 && running * 10 >= pairs * 7
}
