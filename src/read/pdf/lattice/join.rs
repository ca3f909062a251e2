//! Pieces of lines put together.

use super::super::page::{Area, Axis, Ruling};

/// Pieces on one line closer than this are one.
const GAP: f32 = 3.5;
/// How far apart pieces of one line may lie across it.
const ACROSS: f32 = 0.8;
/// Shorter lines are no lines of a table.
const SHORT: f32 = 5.0;
/// Most lines of a page that are looked at, the longest: beyond it is a map or a drawing.
const MOST: usize = 4_000;

/// The lines of a page: dashes, overlapping pieces and repeated strokes joined. White lines are only kept where
/// they lie on something shaded.
pub(in super::super) fn joined(rulings: &[Ruling], areas: &[Area]) -> Vec<Ruling> {
    let mut out = Vec::new();
    for axis in [Axis::Level, Axis::Upright] {
        let mut lines: Vec<Ruling> = rulings
            .iter()
            .filter(|r| r.axis == axis && (!r.white || is_on_shade(r, areas)))
            .copied()
            .collect();
        lines.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
        let mut start = 0;
        while start < lines.len() {
            let mut end = start + 1;
            while end < lines.len()
                && lines[end].at - lines[end - 1].at <= ACROSS
                && lines[end].at - lines[start].at <= ACROSS * 2.0
            {
                end += 1;
            }
            join_level(&mut lines[start..end], &mut out);
            start = end;
        }
    }
    out.retain(|line| line.to - line.from >= SHORT);
    if out.len() > MOST {
        out.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
        out.truncate(MOST);
    }
    out
}

/// Lines on one level, joined where they meet.
fn join_level(lines: &mut [Ruling], out: &mut Vec<Ruling>) {
    lines.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut open: Option<(Ruling, f32, f32)> = None;
    for line in lines.iter() {
        let length = (line.to - line.from).max(0.1);
        match open.as_mut() {
            Some((last, sum, weight)) if line.from <= last.to + GAP => {
                last.to = last.to.max(line.to);
                last.white &= line.white;
                *sum += line.at * length;
                *weight += length;
            }
            _ => {
                close(open.take(), out);
                open = Some((*line, line.at * length, length));
            }
        }
    }
    close(open, out);
}

fn close(open: Option<(Ruling, f32, f32)>, out: &mut Vec<Ruling>) {
    if let Some((line, sum, weight)) = open {
        out.push(Ruling { at: sum / weight, ..line });
    }
}

fn is_on_shade(line: &Ruling, areas: &[Area]) -> bool {
    let middle = (line.from + line.to) / 2.0;
    let (x, y) = match line.axis {
        Axis::Level => (middle, line.at),
        Axis::Upright => (line.at, middle),
    };
    areas.iter().any(|area| {
        let [x0, y0, x1, y1] = area.rect;
        !area.white && x0 - 2.0 <= x && x <= x1 + 2.0 && y0 - 2.0 <= y && y <= y1 + 2.0
    })
}
