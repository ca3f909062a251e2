use rust_xlsxwriter::ExcelDateTime;

use crate::contract::{DateValue, Number, Percent};
use crate::message::visible;
use crate::message::{Lang, Message};

/// UTF-16 units that a cell may hold (Excel's specification).
const LONGEST: usize = 32_767;
/// Units that are left free for the note at the end of a cut text.
const NOTE: usize = 200;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words; never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A day: year, month, day.
    Date(u16, u8, u8),
}

impl Cell {
    /// A text; blank where there is none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
    }

    /// A text that may be missing.
    pub fn maybe(text: &Option<String>) -> Cell {
        text.as_deref().map_or(Cell::Blank, Cell::text)
    }

    /// A count.
    pub fn count(count: impl TryInto<u32>) -> Cell {
        Cell::Number(f64::from(count.try_into().unwrap_or(u32::MAX)))
    }

    /// A whole number that may be missing.
    pub fn whole(number: Option<u32>) -> Cell {
        number.map_or(Cell::Blank, |number| Cell::Number(f64::from(number)))
    }

    /// A number that may be missing. What no spreadsheet can hold stays words.
    pub fn number(number: Option<f64>) -> Cell {
        match number {
            Some(number) if number.is_finite() => Cell::Number(number),
            Some(number) => Cell::text(number.to_string()),
            None => Cell::Blank,
        }
    }

    /// An ISO 8601 day that may be missing. Days before 1900, which spreadsheets do not know, stay words.
    pub fn date(date: Option<&str>) -> Cell {
        let Some(date) = date else { return Cell::Blank };
        let mut parts = date.splitn(3, '-');
        let mut part = || parts.next().unwrap_or_default();
        let day = (part().parse().ok(), part().parse().ok(), part().parse().ok());
        match day {
            (Some(y), Some(m), Some(d)) if ExcelDateTime::from_ymd(y, m, d).is_ok() => Cell::Date(y, m, d),
            _ => Cell::text(date),
        }
    }

    /// A share on the 0–100 scale and the text that it was read from.
    pub fn percent(percent: &Option<Percent>) -> [Cell; 2] {
        let percent = percent.as_ref();
        [Cell::number(percent.and_then(|p| p.percent)), Cell::raw(percent.map(|p| &p.raw))]
    }

    /// A number and the text that it was read from.
    pub fn value(number: &Option<Number>) -> [Cell; 2] {
        let number = number.as_ref();
        [Cell::number(number.and_then(|n| n.value)), Cell::raw(number.map(|n| &n.raw))]
    }

    /// A date, the end of its span, and the text that they were read from.
    pub fn span(date: &Option<DateValue>) -> [Cell; 3] {
        let date = date.as_ref();
        [
            Cell::date(date.and_then(|date| date.date.as_deref())),
            Cell::date(date.and_then(|date| date.date_to.as_deref())),
            Cell::raw(date.map(|date| &date.raw)),
        ]
    }

    fn raw(raw: Option<&String>) -> Cell {
        raw.map_or(Cell::Blank, Cell::text)
    }
}

/// A text as a cell can hold it: characters that XML has not become visible signs, line ends are one sign, and
/// what is too long is cut with a note that says so.
pub fn fitting(text: &str, lang: Lang) -> String {
    let clean = visible(text);
    let length = clean.encode_utf16().count();
    if length <= LONGEST {
        return clean;
    }
    let mut kept = String::new();
    let mut units = 0;
    for c in clean.chars() {
        units += c.len_utf16();
        if units > LONGEST - NOTE {
            break;
        }
        kept.push(c);
    }
    let note = Message::new("workbook-cut").arg("length", clean.chars().count().to_string()).render(lang);
    format!("{kept} {note}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_and_what_is_none_stays_words() {
        assert_eq!(Cell::date(Some("2025-12-31")), Cell::Date(2025, 12, 31));
        assert_eq!(Cell::date(Some("1815-06-18")), Cell::Text("1815-06-18".into()));
        assert_eq!(Cell::date(Some("2025-02-30")), Cell::Text("2025-02-30".into()));
        assert_eq!(Cell::date(Some("31/12/2025")), Cell::Text("31/12/2025".into()));
        assert_eq!(Cell::date(None), Cell::Blank);
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        let long = "😀".repeat(20_000);
        let cut = fitting(&long, Lang::It);
        assert!(cut.encode_utf16().count() <= LONGEST);
        assert!(cut.contains("20000"), "{}", &cut[cut.len() - 100..]);
        let whole = "x".repeat(LONGEST);
        assert_eq!(fitting(&whole, Lang::It), whole);
    }

    #[test]
    fn numbers_that_are_none_stay_words() {
        assert_eq!(Cell::number(Some(f64::NAN)), Cell::Text("NaN".into()));
        assert_eq!(Cell::number(Some(33.5)), Cell::Number(33.5));
    }
}
