//! Words to lines.

use super::page::Turn;
use super::tags::{self, Tag};
use super::words::{Word, Words};
use crate::document::Rect;

/// A run of words on one base line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: String,
    pub rect: Rect,
    /// Along and across the reading direction.
    pub from: f32,
    pub to: f32,
    pub base: f32,
    /// Size of its largest letters.
    pub size: f32,
    pub bold: bool,
    /// Bytes at its start that are bold, where the rest is not.
    pub lead: usize,
    pub first_word: f32,
    /// What the structure tree says of all of its words.
    pub tag: Option<Tag>,
}

/// Lines of words (indexes into `words`) of one direction, top to bottom, each left to right and whole.
pub(super) fn lines(words: &Words, which: &[usize]) -> Vec<Line> {
    rows(words, which).iter().map(|row| line(words, row)).collect()
}

/// The words of each line, left to right, lines top to bottom.
pub(super) fn rows(words: &Words, which: &[usize]) -> Vec<Vec<usize>> {
    let list = words.list();
    let mut order: Vec<usize> = which.to_vec();
    order.sort_by(|a, b| {
        list[*a].base.total_cmp(&list[*b].base).then(list[*a].from.total_cmp(&list[*b].from))
    });
    let mut rows: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for at in order {
        let word = &list[at];
        // the line of the letters that stand on it; raised and lowered ones are smaller than it
        let found = rows.iter_mut().rev().take(4).find(|(base, size, _)| {
            let (large, small) = (size.max(word.size), size.min(word.size));
            let slack = if small < large * 0.8 { large * 0.42 } else { large * 0.3 };
            (word.base - *base).abs() <= slack
        });
        match found {
            Some((base, size, row)) => {
                if word.size > *size * 1.05 {
                    *base = word.base;
                    *size = word.size;
                }
                row.push(at);
            }
            None => rows.push((word.base, word.size, vec![at])),
        }
    }
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter()
        .map(|(_, _, mut row)| {
            row.sort_by(|a, b| list[*a].from.total_cmp(&list[*b].from));
            row
        })
        .collect()
}

/// One line of these words, which stand on it left to right.
pub(super) fn line(words: &Words, row: &[usize]) -> Line {
    let list = words.list();
    let mut out = Line {
        text: String::new(),
        rect: [f32::MAX, f32::MAX, f32::MIN, f32::MIN],
        from: f32::MAX,
        to: f32::MIN,
        base: 0.0,
        size: 0.0,
        bold: true,
        lead: 0,
        first_word: 0.0,
        tag: tags::shared(row.iter().map(|at| (list[*at].tag, words.text(&list[*at])))),
    };
    let mut before: Option<&Word> = None;
    let mut in_lead = true;
    for at in row {
        let word = &list[*at];
        let text = words.text(word);
        if let Some(before) = before {
            let gap = word.from - before.to;
            let tight = gap < word.size.min(before.size) * 0.12 || (word.tight && gap < word.size * 0.2);
            if !tight {
                out.text.push(' ');
            }
        } else {
            out.first_word = word.to - word.from;
        }
        out.text.push_str(text);
        in_lead &= word.bold;
        if in_lead {
            out.lead = out.text.len();
        }
        let counts = text.chars().any(char::is_alphanumeric);
        out.bold &= word.bold || !counts;
        out.rect = cover(out.rect, word.rect);
        out.from = out.from.min(word.from);
        out.to = out.to.max(word.to);
        if word.size > out.size {
            out.size = word.size;
            out.base = word.base;
        }
        before = Some(word);
    }
    out.bold &= out.lead > 0;
    if out.bold {
        out.lead = 0;
    }
    out
}

/// The smallest box that holds both.
pub(super) fn cover(a: Rect, b: Rect) -> Rect {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Words by direction, the most frequent first.
pub(super) fn by_turn(words: &Words, which: &[usize]) -> Vec<(Turn, Vec<usize>)> {
    let mut out: Vec<(Turn, Vec<usize>)> = Vec::new();
    for at in which {
        let turn = words.list()[*at].turn;
        match out.iter_mut().find(|(known, _)| *known == turn) {
            Some((_, list)) => list.push(*at),
            None => out.push((turn, vec![*at])),
        }
    }
    out.sort_by_key(|(turn, list)| (std::cmp::Reverse(list.len()), *turn));
    out
}
