//! # WGT001 missing-weight
//!
//! ## What it does
//! Finds objectives whose weight is left blank where the form has a place for it: at the objective where the
//! card has that place, at the row of the summary where only the summary has it. One objective is reported
//! once. The message says what the weights that are given make; where only another summary of the unit gives
//! weights, it says that one does.
//!
//! ## Why is this bad?
//! Without a weight the objective does not enter the score, and the others' weights do not mean what they say.
//!
//! ## Example
//! A summary with a column `Peso` in which nothing is written.
//!
//! ## References
//! D.Lgs. 150/2009, art. 4, c. 2, lett. a; the weights are the system of evaluation's (art. 7).

use crate::audit::records::{label, objective_pointer, rounded, row_pointer, weight_is_blank};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Percent, Severity, Summary};
use crate::message::Message;

/// A weight left blank.
pub const RULE: Rule = Rule {
    code: "WGT001",
    name: "missing-weight",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("wgt001_missing_weight.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        let given = Given::of(unit.objectives.iter().map(|objective| &objective.weight));
        for (o, objective) in unit.objectives.iter().enumerate() {
            if weight_is_blank(&objective.weight) {
                let message = given.message("finding-wgt001", label(objective));
                let rows = pairing.rows(o).iter().map(|(s, r)| row_pointer(u, *s, *r));
                let pointer = objective_pointer(u, o);
                found.push(Diagnostic::new(&RULE, pointer, &objective.source, message).related(rows));
            }
        }
        let by_summary: Vec<Given> =
            unit.summaries.iter().map(|summary| Given::of(weights(summary))).collect();
        for (s, (summary, given)) in unit.summaries.iter().zip(&by_summary).enumerate() {
            // what no row of this summary has may stand in another one of the unit: then weights are given
            let elsewhere = by_summary.iter().find(|other| given.given == 0 && other.given > 0);
            for (r, row) in summary.rows.iter().enumerate() {
                let card = pairing.card(s, r);
                let paired = card.and_then(|card| unit.objectives.get(card));
                if paired.is_some_and(|card| card.weight.is_some()) || !weight_is_blank(&row.weight) {
                    continue;
                }
                let title = quoted(row.title.as_deref().unwrap_or_default());
                let message = match elsewhere {
                    Some(other) => other.message("finding-wgt001-elsewhere", title),
                    None => given.message("finding-wgt001-summary", title),
                };
                let related = card.map(|card| objective_pointer(u, card));
                found.push(
                    Diagnostic::new(&RULE, row_pointer(u, s, r), &row.source, message).related(related),
                );
            }
        }
    }
}

fn weights(summary: &Summary) -> impl Iterator<Item = &Option<Percent>> {
    summary.rows.iter().map(|row| &row.weight)
}

/// The weights of a list that are given.
#[derive(Default)]
struct Given {
    given: usize,
    count: usize,
    sum: f64,
}

impl Given {
    fn of<'a>(weights: impl Iterator<Item = &'a Option<Percent>>) -> Self {
        weights.fold(Given::default(), |mut all, weight| {
            all.count += 1;
            if let Some(percent) = weight.as_ref().and_then(|weight| weight.percent) {
                all.given += 1;
                all.sum += percent;
            }
            all
        })
    }

    fn message(&self, id: &'static str, label: String) -> Message {
        Message::new(id)
            .arg("label", label)
            .arg("given", self.given)
            .arg("count", self.count)
            .arg("sum", rounded(self.sum))
    }
}
