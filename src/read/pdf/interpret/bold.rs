//! Which fonts are bold: by what they declare, otherwise by how much ink their letters have.

use std::cell::RefCell;
use std::collections::HashMap;

use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::kurbo::Shape;

/// What is known of the fonts seen so far. Bold is asked once a font and letter: drawing each letter to weigh it
/// would cost more than all the rest.
#[derive(Default)]
pub(super) struct Weights {
    declared: RefCell<HashMap<u128, Option<bool>>>,
    ink: RefCell<HashMap<u128, Option<f64>>>,
}

/// Strokes thicker than this, in thousandths of the size, are bold: Helvetica has about 80 and 120, Times about
/// 60 and 105.
const STEM: f64 = 96.0;

impl Weights {
    /// Whether a letter is bold.
    pub fn is_bold(&self, glyph: &Glyph<'_>) -> bool {
        let Glyph::Outline(outline) = glyph else { return false };
        let program = program_key(outline);
        let declared = *self.declared.borrow_mut().entry(program).or_insert_with(|| declared(outline));
        declared.unwrap_or_else(|| self.is_heavy(outline, glyph))
    }

    /// Fonts without a name: the stem of an upright letter tells.
    fn is_heavy(&self, outline: &OutlineGlyph, glyph: &Glyph<'_>) -> bool {
        let key = outline.identifier().cache_key();
        let stem = *self.ink.borrow_mut().entry(key).or_insert_with(|| stem(outline, glyph));
        stem.is_some_and(|stem| stem > STEM)
    }
}

/// One number for all letters of a font.
fn program_key(outline: &OutlineGlyph) -> u128 {
    outline.font_data().map_or_else(|| 0, |data| data.cache_key)
}

fn declared(outline: &OutlineGlyph) -> Option<bool> {
    let data = outline.font_data()?;
    if let Some(name) = &data.postscript_name {
        let name = name.to_ascii_lowercase();
        if ["bold", "black", "heavy", "semibold", "demi"].iter().any(|word| name.contains(word)) {
            return Some(true);
        }
    }
    data.weight.map(|weight| weight >= 600)
}

/// Mean thickness of the strokes: twice the area over the length of the outline, in thousandths of the size.
fn stem(outline: &OutlineGlyph, glyph: &Glyph<'_>) -> Option<f64> {
    let has_letter = match glyph.as_unicode()? {
        hayro_interpret::hayro_cmap::BfString::Char(c) => c.is_alphanumeric(),
        hayro_interpret::hayro_cmap::BfString::String(_) => false,
    };
    if !has_letter {
        return None;
    }
    let path = outline.outline();
    let (area, length) = (path.area().abs(), path.perimeter(1.0));
    (length > 1.0).then(|| 2.0 * area / length)
}
