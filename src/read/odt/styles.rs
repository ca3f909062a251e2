//! Styles: what they say of bold, hidden, shaded, headings, page breaks, lists.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::lists::ListStyle;
use super::props::Props;
use crate::document::Role;
use crate::limits::Limits;
use crate::read::common::symbols::Font;
use crate::read::docx::xml::{Item, Xml, attr};

/// Styles that a style may build upon.
const CHAIN: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub struct Styles {
    /// By family and name.
    styles: BTreeMap<(String, String), Props>,
    pub lists: BTreeMap<String, ListStyle>,
    /// Numbers of headings.
    pub outline: ListStyle,
    /// Declared fonts that are symbol fonts.
    fonts: BTreeMap<String, Font>,
}

impl Styles {
    /// Adds the styles of a part, up to its body.
    pub fn parse(&mut self, text: &str, limits: &Limits) {
        let mut xml = Xml::new(text, limits);
        let mut current: Option<((String, String), usize)> = None;
        let mut list: Option<(String, usize)> = None;
        let mut level = None;
        loop {
            match xml.next() {
                Item::Start(_, start) => {
                    let depth = xml.depth();
                    let name = start.name();
                    match name.as_ref() {
                        "office:body" | "office:master-styles" => xml.skip(),
                        "style:font-face" => self.font_face(&start),
                        "style:style" => {
                            let key = (text_of(&start, "family"), text_of(&start, "name"));
                            self.styles.insert(key.clone(), Props::of_style(&start));
                            current = Some((key, depth));
                        }
                        "text:list-style" => {
                            let name = text_of(&start, "name");
                            self.lists.insert(name.clone(), ListStyle::default());
                            list = Some((name, depth));
                        }
                        "text:outline-style" => list = Some((String::new(), depth)),
                        name if name.starts_with("text:") && name.contains("level-style") => {
                            if let Some((of, _)) = &list {
                                level = self.list_style(of).and_then(|style| style.add_level(name, &start));
                            }
                        }
                        "style:list-level-properties" | "style:list-level-label-alignment" => {
                            let _ = level;
                        }
                        name => {
                            if let Some((key, _)) = &current {
                                let fonts = &self.fonts;
                                if let Some(props) = self.styles.get_mut(key) {
                                    props.add(name, &start, fonts);
                                }
                            }
                        }
                    }
                }
                Item::End => {
                    let depth = xml.depth();
                    if current.as_ref().is_some_and(|(_, of)| *of > depth) {
                        current = None;
                    }
                    if list.as_ref().is_some_and(|(_, of)| *of > depth) {
                        list = None;
                    }
                }
                Item::Text(_) => {}
                Item::Eof => return,
            }
        }
    }

    fn list_style(&mut self, name: &str) -> Option<&mut ListStyle> {
        if name.is_empty() { Some(&mut self.outline) } else { self.lists.get_mut(name) }
    }

    fn font_face(&mut self, start: &BytesStart<'_>) {
        let family = text_of(start, "font-family");
        let name = text_of(start, "name");
        let font = Font::of_name(family.trim_matches(['\'', '"', ' '])).or(Font::of_name(&name));
        if let Some(font) = font {
            self.fonts.insert(name, font);
        }
    }

    /// The first answer of a style and those that it builds upon.
    pub fn ask<T>(&self, family: &str, name: &str, question: impl Fn(&Props) -> Option<T>) -> Option<T> {
        let mut name = name.to_owned();
        for _ in 0..CHAIN {
            let props = self.styles.get(&(family.to_owned(), name))?;
            if let Some(answer) = question(props) {
                return Some(answer);
            }
            name = props.parent.clone()?;
        }
        None
    }

    /// The role that a paragraph's style names.
    pub fn role(&self, name: &str) -> Option<Role> {
        let mut name = name.to_owned();
        for _ in 0..CHAIN {
            match name.as_str() {
                "Title" | "Subtitle" => return Some(Role::Title),
                "Caption" => return Some(Role::Caption),
                _ => {}
            }
            name = self.styles.get(&("paragraph".to_owned(), name))?.parent.clone()?;
        }
        None
    }
}

/// The value of an attribute, empty where it is missing.
pub(super) fn text_of(start: &BytesStart<'_>, local: &str) -> String {
    attr(start, local).map(|value| value.into_owned()).unwrap_or_default()
}
