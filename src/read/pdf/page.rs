//! What is on a page: the boundary between the interpreter of PDF and everything that looks for tables.

use crate::document::Rect;

/// A document that gives its pages one by one. The tables are looked for in what comes over this boundary:
/// nothing behind it knows the library that reads PDF.
pub(crate) trait PageSource {
    /// Number of pages.
    fn pages(&self) -> usize;
    /// What is on a page, counted from 0. A page that can't be read is empty.
    fn page(&self, index: usize) -> RawPage;
}

/// A page, turned and cropped as a reader sees it. Coordinates are points from the top left.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawPage {
    pub width: f32,
    pub height: f32,
    /// In the order in which the page draws them.
    pub glyphs: Vec<Glyph>,
    /// Straight lines, upright or level.
    pub rulings: Vec<Ruling>,
    /// Filled rectangles.
    pub areas: Vec<Area>,
    /// Boxes of pictures.
    pub pictures: Vec<Rect>,
    /// Texts that marked content gives for what it draws (ActualText), by [`Glyph::actual`].
    pub actual: Vec<String>,
    /// Glyphs that the font gives no character for.
    pub unmapped: usize,
    /// Things beyond the caps that were left out.
    pub left_out: usize,
}

/// A letter on the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub text: GlyphText,
    /// Where its base line begins.
    pub x: f32,
    pub y: f32,
    /// How far the next letter is, along the base line.
    pub advance: f32,
    /// Size of the font.
    pub size: f32,
    pub turn: Turn,
    pub bold: bool,
    pub shown: Shown,
    /// Innermost marked-content id, if any.
    pub mark: Option<u32>,
    /// Text that stands for this and its neighbours, from 0 in [`RawPage::actual`].
    pub actual: Option<u32>,
    /// Marked as no part of the text (header, footer, decoration).
    pub artifact: bool,
}

/// The characters of a glyph: nearly always one; a ligature has up to three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GlyphText {
    One(char),
    Some([char; 3]),
    Unknown,
}

/// Direction of the base line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Turn {
    /// Left to right.
    Level,
    /// Bottom to top.
    Up,
    /// Top to bottom.
    Down,
    /// Right to left, upside down.
    Over,
    /// Any other: a watermark.
    Slanted,
}

/// Whether a reader of the page sees the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Yes,
    /// Drawn as invisible text: the text layer of a scan, or hidden.
    Invisible,
    /// Beyond the edge of the page or of a clip.
    Outside,
    /// In white; hidden where the page is white there.
    White,
}

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruling {
    pub axis: Axis,
    /// Its y where it is level, its x where it is upright.
    pub at: f32,
    pub from: f32,
    pub to: f32,
    /// Drawn in white: it only parts what is shaded.
    pub white: bool,
}

/// Direction of a ruling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    Level,
    Upright,
}

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub rect: Rect,
    pub white: bool,
}

impl Turn {
    /// Coordinates along and across the base line, so that reading goes with rising numbers.
    pub fn along(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Turn::Level | Turn::Slanted => (x, y),
            Turn::Up => (-y, x),
            Turn::Down => (y, -x),
            Turn::Over => (-x, -y),
        }
    }
}

impl GlyphText {
    /// Adds the characters to a text; an unknown one is U+FFFD.
    pub fn push_to(self, text: &mut String) {
        match self {
            GlyphText::One(c) => text.push(c),
            GlyphText::Some(chars) => text.extend(chars.iter().filter(|c| **c != '\0')),
            GlyphText::Unknown => text.push('\u{fffd}'),
        }
    }
}
