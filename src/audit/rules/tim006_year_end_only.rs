//! # TIM006 year-end-only
//!
//! ## What it does
//! Finds objectives all of whose phases, two or more, are due on the last day of the year. A row of a Gantt whose
//! marks lie apart has dates before its last one. One finding a document.
//!
//! ## Why is this bad?
//! Phases that end together are no milestones: in the course of the year nobody can see whether the objective is
//! late.
//!
//! ## Example
//! Three phases, each due on 31/12/2025.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, label, list, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Objective, Phase, Severity};
use crate::message::Message;

/// Year end only.
pub const RULE: Rule = Rule {
    code: "TIM006",
    name: "year-end-only",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("tim006_year_end_only.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM006.md"),
};

const LAST_DAY: &str = "-12-31";

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut fold = Fold::default();
    for placed in objectives(subject.extraction).filter(|placed| ends_at_once(placed.objective)) {
        fold.add(placed.pointer(), &placed.objective.source, label(placed.objective));
    }
    let message = Message::new("finding-tim006").arg("count", fold.len()).arg("labels", fold.labels());
    found.extend(fold.at_first(&RULE, message));
}

fn ends_at_once(objective: &Objective) -> bool {
    let phases = list(&objective.phases);
    let ends: Option<Vec<&str>> = phases.iter().map(only_date).collect();
    ends.is_some_and(|ends| {
        ends.len() > 1
            && ends.first().is_some_and(|first| first.ends_with(LAST_DAY) && ends.iter().all(|e| e == first))
    })
}

/// The day on which a phase ends, where it has no date before.
fn only_date(phase: &Phase) -> Option<&str> {
    let due = phase.due.as_ref().filter(|_| !phase.marked_apart)?;
    due.date_to.as_deref().or(due.date.as_deref())
}
