//! # XYR003 objective-not-reported
//!
//! ## What it does
//! Finds objectives of a plan that no report of its administration for its year carries, by code, title or the
//! words of the title. At least half of the plan's objectives must be there: else the report is of another part.
//! One finding a plan. Looked at by `spoglio audit --db`.
//!
//! ## Why is this bad?
//! What became of the objective is not said.
//!
//! ## Example
//! Twelve objectives in the plan for 2024, eleven in *Relazione sulla performance 2024*.
//!
//! ## References
//! None: the documents contradict each other.

use crate::audit::across::Known;
use crate::audit::records::{Fold, label, objectives};
use crate::audit::{Diagnostic, Rule};
use crate::contract::{Extraction, Severity};
use crate::message::Message;

/// Objective not reported.
pub const RULE: Rule = Rule {
    code: "XYR003",
    name: "objective-not-reported",
    severity: Severity::Error,
    default: true,
    check: None,
    file: include_str!("xyr003_objective_not_reported.rs"),
    page_it: include_str!("../../../locales/it/rules/XYR003.md"),
};

/// Looks at a plan and all reports on its year.
pub fn check(plan: &Extraction, reports: &[&Extraction], found: &mut Vec<Diagnostic>) {
    let reported: Vec<Known<'_>> =
        reports.iter().flat_map(|report| objectives(report)).map(Known::new).collect();
    let (mut all, mut absent) = (0usize, Fold::default());
    for placed in objectives(plan) {
        all += 1;
        let own = Known::new(placed);
        if !reported.iter().any(|other| own.is(other)) {
            absent.add(placed.pointer(), &placed.objective.source, label(placed.objective));
        }
    }
    if absent.len() * 2 > all {
        return;
    }
    let others = reports.iter().map(|report| report.document.path.as_str()).collect::<Vec<_>>().join(", ");
    let message = Message::new("finding-xyr003").arg("count", absent.len()).arg("labels", absent.labels());
    found.extend(absent.at_first(&RULE, message.arg("other", others)));
}
