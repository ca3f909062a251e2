//! Dates and spans of time: a cell is one only where nothing but a few words stand around it.

use nom::Parser;
use nom::character::complete::one_of;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::calendar::Part;
use super::moment::{Moment, clock, moment};
use super::text::{Parsed, space};
use super::words::ValueWords;
use crate::contract::{DateValue, Period, Precision};

/// Words of no meaning for the date that may stand beside one (`Approvazione bilancio entro il 31/12/2025`).
const MAX_FOREIGN_WORDS: usize = 4;

/// A longer text is prose.
const MAX_BYTES: usize = 240;

/// The year that a date without one belongs to: the plan's, where it has just one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DefaultYears {
    single: Option<i32>,
}

impl DefaultYears {
    /// No year: a date without one is not understood.
    pub fn none() -> Self {
        DefaultYears { single: None }
    }

    /// This year.
    pub fn of(year: i32) -> Self {
        DefaultYears { single: Some(year) }
    }
}

impl From<Option<Period>> for DefaultYears {
    fn from(period: Option<Period>) -> Self {
        DefaultYears { single: period.filter(|period| period.from == period.to).map(|period| period.from) }
    }
}

/// Reads a date or a span of time, with the words of time around it (`entro e non oltre il`). A month, a
/// quarter, a half year, a year stand for their last day; a span's `date` is its first day.
///
/// `null` beside the raw text for an impossible date, for one without year where no default is given, for
/// several dates, for prose, and for what only counts from a date (`30 gg dal 31/12/2025`).
pub fn parse_date(text: &str, words: &ValueWords, years: DefaultYears) -> DateValue {
    let raw = text.trim().to_owned();
    match read(&raw, words, years).0 {
        Reading::Date { date, date_to, precision } => DateValue { raw, date: Some(date), date_to, precision },
        _ => DateValue { raw, ..DateValue::default() },
    }
}

/// Reads a text that says by when something is done: as [`parse_date`], but what only says from when (`dal 1°
/// marzo`) is no such date, and a day and a month may be written with a dot and without a year (`31.12`), which
/// anywhere else would be a number.
pub fn parse_due(text: &str, words: &ValueWords, years: DefaultYears) -> DateValue {
    let read = parse_date(text, words, years);
    if read.date.is_none()
        && let Some(slashed) = dotted_day(&read.raw)
    {
        return DateValue { raw: read.raw, ..parse_date(&slashed, words, years) };
    }
    if read.date_to.is_none() && words.from.parse(&read.raw).is_ok() {
        return DateValue { raw: read.raw, ..DateValue::default() };
    }
    read
}

/// `31.12` as `31/12`; `None` where the text has any other dot between digits.
fn dotted_day(text: &str) -> Option<String> {
    let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let dots: Vec<usize> = text
        .match_indices('.')
        .map(|(at, _)| at)
        .filter(|&at| digit(at.checked_sub(1)) && digit(Some(at + 1)))
        .collect();
    let [dot] = dots.as_slice() else { return None };
    Some(format!("{}/{}", &text[..*dot], &text[dot + 1..]))
}

/// The text is written as a date, but no calendar has it (`31/06/2025`).
pub fn is_bad_date(text: &str, words: &ValueWords) -> bool {
    matches!(read(text.trim(), words, DefaultYears::none()).0, Reading::Impossible)
}

/// A date stands anywhere in the text, also in prose: a day with its month, or a month or part of a year
/// with its year.
pub fn has_date(text: &str, words: &ValueWords) -> bool {
    let dated = |moment: &Moment| {
        !moment.impossible
            && !moment.bare
            && moment.part != Part::Year
            && (moment.year.is_some() || matches!(moment.part, Part::Day { .. }))
    };
    scan(text, words).found.iter().any(|item| match item {
        Item::One(moment) => dated(moment),
        Item::Span(from, to) => dated(from) || dated(to),
    })
}

/// What a text is as a date.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// No date, or more than one.
    Words,
    /// A date whose year is not told.
    Undated,
    /// A date that does not exist.
    Impossible,
    Date {
        date: String,
        date_to: Option<String>,
        precision: Option<Precision>,
    },
}

/// How sure it is that a text is meant as a date and not as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `31/12/2025`, `dicembre`, or a word of time beside it (`entro il 31/12`, `anno 2025`).
    Certain,
    /// `3/4`, `2025` alone.
    Doubtful,
}

/// Reads a whole text as a date.
pub(super) fn read(text: &str, words: &ValueWords, years: DefaultYears) -> (Reading, Shape) {
    if text.len() > MAX_BYTES {
        return (Reading::Words, Shape::Doubtful);
    }
    let mut scan = scan(text, words);
    scan.found.dedup();
    let [item] = scan.found.as_slice() else { return (Reading::Words, Shape::Doubtful) };
    if scan.disturbed {
        return (Reading::Words, Shape::Doubtful);
    }
    let doubtful = match item {
        Item::One(moment) => scan.helpers == 0 && (moment.bare || moment.part == Part::Year),
        Item::Span(from, to) => {
            scan.helpers == 0 && [from, to].iter().all(|m| m.bare || m.part == Part::Year)
        }
    };
    let shape = if doubtful { Shape::Doubtful } else { Shape::Certain };
    let allowed = if item.is_sure() { MAX_FOREIGN_WORDS } else { 0 };
    if scan.foreign > allowed { (Reading::Words, shape) } else { (item.resolve(years), shape) }
}

/// A date or span in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Item {
    One(Moment),
    Span(Moment, Moment),
}

impl Item {
    /// A day or a month with its year: other words beside it don't make it something else.
    fn is_sure(&self) -> bool {
        let sure = |moment: &Moment| {
            moment.year.is_some() && matches!(moment.part, Part::Day { .. } | Part::Month(_))
        };
        match self {
            Item::One(moment) => sure(moment),
            Item::Span(from, to) => sure(from) || sure(to),
        }
    }

    fn resolve(&self, years: DefaultYears) -> Reading {
        match *self {
            Item::One(moment) if moment.impossible => Reading::Impossible,
            Item::One(moment) => {
                let Some(year) = moment.year.or(years.single) else { return Reading::Undated };
                let precision = moment.part.precision();
                match moment.part.last_day(year) {
                    Some(date) => Reading::Date { date, date_to: None, precision },
                    None => Reading::Impossible,
                }
            }
            Item::Span(from, to) if from.impossible || to.impossible => Reading::Impossible,
            Item::Span(from, to) => resolve_span(from, to, years),
        }
    }
}

fn resolve_span(from: Moment, to: Moment, years: DefaultYears) -> Reading {
    let Some(last) = to.year.or(years.single) else { return Reading::Undated };
    let (start, end) = (from.part.first_day(from.year.unwrap_or(last)), to.part.last_day(last));
    match (start, end) {
        // backwards it is no span; ISO dates compare as texts
        (Some(start), Some(end)) if start <= end => Reading::Date {
            date: start,
            date_to: Some(end),
            precision: to.part.precision().or(from.part.precision()),
        },
        (Some(_), Some(_)) => Reading::Words,
        _ => Reading::Impossible,
    }
}

/// What stands in a text, as far as dates go.
#[derive(Debug, Default)]
struct Scan {
    found: Vec<Item>,
    /// Words of time.
    helpers: usize,
    /// Other words.
    foreign: usize,
    /// Numbers, signs or words that make a date the measure of something else.
    disturbed: bool,
}

fn scan(text: &str, words: &ValueWords) -> Scan {
    let mut scan = Scan::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Ok((behind, item)) = item(rest, words) {
            scan.found.push(item);
            rest = behind;
        } else if let Ok((behind, ())) = clock(rest) {
            rest = behind;
        } else if let Some((behind, shift)) = time_word(rest, words) {
            if shift {
                scan.disturbed = true
            } else {
                scan.helpers += 1
            }
            rest = behind;
        } else if first.is_alphanumeric() {
            let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(word);
            scan.foreign += 1;
            scan.disturbed |= word.chars().any(|c| c.is_numeric());
            rest = behind;
        } else {
            scan.disturbed |= "%€<>≤≥=+$".contains(first);
            rest = rest.get(first.len_utf8()..).unwrap_or("");
        }
    }
    scan
}

/// A word of time that adds nothing (false) or that moves the deadline away from the date (true).
fn time_word<'a>(input: &'a str, words: &ValueWords) -> Option<(&'a str, bool)> {
    let helper = words.date_helpers.parse(input).ok().map(|(rest, ())| (rest, false));
    let shift = words.date_shift.parse(input).ok().map(|(rest, ())| (rest, true));
    // the longer one (`non oltre` against `oltre`)
    [shift, helper].into_iter().flatten().min_by_key(|(rest, _)| rest.len())
}

/// nom parser: a span or a point in time.
fn item<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Item> {
    let (rest, _) = opt((|input| words.from.parse(input), space)).parse(input)?;
    let (rest, from) = moment(rest, words)?;
    let to = |input: &'a str| {
        let (rest, _) = preceded(space, |input| words.to.parse(input)).parse(input)?;
        preceded(space, |input| moment(input, words)).parse(rest)
    };
    let years = |input: &'a str| {
        let (rest, _) = (space, one_of("/-–"), space).parse(input)?;
        super::period::last_year(rest)
    };
    if from.part == Part::Year
        && let Ok((behind, last)) = years(rest)
    {
        return Ok((behind, Item::Span(from, Moment { year: Some(last), ..from })));
    }
    match opt(to).parse(rest)? {
        (rest, Some(to)) => Ok((rest, Item::Span(from, to))),
        (rest, None) => Ok((rest, Item::One(from))),
    }
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
