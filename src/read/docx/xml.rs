//! A tolerant, capped walk over XML: always balanced, never recursive, nothing expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::names::{Ns, Tag, tag_of};
use crate::limits::Limits;

/// What the walk gives next.
pub enum Item<'a> {
    /// An element begins.
    Start(Tag, BytesStart<'a>),
    /// The innermost element ends. Every `Start` gets its `End`, also where the file lacks it.
    End,
    /// Text as it stands between tags, entities already replaced.
    Text(Cow<'a, str>),
    /// Nothing more.
    Eof,
}

/// What was wrong on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// The text ends inside of an element, or a tag can't be read; what came before was given.
    pub cut: bool,
    /// End tags that fit no start tag.
    pub unbalanced: bool,
    /// Elements nested deeper than the limit were left out.
    pub too_deep: bool,
    /// The rest after the allowed number of elements was left out.
    pub too_many: bool,
    /// References to entities of a DOCTYPE, left out.
    pub entities: usize,
}

/// The walk over one part.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// Hash of the name of each open element, down to the depth limit.
    open: Vec<u32>,
    /// Open elements beyond the depth limit.
    beyond: usize,
    /// What the prefix `w` stands for: asked for at nearly every element.
    usual: Ns,
    /// Declared prefixes with the depth of their element.
    prefixes: Vec<(Box<[u8]>, Ns, usize)>,
    /// Ends still to be given.
    ends: usize,
    done: bool,
    nodes: usize,
    max_depth: usize,
    max_nodes: usize,
    /// What was wrong so far.
    pub flaws: Flaws,
}

impl<'a> Xml<'a> {
    /// A walk over a text.
    pub fn new(text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Xml {
            reader,
            open: Vec::with_capacity(64),
            beyond: 0,
            usual: Ns::W,
            prefixes: Vec::new(),
            ends: 0,
            done: false,
            nodes: 0,
            max_depth: limits.xml_depth,
            max_nodes: limits.xml_nodes,
            flaws: Flaws::default(),
        }
    }

    /// Declares a prefix for the whole text, as if an element around it did.
    pub fn declare_prefix(&mut self, prefix: &str, ns: Ns) {
        self.prefixes.push((prefix.as_bytes().into(), ns, 0));
    }

    /// Number of open elements, the one just given by `Start` included.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next item.
    pub fn next(&mut self) -> Item<'a> {
        loop {
            if self.ends > 0 {
                self.ends -= 1;
                self.leave();
                return Item::End;
            }
            if self.done {
                return Item::Eof;
            }
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    if let Some(tag) = self.enter(&start) {
                        return Item::Start(tag, start);
                    }
                }
                Ok(Event::Empty(start)) => {
                    if let Some(tag) = self.enter(&start) {
                        self.ends = 1;
                        return Item::Start(tag, start);
                    }
                    // left out: there is no end tag to wait for
                    self.beyond = self.beyond.saturating_sub(1);
                }
                Ok(Event::End(end)) => self.close(hash(end.name().as_ref().as_bytes())),
                Ok(Event::Text(text)) => return Item::Text(text.into_inner()),
                Ok(Event::CData(text)) => return Item::Text(text.into_inner()),
                Ok(Event::GeneralRef(name)) => {
                    if let Some(text) = self.reference(&name.into_inner()) {
                        return Item::Text(text);
                    }
                }
                Ok(Event::Eof) => self.finish(false),
                Ok(_) => {}
                Err(_) => self.finish(true),
            }
        }
    }

    /// Leaves out the rest of the element that was just given by `Start`, its `End` included.
    pub fn skip(&mut self) {
        let outside = self.open.len().saturating_sub(1);
        loop {
            match self.next() {
                Item::End if self.open.len() <= outside => return,
                Item::Eof => return,
                _ => {}
            }
        }
    }

    /// The namespace that a prefix stands for here.
    pub fn namespace(&self, prefix: &[u8]) -> Ns {
        let declared = self.prefixes.iter().rev().find(|(name, ..)| **name == *prefix);
        declared.map_or_else(|| Ns::of_usual_prefix(prefix), |(_, ns, _)| *ns)
    }

    fn enter(&mut self, start: &BytesStart<'a>) -> Option<Tag> {
        self.nodes += 1;
        if self.nodes > self.max_nodes {
            self.flaws.too_many = true;
            self.finish(false);
            return None;
        }
        if self.beyond > 0 || self.open.len() >= self.max_depth {
            self.flaws.too_deep = true;
            self.beyond += 1;
            return None;
        }
        let name = start.name();
        let name = name.as_ref().as_bytes();
        self.open.push(hash(name));
        let raw = start.attributes_raw();
        // no namespace of ours is declared in fewer bytes
        if raw.len() >= 36 && memchr::memmem::find(raw.as_bytes(), b"xmlns").is_some() {
            self.declare(start);
        }
        let (prefix, local) = match name.iter().position(|b| *b == b':') {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => (&name[..0], name),
        };
        let ns = if prefix == b"w" { self.usual } else { self.namespace(prefix) };
        Some(tag_of(ns, local))
    }

    fn declare(&mut self, start: &BytesStart<'a>) {
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref().as_bytes();
            let prefix = match key.strip_prefix(b"xmlns") {
                Some([]) => &key[..0],
                Some([b':', prefix @ ..]) => prefix,
                _ => continue,
            };
            self.prefixes.push((prefix.into(), Ns::of_uri(&attribute.value), self.open.len()));
        }
        self.usual = self.namespace(b"w");
    }

    /// An end tag: closes the innermost element of that name and all inside of it.
    fn close(&mut self, name: u32) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        match self.open.iter().rposition(|open| *open == name) {
            Some(at) => {
                self.ends = self.open.len() - at;
                self.flaws.unbalanced |= self.ends > 1;
            }
            None => self.flaws.unbalanced = true,
        }
    }

    fn leave(&mut self) {
        self.open.pop();
        if self.prefixes.last().is_some_and(|(_, _, depth)| *depth > self.open.len()) {
            let depth = self.open.len();
            self.prefixes.retain(|(_, _, of)| *of <= depth);
            self.usual = self.namespace(b"w");
        }
    }

    fn finish(&mut self, broken: bool) {
        self.done = true;
        self.flaws.cut |= broken || (!self.open.is_empty() && !self.flaws.too_many);
        self.beyond = 0;
        self.ends = self.open.len();
    }

    /// The character that a reference stands for; entities of a DOCTYPE are never expanded.
    fn reference(&mut self, name: &str) -> Option<Cow<'a, str>> {
        match decode_reference(name) {
            Some(c) => Some(Cow::Owned(c.to_string())),
            None => {
                self.flaws.entities += 1;
                None
            }
        }
    }
}

fn decode_reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// The value of the attribute of that local name, in any namespace, references replaced.
pub fn attr<'e>(start: &'e BytesStart<'_>, local: &str) -> Option<Cow<'e, str>> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| {
            let key = attribute.key.as_ref();
            key.rsplit(':').next() == Some(local)
        })
        .map(|attribute| unescape(attribute.value))
}

/// The attribute `val`.
pub fn val<'e>(start: &'e BytesStart<'_>) -> Option<Cow<'e, str>> {
    attr(start, "val")
}

/// An on/off property: present means on, unless its value says off.
pub fn on_off(start: &BytesStart<'_>) -> bool {
    val(start).is_none_or(|value| !matches!(value.as_ref(), "0" | "false" | "off" | "none"))
}

/// A whole number in `val`; text that is none gives `None`, fractions are cut.
pub fn number(start: &BytesStart<'_>) -> Option<i64> {
    parse_number(&val(start)?)
}

/// A whole number; fractions are cut, what is too large is capped.
pub fn parse_number(text: &str) -> Option<i64> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        number.is_finite().then_some(number as i64)
    })
}

fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value.as_ref();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let known = after.find(';').filter(|end| *end < 12);
        match known.and_then(|end| Some((decode_reference(&after[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// FNV-1a: names are short and few, and a false match only mends a broken file differently.
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
