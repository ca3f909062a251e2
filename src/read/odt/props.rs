//! The properties of one style.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::styles::text_of;
use crate::read::common::colour::is_background;
use crate::read::common::symbols::Font;
use crate::read::docx::xml::attr;

/// What a style says itself.
#[derive(Clone, Debug, Default)]
pub struct Props {
    pub parent: Option<String>,
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
    pub shaded: Option<bool>,
    /// `Some(None)`: a font of letters.
    pub font: Option<Option<Font>>,
    pub list: Option<String>,
    /// A page begins in front of it.
    pub breaks_page: Option<bool>,
}

impl Props {
    pub fn of_style(start: &BytesStart<'_>) -> Props {
        let master = attr(start, "master-page-name").map(|name| !name.is_empty());
        Props {
            parent: attr(start, "parent-style-name").map(|name| name.into_owned()),
            list: attr(start, "list-style-name").map(|name| name.into_owned()),
            breaks_page: master.filter(|named| *named),
            ..Props::default()
        }
    }

    /// Adds what an element in the style says.
    pub fn add(&mut self, name: &str, start: &BytesStart<'_>, fonts: &BTreeMap<String, Font>) {
        match name {
            "style:text-properties" => self.add_text(start, fonts),
            "style:paragraph-properties" | "style:table-properties" => {
                if let Some(kind) = attr(start, "break-before") {
                    self.breaks_page = Some(kind == "page").filter(|page| *page).or(self.breaks_page);
                }
                if attr(start, "display").is_some_and(|value| value == "none") {
                    self.hidden = Some(true);
                }
            }
            "style:table-cell-properties" | "style:table-row-properties" => {
                let colour = attr(start, "background-color");
                self.shaded = colour.map(|colour| is_background(&colour)).or(self.shaded);
            }
            _ => {}
        }
    }

    fn add_text(&mut self, start: &BytesStart<'_>, fonts: &BTreeMap<String, Font>) {
        if let Some(weight) = attr_of(start, "fo:font-weight") {
            self.bold = Some(weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600));
        }
        if let Some(display) = attr_of(start, "text:display") {
            self.hidden = Some(display == "none");
        }
        let face = attr_of(start, "style:font-name");
        let family = attr_of(start, "fo:font-family");
        if face.is_some() || family.is_some() {
            let by_family = family.and_then(|name| Font::of_name(name.trim_matches(['\'', '"', ' '])));
            self.font = Some(by_family.or(face.and_then(|name| fonts.get(&name).copied())));
        }
    }
}

/// The attribute of that full name.
fn attr_of(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let (prefix, local) = name.split_once(':')?;
    let found = start.attributes().with_checks(false).flatten().any(|attribute| {
        let key: &str = attribute.key.as_ref();
        key.split_once(':') == Some((prefix, local))
    });
    found.then(|| text_of(start, local))
}
