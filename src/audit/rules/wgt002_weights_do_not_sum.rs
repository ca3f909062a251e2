//! # WGT002 weights-do-not-sum
//!
//! ## What it does
//! Adds up the weights of a unit's objectives and finds units where they do not make 100 (a difference of 0.5
//! is rounding, unless `[tolerances] weights` says otherwise). The weights of the cards are taken where all of them are given and no card is missing (STR004),
//! else those of the first summary that gives all. Where some are missing nothing is added up: see WGT001.
//!
//! A unit is in order too where the weights of all units together make 100, where each of its groups of objectives does, or where its own objectives and
//! those of all units together do. A document with one objective gives a warning, no error: its card may have been
//! taken out of a larger plan.
//!
//! ## Why is this bad?
//! The score of the unit can't reach its maximum, or goes over it.
//!
//! ## Example
//! Two objectives of 30 % each, and no third.
//!
//! ## References
//! D.Lgs. 150/2009, art. 7: the score follows the system of evaluation; that weights make 100 is what makes
//! scores comparable.

use std::collections::BTreeMap;

use crate::audit::records::{
    all_weights, covered, objective_pointer, of_unit, rounded, row_pointer, unit_pointer,
};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject, Tolerances};
use crate::contract::{Scope, Severity, Unit};
use crate::document::Source;

/// Weights that do not make 100.
pub const RULE: Rule = Rule {
    code: "WGT002",
    name: "weights-do-not-sum",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("wgt002_weights_do_not_sum.rs"),
    page_it: include_str!("../../../locales/it/rules/WGT002.md"),
};

/// The weights of a unit that can be added up.
struct Weights {
    values: Vec<f64>,
    sum: f64,
    pointers: Vec<String>,
    source: Source,
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let units = &subject.extraction.units;
    let tolerances = &subject.options.tolerances;
    let weights: Vec<Option<Weights>> = units
        .iter()
        .zip(&subject.pairings)
        .enumerate()
        .map(|(u, (unit, pairing))| weights(u, unit, pairing.is_complete()))
        .collect();
    // the weights of all units together make the whole: those of one are its share
    let all: f64 = weights.iter().flatten().map(|weights| weights.sum).sum();
    if weights.iter().flatten().count() > 1 && subject.options.tolerances.makes_hundred(all) {
        return;
    }
    let shared: Vec<f64> = sums(units, &weights, Scope::Transversal);
    let own: Vec<f64> = sums(units, &weights, Scope::Unit);
    // a card alone may have been taken out of a larger plan
    let alone = units.iter().map(|unit| unit.objectives.len()).sum::<usize>() == 1;
    let severity = if alone { Severity::Warning } else { RULE.severity };
    for ((u, unit), weights) in units.iter().enumerate().zip(weights) {
        let Some(weights) = weights else { continue };
        let together = match unit.scope {
            Scope::Unit => shared.iter().any(|shared| tolerances.makes_hundred(shared + weights.sum)),
            Scope::Transversal => {
                !own.is_empty() && own.iter().all(|own| tolerances.makes_hundred(own + weights.sum))
            }
        };
        if tolerances.makes_hundred(weights.sum)
            || together
            || groups_make_hundred(unit, &weights.values, tolerances)
        {
            continue;
        }
        let message = of_unit("finding-wgt002", unit)
            .arg("sum", rounded(weights.sum))
            .arg("count", weights.values.len());
        found.push(
            Diagnostic::new(&RULE, unit_pointer(u), &weights.source, message)
                .severity(severity)
                .related(weights.pointers),
        );
    }
}

/// What the units of a scope add up to.
fn sums(units: &[Unit], weights: &[Option<Weights>], scope: Scope) -> Vec<f64> {
    units
        .iter()
        .zip(weights)
        .filter(|(unit, _)| unit.scope == scope)
        .filter_map(|(_, weights)| weights.as_ref().map(|weights| weights.sum))
        .collect()
}

/// The weights of the cards where all are there and given, else of the first summary that gives all of its own.
fn weights(u: usize, unit: &Unit, complete: bool) -> Option<Weights> {
    let of_cards = all_weights(unit.objectives.iter().map(|objective| &objective.weight));
    if let Some(values) = of_cards.filter(|_| complete) {
        let pointers = (0..unit.objectives.len()).map(|o| objective_pointer(u, o)).collect();
        let source = covered(unit.objectives.iter().map(|objective| &objective.source), &unit.source);
        return Some(Weights { sum: values.iter().sum(), values, pointers, source });
    }
    unit.summaries.iter().enumerate().find_map(|(s, summary)| {
        let values = all_weights(summary.rows.iter().map(|row| &row.weight))?;
        let pointers = (0..summary.rows.len()).map(|r| row_pointer(u, s, r)).collect();
        let source = covered(summary.rows.iter().map(|row| &row.source), &summary.source);
        Some(Weights { sum: values.iter().sum(), values, pointers, source })
    })
}

/// Whether the objectives stand in groups that make 100 each.
fn groups_make_hundred(unit: &Unit, values: &[f64], tolerances: &Tolerances) -> bool {
    if unit.objectives.len() != values.len() {
        return false;
    }
    let mut groups: BTreeMap<String, f64> = BTreeMap::new();
    for (objective, value) in unit.objectives.iter().zip(values) {
        *groups.entry(plain(objective.group.as_deref().unwrap_or_default())).or_default() += value;
    }
    groups.len() > 1 && groups.values().all(|sum| tolerances.makes_hundred(*sum))
}
