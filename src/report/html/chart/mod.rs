//! Pictures, drawn by `plotters` as SVG. What they show stands beside them as a table: a picture is never the only place of
//! a figure.

mod bars;
mod timeline;

pub use bars::{Axis, Bar, Segment, bars};
pub use timeline::{Month, Timeline, timeline};

use maud::{Markup, PreEscaped};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Rows of a picture: more would not be told apart. How many are left out is said below it.
pub const ROWS: usize = 25;
/// Columns of a picture in SVG units, of which the names take the first and the figures the last.
const WIDTH: u32 = 760;
const NAMES: u32 = 250;
const ENDS: u32 = 96;
/// Height of a row and of the scale below.
const ROW: u32 = 28;
const SCALE: u32 = 30;
/// Letters of a name: what fits before the bars.
const NAME: usize = 36;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Draws; nothing where that fails, since the table says all.
fn draw(rows: usize, paint: impl FnOnce(&Area<'_>) -> Drawn) -> Option<Markup> {
    let mut svg = String::new();
    {
        let height = u32::try_from(rows).ok()?.checked_mul(ROW)?.checked_add(SCALE + 12)?;
        let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
        paint(&area).ok()?;
        area.present().ok()?;
    }
    // the library escapes the texts that it writes
    Some(PreEscaped(svg))
}

/// A style of text.
fn letters(size: u32, color: &'static RGBColor, across: HPos) -> TextStyle<'static> {
    TextStyle::from(("sans-serif", f64::from(size)).into_font())
        .color(color)
        .pos(Pos::new(across, VPos::Center))
}

/// A name, as much of it as fits.
fn name(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}

const INK: RGBColor = RGBColor(26, 26, 26);
const SOFT: RGBColor = RGBColor(89, 89, 89);
const LINE: RGBColor = RGBColor(208, 208, 208);
