//! # WGT008 component-shares
//!
//! ## What it does
//! Finds plans that declare weighted parts whose weights do not make 100 where all parts have their weight, and
//! those whose other parts make 100 already, so that a part without a weight or with 0 is left without a share.
//!
//! Which part an objective belongs to is not looked at: objectives that belong to no part at all are not found.
//!
//! ## Why is this bad?
//! What the objectives of a part count in the whole is not said.
//!
//! ## Example
//! *A) Obiettivi trasversali (peso 50%)*, *B) Obiettivi di settore (peso 40%)*.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{Fold, all_weights, rounded};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Component, Severity};
use crate::message::Message;

/// Component shares.
pub const RULE: Rule = Rule {
    code: "WGT008",
    name: "component-shares",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt008_component_shares.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT008.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let components = &subject.extraction.plan.components;
    no_share(subject, found);
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

/// Parts for which the others leave nothing.
fn no_share(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let components = &subject.extraction.plan.components;
    let share = |part: &Component| {
        let share = part.weight.as_ref().and_then(|weight| weight.percent);
        share.filter(|share| share.is_finite() && *share != 0.0)
    };
    let sum: f64 = components.iter().filter_map(share).sum();
    if !subject.options.tolerances.makes_hundred(sum) && sum < 100.0 {
        return;
    }
    let mut left = Fold::default();
    for (i, part) in components.iter().enumerate().filter(|(_, part)| share(part).is_none()) {
        // a weight of words says something that is not understood
        if part.weight.as_ref().is_none_or(|weight| weight.percent.is_some() || is_blank(&weight.raw)) {
            left.add(format!("/plan/components/{i}"), &part.source, quoted(&part.title));
        }
    }
    let message = Message::new("finding-wgt008-none").arg("parts", left.labels()).arg("sum", rounded(sum));
    found.extend(left.at(&RULE, "/plan", message));
}
