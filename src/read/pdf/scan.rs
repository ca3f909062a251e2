//! Pages whose text is a picture: which they are, and what recognition makes of them.

use super::interpret::Renderer;
use super::page::{Axis, GlyphText, RawPage, Ruling, Shown};
use super::sheet::Sheet;
use super::words::Words;
use crate::document::Rect;
use crate::read::ocr::{self, Lifted, OcrError, Recognised, Recogniser};

/// Pixels an inch at which pages are looked at.
const DPI: u32 = 300;
/// Letters under this number are no text of a page.
const LETTERS: usize = 20;
/// A stamp, a protocol number: so few letters over a picture of the whole page are not its text either.
const STAMP: usize = 160;
/// Parts of the page that pictures take: of one that is a picture, and of one with a stamp.
const PICTURE: f32 = 0.3;
const WHOLE: f32 = 0.7;
/// A picture of this part of the page may be a table; one of nearly all of it is a background.
const LARGE: std::ops::Range<f32> = 0.12..0.85;
/// Figures less sure than this may be others; most doubts of a page that are told.
const DOUBT: f32 = 80.0;
const DOUBTS: usize = 100;
/// Marks less sure than this are dirt.
const UNSURE: f32 = 60.0;

/// How the text of a page was come by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Reading {
    /// The page says it.
    #[default]
    Text,
    /// Not at all: the page is a picture.
    Picture,
    /// Not at all: its letters have no characters.
    Garbage,
    /// Recognised in its picture.
    Recognised(Recognition),
    /// It is a picture, and recognition failed.
    Failed(String),
}

/// How sure the recognition of a page was.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Recognition {
    /// The mean over its letters, from 0 to 100.
    pub mean: f32,
    /// Words with figures that may be wrong.
    pub doubts: Vec<Doubt>,
    /// Each word's place and how sure it is, from 0 to 100.
    pub words: Vec<(Rect, u8)>,
}

/// A word with figures that may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    pub text: String,
    pub rect: Rect,
    pub confidence: f32,
}

/// Whether the text of a page has to be recognised: what it would be without.
pub(super) fn reading(raw: &RawPage) -> Reading {
    let drawn =
        |glyph: &&super::page::Glyph| glyph.shown != Shown::Outside && glyph.text != GlyphText::One(' ');
    let (mut letters, mut unknown) = (0, 0);
    for glyph in raw.glyphs.iter().filter(drawn).filter(|glyph| glyph.actual.is_none()) {
        letters += 1;
        unknown += usize::from(glyph.text == GlyphText::Unknown);
    }
    let with_text = raw.glyphs.iter().filter(|glyph| glyph.actual.is_some()).count();
    if letters >= LETTERS && unknown * 2 > letters + with_text {
        return Reading::Garbage;
    }
    let known = letters - unknown + with_text;
    let part = covered(raw);
    if (known < LETTERS && part > PICTURE) || (known < STAMP && part > WHOLE) {
        return Reading::Picture;
    }
    Reading::Text
}

/// Boxes of pictures that may hold a table, on a page with text.
pub(super) fn pictures(raw: &RawPage) -> Vec<Rect> {
    let page = raw.width * raw.height;
    raw.pictures.iter().copied().filter(|rect| LARGE.contains(&(area(rect) / page))).collect()
}

/// The part of the page that pictures take (counted twice where they overlap).
fn covered(raw: &RawPage) -> f32 {
    let page = (raw.width * raw.height).max(1.0);
    raw.pictures.iter().map(area).sum::<f32>() / page
}

fn area(rect: &Rect) -> f32 {
    (rect[2] - rect[0]).max(0.0) * (rect[3] - rect[1]).max(0.0)
}

/// A page, recognised.
pub(super) fn recognised(
    raw: &RawPage,
    number: u32,
    renderer: &Renderer<'_>,
    engine: &dyn Recogniser,
) -> Result<Sheet, OcrError> {
    let index = number.saturating_sub(1) as usize;
    let image = renderer.grey(index, DPI).ok_or_else(|| OcrError::Failed(String::new()))?;
    let lifted = ocr::lift(ocr::straight(&image).unwrap_or(image));
    let found = ocr::read_tsv(&engine.recognise(&lifted.image)?);
    Ok(sheet(raw, number, &lifted, &found))
}

/// The page as its picture shows it: recognised words, and the lines and check boxes found in the ink. What was
/// drawn on it besides stays.
fn sheet(raw: &RawPage, number: u32, lifted: &Lifted, found: &[Recognised]) -> Sheet {
    let unit = 72.0 / lifted.image.dpi.max(1) as f32;
    let mut raw = RawPage { glyphs: Vec::new(), actual: Vec::new(), unmapped: 0, ..raw.clone() };
    raw.rulings.extend(lifted.lines.iter().map(|line| Ruling {
        axis: if line.level { Axis::Level } else { Axis::Upright },
        at: line.at * unit,
        from: line.from * unit,
        to: line.to * unit,
        white: false,
    }));
    let mut words = Words::default();
    let mut doubts = Vec::new();
    let mut sureness = Vec::new();
    let (mut sure, mut letters) = (0.0, 0.0);
    for word in found.iter().filter(|word| !is_speck(word)) {
        let rect = [word.left, word.top, word.right, word.bottom].map(|value| value * unit);
        words.push_recognised(&word.text, rect, word.base * unit, word.size * unit);
        sureness.push((rect, word.confidence.clamp(0.0, 100.0) as u8));
        let count = word.text.chars().count() as f32;
        let is_figure = word.text.chars().any(|c| c.is_ascii_digit());
        if is_figure && word.confidence < DOUBT && doubts.len() < DOUBTS {
            doubts.push(Doubt { text: word.text.clone(), rect, confidence: word.confidence });
        }
        sure += word.confidence * count;
        letters += count;
    }
    for mark in &lifted.boxes {
        let rect = [mark.left, mark.top, mark.right, mark.bottom].map(|value| value as f32 * unit);
        words.push(if mark.ticked { "☒" } else { "☐" }, rect);
    }
    let mean = if letters > 0.0 { sure / letters } else { 0.0 };
    let recognition = Recognition { mean, doubts, words: sureness };
    Sheet { reading: Reading::Recognised(recognition), ..Sheet::with(raw, words, number) }
}

/// A rest of a line or a speck of dirt that was taken for a mark.
fn is_speck(word: &Recognised) -> bool {
    word.confidence < UNSURE && word.text.chars().all(|c| "|_-—–=[](){}!'‘’.,:;~\"°“”\\/".contains(c))
}
