//! # WGT004 weight-out-of-range
//!
//! ## What it does
//! Finds weights of objectives, of rows of a summary and of indicators that are 0 or less, or more than 100.
//! Where most weights of the unit are more than 100 they are points on another scale, and nothing is said.
//!
//! ## Why is this bad?
//! Such a weight can't be a share of the whole: an objective of 0 does not count.
//!
//! ## Example
//! `Peso: 120%`.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{label, list, objective_pointer, row_pointer};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Percent, Severity, Unit};
use crate::document::Source;
use crate::message::Message;

/// Weight out of range.
pub const RULE: Rule = Rule {
    code: "WGT004",
    name: "weight-out-of-range",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("wgt004_weight_out_of_range.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT004.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let weights = weights(u, unit);
        let given: Vec<f64> = weights.iter().filter_map(|weight| weight.percent).collect();
        let points = given.iter().filter(|percent| **percent > 100.0).count() * 2 > given.len();
        for weight in weights {
            let Some(percent) = weight.percent else { continue };
            if percent <= 0.0 || (percent > 100.0 && !points) {
                let message = Message::new("finding-wgt004")
                    .arg("weight", weight.raw.trim())
                    .arg("label", weight.label);
                found.push(Diagnostic::new(&RULE, weight.pointer, weight.source, message));
            }
        }
    }
}

/// A weight and whose it is.
struct Weight<'a> {
    pointer: String,
    source: &'a Source,
    label: String,
    raw: &'a str,
    percent: Option<f64>,
}

fn weights<'a>(u: usize, unit: &'a Unit) -> Vec<Weight<'a>> {
    let mut all = Vec::new();
    let mut add = |weight: &'a Option<Percent>, pointer: String, source: &'a Source, label: String| {
        if let Some(Percent { raw, percent }) = weight {
            all.push(Weight { pointer, source, label, raw, percent: *percent });
        }
    };
    for (s, summary) in unit.summaries.iter().enumerate() {
        for (r, row) in summary.rows.iter().enumerate() {
            add(
                &row.weight,
                row_pointer(u, s, r),
                &row.source,
                quoted(row.title.as_deref().unwrap_or_default()),
            );
        }
    }
    for (o, objective) in unit.objectives.iter().enumerate() {
        let pointer = objective_pointer(u, o);
        add(&objective.weight, pointer.clone(), &objective.source, label(objective));
        for (i, indicator) in list(&objective.indicators).iter().enumerate() {
            let own = format!("{pointer}/indicators/{i}");
            add(&indicator.weight, own, &indicator.source, quoted(&indicator.description));
        }
    }
    all
}
