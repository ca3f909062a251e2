//! Tables drawn with level lines alone: a line between any two rows, none between columns.
//!
//! The lines say where the rows are, and where a line is shorter, which cells go down over it. Where the columns
//! are, the words say: no word of the rows stands in the gap between two of them. Upright lines in these gaps make
//! such a table one that is drawn whole.

use std::ops::Range;

use super::lattice::{self, Frame, SNAP};
use super::lines;
use super::page::{Axis, Ruling, Turn};
use super::words::{WordKind, Words};

/// Ends of lines of one table are no further apart.
const ENDS: f32 = 4.0;
/// Shorter lines are those under words.
const SHORTEST: f32 = 150.0;
/// Rows that a table has at least.
const ROWS: usize = 3;
/// Words with a smaller gap, in sizes, are one text.
const GAP: f32 = 0.6;
/// Narrowest way between columns.
const NARROWEST: f32 = 2.0;
/// Lines of text that a heading over rows has at most: more is prose between two tables.
const BAND_LINES: usize = 2;
/// The part of a row's height that its text fills at least.
const FILLED: f32 = 0.25;
/// The same of a heading over rows: headings between two tables have more room.
const BAND_FILLED: f32 = 0.55;
/// Lines of text in most of a row's columns that make it more than one row.
const SEVERAL: usize = 3;

/// What stands between two neighbouring lines.
struct Step {
    top: f32,
    bottom: f32,
    /// From where to where there is text, for each line of text.
    lines: Vec<Vec<(f32, f32)>>,
    /// A shorter line parts it.
    parted: bool,
}

impl Step {
    /// One text: a heading over the rows below.
    fn is_band(&self) -> bool {
        self.lines.iter().all(|line| line.len() == 1)
    }

    /// Where its text begins (1) and ends (-1), lines laid over each other.
    fn stretches(&self) -> Vec<(f32, i32)> {
        let mut runs: Vec<(f32, f32)> = self.lines.iter().flatten().copied().collect();
        runs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut out: Vec<(f32, f32)> = Vec::new();
        for (from, to) in runs {
            match out.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => out.push((from, to)),
            }
        }
        out.into_iter().flat_map(|(from, to)| [(from, 1), (to, -1)]).collect()
    }

    fn crosses(&self, from: f32, to: f32) -> bool {
        self.lines.iter().flatten().any(|(a, b)| *a < to && from < *b)
    }
}

/// The tables of a page that level lines alone draw, besides those that are drawn whole.
pub(super) fn frames(rulings: &[Ruling], words: &Words, drawn: &[Frame]) -> Vec<Frame> {
    let level = |r: &&Ruling| r.axis == Axis::Level && !r.white && r.to - r.from >= SHORTEST;
    let mut rungs: Vec<Ruling> = rulings.iter().filter(level).copied().collect();
    rungs.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Frame> = Vec::new();
    let mut taken = vec![false; rungs.len()];
    for at in 0..rungs.len() {
        if taken[at] {
            continue;
        }
        let first = rungs[at];
        let mut own = Vec::new();
        for (other, rung) in rungs.iter().enumerate().skip(at) {
            if (rung.from - first.from).abs() <= ENDS && (rung.to - first.to).abs() <= ENDS {
                taken[other] = true;
                own.push(*rung);
            }
        }
        if own.len() > ROWS && !is_crossed(&own, rulings, drawn) {
            for part in parts(&own, rulings, words) {
                out.extend(part_frames(&own, &part, rulings));
            }
        }
    }
    out
}

/// An upright line, or a table that is drawn whole, stands among these lines.
fn is_crossed(rungs: &[Ruling], rulings: &[Ruling], drawn: &[Frame]) -> bool {
    let (Some(first), Some(last)) = (rungs.first(), rungs.last()) else { return true };
    let inside = |x: f32| x > first.from - ENDS && x < first.to + ENDS;
    let upright = rulings.iter().any(|r| {
        r.axis == Axis::Upright && inside(r.at) && r.from < last.at - SNAP && first.at + SNAP < r.to
    });
    let framed = drawn.iter().any(|frame| {
        frame.rect[0] < first.to
            && first.from < frame.rect[2]
            && frame.rect[1] < last.at
            && first.at < frame.rect[3]
    });
    upright || framed
}

/// Runs of steps that are rows of one table.
fn parts(rungs: &[Ruling], rulings: &[Ruling], words: &Words) -> Vec<Vec<Step>> {
    let (from, to) = (rungs[0].from - ENDS, rungs[0].to + ENDS);
    let list = words.list();
    let mut parts: Vec<Vec<Step>> = vec![Vec::new()];
    for pair in rungs.windows(2) {
        let (top, bottom) = (pair[0].at, pair[1].at);
        if bottom - top <= SNAP {
            continue;
        }
        let middle = |at: &usize| (list[*at].rect[1] + list[*at].rect[3]) / 2.0;
        let which: Vec<usize> = (0..list.len())
            .filter(|at| list[*at].kind == WordKind::Text && list[*at].turn == Turn::Level)
            .filter(|at| (top..bottom).contains(&middle(at)) && list[*at].from < to && from < list[*at].to)
            .collect();
        let text = which.iter().map(|at| list[*at].rect).reduce(lines::cover);
        let height = text.map_or(0.0, |rect| rect[3] - rect[1]) / (bottom - top);
        let runs = lines::rows(words, &which).into_iter().map(|row| {
            let run =
                row.chunk_by(|a, b| list[*b].from - list[*a].to < list[*a].size.max(list[*b].size) * GAP);
            run.map(|run| (list[run[0]].from, list[run[run.len() - 1]].to)).collect()
        });
        let parted = rulings.iter().any(|r| {
            r.axis == Axis::Level && r.at > top + SNAP && r.at < bottom - SNAP && r.from > from && r.to < to
        });
        let step = Step { top, bottom, lines: runs.collect(), parted };
        let filled = match step.is_band() {
            true => height >= BAND_FILLED && step.lines.len() <= BAND_LINES,
            false => height >= FILLED,
        };
        match parts.last_mut().filter(|_| filled) {
            Some(part) => part.push(step),
            None => parts.push(Vec::new()),
        }
    }
    parts.retain(|part| part.len() >= ROWS);
    parts
}

/// The frame of the steps, if they have columns, and each is one row.
fn part_frames(rungs: &[Ruling], steps: &[Step], rulings: &[Ruling]) -> Vec<Frame> {
    let gaps = gaps(rungs[0].from, rungs[0].to, steps);
    // rows with more columns are those of another table
    let wider = |step: &Step| step.lines.iter().any(|line| line.len() > gaps.len() + 1);
    if gaps.is_empty() || steps.iter().any(|step| wider(step) || is_several(step, &gaps)) {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Vec::new() };
    let within = |at: f32| at >= first.top - SNAP && at <= last.bottom + SNAP;
    let (left, right) = (rungs[0].from, rungs[0].to);
    let near =
        |r: &&Ruling| r.axis == Axis::Level && within(r.at) && r.from >= left - ENDS && r.to <= right + ENDS;
    let mut sides: Vec<Ruling> = rulings.iter().filter(near).copied().collect();
    let upright = |at: f32, step: &Step| Ruling {
        axis: Axis::Upright,
        at,
        from: step.top,
        to: step.bottom,
        white: false,
    };
    // a shorter line ends where its column does
    let ends: Vec<f32> = sides.iter().flat_map(|r| [r.from, r.to]).collect();
    let between = |gap: &Range<f32>| {
        let end = ends.iter().copied().find(|x| gap.contains(x));
        end.unwrap_or((gap.start + gap.end) / 2.0)
    };
    let columns: Vec<f32> = gaps.iter().map(between).collect();
    for step in steps {
        sides.extend([upright(left, step), upright(right, step)]);
        let free = columns.iter().filter(|at| !step.crosses(**at - 0.5, **at + 0.5));
        sides.extend(free.map(|at| upright(*at, step)));
    }
    let found = lattice::frames(&lattice::joined(&sides, &[]));
    found.into_iter().filter(|frame| frame.rows >= ROWS && frame.cols > 1).collect()
}

/// The ways between columns: what no text of the rows crosses, with text on both sides of it.
fn gaps(left: f32, right: f32, steps: &[Step]) -> Vec<Range<f32>> {
    let rows: Vec<&Step> = steps.iter().filter(|step| !step.is_band()).collect();
    if rows.len() < ROWS - 1 {
        return Vec::new();
    }
    // where rows begin to have text, and where they end to, from left to right
    let mut edges: Vec<(f32, i32)> = rows.iter().flat_map(|step| step.stretches()).collect();
    edges.extend([(left, 0), (right, 0)]);
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<Range<f32>> = Vec::new();
    let mut crossing = 0;
    for pair in edges.windows(2) {
        let (from, to) = (pair[0].0, pair[1].0);
        crossing += pair[0].1;
        // a cell merged over columns stands in the way of one row
        if to <= from || crossing as usize * 10 > rows.len() {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.end >= from => last.end = to,
            _ => out.push(from..to),
        }
    }
    out.retain(|gap| gap.end - gap.start >= NARROWEST);
    // the margins are no ways between columns
    let text = |from: f32, to: f32| rows.iter().filter(|step| step.crosses(from, to)).count();
    let mut kept: Vec<Range<f32>> = Vec::new();
    for gap in out {
        let before = kept.last().map_or(left - ENDS, |last| last.end);
        if text(before, gap.start) >= 2 && text(gap.end, right + ENDS) >= 2 {
            kept.push(gap);
        }
    }
    kept
}

/// Most columns of a step have several lines of text, and no line parts them: it may be several rows.
fn is_several(step: &Step, gaps: &[Range<f32>]) -> bool {
    if step.parted || step.is_band() {
        return false;
    }
    let column = |x: f32| gaps.iter().filter(|gap| gap.start < x).count();
    let columns = |line: &Vec<(f32, f32)>| {
        let mut found: Vec<usize> = line.iter().map(|run| column((run.0 + run.1) / 2.0)).collect();
        found.dedup();
        found.len()
    };
    let most = step.lines.iter().map(columns).max().unwrap_or(0);
    most > 1 && step.lines.iter().filter(|line| columns(line) * 3 >= most * 2).count() >= SEVERAL
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f32, from: f32, to: f32) -> Ruling {
        Ruling { axis: Axis::Level, at, from, to, white: false }
    }

    /// Words of 10 points: text, where it begins, its base line.
    fn page(texts: &[(&str, f32, f32)]) -> Words {
        let mut words = Words::default();
        for (text, x, base) in texts {
            let width = text.len() as f32 * 5.0;
            words.push_recognised(text, [*x, base - 8.0, x + width, base + 2.0], *base, 10.0);
        }
        words
    }

    fn rows(rows: &[[&'static str; 3]]) -> Vec<(&'static str, f32, f32)> {
        let place = |(row, texts): (usize, &[&'static str; 3])| {
            let base = 12.0 + 16.0 * row as f32;
            texts.iter().zip([10.0, 120.0, 230.0]).map(|(t, x)| (*t, x, base)).collect::<Vec<_>>()
        };
        rows.iter().enumerate().flat_map(place).filter(|(text, ..)| !text.is_empty()).collect()
    }

    #[test]
    fn lines_between_rows_make_a_table_with_its_columns_told_by_the_words() {
        let words = page(&rows(&[
            ["Cod.", "Titolo", "Valore"],
            ["1", "Strade", "12"],
            ["", "", "14"],
            ["2", "Ponti", "8"],
        ]));
        // the line under the second row is that of the last column alone
        let lines = [
            level(0.0, 5.0, 300.0),
            level(16.0, 5.0, 300.0),
            level(32.0, 220.0, 300.0),
            level(48.0, 5.0, 300.0),
            level(64.0, 5.0, 300.0),
        ];
        let found = frames(&lines, &words, &[]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].rows, found[0].cols), (4, 3));
        let tall: Vec<_> =
            found[0].cells.iter().filter(|c| c.row_span == 2).map(|c| (c.row, c.col)).collect();
        assert_eq!(tall, [(1, 0), (1, 1)]);
    }

    #[test]
    fn lines_around_several_rows_are_no_table_of_rows() {
        let body = [["1", "Strade", "12"], ["2", "Ponti", "8"], ["3", "Scuole", "4"], ["4", "Parchi", "6"]];
        let words = page(&rows(
            &[&[["Cod.", "Titolo", "Valore"]][..], &body[..], &[["", "Totale", "30"]][..]].concat(),
        ));
        let lines = [
            level(0.0, 5.0, 300.0),
            level(16.0, 5.0, 300.0),
            level(80.0, 5.0, 300.0),
            level(96.0, 5.0, 300.0),
        ];
        assert!(frames(&lines, &words, &[]).is_empty());
    }
}
