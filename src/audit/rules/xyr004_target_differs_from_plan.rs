//! # XYR004 target-differs-from-plan
//!
//! ## What it does
//! Finds indicators of a report whose target is not that of the plan for the same year. Indicators are known by
//! their description, in one objective; both targets must be one, and one that is understood. Looked at by
//! `spoglio audit --db`.
//!
//! ## Why is this bad?
//! The result is measured by a target that was not the one agreed on.
//!
//! ## Example
//! Plan: at least 90 %. Report: at least 80 %.
//!
//! ## References
//! None: the documents contradict each other.
//!
//! ## Known false alarms
//! A target that was changed in the course of the year by a plan that is not in the database.

use crate::audit::across::Pair;
use crate::audit::records::{list, objectives};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule};
use crate::contract::{Severity, Target};
use crate::message::Message;

/// Target differs from plan.
pub const RULE: Rule = Rule {
    code: "XYR004",
    name: "target-differs-from-plan",
    severity: Severity::Warning,
    default: true,
    check: None,
    file: include_str!("xyr004_target_differs_from_plan.rs"),
    page_it: include_str!("../../../locales/it/rules/XYR004.md"),
};

/// Looks at a report and the plan for its year.
pub fn check(pair: &Pair<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(pair.newer) {
        let Some(planned) = pair.before(&placed) else { continue };
        for (i, indicator) in list(&placed.objective.indicators).iter().enumerate() {
            let Some(other) = pair.indicator_of(planned.objective, indicator) else { continue };
            let ([now], [then]) = (list(&indicator.targets), list(&other.targets)) else { continue };
            if differ(now, then) {
                let message = Message::new("finding-xyr004")
                    .arg("indicator", quoted(&indicator.description))
                    .arg("reported", now.raw.trim())
                    .arg("planned", then.raw.trim())
                    .arg("other", pair.other_path());
                let pointer = format!("{}/indicators/{i}", placed.pointer());
                found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
            }
        }
    }
}

/// Whether two targets that were understood ask for different things.
fn differ(now: &Target, then: &Target) -> bool {
    match (now.value, then.value) {
        (Some(a), Some(b)) => now.unit == then.unit && (a - b).abs() > 1e-9,
        _ => matches!((&now.date, &then.date), (Some(a), Some(b)) if a != b),
    }
}
