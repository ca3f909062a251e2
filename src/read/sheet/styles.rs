//! Styles of a workbook: number format, bold, shaded, by the index that cells carry.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::number_text::builtin;
use crate::limits::Limits;
use crate::read::common::colour::is_background;
use crate::read::docx::xml::{Item, Xml, attr};

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub code: String,
    pub bold: bool,
    pub shaded: bool,
}

/// The looks of the part `styles.xml`.
pub(super) fn parse(text: &str, limits: &Limits) -> Vec<Look> {
    let mut xml = Xml::new(text, limits);
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let (mut bolds, mut fills, mut looks) = (Vec::new(), Vec::new(), Vec::new());
    let mut within = "";
    loop {
        let start = match xml.next() {
            Item::Start(_, start) => start,
            Item::Eof => return looks,
            _ => continue,
        };
        match (within, start.local_name().as_ref()) {
            (_, "numFmts") => within = "formats",
            (_, "fonts") => within = "fonts",
            (_, "fills") => within = "fills",
            (_, "cellXfs") => within = "looks",
            (_, "cellStyleXfs" | "cellStyles" | "dxfs" | "borders" | "tableStyles") => within = "",
            ("formats", "numFmt") => {
                let code = attr(&start, "formatCode").unwrap_or_default().into_owned();
                codes.insert(number(&start, "numFmtId"), code);
            }
            ("fonts", "font") => bolds.push(false),
            ("fonts", "b") => {
                if let Some(bold) = bolds.last_mut() {
                    *bold = attr(&start, "val").is_none_or(|value| value != "0" && value != "false");
                }
            }
            ("fills", "fill") => fills.push(false),
            ("fills", "patternFill") => {
                if let Some(fill) = fills.last_mut() {
                    let pattern = attr(&start, "patternType").unwrap_or_default();
                    *fill = !matches!(pattern.as_ref(), "" | "none" | "gray125");
                }
            }
            ("fills", "fgColor") => {
                let white = attr(&start, "rgb").is_some_and(|rgb| !is_background(rgb.get(2..).unwrap_or("")));
                // the first colours of the theme and of the palette are the paper's
                let paper = attr(&start, "theme").is_some_and(|theme| theme == "0")
                    && attr(&start, "tint").is_none()
                    || attr(&start, "indexed").is_some_and(|index| index == "9" || index == "65");
                if let (true, Some(fill)) = (white || paper, fills.last_mut()) {
                    *fill = false;
                }
            }
            ("looks", "xf") => {
                let id = number(&start, "numFmtId");
                let code = codes.get(&id).cloned().unwrap_or_else(|| builtin(id).to_owned());
                let of = |list: &[bool], name: &str| {
                    list.get(number(&start, name) as usize).copied().unwrap_or(false)
                };
                looks.push(Look { code, bold: of(&bolds, "fontId"), shaded: of(&fills, "fillId") });
            }
            _ => {}
        }
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    attr(start, name).and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}
