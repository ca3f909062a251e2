//! # TIM002 deadline-outside-years
//!
//! ## What it does
//! Finds deadlines of phases and objectives outside the years that are ticked on the card, first to last; where
//! none is ticked, outside the years of the unit's heading; where it names none, outside those of the plan.
//!
//! ## Why is this bad?
//! A date of another year was mostly copied from last year's plan, and what falls after the plan is never
//! evaluated with it.
//!
//! ## Example
//! `X 2025` ticked, a phase due on 30/06/2027. 31/12/2026 where 2026 is ticked too is in order.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use crate::audit::records::{Placed, list, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Extraction, Period, Severity};
use crate::document::Source;
use crate::message::Message;

/// A deadline outside the years of reference.
pub const RULE: Rule = Rule {
    code: "TIM002",
    name: "deadline-outside-years",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("tim002_deadline_outside_years.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM002.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let Some(years) = years(subject.extraction, placed) else { continue };
        let pointer = placed.pointer();
        if let Some(deadline) = &placed.objective.deadline {
            report(found, pointer.clone(), &placed.objective.source, deadline, years);
        }
        for (i, phase) in list(&placed.objective.phases).iter().enumerate() {
            if let Some(due) = &phase.due {
                report(found, format!("{pointer}/phases/{i}"), &phase.source, due, years);
            }
        }
    }
}

fn report(found: &mut Vec<Diagnostic>, pointer: String, source: &Source, due: &DateValue, years: Period) {
    let Some(year) = last_year(due) else { return };
    if (years.from..=years.to).contains(&year) {
        return;
    }
    // as texts: a year is no number to be grouped
    let message = Message::new("finding-tim002")
        .arg("date", due.raw.trim())
        .arg("from", years.from.to_string())
        .arg("to", years.to.to_string())
        .arg("years", if years.from == years.to { "one" } else { "several" });
    found.push(Diagnostic::new(&RULE, pointer, source, message));
}

/// The year in which a deadline ends.
fn last_year(due: &DateValue) -> Option<i32> {
    due.date_to.as_ref().or(due.date.as_ref())?.get(..4)?.parse().ok()
}

/// The years that an objective must keep to; `None` where the document names none.
fn years(extraction: &Extraction, placed: Placed<'_>) -> Option<Period> {
    let ticked = || list(&placed.objective.years).iter().filter(|year| year.selected).map(|year| year.year);
    match (ticked().min(), ticked().max()) {
        (Some(from), Some(to)) => Some(Period { from, to }),
        _ => placed.unit.period.or(extraction.plan.period),
    }
}
