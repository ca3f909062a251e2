//! Tables drawn by shading alone.

use super::lattice::{self, Frame};
use super::page::{Axis, RawPage, Ruling};
use crate::document::Rect;

/// Smallest height and width of a shaded cell.
const LEAST: (f32, f32) = (6.0, 8.0);

/// Tables whose cells are told by their shading: areas that no drawn table has anything of.
pub(super) fn frames(shades: &[Rect], drawn: &[Frame], raw: &RawPage) -> Vec<Frame> {
    let meets = |a: &Rect, b: &Rect| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    let page = raw.width * raw.height;
    let free: Vec<&Rect> = shades
        .iter()
        .filter(|rect| {
            let (width, height) = (rect[2] - rect[0], rect[3] - rect[1]);
            width >= LEAST.1
                && height >= LEAST.0
                && width * height < page * 0.5
                && !drawn.iter().any(|frame| meets(&frame.rect, rect))
        })
        .collect();
    if free.len() < 4 || free.len() > 5_000 {
        return Vec::new();
    }
    let mut sides = Vec::with_capacity(free.len() * 4);
    for rect in free {
        let [x0, y0, x1, y1] = *rect;
        for at in [y0, y1] {
            sides.push(Ruling { axis: Axis::Level, at, from: x0, to: x1, white: false });
        }
        for at in [x0, x1] {
            sides.push(Ruling { axis: Axis::Upright, at, from: y0, to: y1, white: false });
        }
    }
    let sides = lattice::joined(&sides, &[]);
    lattice::frames(&sides).into_iter().filter(|frame| frame.rows > 1 && frame.cols > 1).collect()
}
