//! Drawn paths to straight lines and filled rectangles.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point};

use super::super::page::{Area, Axis, Ruling};
use crate::document::Rect;

/// A filled rectangle up to this thickness is a line.
const THIN: f32 = 3.0;
/// How far from straight a line may be, in points.
const SKEW: f64 = 0.7;

/// Sub-paths of a path, in page coordinates; curves are left out.
pub(super) struct Outline {
    /// Points of each sub-path, closed ones with the first point again at the end.
    subpaths: Vec<Vec<Point>>,
    /// A sub-path has curves in it.
    curved: Vec<bool>,
}

impl Outline {
    pub fn of(path: &BezPath, transform: Affine) -> Self {
        let mut out = Outline { subpaths: Vec::new(), curved: Vec::new() };
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => {
                    out.subpaths.push(vec![transform * point]);
                    out.curved.push(false);
                }
                PathEl::LineTo(point) => out.push(transform * point),
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                    out.push(transform * point);
                    if let Some(curved) = out.curved.last_mut() {
                        *curved = true;
                    }
                }
                PathEl::ClosePath => {
                    if let Some(first) = out.subpaths.last().and_then(|points| points.first().copied()) {
                        out.push(first);
                    }
                }
            }
        }
        out
    }

    fn push(&mut self, point: Point) {
        match self.subpaths.last_mut() {
            Some(points) => points.push(point),
            None => {
                self.subpaths.push(vec![point]);
                self.curved.push(false);
            }
        }
    }

    /// The straight lines of a stroke.
    pub fn strokes(&self, white: bool, mut add: impl FnMut(Ruling)) {
        for points in &self.subpaths {
            for pair in points.windows(2) {
                if let Some(ruling) = level_or_upright(pair[0], pair[1], white) {
                    add(ruling);
                }
            }
        }
    }

    /// What a fill is: thin rectangles are lines, others areas. Anything but rectangles is a picture.
    pub fn fills(&self, white: bool, mut line: impl FnMut(Ruling), mut area: impl FnMut(Area)) {
        for (points, curved) in self.subpaths.iter().zip(&self.curved) {
            let Some(rect) = bounds(points) else { continue };
            let (width, height) = (rect[2] - rect[0], rect[3] - rect[1]);
            let level = Ruling {
                axis: Axis::Level,
                at: (rect[1] + rect[3]) / 2.0,
                from: rect[0],
                to: rect[2],
                white,
            };
            let upright = Ruling {
                axis: Axis::Upright,
                at: (rect[0] + rect[2]) / 2.0,
                from: rect[1],
                to: rect[3],
                white,
            };
            // both: a dot of a dotted line
            if height <= THIN {
                line(level);
            }
            if width <= THIN {
                line(upright);
            }
            if width > THIN && height > THIN && !curved && is_rectangle(points) {
                area(Area { rect, white });
            }
        }
    }
}

fn level_or_upright(a: Point, b: Point, white: bool) -> Option<Ruling> {
    let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    let (axis, at, from, to) = if dy <= SKEW && dx > dy {
        (Axis::Level, (a.y + b.y) / 2.0, a.x.min(b.x), a.x.max(b.x))
    } else if dx <= SKEW && dy > dx {
        (Axis::Upright, (a.x + b.x) / 2.0, a.y.min(b.y), a.y.max(b.y))
    } else {
        return None;
    };
    Some(Ruling { axis, at: at as f32, from: from as f32, to: to as f32, white })
}

fn bounds(points: &[Point]) -> Option<Rect> {
    if points.len() < 3 {
        return None;
    }
    let mut out = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for point in points {
        out = [out[0].min(point.x), out[1].min(point.y), out[2].max(point.x), out[3].max(point.y)];
    }
    out.iter().all(|value| value.is_finite()).then(|| out.map(|value| value as f32))
}

/// Every side level or upright, and no more corners than a rectangle has.
fn is_rectangle(points: &[Point]) -> bool {
    points.len() <= 6
        && points.windows(2).all(|p| (p[0].x - p[1].x).abs() <= SKEW || (p[0].y - p[1].y).abs() <= SKEW)
}
