//! # WGT003 indicator-weights
//!
//! ## What it does
//! Finds objectives whose indicators have a weight only in part, or weights that do not make 100 (a difference
//! of 0.5 is rounding). Where all are blank nothing is wrong, unless the form's own label says that they are
//! mandatory.
//!
//! ## Why is this bad?
//! How far the objective was reached can't be worked out from its indicators.
//!
//! ## Example
//! Three indicators with 50 %, 50 % and nothing.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{all_weights, label, list, objectives, rounded, weight_is_blank};
use crate::audit::requirement::{Demand, demand};
use crate::audit::{Diagnostic, Rule, Subject, Tolerances};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Weights of indicators that are partial or do not make 100.
pub const RULE: Rule = Rule {
    code: "WGT003",
    name: "indicator-weights",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt003_indicator_weights.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT003.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let Some(message) = defect(placed.objective, &subject.options.tolerances) else { continue };
        let message = message.arg("label", label(placed.objective));
        found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
    }
}

fn defect(objective: &Objective, tolerances: &Tolerances) -> Option<Message> {
    let indicators = list(&objective.indicators);
    let blank = indicators.iter().filter(|indicator| weight_is_blank(&indicator.weight)).count();
    let absent = indicators.iter().filter(|indicator| indicator.weight.is_none()).count();
    let missing = blank + absent;
    if absent == indicators.len() {
        return None;
    }
    if missing == indicators.len() {
        let owed = demand(objective.form.indicator_weight.as_ref(), objective) == Demand::Owed;
        return owed.then(|| Message::new("finding-wgt003-missing"));
    }
    if missing > 0 {
        let partial = Message::new("finding-wgt003-partial").arg("missing", missing);
        return Some(partial.arg("count", indicators.len()));
    }
    let sum: f64 = all_weights(indicators.iter().map(|indicator| &indicator.weight))?.iter().sum();
    (!tolerances.makes_hundred(sum)).then(|| Message::new("finding-wgt003-sum").arg("sum", rounded(sum)))
}
