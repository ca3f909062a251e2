//! # LAW002 payment-times-weight
//!
//! ## What it does
//! Finds plans whose objectives on times of payment weigh less than 30 % in each unit that has them: the weight of the
//! objective on its card, or else in the summary, times that of its part where the plan declares parts; where the part
//! can't be told the heaviest is taken. To be checked by a person: what the share is taken of depends on the system of
//! evaluation. Known only where `[ente] kind` in spoglio.toml is; the health service is outside.
//!
//! ## Why is this bad?
//! The norm asks for a share of the bonus of at least 30 %.
//!
//! ## Example
//! Objectives of all units that weigh 50 %, of which *Riduzione dei tempi di pagamento* is a half: 25 %.
//!
//! ## References
//! DL 13/2023, art. 4-bis, c. 2. Plan years and kinds of administrations: `rules/law.toml`.
//!
//! ## Known false alarms
//! An objective on payments to others than suppliers (aid to farms, scholarships).

use std::collections::BTreeMap;

use crate::audit::law::entry;
use crate::audit::objectives_on::{about, listed};
use crate::audit::records::{Fold, Placed, label, rounded};
use crate::audit::text::{shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Component, Severity, Unit};
use crate::message::Message;

/// Payment times weight.
pub const RULE: Rule = Rule {
    code: "LAW002",
    name: "payment-times-weight",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law002_payment_times_weight.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW002.md"),
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
    let mut by_unit: BTreeMap<usize, (f64, Fold)> = BTreeMap::new();
    for placed in about(subject, entry) {
        // one whose weight can't be told may be enough
        let Some(weight) = weight(subject, &placed) else { return };
        let Some(part) = share_of_part(placed.unit, &subject.extraction.plan.components) else { return };
        let (sum, fold) = by_unit.entry(placed.unit_index).or_default();
        *sum += weight * part / 100.0;
        fold.add(placed.pointer(), &placed.objective.source, label(placed.objective));
    }
    let most = by_unit.into_values().max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((weight, fold)) = most.filter(|(weight, _)| weight + ROUNDING < least) else { return };
    let message = Message::new("finding-law002").arg("weight", rounded(weight)).arg("least", least);
    found.extend(fold.at_first(&RULE, message.arg("source", entry.source.as_str())));
}

/// The weight on the card, else in the summary.
fn weight(subject: &Subject<'_>, placed: &Placed<'_>) -> Option<f64> {
    let own = placed.objective.weight.as_ref().and_then(|weight| weight.percent);
    own.or_else(|| listed(subject, placed).find_map(|row| row.weight.as_ref()?.percent))
}

/// What the part that a unit's objectives belong to weighs: all where the plan has no parts, and where the unit's
/// can't be told what the heaviest weighs. `None` where a part has no weight.
fn share_of_part(unit: &Unit, parts: &[Component]) -> Option<f64> {
    let names = [unit.name.as_deref(), unit.responsibility_center.as_deref()].map(Option::unwrap_or_default);
    let words = stems(&names.join(" "));
    let percent = |part: &Component| part.weight.as_ref()?.percent;
    let mut fitting = parts.iter().filter(|part| shared(&stems(&part.title), &words) >= SAME);
    match (parts.is_empty(), fitting.next(), fitting.next()) {
        (true, ..) => Some(100.0),
        (_, Some(part), None) => percent(part),
        _ => parts.iter().map(percent).collect::<Option<Vec<f64>>>()?.into_iter().reduce(f64::max),
    }
}
