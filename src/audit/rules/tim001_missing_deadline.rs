//! # TIM001 missing-deadline
//!
//! ## What it does
//! Finds phases without a deadline where the table has a place for it, that is where the phase's own cell is
//! blank or where other phases of the objective have one.
//!
//! ## Why is this bad?
//! A phase without a date is neither late nor in time.
//!
//! ## Example
//! *Censimento degli ostacoli* with a blank `Scadenza`, above two phases that have theirs.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use crate::audit::records::{list, objectives};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A phase without a deadline.
pub const RULE: Rule = Rule {
    code: "TIM001",
    name: "missing-deadline",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("tim001_missing_deadline.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let phases = list(&placed.objective.phases);
        let others_have_it = phases.iter().any(|phase| phase.due.is_some());
        for (i, phase) in phases.iter().enumerate() {
            let missing = match &phase.due {
                Some(due) => is_blank(&due.raw) && due.date.is_none(),
                None => others_have_it,
            };
            if missing {
                let message = Message::new("finding-tim001").arg("phase", quoted(&phase.description));
                let pointer = format!("{}/phases/{i}", placed.pointer());
                found.push(Diagnostic::new(&RULE, pointer, &phase.source, message));
            }
        }
    }
}
