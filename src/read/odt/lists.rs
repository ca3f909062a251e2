//! Lists: their styles and running counters.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::styles::{Styles, text_of};
use crate::read::common::list_number::{Marker, NumFormat, format_number};
use crate::read::docx::xml::attr;

/// Levels of a list.
const LEVELS: usize = 10;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    format: NumFormat,
    prefix: String,
    suffix: String,
    /// How many levels the number shows.
    shown: usize,
    start: i64,
    /// `%1%.%2%.`, where the program wrote it.
    pattern: Option<String>,
}

/// How the levels of a list look.
#[derive(Clone, Debug, Default)]
pub struct ListStyle {
    levels: [Option<Level>; LEVELS],
}

impl ListStyle {
    /// Adds a level; gives its index.
    pub fn add_level(&mut self, element: &str, start: &BytesStart<'_>) -> Option<usize> {
        let index: usize = text_of(start, "level").trim().parse().ok()?;
        let slot = self.levels.get_mut(index.checked_sub(1)?)?;
        let bullet = element.contains("bullet") || element.contains("image");
        let format = match text_of(start, "num-format").as_str() {
            _ if bullet => NumFormat::Bullet,
            "" => NumFormat::None,
            "a" => NumFormat::LowerLetter,
            "A" => NumFormat::UpperLetter,
            "i" => NumFormat::LowerRoman,
            "I" => NumFormat::UpperRoman,
            "01" => NumFormat::DecimalZero,
            _ => NumFormat::Decimal,
        };
        let number = |name: &str| attr(start, name).and_then(|value| value.trim().parse::<i64>().ok());
        *slot = Some(Level {
            format,
            prefix: text_of(start, "num-prefix"),
            suffix: text_of(start, "num-suffix"),
            shown: number("display-levels").unwrap_or(1).clamp(1, LEVELS as i64) as usize,
            start: number("start-value").unwrap_or(1),
            pattern: attr(start, "num-list-format").map(|value| value.into_owned()),
        });
        Some(index - 1)
    }

    fn format(&self, level: usize) -> NumFormat {
        self.levels.get(level).and_then(Option::as_ref).map_or(NumFormat::Bullet, |level| level.format)
    }

    fn start(&self, level: usize) -> i64 {
        self.levels.get(level).and_then(Option::as_ref).map_or(1, |level| level.start)
    }

    fn show(&self, level: usize, counters: &[Option<i64>; LEVELS]) -> Option<Marker> {
        let own = self.levels.get(level)?.as_ref()?;
        if own.format == NumFormat::Bullet {
            return Some(Marker::Bullet);
        }
        let number = |of: usize| {
            let value = counters.get(of).copied().flatten().unwrap_or_else(|| self.start(of));
            format_number(self.format(of), value)
        };
        let text = match &own.pattern {
            Some(pattern) => {
                let mut text = pattern.clone();
                for of in (0..=level).rev() {
                    text = text.replace(&format!("%{}%", of + 1), &number(of));
                }
                text
            }
            None if own.format == NumFormat::None => String::new(),
            None => {
                let first = (level + 1).saturating_sub(own.shown);
                let numbers: Vec<String> =
                    (first..=level).map(number).filter(|number| !number.is_empty()).collect();
                format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
            }
        };
        let text = text.trim();
        (!text.is_empty()).then(|| Marker::Number(text.to_owned()))
    }
}

/// An open `text:list`.
#[derive(Debug)]
struct OpenList {
    style: String,
    /// Which counters it steps.
    key: String,
    /// An item has begun, and its marker is not yet taken.
    pending: bool,
    /// A start of its own for the next item.
    restart: Option<i64>,
}

/// The lists that the walk is in, and all counters.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    counters: BTreeMap<String, [Option<i64>; LEVELS]>,
    /// The counters that a style used last.
    last: BTreeMap<String, String>,
    made: usize,
}

impl Lists {
    pub fn begin(&mut self, start: &BytesStart<'_>) {
        let own = attr(start, "style-name").map(|name| name.into_owned());
        let (style, key) = match self.open.last() {
            Some(outer) => (own.unwrap_or_else(|| outer.style.clone()), outer.key.clone()),
            None => {
                let style = own.unwrap_or_default();
                let continues = attr(start, "continue-list").map(|id| id.into_owned());
                let goes_on = attr(start, "continue-numbering").is_some_and(|value| value == "true");
                self.made += 1;
                let id = attr(start, "id").map_or_else(|| format!(" {}", self.made), |id| id.into_owned());
                let of = match continues {
                    Some(of) => Some(of),
                    None if goes_on => self.last.get(&style).cloned(),
                    None => None,
                };
                let key = of.filter(|key| self.counters.contains_key(key)).unwrap_or_else(|| id.clone());
                // lists that go on from this one name it by its own id
                if key != id {
                    let at = self.counters.get(&key).copied().unwrap_or_default();
                    self.counters.insert(id.clone(), at);
                }
                (style, id)
            }
        };
        self.last.insert(style.clone(), key.clone());
        self.counters.entry(key.clone()).or_default();
        self.open.push(OpenList { style, key, pending: false, restart: None });
    }

    pub fn end(&mut self) {
        self.open.pop();
    }

    pub fn begin_item(&mut self, start: &BytesStart<'_>, marked: bool) {
        let restart = attr(start, "start-value").and_then(|value| value.trim().parse().ok());
        if let Some(list) = self.open.last_mut() {
            list.pending = marked;
            list.restart = restart;
        }
    }

    /// The marker of the paragraph that begins, where it is the first of an item.
    pub fn marker(&mut self, styles: &Styles, of_paragraph: Option<&str>) -> Option<Marker> {
        let level = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let list = self.open.last_mut()?;
        if !std::mem::take(&mut list.pending) {
            return None;
        }
        let name = if list.style.is_empty() { of_paragraph.unwrap_or_default() } else { &list.style };
        let restart = list.restart.take();
        let counters = self.counters.entry(list.key.clone()).or_default();
        let style = styles.lists.get(name);
        let start = style.map_or(1, |style| style.start(level));
        step(counters, level, restart, start);
        match style {
            Some(style) => style.show(level, counters),
            None => Some(Marker::Bullet),
        }
    }

    /// The number of a heading outside of lists.
    pub fn heading(&mut self, styles: &Styles, level: usize) -> Option<Marker> {
        if !self.open.is_empty() || level >= LEVELS {
            return None;
        }
        let counters = self.counters.entry(" outline".to_owned()).or_default();
        step(counters, level, None, styles.outline.start(level));
        styles.outline.show(level, counters).filter(|marker| *marker != Marker::Bullet)
    }
}

fn step(counters: &mut [Option<i64>; LEVELS], level: usize, restart: Option<i64>, start: i64) {
    let next = restart.or(counters[level].map(|value| value.saturating_add(1))).unwrap_or(start);
    counters[level] = Some(next);
    counters[level + 1..].fill(None);
}
