//! # DOC006 year-differs
//!
//! ## What it does
//! Finds documents in whose years, as their cover, title or headings name them, not one of
//! their dates lies: deadlines of objectives and phases, and years that are ticked. At least three of the dates must
//! agree on another year. Where the years of the document are not known nothing is said.
//!
//! ## Why is this bad?
//! Mostly last year's plan was copied and one of the two was not changed.
//!
//! ## Example
//! *Piano della performance 2025*, all of whose deadlines are in 2024.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeMap;

use crate::audit::records::{list, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Severity};
use crate::document::Source;
use crate::message::Message;

/// Year differs.
pub const RULE: Rule = Rule {
    code: "DOC006",
    name: "year-differs",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("doc006_year_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC006.md"),
};

/// Dates of one year that are no slip.
const SEVERAL: usize = 3;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(period) = subject.extraction.plan.period else { return };
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    let year = |date: &DateValue| -> Option<i32> {
        date.date_to.as_deref().or(date.date.as_deref())?.get(..4)?.parse().ok()
    };
    for placed in objectives(subject.extraction) {
        let due = list(&placed.objective.phases).iter().filter_map(|phase| phase.due.as_ref());
        let dates = placed.objective.deadline.iter().chain(due).filter_map(year);
        let ticked = list(&placed.objective.years).iter().filter(|year| year.selected).map(|year| year.year);
        dates.chain(ticked).for_each(|year| *years.entry(year).or_default() += 1);
    }
    let all: usize = years.values().sum();
    let usual = years.iter().max_by_key(|(year, count)| (**count, **year));
    let Some((usual, agreeing)) = usual.filter(|(_, count)| **count >= SEVERAL) else { return };
    if years.keys().any(|year| (period.from..=period.to).contains(year)) {
        return;
    }
    let message = Message::new("finding-doc006")
        .arg("from", period.from.to_string())
        .arg("to", period.to.to_string())
        .arg("years", if period.from == period.to { "one" } else { "several" })
        .arg("agreeing", *agreeing)
        .arg("all", all)
        .arg("usual", usual.to_string());
    found.push(Diagnostic::new(&RULE, "/plan".to_owned(), &Source::default(), message));
}
