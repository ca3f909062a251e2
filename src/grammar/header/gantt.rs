//! Columns of months, quarters and other parts of a year.

use super::super::columns::Column;
use super::super::field::{Field, Key, Record};
use super::super::matcher::Matcher;
use super::super::trace::MatchKind;
use super::Segment;
use crate::contract::Requirement;

/// A column of one month.
fn only(month: u8) -> (u8, u8) {
    (month, month)
}

impl Matcher<'_> {
    /// Month columns: at least four in a row that name months in order.
    pub(super) fn gantt(&self, segments: &[Segment<'_>], record: Record) -> Vec<Column> {
        if record != Record::Phase {
            return Vec::new();
        }
        let text = |s: &Segment<'_>| s.cells.last().map(|c| c.text.trim().to_owned()).unwrap_or_default();
        let mut months: Vec<(usize, (u8, u8))> = segments
            .iter()
            .enumerate()
            .filter_map(|(at, s)| Some((at, only(self.words.language.month(&text(s))?))))
            .collect();
        if months.is_empty() {
            let named = segments.iter().enumerate();
            months =
                named.filter_map(|(at, s)| Some((at, self.words.language.part_of_year(&text(s))?))).collect();
        }
        let parts =
            if months.is_empty() { self.parts_of_the_year(segments.iter().map(text)) } else { Vec::new() };
        if !parts.is_empty() {
            months = parts;
        } else if months.len() < 4 && !is_whole_year(&months) {
            let initials: Vec<char> = self.words.language.month_initials().collect();
            let letters: Vec<String> = segments.iter().map(|s| text(s).to_lowercase()).collect();
            let start = (0..letters.len().saturating_sub(11))
                .find(|at| (0..12).all(|m| letters[at + m].chars().eq(std::iter::once(initials[m]))));
            let numbers = (0..letters.len().saturating_sub(11))
                .find(|at| (0..12).all(|m| letters[at + m].parse::<usize>() == Ok(m + 1)));
            months = match start.or(numbers) {
                Some(at) => (0..12).map(|m| (at + m, only(m as u8 + 1))).collect(),
                None => return Vec::new(),
            };
        }
        months
            .into_iter()
            .map(|(at, months)| Column {
                key: Key { record, field: Field::Month },
                cols: segments[at].cols,
                year: segments[at].cells.iter().find_map(|c| self.normal(&c.text).years.first().copied()),
                months: Some(months),
                label: text(&segments[at]),
                known: String::new(),
                requirement: Requirement::default(),
                cut: false,
                weak: false,
                how: MatchKind::Exact,
                by_values: false,
                cells: Vec::new(),
                group: 0,
            })
            .collect()
    }

    /// Columns of several months each, which make a year one after the other: `gen-feb | mar-apr | …`.
    fn parts_of_the_year(&self, texts: impl Iterator<Item = String>) -> Vec<(usize, (u8, u8))> {
        let ranges =
            texts.enumerate().filter_map(|(at, text)| Some((at, self.words.language.months(&text)?)));
        let ranges: Vec<(usize, (u8, u8))> = ranges.collect();
        if is_whole_year(&ranges) { ranges } else { Vec::new() }
    }
}

/// One after the other, the months of the columns make a year.
fn is_whole_year(columns: &[(usize, (u8, u8))]) -> bool {
    columns.first().is_some_and(|(_, (first, _))| *first == 1)
        && columns.last().is_some_and(|(_, (_, last))| *last == 12)
        && columns.windows(2).all(|pair| pair[0].1.1 + 1 == pair[1].1.0)
}
