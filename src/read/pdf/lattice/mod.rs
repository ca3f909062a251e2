//! Tables drawn with lines: rulings to cells.
//!
//! `join` puts the pieces of lines together; `network` tells which lines make one table; `mesh` finds its cells;
//! `shape` makes rectangles of them and puts them on a grid.

mod join;
mod mesh;
mod network;
mod shape;

pub(super) use join::joined;

use super::page::{Axis, Ruling};
use crate::document::Rect;

/// Lines this near to each other are one line (double borders, cells with borders of their own).
pub(super) const SNAP: f32 = 3.0;

/// A table as its lines draw it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    pub rect: Rect,
    pub rows: usize,
    pub cols: usize,
    pub cells: Vec<FrameCell>,
}

/// A cell of a [`Frame`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FrameCell {
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub rect: Rect,
}

/// The tables that these lines (joined already) draw: every set of lines that touch and enclose something.
pub(super) fn frames(rulings: &[Ruling]) -> Vec<Frame> {
    let mut out: Vec<Frame> = network::networks(rulings)
        .into_iter()
        .filter_map(|lines| {
            let lines: Vec<Ruling> = lines.into_iter().map(|at| rulings[at]).collect();
            let mesh = mesh::Mesh::of(&lines)?;
            shape::frame(&mesh)
        })
        .collect();
    out.sort_by(|a, b| a.rect[1].total_cmp(&b.rect[1]).then(a.rect[0].total_cmp(&b.rect[0])));
    out
}

/// The level lines, and the upright ones.
fn split(rulings: &[Ruling]) -> (Vec<Ruling>, Vec<Ruling>) {
    rulings.iter().copied().partition(|ruling| ruling.axis == Axis::Level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f32, from: f32, to: f32) -> Ruling {
        Ruling { axis: Axis::Level, at, from, to, white: false }
    }

    fn upright(at: f32, from: f32, to: f32) -> Ruling {
        Ruling { axis: Axis::Upright, at, from, to, white: false }
    }

    fn cells(frame: &Frame) -> Vec<(usize, usize, usize, usize)> {
        frame.cells.iter().map(|c| (c.row, c.col, c.row_span, c.col_span)).collect()
    }

    #[test]
    fn missing_pieces_of_lines_are_spans() {
        // two columns, three rows; the first row spans both columns, the left cell two rows
        let lines = [
            level(0.0, 0.0, 100.0),
            level(20.0, 0.0, 100.0),
            level(40.0, 50.0, 100.0),
            level(60.0, 0.0, 100.0),
            upright(0.0, 0.0, 60.0),
            upright(50.0, 20.0, 60.0),
            upright(100.0, 0.0, 60.0),
        ];
        let frames = frames(&lines);
        assert_eq!(frames.len(), 1);
        assert_eq!((frames[0].rows, frames[0].cols), (3, 2));
        assert_eq!(cells(&frames[0]), [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
    }

    #[test]
    fn sides_without_a_line_are_where_the_other_lines_end() {
        let lines = [
            level(0.0, 0.0, 100.0),
            level(20.0, 0.0, 100.0),
            level(40.0, 0.0, 100.0),
            upright(30.0, 0.0, 40.0),
            upright(60.0, 0.0, 40.0),
        ];
        let frames = frames(&lines);
        assert_eq!((frames[0].rows, frames[0].cols, frames[0].cells.len()), (2, 3, 6));
    }

    #[test]
    fn dashes_and_double_lines_are_one_line() {
        let mut lines = Vec::new();
        for at in 0..20 {
            lines.push(level(0.0, at as f32 * 5.0, at as f32 * 5.0 + 3.0));
        }
        lines.extend([level(2.0, 0.0, 98.0), level(30.0, 0.0, 98.0)]);
        for x in [0.0, 48.0, 98.0] {
            lines.push(upright(x, 0.0, 30.0));
        }
        let frames = frames(&joined(&lines, &[]));
        assert_eq!(frames.len(), 1);
        assert_eq!((frames[0].rows, frames[0].cols), (1, 2));
    }

    #[test]
    fn an_underline_is_no_table() {
        assert!(frames(&[level(10.0, 0.0, 50.0), level(30.0, 0.0, 50.0)]).is_empty());
    }
}
