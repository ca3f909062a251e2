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
/// Room for a name before the bars.
const NAME: f64 = 236.0;

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
    let (mut out, mut used) = (String::new(), 0.0);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for c in text.chars() {
        used += breadth(c);
        if used > NAME {
            return format!("{}…", out.trim_end());
        }
        out.push(c);
    }
    out
}

/// About how wide a letter is in the size of names: the fonts of the reader's machine are not known.
fn breadth(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | ' ' | '.' | ',' | ';' | ':' | '\'' | '’' | '|' | '(' | ')' => {
            4.6
        }
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 11.5,
        c if c.is_ascii() && !c.is_uppercase() => 7.4,
        c if c.is_lowercase() => 7.4,
        c if u32::from(c) < 0x2e80 => 9.0,
        _ => 13.0,
    }
}

const INK: RGBColor = RGBColor(26, 26, 26);
const SOFT: RGBColor = RGBColor(89, 89, 89);
const LINE: RGBColor = RGBColor(208, 208, 208);
