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
use crate::audit::text::{quoted, shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Component, Percent, Severity, Unit};
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
    let mut by_unit: BTreeMap<usize, (f64, Option<String>, Fold)> = BTreeMap::new();
    for placed in about(subject, entry) {
        // one whose weight can't be told may be enough
        let Some(weight) = weight(subject, &placed) else { return };
        let Some(part) = part(placed.unit, &subject.extraction.plan.components) else { return };
        let (sum, part_of, fold) = by_unit.entry(placed.unit_index).or_default();
        *sum += weight.percent.unwrap_or_default() * part.share / 100.0;
        *part_of = part.written;
        let written = format!("{}: {}", label(placed.objective), quoted(&weight.raw));
        fold.add(placed.pointer(), &placed.objective.source, written);
    }
    let most = by_unit.into_values().max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((weight, part, fold)) = most.filter(|(weight, ..)| weight + ROUNDING < least) else { return };
    let message = Message::new("finding-law002").arg("weight", rounded(weight)).arg("least", least);
    let message =
        message.arg("written", fold.labels()).arg("parts", if part.is_some() { "yes" } else { "no" });
    let message = message.arg("part", part.unwrap_or_default());
    found.extend(fold.at_first(&RULE, message.arg("source", entry.source.as_str())));
}

/// The weight on the card, else in the summary, where it was understood.
fn weight<'a>(subject: &'a Subject<'_>, placed: &Placed<'a>) -> Option<&'a Percent> {
    let understood = |weight: &&Percent| weight.percent.is_some();
    let own = placed.objective.weight.as_ref().filter(understood);
    own.or_else(|| listed(subject, placed).filter_map(|row| row.weight.as_ref()).find(understood))
}

/// What a unit's objectives are a part of.
struct Part {
    /// What it weighs.
    share: f64,
    /// Its title and its weight as the plan writes them; `None` where the plan has no parts.
    written: Option<String>,
}

/// The part that a unit's objectives belong to: all where the plan has no parts, and where the unit's can't be told
/// the heaviest. `None` where a part has no weight.
fn part(unit: &Unit, parts: &[Component]) -> Option<Part> {
    let names = [unit.name.as_deref(), unit.responsibility_center.as_deref()].map(Option::unwrap_or_default);
    let words = stems(&names.join(" "));
    let read = |part: &Component| {
        let weight = part.weight.as_ref()?;
        let written = format!("{}: {}", quoted(&part.title), quoted(&weight.raw));
        Some(Part { share: weight.percent?, written: Some(written) })
    };
    let mut fitting = parts.iter().filter(|part| shared(&stems(&part.title), &words) >= SAME);
    match (parts.is_empty(), fitting.next(), fitting.next()) {
        (true, ..) => Some(Part { share: 100.0, written: None }),
        (_, Some(part), None) => read(part),
        _ => {
            let parts = parts.iter().map(read).collect::<Option<Vec<Part>>>()?;
            parts.into_iter().max_by(|a, b| a.share.total_cmp(&b.share))
        }
    }
}
