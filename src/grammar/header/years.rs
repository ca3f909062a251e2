//! Years in headers: of which year a value is, and what it then is.

use super::Segment;
use crate::grammar::field::Field;
use crate::grammar::lexicon::Match;
use crate::grammar::matcher::Matcher;
use crate::grammar::trace::MatchKind;

impl Matcher<'_> {
    /// Bare years beside an indicator are its values, to be reached or reached before the plan: `Indicatore | 2024 |
    /// 2025 | 2026`. Years of the past alone are a statistic.
    pub(super) fn bare_years(
        &self,
        segments: &[Segment<'_>],
        wishes: &mut Vec<(usize, Match<Field>, Option<i32>)>,
    ) {
        if self.first_year.is_none() {
            return;
        }
        let told = |at: usize| wishes.iter().any(|(told, ..)| *told == at);
        let years: Vec<(usize, i32)> = (0..segments.len())
            .filter(|at| !told(*at))
            .filter_map(|at| Some((at, bare_year(&segments[at])?)))
            .collect();
        let is_past = |year: &(usize, i32)| self.is_past(year.1);
        let last = years.iter().filter(|year| is_past(year)).map(|(_, year)| *year).max();
        if years.iter().all(is_past) {
            return;
        }
        wishes.extend(years.into_iter().map(|(at, year)| {
            // of several years of the past the last one is where the plan starts from
            let earlier = self.is_past(year) && last != Some(year);
            let found = self.value_of_year(year);
            (at, if earlier { Match { score: 0.9, ..found } } else { found }, Some(year))
        }));
    }

    /// What stands under a bare year beside an indicator: what is to be reached, or was before the plan.
    pub(super) fn value_of_year(&self, year: i32) -> Match<Field> {
        Match {
            key: if self.is_past(year) { Field::Baseline } else { Field::Target },
            label: year.to_string().into(),
            how: MatchKind::Alias,
            score: 0.95,
            weak: false,
        }
    }
}

/// The year that stands alone over a segment, or under other labels.
pub(super) fn bare_year(segment: &Segment<'_>) -> Option<i32> {
    let bare = segment.texts.get(segment.cells.len().checked_sub(1)?)?;
    // `31/01/2025` is a date, `al 31/12/2025` is not
    let text = segment.cells.last()?.text.as_str();
    let date = text.chars().filter(char::is_ascii_digit).count() > 4 && !text.contains(char::is_alphabetic);
    bare.years.first().copied().filter(|_| bare.plain.is_empty() && !date)
}

/// Of the values of several years before the plan the last one is where it starts from.
pub(super) fn latest_baseline<'m>(
    found: impl Iterator<Item = (&'m Match<Field>, Option<i32>)>,
) -> Option<i32> {
    found.filter(|(found, _)| found.key == Field::Baseline).filter_map(|(_, year)| year).max()
}

pub(super) fn is_earlier_baseline(found: &Match<Field>, year: Option<i32>, latest: Option<i32>) -> bool {
    found.key == Field::Baseline && year.is_some() && year < latest
}
