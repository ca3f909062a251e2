//! # WGT001 missing-weight
//!
//! ## What it does
//! Finds objectives whose weight is left blank where the form has a place for it: at the objective where the
//! card has that place, at the row of the summary where only the summary has it. One objective is reported
//! once. The message says what the weights that are given make.
//!
//! ## Why is this bad?
//! Without a weight the objective does not enter the score, and the others' weights do not mean what they say.
//!
//! ## Example
//! A summary with a column `Peso` in which nothing is written.
//!
//! ## References
//! D.Lgs. 150/2009, art. 4, c. 2, lett. a; the weights are the system of evaluation's (art. 7).

use crate::audit::records::{
    label, objective_pointer, rounded, row_pointer, weight_is_blank,
};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Percent, Severity};
use crate::message::Message;

/// A weight left blank.
pub const RULE: Rule = Rule {
    code: "WGT001",
    name: "missing-weight",
    severity: Severity::Warning,
    check: Some(check),
    file: include_str!("wgt001_missing_weight.rs"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        for (o, objective) in unit.objectives.iter().enumerate() {
            if weight_is_blank(&objective.weight) {
                let message = message("finding-wgt001", &label(objective), unit.objectives.iter().map(|o| &o.weight));
                let rows = pairing.rows(o).iter().map(|(s, r)| row_pointer(u, *s, *r));
                let pointer = objective_pointer(u, o);
                found.push(Diagnostic::new(&RULE, pointer, &objective.source, message).related(rows));
            }
        }
        for (s, summary) in unit.summaries.iter().enumerate() {
            for (r, row) in summary.rows.iter().enumerate() {
                let card = pairing.card(s, r);
                let has_own = card.and_then(|card| unit.objectives.get(card)).is_some_and(|o| o.weight.is_some());
                if has_own || !weight_is_blank(&row.weight) {
                    continue;
                }
                let title = quoted(row.title.as_deref().unwrap_or_default());
                let message = message("finding-wgt001-summary", &title, summary.rows.iter().map(|r| &r.weight));
                let related = card.map(|card| objective_pointer(u, card));
                found.push(
                    Diagnostic::new(&RULE, row_pointer(u, s, r), &row.source, message).related(related),
                );
            }
        }
    }
}

/// The message, with what the weights of the list that are given make.
fn message<'a>(
    id: &'static str,
    label: &str,
    weights: impl Iterator<Item = &'a Option<Percent>> + Clone,
) -> Message {
    let given = || weights.clone().filter_map(|weight| weight.as_ref()?.percent);
    Message::new(id)
        .arg("label", label)
        .arg("given", given().count())
        .arg("count", weights.clone().count())
        .arg("sum", rounded(given().sum()))
}
