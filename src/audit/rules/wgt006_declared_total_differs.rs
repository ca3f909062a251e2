//! # WGT006 declared-total-differs
//!
//! ## What it does
//! Finds summaries whose own total is not the sum of their rows' weights. All weights must be given, and the rows
//! must have no scores: then the total is that of the scores. A total of 0 is one that nobody worked out.
//!
//! ## Why is this bad?
//! One of the two was changed and the other was not.
//!
//! ## Example
//! Rows of 40, 30 and 20 %, below them `Totale 100%`.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{all_weights, of_unit, rounded};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;

/// Declared total differs.
pub const RULE: Rule = Rule {
    code: "WGT006",
    name: "declared-total-differs",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("wgt006_declared_total_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT006.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        for (s, summary) in unit.summaries.iter().enumerate() {
            let scored = summary.rows.iter().any(|row| row.score.is_some() || row.band.is_some());
            let total = summary.total.as_ref().and_then(|total| total.value).filter(|total| *total > 0.0);
            let weights = all_weights(summary.rows.iter().map(|row| &row.weight));
            let (false, Some(total), Some(weights)) = (scored, total, weights) else { continue };
            let sum: f64 = weights.iter().sum();
            // a share of one is one of a hundred written otherwise
            if [total, total * 100.0].iter().any(|total| subject.options.tolerances.same_weight(*total, sum))
            {
                continue;
            }
            let message =
                of_unit("finding-wgt006", unit).arg("total", rounded(total)).arg("sum", rounded(sum));
            found.push(Diagnostic::new(&RULE, format!("/units/{u}/summaries/{s}"), &summary.source, message));
        }
    }
}
