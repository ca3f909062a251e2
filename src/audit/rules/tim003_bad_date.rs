//! # TIM003 bad-date
//!
//! ## What it does
//! Finds dates that the calendar does not have (error) and dates that can't be understood (warning). Looks at
//! the start and deadline of phases, at the deadline of objectives, and at targets for days that the calendar does not
//! have. Words that claim no date (`annuale`, `tutto l'anno`, `30 gg dalla richiesta`) are no bad dates.
//!
//! ## Why is this bad?
//! Nobody can say when the phase is late.
//!
//! ## Example
//! `31/06/2025`: June has thirty days.
//!
//! ## References
//! None: a slip of the document.

use std::sync::LazyLock;

use regex::Regex;

use crate::audit::records::{indicators, list, objectives, phases};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Severity, Target};
use crate::document::Source;
use crate::message::Message;

/// An impossible or unintelligible date.
pub const RULE: Rule = Rule {
    code: "TIM003",
    name: "bad-date",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("tim003_bad_date.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM003.md"),
};

/// Day, month and year in digits.
static NUMERIC: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|\D)(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})(?:\D|$)").ok()
});

/// What claims to be a date: two numbers with a date's separator, or a year.
static DATE_LIKE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\d{1,2}\s?[/.\-]\s?\d{1,4}|(?:^|\D)(?:19|20)\d\d(?:\D|$)").ok());

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        if let Some(deadline) = &placed.objective.deadline {
            report(found, placed.pointer(), &placed.objective.source, deadline);
        }
    }
    for (pointer, phase) in phases(subject.extraction) {
        for date in [&phase.start, &phase.due].into_iter().flatten() {
            report(found, pointer.clone(), &phase.source, date);
        }
    }
    for (pointer, indicator) in indicators(subject.extraction) {
        for target in list(&indicator.targets) {
            report_target(found, pointer.clone(), &indicator.source, target);
        }
    }
}

/// A target that names a day which no calendar has.
fn report_target(found: &mut Vec<Diagnostic>, pointer: String, source: &Source, target: &Target) {
    let raw = target.raw.trim();
    if target.date.is_none() && is_impossible(raw) {
        let message = Message::new("finding-tim003").arg("date", raw);
        found.push(Diagnostic::new(&RULE, pointer, source, message));
    }
}

fn report(found: &mut Vec<Diagnostic>, pointer: String, source: &Source, date: &DateValue) {
    if date.date.is_some() {
        return;
    }
    let raw = date.raw.trim();
    let finding = |id| Message::new(id).arg("date", raw);
    if is_impossible(raw) {
        found.push(Diagnostic::new(&RULE, pointer, source, finding("finding-tim003")));
    } else if DATE_LIKE.as_ref().is_some_and(|like| like.is_match(raw)) {
        let diagnostic = Diagnostic::new(&RULE, pointer, source, finding("finding-tim003-unclear"));
        found.push(diagnostic.severity(Severity::Warning));
    }
}

/// Whether a text has a day, month and year that no calendar has together.
fn is_impossible(raw: &str) -> bool {
    NUMERIC.as_ref().is_some_and(|numeric| {
        numeric.captures_iter(raw).any(|parts| {
            let number = |i| parts.get(i).and_then(|part| part.as_str().parse::<u32>().ok()).unwrap_or(0);
            let (day, month, year) = (number(1), number(2), number(3));
            day == 0 || day > days(month, if year < 100 { year + 2000 } else { year })
        })
    })
}

/// Days of a month; 0 where there is no such month.
fn days(month: u32, year: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_known() {
        for bad in ["31/06/2025", "entro il 30.02.2024", "29-02-25", "12/13/2025", "0/1/2025"] {
            assert!(is_impossible(bad), "{bad}");
        }
        for good in ["30/06/2025", "29/02/2024", "31.12.25", "annuale", "delibera n. 605/2023", "1.2.3.4"] {
            assert!(!is_impossible(good), "{good}");
        }
    }
}
