//! # XYR005 weight-changed
//!
//! ## What it does
//! Finds objectives of a report whose weight is not that of the plan for the same year. Looked at by `spoglio
//! audit --db`.
//!
//! ## Why is this bad?
//! The score comes out otherwise than was agreed on.
//!
//! ## Example
//! Plan: 30 %. Report: 20 %.
//!
//! ## References
//! None: the documents contradict each other.
//!
//! ## Known false alarms
//! A weight that was changed in the course of the year by a plan that is not in the database.

use crate::audit::across::Pair;
use crate::audit::records::{label, objectives};
use crate::audit::{Diagnostic, Rule};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Weight changed.
pub const RULE: Rule = Rule {
    code: "XYR005",
    name: "weight-changed",
    severity: Severity::Warning,
    default: true,
    check: None,
    file: include_str!("xyr005_weight_changed.rs"),
    page_it: include_str!("../../../locales/it/rules/XYR005.md"),
};

/// Looks at a report and the plan for its year.
pub fn check(pair: &Pair<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(pair.newer) {
        let Some(planned) = pair.before(&placed) else { continue };
        let percent = |objective: &Objective| objective.weight.as_ref().and_then(|weight| weight.percent);
        let (Some(now), Some(then)) = (percent(placed.objective), percent(planned.objective)) else {
            continue;
        };
        if !pair.options.tolerances.same_weight(now, then) {
            let message = Message::new("finding-xyr005")
                .arg("label", label(placed.objective))
                .arg("reported", now)
                .arg("planned", then)
                .arg("other", pair.other_path());
            found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
        }
    }
}
