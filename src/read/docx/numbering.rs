//! Lists: definitions of the numbering part and the running counters.

use std::collections::BTreeMap;

use super::names::Tag;
use super::styles::NumRef;
use super::xml::{Item, Xml, attr, number, on_off, parse_number, val};
use crate::limits::Limits;
use crate::read::common::list_number::Marker;
use crate::read::common::list_number::{NumFormat, format_number};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<i64>,
    format: Option<NumFormat>,
    text: Option<String>,
    style: Option<String>,
    legal: bool,
    /// Level (from 1) whose step restarts this one; 0: never restarts.
    restart: Option<i64>,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    style_link: Option<String>,
    num_style_link: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Num {
    of: i64,
    starts: [Option<i64>; LEVELS],
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: BTreeMap<i64, Abstract>,
    nums: BTreeMap<i64, Num>,
    /// Counters of each abstract list.
    counters: BTreeMap<i64, [Option<i64>; LEVELS]>,
    /// Which `w:num` has had its own start applied, at which level.
    begun: BTreeMap<(i64, usize), ()>,
}

impl Numbering {
    /// Reads the numbering part.
    pub fn parse(text: &str, limits: &Limits) -> Numbering {
        let mut reader = NumberingReader::default();
        reader.walk(Xml::new(text, limits));
        let mut numbering = reader.numbering;
        numbering.follow_links();
        numbering
    }

    /// Steps the counters for a paragraph and gives what stands in front of it; `None` where it is in no list
    /// or the list shows nothing.
    pub fn step(&mut self, of: NumRef, style_id: Option<&str>) -> Option<Marker> {
        let id = of.num.filter(|num| *num != 0)?;
        let Some(num) = self.nums.get(&id) else {
            // the definition is lost: that it is a list item is all that is known
            return Some(Marker::Bullet);
        };
        let abstract_list = self.abstracts.get(&num.of)?;
        let at = match (of.level, style_id) {
            (Some(level), _) => usize::from(level).min(LEVELS - 1),
            (None, Some(style)) => {
                abstract_list.levels.iter().position(|l| l.style.as_deref() == Some(style)).unwrap_or(0)
            }
            (None, None) => 0,
        };
        let counters = self.counters.entry(num.of).or_default();
        if let Some(start) = num.starts[at]
            && self.begun.insert((id, at), ()).is_none()
        {
            counters[at] = Some(start.saturating_sub(1));
        }
        let level_of = |i: usize| num.levels.get(&i).unwrap_or(&abstract_list.levels[i]);
        let start_of = |i: usize| num.starts[i].or(level_of(i).start).unwrap_or(1);
        for (above, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert_with(|| start_of(above));
        }
        let value = counters[at].map_or_else(|| start_of(at), |last| last.saturating_add(1));
        counters[at] = Some(value);
        for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restarts = level_of(below).restart.is_none_or(|limit| limit > at as i64);
            if restarts {
                *counter = None;
            }
        }
        let level = level_of(at);
        let format = level.format.unwrap_or(NumFormat::Decimal);
        if format == NumFormat::Bullet {
            return Some(Marker::Bullet);
        }
        let default_text = format!("%{}.", at + 1);
        let pattern = level.text.as_deref().unwrap_or(&default_text);
        let shown = fill(pattern, |i| {
            let value = counters[i].unwrap_or_else(|| start_of(i));
            let own = level_of(i).format.unwrap_or(NumFormat::Decimal);
            format_number(if level.legal && i != at { NumFormat::Decimal } else { own }, value)
        });
        let shown = shown.trim().to_owned();
        (!shown.is_empty()).then_some(Marker::Number(shown))
    }

    /// Lists that only point to the list of a style take that one's levels.
    fn follow_links(&mut self) {
        let by_style: BTreeMap<String, [Level; LEVELS]> = self
            .abstracts
            .values()
            .filter_map(|list| Some((list.style_link.clone()?, list.levels.clone())))
            .collect();
        for list in self.abstracts.values_mut() {
            let linked = list.num_style_link.as_ref().and_then(|style| by_style.get(style));
            if let Some(levels) = linked {
                list.levels = levels.clone();
            }
        }
    }
}

/// Puts the numbers of the levels into a pattern such as `%1.%2)`.
fn fill(pattern: &str, number_of: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let level = (c == '%').then(|| chars.peek().and_then(|d| d.to_digit(10))).flatten();
        match level {
            Some(level @ 1..=9) => {
                chars.next();
                out.push_str(&number_of(level as usize - 1));
            }
            _ => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct NumberingReader {
    numbering: Numbering,
    list: Option<i64>,
    num: Option<i64>,
    level: usize,
}

impl NumberingReader {
    fn walk(&mut self, mut xml: Xml<'_>) {
        loop {
            match xml.next() {
                Item::Start(Tag::AbstractNum, start) => {
                    self.num = None;
                    self.list = attr(&start, "abstractNumId").and_then(|id| parse_number(&id));
                    if let Some(list) = self.list {
                        self.numbering.abstracts.entry(list).or_default();
                    }
                }
                Item::Start(Tag::Num, start) => {
                    self.list = None;
                    self.num = attr(&start, "numId").and_then(|id| parse_number(&id));
                    if let Some(num) = self.num {
                        self.numbering.nums.entry(num).or_default();
                    }
                }
                Item::Start(Tag::Lvl | Tag::LvlOverride, start) => {
                    let level = attr(&start, "ilvl").and_then(|level| parse_number(&level)).unwrap_or(0);
                    self.level = level.clamp(0, LEVELS as i64 - 1) as usize;
                }
                // an alternative numbering format: the fallback is the one of the transitional schema
                Item::Start(Tag::McChoice | Tag::RPr, _) => xml.skip(),
                Item::Start(tag, start) => self.property(tag, &start),
                Item::Eof => return,
                _ => {}
            }
        }
    }

    fn property(&mut self, tag: Tag, start: &quick_xml::events::BytesStart<'_>) {
        if let Some(num) = self.num.and_then(|num| self.numbering.nums.get_mut(&num)) {
            match tag {
                Tag::AbstractNumId => num.of = number(start).unwrap_or(-1),
                Tag::StartOverride => num.starts[self.level] = number(start),
                _ => set_level(num.levels.entry(self.level).or_default(), tag, start),
            }
        } else if let Some(list) = self.list.and_then(|list| self.numbering.abstracts.get_mut(&list)) {
            match tag {
                Tag::StyleLink => list.style_link = val(start).map(|id| id.into_owned()),
                Tag::NumStyleLink => list.num_style_link = val(start).map(|id| id.into_owned()),
                _ => set_level(&mut list.levels[self.level], tag, start),
            }
        }
    }
}

fn set_level(level: &mut Level, tag: Tag, start: &quick_xml::events::BytesStart<'_>) {
    match tag {
        Tag::StartAt => level.start = number(start),
        Tag::NumFmt => level.format = val(start).map(|name| NumFormat::of_name(&name)),
        Tag::LvlText => level.text = val(start).map(|text| text.into_owned()),
        Tag::PStyle => level.style = val(start).map(|id| id.into_owned()),
        Tag::IsLgl => level.legal = on_off(start),
        Tag::LvlRestart => level.restart = number(start),
        _ => {}
    }
}
