//! # LAW002 payment-times-weight
//!
//! ## What it does
//! Finds plans whose objectives on times of payment weigh less than 30 % in each unit that has them: the weight
//! of the objective in its unit, times that of its part where the plan declares parts and the objective's part
//! can be told. To be checked by a person: what the share is taken of depends on the system of evaluation. Known
//! only where `[ente] kind` in spoglio.toml is; the health service is outside.
//!
//! ## Why is this bad?
//! The norm asks for a share of the bonus of at least 30 %.
//!
//! ## Example
//! Objectives of all units that weigh 50 %, of which *Riduzione dei tempi di pagamento* is a half: 25 %.
//!
//! ## References
//! DL 13/2023, art. 4-bis, c. 2. Plan years and kinds of administrations: `rules/law.toml`.

use std::collections::BTreeMap;

use crate::audit::law::entry;
use crate::audit::objectives_on::title_is_about;
use crate::audit::records::{list, objectives, rounded};
use crate::audit::text::{shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Component, Scope, Severity, Unit};
use crate::message::Message;

/// Payment times weight.
pub const RULE: Rule = Rule {
    code: "LAW002",
    name: "payment-times-weight",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law002_payment_times_weight.rs"),
};

/// Titles of a part and a unit that agree this far are one.
const SAME: f64 = 0.3;
/// Rounding.
const ROUNDING: f64 = 0.05;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some((entry, least)) = entry(subject, RULE.code).and_then(|entry| Some((entry, entry.minimum?)))
    else {
        return;
    };
    let mut by_unit: BTreeMap<usize, (f64, Vec<String>)> = BTreeMap::new();
    for placed in objectives(subject.extraction).filter(|placed| title_is_about(entry, placed.objective)) {
        // one that can't be told may be enough
        let Some(weight) = placed.objective.weight.as_ref().and_then(|weight| weight.percent) else { return };
        let Some(part) = share_of_part(placed.unit, &subject.extraction.plan.components) else { return };
        let (sum, pointers) = by_unit.entry(placed.unit_index).or_default();
        *sum += weight * part / 100.0;
        pointers.push(placed.pointer());
    }
    let most = by_unit.values().max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((weight, pointers)) = most.filter(|(weight, _)| weight + ROUNDING < least) else { return };
    let message = Message::new("finding-law002").arg("weight", rounded(*weight)).arg("least", least);
    let message = message.arg("source", entry.source.as_str());
    let Some((first, others)) = pointers.split_first() else { return };
    let source = objectives(subject.extraction).find(|placed| placed.pointer() == *first);
    let source = source.map(|placed| placed.objective.source.clone()).unwrap_or_default();
    found.push(Diagnostic::new(&RULE, first.clone(), &source, message).related(others.to_vec()));
}

/// What the part that a unit's objectives belong to weighs: all where the plan has no parts; `None` where it has
/// and the unit's can't be told.
fn share_of_part(unit: &Unit, parts: &[Component]) -> Option<f64> {
    if parts.is_empty() {
        return Some(100.0);
    }
    let name = stems(
        &[unit.name.as_deref(), unit.responsibility_center.as_deref()]
            .map(Option::unwrap_or_default)
            .join(" "),
    );
    let about = |part: &&Component| shared(&stems(&part.title), &name) >= SAME;
    let mut fitting = parts.iter().filter(about);
    let part = match (fitting.next(), fitting.next()) {
        (Some(part), None) => part,
        // objectives of all units are the first part of those that plans declare
        (None, _) if unit.scope == Scope::Transversal && list(&unit.staff).is_empty() => parts.first()?,
        _ => return None,
    };
    part.weight.as_ref()?.percent
}
