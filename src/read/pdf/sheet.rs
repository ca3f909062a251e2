//! A page as the search for tables sees it: words, lines, and the frames that lines draw.

use super::lattice::{self, Frame};
use super::page::{RawPage, Ruling, Shown};
use super::scan::{self, Reading};
use super::words::{self, WordKind, Words};
use crate::document::Rect;

/// A scan's picture takes at least this part of its page.
const SCAN: f32 = 0.5;

/// A page.
#[derive(Debug)]
pub(super) struct Sheet {
    /// From 1.
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub words: Words,
    /// For each word whether it is page furniture.
    pub furniture: Vec<bool>,
    pub rulings: Vec<Ruling>,
    /// What is shaded (white areas left out).
    pub shades: Vec<Rect>,
    pub frames: Vec<Frame>,
    /// Boxes of the larger pictures.
    pub pictures: Vec<Rect>,
    pub unmapped: usize,
    pub left_out: usize,
    /// How its text was come by.
    pub reading: Reading,
    /// Tagged tables that the page contradicts.
    pub contradicted: usize,
}

impl Sheet {
    /// Looks at a page.
    pub fn of(raw: RawPage, number: u32) -> Self {
        let scanned = is_scanned(&raw);
        let words = words::words(&raw, scanned);
        Sheet { reading: scan::reading(&raw), ..Sheet::with(raw, words, number) }
    }

    /// A page with its words.
    pub fn with(raw: RawPage, mut words: Words, number: u32) -> Self {
        let rulings = lattice::joined(&raw.rulings, &raw.areas);
        super::boxes::check_boxes(&raw, &mut words);
        let shades: Vec<Rect> = raw.areas.iter().filter(|area| !area.white).map(|area| area.rect).collect();
        let mut frames = lattice::frames(&rulings);
        frames.extend(super::ladder::frames(&rulings, &words, &frames));
        frames.extend(super::shade::frames(&shades, &frames, &raw));
        super::tags::revive(&mut words, &frames);
        let furniture = words.list().iter().map(|word| word.kind == WordKind::Artifact).collect();
        Sheet {
            number,
            width: raw.width,
            height: raw.height,
            words,
            furniture,
            rulings,
            shades,
            frames,
            pictures: scan::pictures(&raw),
            unmapped: raw.unmapped,
            left_out: raw.left_out,
            reading: Reading::Text,
            contradicted: 0,
        }
    }

    /// Leaves out the words of [`Sheet::body`].
    pub fn forget_body(&mut self) {
        let words = self.words.list().iter().zip(&self.furniture);
        let kept: Vec<bool> = words.map(|(word, aside)| *aside || word.kind != WordKind::Text).collect();
        self.words = self.words.only(&kept);
        let mut kept = kept.into_iter();
        self.furniture.retain(|_| kept.next().unwrap_or(false));
    }

    /// Words that are text of the page: no furniture, nothing hidden.
    pub fn body(&self) -> Vec<usize> {
        (0..self.words.list().len())
            .filter(|at| !self.furniture[*at] && self.words.list()[*at].kind == WordKind::Text)
            .collect()
    }
}

/// Invisible letters over a picture of the whole page: a scan with its recognised text.
fn is_scanned(raw: &RawPage) -> bool {
    let page = raw.width * raw.height;
    let has_picture = raw.pictures.iter().any(|rect| (rect[2] - rect[0]) * (rect[3] - rect[1]) > page * SCAN);
    let invisible = raw.glyphs.iter().filter(|glyph| glyph.shown == Shown::Invisible).count();
    has_picture && invisible * 2 > raw.glyphs.len()
}
