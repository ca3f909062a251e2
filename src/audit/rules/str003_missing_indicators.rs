//! # STR003 missing-indicators
//!
//! ## What it does
//! Finds objectives without any indicator, whether the form has a place for indicators or not. Where the
//! form's own label says that indicators are not mandatory, or only for types that are not ticked, nothing is
//! missing.
//!
//! ## Why is this bad?
//! What has no indicator can't be measured, and at the end of the year any result will do.
//!
//! ## Example
//! A matrix with objective, expected result in prose, weight and deadline, and no indicator.
//!
//! ## References
//! D.Lgs. 150/2009, art. 4, c. 2, lett. a; art. 5, c. 2, lett. b.

use crate::audit::records::{label, list, objectives};
use crate::audit::requirement::{Demand, demand};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No indicators.
pub const RULE: Rule = Rule {
    code: "STR003",
    name: "missing-indicators",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("str003_missing_indicators.rs"),
    page_it: include_str!("../../../locales/it/rules/STR003.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let objective = placed.objective;
        let excused = demand(objective.form.indicators.as_ref(), objective) == Demand::NotOwed;
        if !excused && list(&objective.indicators).is_empty() {
            let message = Message::new("finding-str003").arg("label", label(objective));
            found.push(Diagnostic::new(&RULE, placed.pointer(), &objective.source, message));
        }
    }
}
