//! # STR005 card-without-summary-row
//!
//! ## What it does
//! Finds cards that the unit's summary does not list. Only units that have a summary are looked at, and only
//! cards that have a title; a title that a summary of another unit lists is listed.
//!
//! ## Why is this bad?
//! The summary is what carries weight and score: an objective that it lacks is not evaluated.
//!
//! ## Example
//! The summary lists two objectives that make 50 %, the unit has three cards.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeSet;

use crate::audit::records::{label, objective_pointer, of_unit};
use crate::audit::text::squeezed;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;

/// A card that is not listed.
pub const RULE: Rule = Rule {
    code: "STR005",
    name: "card-without-summary-row",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("str005_card_without_summary_row.rs"),
    page_it: include_str!("../../../locales/it/rules/STR005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let listed: BTreeSet<String> = subject
        .extraction
        .units
        .iter()
        .flat_map(|unit| &unit.summaries)
        .flat_map(|summary| &summary.rows)
        .map(|row| squeezed(row.title.as_deref().unwrap_or_default()))
        .collect();
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        if unit.summaries.iter().all(|summary| summary.rows.is_empty()) {
            continue;
        }
        for (o, objective) in unit.objectives.iter().enumerate() {
            let title = squeezed(objective.title.as_deref().unwrap_or_default());
            if title.is_empty() || !pairing.rows(o).is_empty() || listed.contains(&title) {
                continue;
            }
            let message = of_unit("finding-str005", unit).arg("label", label(objective));
            found.push(Diagnostic::new(&RULE, objective_pointer(u, o), &objective.source, message));
        }
    }
}
