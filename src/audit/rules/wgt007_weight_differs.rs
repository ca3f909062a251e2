//! # WGT007 weight-differs
//!
//! ## What it does
//! Finds objectives whose weight on the card is not that of their row in the unit's summary, and those that have
//! one on the card and a blank in the summary. (A blank on the card is WGT001.) Where all weights of a summary
//! differ by one factor they are of another kind (points, shares of a part), and nothing is said.
//!
//! ## Why is this bad?
//! The score comes out differently, depending on which table is used.
//!
//! ## Example
//! Summary: 30 %. Card: 20 %.
//!
//! ## References
//! None: the document contradicts itself.
//!
//! ## Known false alarms
//! In a plain text with columns of spaces, a weight of the summary that was not read.

use crate::audit::pairing::Pairing;
use crate::audit::records::{label, objective_pointer, row_pointer, weight_is_blank};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Severity, Summary, Unit};
use crate::message::Message;

/// Weight differs.
pub const RULE: Rule = Rule {
    code: "WGT007",
    name: "weight-differs",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt007_weight_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT007.md"),
};

/// Factors that agree this far are one.
const SAME_FACTOR: f64 = 0.01;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let tolerances = &subject.options.tolerances;
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        for (s, summary) in unit.summaries.iter().enumerate() {
            if have_one_factor(unit, pairing, s, summary) {
                continue;
            }
            let blank_column =
                summary.rows.iter().all(|row| row.weight.as_ref().is_none_or(|w| w.percent.is_none()));
            for (r, row) in summary.rows.iter().enumerate() {
                let Some(o) = pairing.card(s, r) else { continue };
                let Some(objective) = unit.objectives.get(o) else { continue };
                let Some(card) = objective.weight.as_ref().and_then(|weight| weight.percent) else {
                    continue;
                };
                let listed = row.weight.as_ref().and_then(|weight| weight.percent);
                let message = match listed {
                    Some(listed) if !tolerances.same_weight(listed, card) => {
                        Message::new("finding-wgt007").arg("listed", listed)
                    }
                    // a column that nobody filled in is none of one row
                    None if weight_is_blank(&row.weight) && !blank_column => {
                        Message::new("finding-wgt007-blank")
                    }
                    _ => continue,
                };
                let message = message.arg("label", label(objective)).arg("card", card);
                let diagnostic = Diagnostic::new(&RULE, objective_pointer(u, o), &objective.source, message);
                found.push(diagnostic.related([row_pointer(u, s, r)]));
            }
        }
    }
}

/// Whether the weights of a summary are those of the cards times one factor.
fn have_one_factor(unit: &Unit, pairing: &Pairing, s: usize, summary: &Summary) -> bool {
    let factors: Vec<f64> = (summary.rows.iter().enumerate())
        .filter_map(|(r, row)| {
            let card = unit.objectives.get(pairing.card(s, r)?)?.weight.as_ref()?.percent?;
            (card != 0.0).then_some(row.weight.as_ref()?.percent? / card)
        })
        .collect();
    let first = factors.first().copied().unwrap_or_default();
    factors.len() > 1
        && (first - 1.0).abs() > SAME_FACTOR
        && factors.iter().all(|f| (f - first).abs() <= SAME_FACTOR)
}
