//! # TIM007 deadline-before-plan
//!
//! ## What it does
//! Finds deadlines in a year before the plan begins that is ticked on the card as a year of reference. (A
//! deadline outside the ticked years is TIM002.)
//!
//! ## Why is this bad?
//! What is due before the plan begins is done or missed already.
//!
//! ## Example
//! A plan for 2025-2027, a card with `X 2024` and a phase due on 30/11/2024.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use crate::audit::records::{list, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Severity};
use crate::message::Message;

/// Deadline before plan.
pub const RULE: Rule = Rule {
    code: "TIM007",
    name: "deadline-before-plan",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("tim007_deadline_before_plan.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM007.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(period) = subject.extraction.plan.period else { return };
    for placed in objectives(subject.extraction) {
        let ticked = |year: i32| {
            list(&placed.objective.years).iter().any(|choice| choice.selected && choice.year == year)
        };
        let early = |due: &DateValue| {
            let year =
                due.date_to.as_deref().or(due.date.as_deref()).and_then(|date| date.get(..4)?.parse().ok());
            year.is_some_and(|year: i32| year < period.from && ticked(year))
        };
        let own =
            placed.objective.deadline.iter().map(|due| (placed.pointer(), &placed.objective.source, due));
        let of_phases = list(&placed.objective.phases).iter().enumerate().filter_map(|(i, phase)| {
            Some((format!("{}/phases/{i}", placed.pointer()), &phase.source, phase.due.as_ref()?))
        });
        for (pointer, source, due) in own.chain(of_phases).filter(|(_, _, due)| early(due)) {
            let message = Message::new("finding-tim007")
                .arg("date", due.raw.trim())
                .arg("from", period.from.to_string());
            found.push(Diagnostic::new(&RULE, pointer, source, message));
        }
    }
}
