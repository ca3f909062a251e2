//! Records what a page draws.

use hayro_interpret::font::{GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect as Box2, Shape, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro_syntax::object::{self, Dict};

use super::super::page::{Area, Glyph, GlyphText, RawPage, Ruling, Shown, Turn};
use super::bold::Weights;
use super::paths::Outline;
use crate::document::Rect;
use crate::limits::Limits;

/// How far out of a clip the middle of a letter may be and still be seen.
const EDGE: f32 = 1.0;
/// From this on a grey is white.
const WHITE: u8 = 0xf8;

/// A [`Device`] that writes down letters, lines, areas and pictures.
pub(super) struct Recorder<'r> {
    page: RawPage,
    clips: Vec<Rect>,
    marks: Vec<Mark>,
    weights: &'r Weights,
    limits: &'r Limits,
    /// Letters of the last run, to leave out the same run stroked.
    last_run: std::ops::Range<usize>,
}

/// A marked-content sequence.
#[derive(Clone, Copy, Default)]
struct Mark {
    id: Option<u32>,
    artifact: bool,
    actual: Option<u32>,
}

impl<'r> Recorder<'r> {
    pub fn new(width: f32, height: f32, weights: &'r Weights, limits: &'r Limits) -> Self {
        Recorder {
            page: RawPage { width, height, ..RawPage::default() },
            clips: vec![[0.0, 0.0, width, height]],
            marks: Vec::new(),
            weights,
            limits,
            last_run: 0..0,
        }
    }

    pub fn finish(self) -> RawPage {
        self.page
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or([0.0, 0.0, self.page.width, self.page.height])
    }

    fn push_clip(&mut self, rect: Box2) {
        let clip = self.clip();
        let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|value| value as f32);
        self.clips.push([clip[0].max(x0), clip[1].max(y0), clip[2].min(x1), clip[3].min(y1)]);
    }

    fn mark(&self) -> Mark {
        self.marks.last().copied().unwrap_or_default()
    }

    fn rule(&mut self, mut ruling: Ruling) {
        let [x0, y0, x1, y1] = self.clip();
        let (low, high, least, most) = match ruling.axis {
            super::super::page::Axis::Level => (x0, x1, y0, y1),
            super::super::page::Axis::Upright => (y0, y1, x0, x1),
        };
        ruling.from = ruling.from.max(low);
        ruling.to = ruling.to.min(high);
        // a line on the very edge of its clip is drawn with half of its width
        let is_in = ruling.at >= least - EDGE && ruling.at <= most + EDGE && ruling.from <= ruling.to;
        if !is_in || !ruling.at.is_finite() {
            return;
        }
        if self.page.rulings.len() < self.limits.page_rulings {
            self.page.rulings.push(ruling);
        } else {
            self.page.left_out += 1;
        }
    }

    fn area(&mut self, area: Area) {
        let clip = self.clip();
        let [x0, y0, x1, y1] = area.rect;
        let rect = [x0.max(clip[0]), y0.max(clip[1]), x1.min(clip[2]), y1.min(clip[3])];
        if rect[0] >= rect[2] || rect[1] >= rect[3] {
            return;
        }
        if self.page.areas.len() < self.limits.page_rulings {
            self.page.areas.push(Area { rect, ..area });
        } else {
            self.page.left_out += 1;
        }
    }

    fn draw(&mut self, path: &BezPath, props: &DrawProps<'_>, mode: &DrawMode) {
        let Some(white) = whiteness(&props.paint) else { return };
        if path.elements().len() > self.limits.page_rulings {
            self.page.left_out += 1;
            return;
        }
        let outline = Outline::of(path, props.transform);
        let (mut lines, mut areas) = (Vec::new(), Vec::new());
        match mode {
            DrawMode::Stroke(_) => outline.strokes(white, |line| lines.push(line)),
            DrawMode::Fill(_) => outline.fills(white, |line| lines.push(line), |area| areas.push(area)),
            DrawMode::FillAndStroke(..) => {
                outline.strokes(white, |line| lines.push(line));
                outline.fills(white, |_| (), |area| areas.push(area));
            }
            DrawMode::Invisible => {}
        }
        lines.into_iter().for_each(|line| self.rule(line));
        areas.into_iter().for_each(|area| self.area(area));
    }

    /// The same letters stroked that were just filled.
    fn is_again(&self, run: &[PositionedGlyph<'_>], transform: Affine) -> bool {
        let Some(last) = self.page.glyphs.get(self.last_run.clone()) else { return false };
        let (Some(before), Some(now)) = (last.first(), run.first()) else { return false };
        let at = transform * now.transform() * Point::ZERO;
        last.len() == run.len()
            && (before.x - at.x as f32).abs() < 0.05
            && (before.y - at.y as f32).abs() < 0.05
    }

    fn letter(&mut self, glyph: &PositionedGlyph<'_>, transform: Affine, bold: bool, shown: Shown) {
        let Some(mut letter) = placed(glyph, transform * glyph.transform()) else { return };
        let [x0, y0, x1, y1] = self.clip();
        let reach = EDGE + letter.size * 0.25;
        let is_out =
            letter.x < x0 - reach || letter.x > x1 + reach || letter.y < y0 - reach || letter.y > y1 + reach;
        let mark = self.mark();
        letter.bold = bold;
        letter.shown = if is_out { Shown::Outside } else { shown };
        letter.mark = mark.id;
        letter.actual = mark.actual;
        letter.artifact = mark.artifact;
        self.page.unmapped += usize::from(letter.text == GlyphText::Unknown && mark.actual.is_none());
        if self.page.glyphs.len() < self.limits.page_glyphs {
            self.page.glyphs.push(letter);
        } else {
            self.page.left_out += 1;
        }
    }
}

impl<'a> Device<'a> for Recorder<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw(path, &props, mode);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Box2) {
        self.push_clip(*rect);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let glyphs = run.glyphs();
        if matches!(mode, DrawMode::Stroke(_)) && self.is_again(glyphs, props.transform) {
            return;
        }
        let Some(first) = glyphs.first() else { return };
        let shown = match (mode, whiteness(&props.paint)) {
            (DrawMode::Invisible, _) | (_, None) => Shown::Invisible,
            (_, Some(true)) => Shown::White,
            (_, Some(false)) => Shown::Yes,
        };
        let start = self.page.glyphs.len();
        // all letters of a run are of one font
        let bold = glyphs.iter().find(|glyph| is_letter(glyph)).unwrap_or(first);
        let bold = self.weights.is_bold(bold);
        for glyph in glyphs {
            self.letter(glyph, props.transform, bold, shown);
        }
        self.last_run = start..self.page.glyphs.len();
        tighten(&mut self.page.glyphs[start..]);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let unit = Box2::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let rect = props.transform.transform_rect_bbox(unit);
        let clip = self.clip();
        let [x0, y0, x1, y1] = [rect.x0, rect.y0, rect.x1, rect.y1].map(|value| value as f32);
        let rect = [x0.max(clip[0]), y0.max(clip[1]), x1.min(clip[2]), y1.min(clip[3])];
        if rect[0] < rect[2] && rect[1] < rect[3] && self.page.pictures.len() < self.limits.page_rulings {
            self.page.pictures.push(rect);
        }
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}

    fn draw_rect(&mut self, rect: &Box2, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw(&rect.to_path(0.1), &props, mode);
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mut mark = self.mark();
        mark.artifact |= tag == b"Artifact";
        if let Some(properties) = properties {
            if let Some(id) = properties.get::<i32>(b"MCID").and_then(|id| u32::try_from(id).ok()) {
                mark.id = Some(id);
            }
            if let Some(text) = properties.get::<object::String<'_>>(b"ActualText") {
                self.page.actual.push(super::super::tags::text_string(text.as_bytes()));
                mark.actual = u32::try_from(self.page.actual.len() - 1).ok();
            }
        }
        if self.marks.len() < self.limits.xml_depth {
            self.marks.push(mark);
        }
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }
}

/// Whether a paint is white; nothing where it can't be seen.
fn whiteness(paint: &Paint<'_>) -> Option<bool> {
    match paint {
        Paint::Color(color) => {
            let [r, g, b, a] = color.to_rgba().to_rgba8();
            (a > 8).then_some(r >= WHITE && g >= WHITE && b >= WHITE)
        }
        Paint::Pattern(_) => Some(false),
    }
}

/// A glyph with its place; nothing for one of no size.
fn placed(glyph: &PositionedGlyph<'_>, transform: Affine) -> Option<Glyph> {
    let [a, b, c, d, x, y] = transform.as_coeffs();
    let (along, up) = (Vec2::new(a, b) * 1000.0, Vec2::new(c, d) * 1000.0);
    let size = up.hypot() as f32;
    let width = match &**glyph {
        hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
        hayro_interpret::font::Glyph::Type3(type3) => type3.advance_width(),
    };
    let advance = width.unwrap_or(500.0) / 1000.0 * along.hypot() as f32;
    let is_sound = x.is_finite() && y.is_finite() && size.is_finite() && advance.is_finite();
    if !is_sound || size < 0.5 || x.abs() > 1e5 || y.abs() > 1e5 {
        return None;
    }
    let slope = along.hypot() * 0.07;
    let turn = match along {
        v if v.y.abs() <= slope && v.x >= 0.0 => Turn::Level,
        v if v.y.abs() <= slope => Turn::Over,
        v if v.x.abs() <= slope && v.y < 0.0 => Turn::Up,
        v if v.x.abs() <= slope => Turn::Down,
        _ => Turn::Slanted,
    };
    Some(Glyph {
        text: characters(glyph),
        x: x as f32,
        y: y as f32,
        advance,
        size,
        turn,
        bold: false,
        shown: Shown::Yes,
        mark: None,
        actual: None,
        artifact: false,
    })
}

fn is_letter(glyph: &PositionedGlyph<'_>) -> bool {
    matches!(characters(glyph), GlyphText::One(c) if c.is_alphanumeric())
}

fn characters(glyph: &PositionedGlyph<'_>) -> GlyphText {
    match glyph.as_unicode() {
        Some(BfString::Char('\0' | '\u{fffd}')) | None => GlyphText::Unknown,
        Some(BfString::Char(c)) => GlyphText::One(c),
        Some(BfString::String(text)) => {
            let mut chars = ['\0'; 3];
            text.chars().take(3).zip(&mut chars).for_each(|(c, slot)| *slot = c);
            if chars == ['\0'; 3] { GlyphText::Unknown } else { GlyphText::Some(chars) }
        }
    }
}

/// A letter is no wider than the way to the next one of its run: stand-in fonts are.
fn tighten(run: &mut [Glyph]) {
    for at in 1..run.len() {
        let next = run[at];
        let glyph = &mut run[at - 1];
        if glyph.turn != next.turn {
            continue;
        }
        let (from, base) = glyph.turn.along(glyph.x, glyph.y);
        let (to, other) = next.turn.along(next.x, next.y);
        let way = to - from;
        if (base - other).abs() < 0.1 && way > 0.0 && way < glyph.advance {
            glyph.advance = way;
        }
    }
}
