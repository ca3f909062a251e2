//! Styles: what a paragraph or run is by its style and by those that the style is based on.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;
use quick_xml::events::BytesStart;

use super::names::{Ns, Tag};
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

/// All styles of a document. A template brings hundreds, a document uses a handful: each is read when it is
/// asked for.
#[derive(Debug, Default)]
pub struct Styles {
    text: String,
    /// Where each style stands in the text.
    chunks: BTreeMap<String, Range<usize>>,
    /// Styles asked for, with all that they inherit; `None` for ids that are not there.
    known: BTreeMap<String, Option<usize>>,
    all: Vec<Style>,
    kinds: Vec<Kind>,
    default_paragraph: Option<usize>,
    /// Bold by the defaults of the document.
    pub default_bold: bool,
    limits: Limits,
}

impl Styles {
    /// Takes the styles part.
    pub fn new(text: String, limits: &Limits) -> Styles {
        let mut styles = Styles { text, limits: limits.clone(), ..Styles::default() };
        let default = styles.find_chunks();
        let first = styles.chunks.values().map(|chunk| chunk.start).min().unwrap_or(styles.text.len());
        let head = styles.text.get(..first).unwrap_or_default();
        let head = head.split("latentStyles").next().unwrap_or_default();
        let (_, default_bold) = read_style(head, limits);
        styles.default_bold = default_bold;
        styles.default_paragraph = default.and_then(|id| styles.index(&id));
        styles
    }

    /// Index of a style by its id.
    pub fn index(&mut self, id: &str) -> Option<usize> {
        if let Some(known) = self.known.get(id) {
            return *known;
        }
        let chain = self.chain(id);
        let found = (!chain.is_empty()).then(|| {
            self.all.push(inherit(&chain));
            self.kinds.push(kind_of(&chain));
            self.all.len() - 1
        });
        self.known.insert(id.to_owned(), found);
        found
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

    /// Finds where each style stands, by its tags alone, and the id of the default paragraph style.
    fn find_chunks(&mut self) -> Option<String> {
        let mut default = None;
        let mut from = 0;
        while let Some((start, header_end)) = next_style(&self.text, from) {
            let end = next_style(&self.text, header_end).map_or(self.text.len(), |(next, _)| next);
            from = header_end;
            let header = &self.text[start..header_end];
            let id = header_attr(header, "styleId").unwrap_or_default();
            let on = header_attr(header, "default").is_some_and(|v| matches!(v, "1" | "true" | "on"));
            if on && default.is_none() && header_attr(header, "type") == Some("paragraph") {
                default = Some(id.to_owned());
            }
            // of two styles with one id the first counts
            self.chunks.entry(id.to_owned()).or_insert(start..end);
        }
        default
    }

    /// A style and those that it is based on, nearest first.
    fn chain(&self, id: &str) -> Vec<Style> {
        let mut chain: Vec<Style> = Vec::new();
        let mut next = Some(id.to_owned());
        while let Some(chunk) = next.and_then(|id| self.chunks.get(&id)) {
            let (style, _) = read_style(self.text.get(chunk.clone()).unwrap_or_default(), &self.limits);
            next = style.based_on.clone();
            chain.push(style);
            if chain.len() >= MAX_CHAIN {
                break;
            }
        }
        chain
    }
}

/// Start of the next start tag of a style and its end, whatever the prefix.
fn next_style(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let found = at + memmem::find(text.as_bytes().get(at..)?, b"style ")?;
        at = found + "style ".len();
        // a prefix is short: looking no further back keeps the search linear
        let back = found.saturating_sub(32);
        let Some(lt) = text.as_bytes()[back..found].iter().rposition(|b| *b == b'<').map(|lt| back + lt)
        else {
            continue;
        };
        let prefix = &text[lt + 1..found];
        let opens = prefix.is_empty()
            || prefix.strip_suffix(':').is_some_and(|p| p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if opens {
            let end = memchr::memchr(b'>', &text.as_bytes()[found..]).map_or(text.len(), |gt| found + gt + 1);
            return Some((lt, end));
        }
    }
}

/// The value of an attribute of a tag, by its local name.
fn header_attr<'t>(header: &'t str, local: &str) -> Option<&'t str> {
    let mut rest = header;
    loop {
        let at = rest.find(local)?;
        let before = rest[..at].chars().next_back();
        rest = &rest[at + local.len()..];
        let quote =
            rest.strip_prefix('=').and_then(|value| value.chars().next()).filter(|c| matches!(c, '"' | '\''));
        if let (Some(quote), Some(':' | ' ' | '\n' | '\t' | '\r')) = (quote, before) {
            return rest.get(2..)?.split(quote).next();
        }
    }
}

fn inherit(chain: &[Style]) -> Style {
    let mut settled = chain.first().cloned().unwrap_or_default();
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

fn kind_of(chain: &[Style]) -> Kind {
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

/// Where in a style the walk is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Style,
    FirstRow,
    Skip,
}

/// Reads the text of one style, or what stands before the styles; also whether the document's defaults in it
/// are bold.
fn read_style(text: &str, limits: &Limits) -> (Style, bool) {
    let mut xml = Xml::new(text, limits);
    // the declaration of the prefix stands far above
    let prefix = text.trim_start_matches('<').split_once("style ").map_or("w:", |(prefix, _)| prefix);
    xml.declare_prefix(prefix.trim_end_matches(':'), Ns::W);
    let mut style = Style::default();
    let mut default_bold = false;
    let mut place = Place::Style;
    let mut depth = 0;
    let mut defaults = false;
    loop {
        match xml.next() {
            Item::Start(Tag::Style, start) => {
                style.id = attr(&start, "styleId").unwrap_or_default().into_owned();
                style.name = style.id.clone();
            }
            Item::Start(Tag::DocDefaults, _) => defaults = true,
            Item::Start(Tag::TblStylePr, start) => {
                let first = attr(&start, "type").is_some_and(|kind| kind == "firstRow");
                place = if first { Place::FirstRow } else { Place::Skip };
                depth = xml.depth();
            }
            Item::Start(Tag::PPrChange | Tag::RPrChange, _) => xml.skip(),
            Item::Start(Tag::B, start) if defaults => default_bold = on_off(&start),
            Item::Start(tag, start) => set(&mut style, place, tag, &start),
            Item::End if place != Place::Style && xml.depth() < depth => place = Place::Style,
            Item::End | Item::Text(_) => {}
            Item::Eof => return (style, default_bold),
        }
    }
}

fn set(style: &mut Style, place: Place, tag: Tag, start: &BytesStart<'_>) {
    match (place, tag) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_found_whatever_their_prefix() {
        let text = r#"<x:styles xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:style x:type='paragraph' x:default='1' x:styleId='N'><x:name x:val='Normal'/></x:style><x:style x:type="paragraph" x:styleId="T"><x:name x:val="Titre du style "/><x:basedOn x:val="N"/></x:style></x:styles>"#;
        let styles = Styles::new(text.to_owned(), &Limits::default());
        assert_eq!(styles.chunks.keys().collect::<Vec<_>>(), ["N", "T"]);
        assert!(styles.default_paragraph().is_some());
    }
}
