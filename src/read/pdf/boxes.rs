//! Check boxes that are drawn, not written.

use super::page::{Axis, RawPage, Ruling};
use super::words::Words;
use crate::document::Rect;

/// Sides of a check box, in points.
const SIDES: std::ops::RangeInclusive<f32> = 5.0..=16.0;

/// Adds a word `☐` or `☒` for each small drawn square: with letters or strokes in it it is ticked.
pub(super) fn check_boxes(raw: &RawPage, words: &mut Words) {
    let level: Vec<&Ruling> =
        raw.rulings.iter().filter(|r| r.axis == Axis::Level && SIDES.contains(&(r.to - r.from))).collect();
    if level.len() > 2_000 {
        return;
    }
    let upright: Vec<&Ruling> =
        raw.rulings.iter().filter(|r| r.axis == Axis::Upright && SIDES.contains(&(r.to - r.from))).collect();
    let mut found: Vec<Rect> = Vec::new();
    for (at, top) in level.iter().enumerate() {
        let side = top.to - top.from;
        let near = |a: f32, b: f32| (a - b).abs() <= 1.0;
        let has_bottom = level.iter().enumerate().any(|(other, bottom)| {
            other != at
                && near(bottom.at, top.at + side)
                && near(bottom.from, top.from)
                && near(bottom.to, top.to)
        });
        let has_side = |x: f32| {
            upright
                .iter()
                .any(|line| near(line.at, x) && near(line.from, top.at) && near(line.to, top.at + side))
        };
        let rect = [top.from, top.at, top.to, top.at + side];
        let is_new = !found.iter().any(|known| near(known[0], rect[0]) && near(known[1], rect[1]));
        if has_bottom && has_side(top.from) && has_side(top.to) && is_new {
            found.push(rect);
        }
    }
    for rect in found {
        let inside = |x: f32, y: f32| rect[0] < x && x < rect[2] && rect[1] < y && y < rect[3];
        let written = words
            .list()
            .iter()
            .find(|word| inside((word.rect[0] + word.rect[2]) / 2.0, (word.rect[1] + word.rect[3]) / 2.0));
        // a square with a letter or two in it is a cell of a form, unless it is a mark
        match written.map(|word| words.text(word)) {
            None => words.push("☐", rect),
            Some("X" | "x" | "✓" | "✔" | "✗" | "✘" | "×") => words.push("☒", rect),
            Some(_) => {}
        }
    }
}
