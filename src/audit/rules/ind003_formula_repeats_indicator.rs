//! # IND003 formula-repeats-indicator
//!
//! ## What it does
//! Finds indicators whose formula is their description word for word; letter case, spaces and punctuation do
//! not count.
//!
//! ## Why is this bad?
//! A formula says what is counted and what it is divided by. One that repeats the name of the indicator says
//! nothing, and two people will compute it in two ways.
//!
//! ## Example
//! Indicator *rispetto tempistica*, formula *rispetto tempistica*.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::indicators;
use crate::audit::text::{quoted, squeezed};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A formula that says what the description says.
pub const RULE: Rule = Rule {
    code: "IND003",
    name: "formula-repeats-indicator",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind003_formula_repeats_indicator.rs"),
    page_it: include_str!("../../../locales/it/rules/IND003.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction) {
        let formula = squeezed(indicator.formula.as_deref().unwrap_or_default());
        if !formula.is_empty() && formula == squeezed(&indicator.description) {
            let message = Message::new("finding-ind003").arg("indicator", quoted(&indicator.description));
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}
