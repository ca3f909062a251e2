//! The smallest fields between the lines of a table, and which of their sides are drawn.

use super::super::page::Ruling;
use super::{SNAP, split};

/// Part of a side that must be drawn for the side to be.
const DRAWN: f32 = 0.6;
/// Most fields of a table.
const MOST: usize = 250_000;

/// All positions of lines, and the sides of the fields between them.
pub(super) struct Mesh {
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    /// Side left of field (row, col), for `cols + 1` sides a row.
    upright: Vec<bool>,
    /// Side above field (row, col), for `rows + 1` rows of sides.
    level: Vec<bool>,
}

impl Mesh {
    /// The mesh of lines that touch one another; nothing where they make no field.
    pub fn of(lines: &[Ruling]) -> Option<Self> {
        let (level, upright) = split(lines);
        let (mut ys, mut xs) = (positions(&level), positions(&upright));
        // an open side ends where the lines across it do
        let (left, right) = open_sides(&level, &xs);
        let (top, bottom) = open_sides(&upright, &ys);
        let upright_extra: Vec<f32> = left.into_iter().chain(right).collect();
        let level_extra: Vec<f32> = top.into_iter().chain(bottom).collect();
        xs.extend(&upright_extra);
        ys.extend(&level_extra);
        xs.sort_by(f32::total_cmp);
        ys.sort_by(f32::total_cmp);
        if xs.len() < 2 || ys.len() < 2 || xs.len() * ys.len() > MOST {
            return None;
        }
        let (rows, cols) = (ys.len() - 1, xs.len() - 1);
        let mut mesh =
            Mesh { xs, ys, upright: vec![false; rows * (cols + 1)], level: vec![false; (rows + 1) * cols] };
        mesh.draw(&level, &upright, &level_extra, &upright_extra);
        Some(mesh)
    }

    /// Rows of fields.
    pub fn rows(&self) -> usize {
        self.ys.len() - 1
    }

    /// Columns of fields.
    pub fn cols(&self) -> usize {
        self.xs.len() - 1
    }

    /// Whether a line parts a field from the one to its left; `col` may be one past the last.
    pub fn left_of(&self, row: usize, col: usize) -> bool {
        self.upright[row * (self.cols() + 1) + col]
    }

    /// Whether a line parts a field from the one above it; `row` may be one past the last.
    pub fn above(&self, row: usize, col: usize) -> bool {
        self.level[row * self.cols() + col]
    }

    fn draw(&mut self, level: &[Ruling], upright: &[Ruling], level_extra: &[f32], upright_extra: &[f32]) {
        let (rows, cols) = (self.rows(), self.cols());
        let mut pieces: Vec<Vec<(f32, f32)>> = vec![Vec::new(); cols + 1];
        for line in upright {
            pieces[nearest(&self.xs, line.at)].push((line.from, line.to));
        }
        for (col, pieces) in pieces.iter_mut().enumerate() {
            let whole = upright_extra.contains(&self.xs[col]);
            pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
            for row in 0..rows {
                let drawn = whole || is_drawn(pieces, self.ys[row], self.ys[row + 1]);
                self.upright[row * (cols + 1) + col] = drawn;
            }
        }
        let mut pieces: Vec<Vec<(f32, f32)>> = vec![Vec::new(); rows + 1];
        for line in level {
            pieces[nearest(&self.ys, line.at)].push((line.from, line.to));
        }
        for (row, pieces) in pieces.iter_mut().enumerate() {
            let whole = level_extra.contains(&self.ys[row]);
            pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
            for col in 0..cols {
                self.level[row * cols + col] = whole || is_drawn(pieces, self.xs[col], self.xs[col + 1]);
            }
        }
    }
}

/// Where lines are, near ones taken together.
fn positions(lines: &[Ruling]) -> Vec<f32> {
    let mut at: Vec<(f32, f32)> = lines.iter().map(|line| (line.at, line.to - line.from)).collect();
    at.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut group: Vec<(f32, f32)> = Vec::new();
    for (at, length) in at {
        let fits = group.first().is_none_or(|first| at - first.0 <= SNAP * 1.5)
            && group.last().is_none_or(|last| at - last.0 <= SNAP);
        if !fits {
            out.push(middle(&group));
            group.clear();
        }
        group.push((at, length));
    }
    if !group.is_empty() {
        out.push(middle(&group));
    }
    out
}

fn middle(group: &[(f32, f32)]) -> f32 {
    let weight: f32 = group.iter().map(|(_, length)| length).sum();
    group.iter().map(|(at, length)| at * length).sum::<f32>() / weight.max(0.1)
}

/// Where the lines begin before the first and end after the last line across them, if several do at one place.
fn open_sides(lines: &[Ruling], across: &[f32]) -> (Option<f32>, Option<f32>) {
    let (Some(first), Some(last)) = (across.first(), across.last()) else { return (None, None) };
    let side = |ends: Vec<f32>, edge: f32, is_out: fn(f32, f32) -> bool| {
        let out: Vec<f32> = ends.into_iter().filter(|end| is_out(*end, edge)).collect();
        let reach = out.iter().copied().reduce(|a, b| if is_out(a, b) { a } else { b })?;
        let there = out.iter().filter(|end| (**end - reach).abs() <= SNAP * 2.0).count();
        (there >= 2).then_some(reach)
    };
    let from = lines.iter().map(|line| line.from).collect();
    let to = lines.iter().map(|line| line.to).collect();
    (side(from, *first - SNAP * 2.0, |a, b| a < b), side(to, *last + SNAP * 2.0, |a, b| a > b))
}

fn nearest(positions: &[f32], at: f32) -> usize {
    let after = positions.partition_point(|position| *position < at);
    match (after.checked_sub(1), positions.get(after)) {
        (Some(before), Some(next)) if at - positions[before] > next - at => after,
        (Some(before), _) => before,
        (None, _) => 0,
    }
}

/// Whether pieces (sorted by their start) cover enough of a side.
fn is_drawn(pieces: &[(f32, f32)], from: f32, to: f32) -> bool {
    let mut covered = 0.0;
    let mut reached = from;
    for (start, end) in pieces {
        let (start, end) = (start.max(reached), end.min(to));
        if end > start {
            covered += end - start;
            reached = end;
        }
    }
    covered >= (to - from - SNAP).max((to - from) * 0.5) * DRAWN
}
