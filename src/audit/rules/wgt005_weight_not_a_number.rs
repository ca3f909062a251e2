//! # WGT005 weight-not-a-number
//!
//! ## What it does
//! Finds weights of objectives that are words. Where all weights of the document are words they are a scale
//! (`alto`, `medio`) and make one finding.
//!
//! ## Why is this bad?
//! Words can't be added up: what the objective counts is not said.
//!
//! ## Example
//! `Peso: alto`.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, label, objectives};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Weight not a number.
pub const RULE: Rule = Rule {
    code: "WGT005",
    name: "weight-not-a-number",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt005_weight_not_a_number.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut numbers, mut words) = (0, Fold::default());
    for placed in objectives(subject.extraction) {
        let Some(weight) = &placed.objective.weight else { continue };
        if weight.percent.is_some() {
            numbers += 1;
        } else if weight.raw.contains(char::is_alphanumeric) {
            words.add(placed.pointer(), &placed.objective.source, quoted(&weight.raw));
            if numbers > 0 {
                let message = Message::new("finding-wgt005").arg("weight", quoted(&weight.raw));
                let message = message.arg("label", label(placed.objective));
                found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
            }
        }
    }
    if numbers == 0 {
        let message =
            Message::new("finding-wgt005-all").arg("count", words.len()).arg("words", words.labels());
        found.extend(words.at(&RULE, "/plan", message));
    }
}
