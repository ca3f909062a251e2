//! # WGT008 component-shares
//!
//! ## What it does
//! Finds plans that declare weighted parts whose weights do not make 100. All parts must have their weight.
//!
//! ## Why is this bad?
//! What the objectives of a part count in the whole is not said.
//!
//! ## Example
//! *A) Obiettivi trasversali (peso 50%)*, *B) Obiettivi di settore (peso 40%)*.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{all_weights, rounded};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Component shares.
pub const RULE: Rule = Rule {
    code: "WGT008",
    name: "component-shares",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt008_component_shares.rs"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let components = &subject.extraction.plan.components;
    let Some(weights) = all_weights(components.iter().map(|part| &part.weight)) else { return };
    let sum: f64 = weights.iter().sum();
    if weights.len() < 2 || subject.options.tolerances.makes_hundred(sum) {
        return;
    }
    let message = Message::new("finding-wgt008").arg("count", weights.len()).arg("sum", rounded(sum));
    let source = components.first().map(|part| part.source.clone()).unwrap_or_default();
    let related = (0..components.len()).map(|i| format!("/plan/components/{i}"));
    found.push(Diagnostic::new(&RULE, "/plan".to_owned(), &source, message).related(related));
}
