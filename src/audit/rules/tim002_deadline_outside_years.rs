//! # TIM002 deadline-outside-years
//!
//! ## What it does
//! Finds deadlines of phases and objectives outside the years that are ticked on the card, first to last; where
//! none is ticked, outside the years of the unit's heading; where it names none, outside those of the plan. A target
//! that is a date may lie in any year of the plan or of the card: one outside of all of them is a warning.
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
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Extraction, Period, Severity, Target};
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
        let Some(all) = all_years(subject.extraction, placed, years) else { continue };
        for (i, indicator) in list(&placed.objective.indicators).iter().enumerate() {
            if let Some(target) = list(&indicator.targets).iter().find(|target| is_outside(target, all)) {
                let place = format!("{pointer}/indicators/{i}");
                let message = message("finding-tim002-target", target.raw.trim(), all);
                let message = message.arg("indicator", quoted(&indicator.description));
                found.push(
                    Diagnostic::new(&RULE, place, &indicator.source, message).severity(Severity::Warning),
                );
            }
        }
    }
}

/// Whether a target is a date outside of years.
fn is_outside(target: &Target, years: Period) -> bool {
    let year = target.date.as_ref().and_then(|date| date.get(..4)?.parse::<i32>().ok());
    year.is_some_and(|year| !(years.from..=years.to).contains(&year))
}

/// The years of the plan, of the unit and of the card together; `None` where the plan's are not known.
fn all_years(extraction: &Extraction, placed: Placed<'_>, own: Period) -> Option<Period> {
    let plan = extraction.plan.period?;
    let target_years = list(&placed.objective.indicators).iter().flat_map(|one| list(&one.targets));
    // a column of its own names a year that the plan looks at
    let named = target_years.filter_map(|target| target.year).map(|year| Period { from: year, to: year });
    let all = placed.unit.period.into_iter().chain([own]).chain(named);
    Some(all.fold(plan, |all, one| Period { from: all.from.min(one.from), to: all.to.max(one.to) }))
}

fn report(found: &mut Vec<Diagnostic>, pointer: String, source: &Source, due: &DateValue, years: Period) {
    let Some(year) = last_year(due) else { return };
    if (years.from..=years.to).contains(&year) {
        return;
    }
    let message = message("finding-tim002", due.raw.trim(), years);
    found.push(Diagnostic::new(&RULE, pointer, source, message));
}

fn message(key: &'static str, date: &str, years: Period) -> Message {
    // as texts: a year is no number to be grouped
    Message::new(key)
        .arg("date", date)
        .arg("from", years.from.to_string())
        .arg("to", years.to.to_string())
        .arg("years", if years.from == years.to { "one" } else { "several" })
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
