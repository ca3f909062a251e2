//! Styles: what a paragraph or run is by its style and by those that the style is based on.

use std::collections::BTreeMap;

use super::names::Tag;
use super::xml::{Item, Xml, attr, number, on_off, val};
use crate::limits::Limits;

/// Longest chain of `basedOn` that is followed; cycles end there.
const MAX_CHAIN: usize = 32;

/// What a paragraph style makes of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Title or subtitle of the document.
    Title,
    /// A caption.
    Caption,
    /// Outline level, 1 the highest.
    Heading(u8),
    /// Nothing of these.
    Plain,
}

/// Numbering: its `w:num` and the level, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumRef {
    /// Id of the `w:num`; 0 takes numbering away.
    pub num: Option<i64>,
    /// Level.
    pub level: Option<u8>,
}

/// A style with all that it inherits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    id: String,
    name: String,
    based_on: Option<String>,
    /// Bold letters.
    pub bold: Option<bool>,
    /// Hidden letters.
    pub hidden: Option<bool>,
    /// Outline level as written, 0 the highest, 9 for running text.
    pub outline: Option<u8>,
    /// Numbering.
    pub num: NumRef,
    /// Begins on a new page.
    pub page_break: Option<bool>,
    /// First row of a table: bold letters.
    pub first_row_bold: Option<bool>,
    /// First row of a table: a background.
    pub first_row_shaded: Option<bool>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, usize>,
    all: Vec<Style>,
    kinds: Vec<Kind>,
    default_paragraph: Option<usize>,
    /// Bold by the defaults of the document.
    pub default_bold: bool,
}

impl Styles {
    /// Reads the styles part.
    pub fn parse(text: &str, limits: &Limits) -> Styles {
        let mut reader = StyleReader::default();
        reader.walk(Xml::new(text, limits));
        let mut styles = reader.styles;
        styles.settle();
        styles
    }

    /// Index of a style by its id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The id of a style.
    pub fn id(&self, index: usize) -> Option<&str> {
        self.all.get(index).map(|style| style.id.as_str())
    }

    /// The style of an index.
    pub fn get(&self, index: Option<usize>) -> Option<&Style> {
        self.all.get(index?)
    }

    /// The style of paragraphs that name none.
    pub fn default_paragraph(&self) -> Option<usize> {
        self.default_paragraph
    }

    /// What the style of an index makes of its paragraph.
    pub fn kind(&self, index: Option<usize>) -> Kind {
        index.and_then(|i| self.kinds.get(i).copied()).unwrap_or(Kind::Plain)
    }

    /// Gives each style what it inherits.
    fn settle(&mut self) {
        let settled: Vec<(Style, Kind)> = (0..self.all.len())
            .map(|i| {
                let chain = self.chain(i);
                (inherit(&chain), kind_of(&chain))
            })
            .collect();
        (self.all, self.kinds) = settled.into_iter().unzip();
    }

    /// A style and those that it is based on, nearest first.
    fn chain(&self, index: usize) -> Vec<&Style> {
        let mut chain = Vec::new();
        let mut next = self.all.get(index);
        while let Some(style) = next {
            chain.push(style);
            if chain.len() >= MAX_CHAIN {
                break;
            }
            next = style.based_on.as_deref().and_then(|id| self.get(self.index(id)));
        }
        chain
    }
}

fn inherit(chain: &[&Style]) -> Style {
    let mut settled = chain.first().map(|style| (*style).clone()).unwrap_or_default();
    for base in chain.iter().skip(1) {
        settled.bold = settled.bold.or(base.bold);
        settled.hidden = settled.hidden.or(base.hidden);
        settled.outline = settled.outline.or(base.outline);
        settled.num.num = settled.num.num.or(base.num.num);
        settled.num.level = settled.num.level.or(base.num.level);
        settled.page_break = settled.page_break.or(base.page_break);
        settled.first_row_bold = settled.first_row_bold.or(base.first_row_bold);
        settled.first_row_shaded = settled.first_row_shaded.or(base.first_row_shaded);
    }
    settled
}

fn kind_of(chain: &[&Style]) -> Kind {
    for style in chain {
        match kind_by_name(&style.name) {
            Kind::Plain => {}
            kind => return kind,
        }
        if let Some(outline) = style.outline {
            return if outline < 9 { Kind::Heading(outline + 1) } else { Kind::Plain };
        }
    }
    Kind::Plain
}

/// The kind that a built-in style's name, or a style's id where names are lost, stands for. Word writes the
/// English names in every language; ids are localised.
pub fn kind_by_name(name: &str) -> Kind {
    let mut plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain = plain.to_lowercase();
    let word = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let level = plain[word.len()..].parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    match (word, level) {
        ("heading" | "titolo" | "titre" | "berschrift" | "überschrift" | "título" | "ttulo", Some(level)) => {
            Kind::Heading(level)
        }
        ("title" | "subtitle" | "titolo" | "sottotitolo", None) => Kind::Title,
        ("caption" | "didascalia", None) => Kind::Caption,
        _ => Kind::Plain,
    }
}

/// Where in the styles part the walk is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Other,
    Defaults,
    Style,
    FirstRow,
    Skip,
}

#[derive(Default)]
struct StyleReader {
    styles: Styles,
    current: Style,
    id: String,
    default: bool,
}

impl StyleReader {
    fn walk(&mut self, mut xml: Xml<'_>) {
        let mut place = Place::Other;
        let mut depth = 0;
        loop {
            match xml.next() {
                Item::Start(Tag::Style, start) => {
                    place = Place::Style;
                    depth = xml.depth();
                    self.id = attr(&start, "styleId").unwrap_or_default().into_owned();
                    let paragraph = attr(&start, "type").is_some_and(|kind| kind == "paragraph");
                    let default =
                        attr(&start, "default").is_some_and(|v| v == "1" || v == "true" || v == "on");
                    self.default = paragraph && default;
                    self.current = Style { id: self.id.clone(), name: self.id.clone(), ..Style::default() };
                }
                Item::Start(Tag::DocDefaults, _) => {
                    place = Place::Defaults;
                    depth = xml.depth();
                }
                Item::Start(Tag::TblStylePr, start) if place != Place::Other => {
                    let first = attr(&start, "type").is_some_and(|kind| kind == "firstRow");
                    place = if first { Place::FirstRow } else { Place::Skip };
                }
                Item::Start(Tag::PPrChange | Tag::RPrChange, _) => xml.skip(),
                Item::Start(tag, start) => self.property(place, tag, &start),
                Item::End => {
                    let now = xml.depth();
                    match place {
                        Place::Style | Place::Defaults if now < depth => {
                            if place == Place::Style {
                                self.keep();
                            }
                            place = Place::Other;
                        }
                        Place::FirstRow | Place::Skip if now <= depth => place = Place::Style,
                        _ => {}
                    }
                }
                Item::Text(_) => {}
                Item::Eof => return,
            }
        }
    }

    fn property(&mut self, place: Place, tag: Tag, start: &quick_xml::events::BytesStart<'_>) {
        let style = &mut self.current;
        match (place, tag) {
            (Place::Defaults, Tag::B) => self.styles.default_bold = on_off(start),
            (Place::Style, Tag::Name) => {
                if let Some(name) = val(start) {
                    style.name = name.into_owned();
                }
            }
            (Place::Style, Tag::BasedOn) => style.based_on = val(start).map(|id| id.into_owned()),
            (Place::Style, Tag::B) => style.bold = Some(on_off(start)),
            (Place::Style, Tag::Vanish) => style.hidden = Some(on_off(start)),
            (Place::Style, Tag::OutlineLvl) => style.outline = number(start).map(|n| n.clamp(0, 9) as u8),
            (Place::Style, Tag::NumId) => style.num.num = number(start),
            (Place::Style, Tag::Ilvl) => style.num.level = number(start).map(|n| n.clamp(0, 8) as u8),
            (Place::Style, Tag::PageBreakBefore) => style.page_break = Some(on_off(start)),
            (Place::FirstRow, Tag::B) => style.first_row_bold = Some(on_off(start)),
            (Place::FirstRow, Tag::Shd) => style.first_row_shaded = Some(super::shading::is_shaded(start)),
            _ => {}
        }
    }

    fn keep(&mut self) {
        let index = self.styles.all.len();
        if self.default && self.styles.default_paragraph.is_none() {
            self.styles.default_paragraph = Some(index);
        }
        // of two styles with one id the first counts
        self.styles.by_id.entry(std::mem::take(&mut self.id)).or_insert(index);
        self.styles.all.push(std::mem::take(&mut self.current));
    }
}
