//! Free lines cut at the gaps that columns make, and grouped into blocks.

use super::lines;
use super::page::Axis;
use super::prose::FreeLine;
use super::sheet::Sheet;
use super::tags;
use super::usual::Usual;
use crate::read::aligned::Chunk;
use crate::read::item::BULLETS;

/// A gap of this many sizes is always one between columns.
const WIDE: f32 = 1.25;
/// A gap of this many sizes is one in a line with two wider ones.
const TABULAR: f32 = 0.75;
/// A gap of this many sizes is one where lines nearby begin or end there too.
const NARROW: f32 = 0.5;
/// A gap after a sentence is one between columns from this many sizes on.
const AFTER_SENTENCE: f32 = 2.5;
/// In a line with stretched spaces a gap between columns is this many times the others.
const STRETCHED: f32 = 1.8;
/// Widest gap, in sizes, between a bullet or number and its text.
const MARKER_GAP: f32 = 4.5;
/// Lines above and below that are looked at.
const NEAR: usize = 4;
/// How far apart the ends of one column may be.
const SLACK: f32 = 1.2;
/// A way between lines of this many usual ones is a blank line.
const BLANK: f32 = 1.62;
/// Lines that a block of one row has at most, to be put together with the next over a blank line.
const ROW_LINES: usize = 4;

/// The mean width of a letter.
pub(super) fn unit(usual: &Usual) -> f32 {
    (usual.size * 0.5).max(1.0)
}

/// Lines of the words outside of tables, cut at gaps between columns.
pub(super) fn free_lines(sheet: &Sheet, which: &[usize]) -> Vec<FreeLine> {
    let rows = lines::rows(&sheet.words, which);
    let list = sheet.words.list();
    let justified = justified(sheet, &rows);
    // runs of words with no gap that could be one between columns
    let runs: Vec<Vec<Vec<usize>>> = rows
        .iter()
        .zip(&justified)
        .enumerate()
        .map(|(at, (row, justified))| {
            if *justified {
                return vec![row.clone()];
            }
            // a line that its paragraph goes on after may be stretched as far as it takes
            let goes_on = rows.get(at + 1).is_some_and(|next| is_paragraph(sheet, row, next));
            let usual = usual_gap(sheet, row, if goes_on { 3.0 } else { 1.0 });
            let runs = row.chunk_by(|a, b| {
                let gap = list[*b].from - list[*a].to;
                gap < list[*a].size.max(list[*b].size) * NARROW || gap < usual * STRETCHED
            });
            with_marker(sheet, runs.map(<[usize]>::to_vec).collect())
        })
        .collect();
    let ends: Vec<Vec<(f32, f32)>> = runs
        .iter()
        .map(|row| row.iter().map(|run| (list[run[0]].from, list[run[run.len() - 1]].to)).collect())
        .collect();
    (0..rows.len())
        .map(|at| {
            let near = || {
                (at.saturating_sub(NEAR)..(at + NEAR + 1).min(rows.len())).filter(move |other| *other != at)
            };
            let wide = |at: usize| {
                let is_wide = |nth: &usize| {
                    ends[at][*nth].0 - ends[at][nth - 1].1 >= list[runs[at][*nth][0]].size * WIDE
                };
                (1..ends[at].len()).filter(is_wide).count()
            };
            let mut merged: Vec<Vec<usize>> = Vec::new();
            for (nth, run) in runs[at].iter().enumerate() {
                let cuts = || -> bool {
                    let (before, own) = (ends[at][nth - 1], ends[at][nth]);
                    let size = list[run[0]].size;
                    let gap = own.0 - before.1;
                    let meets = |other: usize| {
                        let begins = ends[other].iter().skip(1).any(|end| (end.0 - own.0).abs() <= SLACK);
                        let stops = ends[other].iter().skip(1).any(|end| (end.1 - own.1).abs() <= SLACK);
                        begins || stops
                    };
                    let drawn = sheet.rulings.iter().any(|ruling| {
                        let base = list[run[0]].base;
                        ruling.axis == Axis::Upright
                            && before.1 - 1.0 <= ruling.at
                            && ruling.at <= own.0 + 1.0
                            && ruling.from < base
                            && base - size * 0.6 < ruling.to
                    });
                    if gap < size * AFTER_SENTENCE && !drawn && ends_sentence(sheet, &runs[at][nth - 1], run)
                    {
                        // stretched lines have wider gaps after a full stop
                        return near()
                            .any(|other| ends[other].iter().skip(1).any(|end| (end.0 - own.0).abs() <= 0.4));
                    }
                    let tabular = wide(at) >= 2 && gap >= size * TABULAR;
                    gap >= size * WIDE
                        || tabular
                        || drawn
                        || is_broken(sheet, &runs[at][nth - 1])
                        || near().any(meets)
                };
                let is_cut = nth == 0 || cuts();
                match merged.last_mut().filter(|_| !is_cut) {
                    Some(last) => last.extend(run),
                    None => merged.push(run.clone()),
                }
            }
            FreeLine { chunks: merged.iter().map(|run| lines::line(&sheet.words, run)).collect() }
        })
        .collect()
}

/// Words of a text end with a full stop, and the next begin with a capital.
fn ends_sentence(sheet: &Sheet, before: &[usize], next: &[usize]) -> bool {
    let text = |at: Option<&usize>| at.map_or("", |at| sheet.words.text(&sheet.words.list()[*at]));
    before.len() >= 3
        && text(before.last()).trim_end_matches([')', '”', '"']).ends_with(['.', '!', '?'])
        && text(next.first()).trim_start_matches(['(', '“', '"']).starts_with(char::is_uppercase)
}

/// Which lines are set to both margins: all gaps are the same, or both ends are those of such a line next to them.
fn justified(sheet: &Sheet, rows: &[Vec<usize>]) -> Vec<bool> {
    let list = sheet.words.list();
    let ends =
        |row: &[usize]| row.first().zip(row.last()).map(|(first, last)| (list[*first].from, list[*last].to));
    let mut out: Vec<bool> = rows
        .iter()
        .map(|row| {
            let gaps: Vec<f32> = row
                .windows(2)
                .map(|pair| list[pair[1]].from - list[pair[0]].to)
                .filter(|gap| *gap > list[row[0]].size * 0.12)
                .collect();
            let (least, most) =
                (gaps.iter().copied().fold(f32::MAX, f32::min), gaps.iter().copied().fold(0.0, f32::max));
            gaps.len() >= 2 && most - least <= 0.9 && most < list[row[0]].size * 4.0
        })
        .collect();
    for at in 0..rows.len() {
        let beside =
            [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|other| *other < rows.len());
        let alike = |other: usize| {
            out[other]
                && ends(&rows[at])
                    .zip(ends(&rows[other]))
                    .is_some_and(|(a, b)| (a.0 - b.0).abs() <= 1.5 && (a.1 - b.1).abs() <= 1.5)
        };
        if !out[at] && beside.into_iter().any(alike) {
            out[at] = true;
        }
    }
    out
}

/// Two lines are of one paragraph, as the document's tags say.
fn is_paragraph(sheet: &Sheet, row: &[usize], next: &[usize]) -> bool {
    let list = sheet.words.list();
    tags::shared(row.iter().chain(next).map(|at| (list[*at].tag, sheet.words.text(&list[*at])))).is_some()
}

/// The gap between most words of a line, none of them wider than `most` sizes; 0 where it has too few to tell.
fn usual_gap(sheet: &Sheet, row: &[usize], most: f32) -> f32 {
    let list = sheet.words.list();
    let mut gaps: Vec<f32> = row
        .windows(2)
        .map(|pair| list[pair[1]].from - list[pair[0]].to)
        .filter(|gap| *gap > list[row[0]].size * 0.12)
        .collect();
    let all = gaps.len();
    gaps.retain(|gap| *gap < list[row[0]].size * most);
    // a line of single numbers has no spaces between words
    if gaps.len() < 4 || gaps.len() * 10 < all * 7 {
        return 0.0;
    }
    gaps.sort_by(f32::total_cmp);
    gaps[gaps.len() / 2]
}

/// A bullet or a number stands before its text, in a line that has nothing else: they are one.
fn with_marker(sheet: &Sheet, mut runs: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let list = sheet.words.list();
    let is_pair = runs.len() == 2 && runs[0].len() == 1 && {
        let (mark, text) = (&list[runs[0][0]], &list[runs[1][0]]);
        is_marker(sheet.words.text(mark)) && text.from - mark.to < mark.size.max(text.size) * MARKER_GAP
    };
    if is_pair && let Some(text) = runs.pop() {
        runs[0].extend(text);
    }
    runs
}

/// `•`, `1.`, `a)`, `2.1.`, `(3)`.
fn is_marker(text: &str) -> bool {
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return BULLETS.contains(&only) || only == 'o';
    }
    let body = text.trim_start_matches('(').trim_end_matches([')', '.']);
    let numbered = body.split('.').all(|part| {
        (1..=3).contains(&part.len())
            && (part.bytes().all(|b| b.is_ascii_digit())
                || part.len() == 1
                || part.bytes().all(|b| b"ivxIVX".contains(&b)))
    });
    body.len() < text.len() && body.len() <= 8 && numbered
}

/// Ends in a word broken with U+2010: the right end of its cell.
fn is_broken(sheet: &Sheet, run: &[usize]) -> bool {
    let text = run.last().map_or("", |at| sheet.words.text(&sheet.words.list()[*at]));
    let mut back = text.chars().rev();
    back.next() == Some('\u{2010}') && back.next().is_some_and(char::is_alphabetic)
}

/// A line as chunks in units.
pub(super) fn chunks(line: &FreeLine, unit: f32) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::with_capacity(line.chunks.len());
    for chunk in &line.chunks {
        let least = out.last().map_or(0, |last| last.end + 1);
        let start = ((chunk.from / unit).round().max(0.0) as usize).max(least);
        let end = ((chunk.to / unit).round().max(0.0) as usize).max(start + 1);
        out.push(Chunk { start, end, text: chunk.text.clone() });
    }
    out
}

/// Runs of lines without a blank line between them. Blocks that are single rows of the same columns, with one
/// blank line between, stay together: a table with spaced rows.
pub(super) fn blocks<'l>(lines: &'l [FreeLine], usual: &Usual) -> Vec<&'l [FreeLine]> {
    let is_blank =
        |a: &FreeLine, b: &FreeLine| b.base() - a.base() > a.size().max(b.size()) * usual.leading * BLANK;
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let mut last: std::ops::Range<usize> = 0..0;
    let mut at = 0;
    while at < lines.len() {
        let mut end = at + 1;
        while end < lines.len() && !is_blank(&lines[end - 1], &lines[end]) {
            end += 1;
        }
        let near = at > 0 && lines[at].base() - lines[at - 1].base() < lines[at].size() * usual.leading * 3.2;
        let glued = near
            && last.len().min(end - at) <= ROW_LINES
            && last.len() <= ROW_LINES * 2
            && same_columns(&lines[last.clone()], &lines[at..end]);
        match parts.last_mut().filter(|_| glued) {
            Some(open) => open.end = end,
            None => parts.push(at..end),
        }
        last = at..end;
        at = end;
    }
    parts.into_iter().map(|part| &lines[part]).collect()
}

/// Two blocks have the same columns: those of the one with fewer are all columns of the other.
fn same_columns(first: &[FreeLine], second: &[FreeLine]) -> bool {
    let starts = |block: &[FreeLine]| -> Vec<f32> {
        let mut out: Vec<f32> = block
            .iter()
            .filter(|line| line.chunks.len() > 1)
            .flat_map(|line| &line.chunks)
            .map(|c| c.from)
            .collect();
        out.sort_by(f32::total_cmp);
        out.dedup_by(|a, b| (*a - *b).abs() <= SLACK);
        out
    };
    let (mut few, mut many) = (starts(first), starts(second));
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    few.len() > 1 && few.iter().all(|start| many.iter().any(|other| (other - start).abs() <= 3.0))
}
