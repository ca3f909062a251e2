//! A page as a picture.

use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use hayro_interpret::kurbo::Affine;
use hayro_interpret::{InterpreterSettings, TransformExt};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

use super::Opened;
use crate::read::ocr::GreyImage;

/// Most pixels of a side: what the renderer can count.
const SIDE: f32 = 16_000.0;
/// Most pixels of a picture.
const PIXELS: f32 = 40_000_000.0;

/// Draws the pages of a document. What it learnt of fonts is kept from page to page.
pub(in super::super) struct Renderer<'a> {
    pdf: &'a Pdf,
    cache: RenderCache<'a>,
}

impl Opened {
    /// Draws its pages.
    pub fn renderer(&self) -> Renderer<'_> {
        Renderer { pdf: self.pdf(), cache: RenderCache::new() }
    }
}

impl<'a> Renderer<'a> {
    /// Number of pages.
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height of a page in points, as [`RawPage`](super::super::page::RawPage) has them.
    pub fn size(&self, index: usize) -> Option<(f32, f32)> {
        self.pdf.pages().get(index).map(Page::render_dimensions)
    }

    /// A page in grey at this many pixels an inch, fewer where the page is huge; nothing for one of no size.
    pub fn grey(&self, index: usize, dpi: u32) -> Option<GreyImage> {
        let page = self.pdf.pages().get(index)?;
        let scale = capped(page, dpi as f32 / 72.0)?;
        let pixmap = self.draw(page, scale, None)?;
        let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
        let grey = |rgba: &[u8; 4]| {
            let [r, g, b, _] = rgba.map(u32::from);
            ((r * 299 + g * 587 + b * 114) / 1000) as u8
        };
        let (pixels, _) = pixmap.data_as_u8_slice().as_chunks::<4>();
        let pixels = pixels.iter().map(grey).collect();
        Some(GreyImage { width, height, pixels, dpi: (scale * 72.0).round() as u32 })
    }

    /// A page as a PNG file, `scale` pixels a point, with the first page of `over` drawn on top of it.
    pub fn png(&self, index: usize, scale: f32, over: Option<&[u8]>) -> Option<Vec<u8>> {
        let page = self.pdf.pages().get(index)?;
        let scale = capped(page, scale)?;
        let over = over.and_then(|bytes| Pdf::new(bytes.to_vec()).ok());
        self.draw(page, scale, over.as_ref())?.into_png().ok()
    }

    fn draw(&self, page: &'a Page<'a>, scale: f32, over: Option<&Pdf>) -> Option<Pixmap> {
        let (width, height) = page.render_dimensions();
        let side = |points: f32| ((points * scale).round() as u16).max(1);
        let mut context = RenderContext::new(side(width), side(height));
        let (settings, quality) = (InterpreterSettings::default(), RenderSettings::default());
        let place =
            |page: &Page<'_>| Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
        render_into(page, &self.cache, &settings, &quality, &mut context, place(page));
        // what is drawn over has fonts of its own
        let cache = RenderCache::new();
        if let Some(page) = over.and_then(|over| over.pages().first()) {
            render_into(page, &cache, &settings, &quality, &mut context, place(page));
        }
        context.flush();
        let mut pixmap = Pixmap::new(context.width(), context.height());
        let clear = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        context.render_with(&mut pixmap, &mut Resources::default(), clear);
        Some(pixmap)
    }
}

/// A scale at which the page is no larger than can be drawn.
fn capped(page: &Page<'_>, scale: f32) -> Option<f32> {
    let (width, height) = page.render_dimensions();
    let is_sound = |side: f32| side.is_finite() && side >= 1.0;
    if !is_sound(width) || !is_sound(height) {
        return None;
    }
    let most = (SIDE / width.max(height)).min((PIXELS / (width * height)).sqrt());
    Some(scale.min(most))
}
