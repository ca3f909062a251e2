//! # STR004 summary-row-without-card
//!
//! ## What it does
//! Finds objectives that a unit's summary lists and no card carries. Row and card are paired by title, code,
//! place and the words of the description; a card of another unit with the row's title counts too, since an
//! objective of all units has one card.
//!
//! ## Why is this bad?
//! The objective was assigned, with its weight, and nobody can say what it asks.
//!
//! ## Example
//! The summary lists *Implementazione videosorveglianza* and *Banca dati sanzioni*; both cards are titled
//! *Banca dati sanzioni*. Related is the card whose description speaks of the listed objective.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeSet;

use crate::audit::records::{objective_pointer, objectives, row_pointer};
use crate::audit::text::{quoted, squeezed};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A listed objective without a card.
pub const RULE: Rule = Rule {
    code: "STR004",
    name: "summary-row-without-card",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("str004_summary_row_without_card.rs"),
    page_it: include_str!("../../../locales/it/rules/STR004.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let titles: BTreeSet<String> = objectives(subject.extraction)
        .map(|placed| squeezed(placed.objective.title.as_deref().unwrap_or_default()))
        .collect();
    // a document of summaries alone promises no cards
    if titles.is_empty() {
        return;
    }
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        let mut reported = BTreeSet::new();
        for (s, summary) in unit.summaries.iter().enumerate() {
            for (r, row) in summary.rows.iter().enumerate() {
                let title = row.title.as_deref().unwrap_or_default();
                let key = squeezed(title);
                let carried = pairing.card(s, r).is_some() || titles.contains(&key);
                // a blank row lists nothing; a title that two summaries list is missing once
                if key.is_empty() || carried || !reported.insert(key) {
                    continue;
                }
                let message = Message::new("finding-str004").arg("title", quoted(title));
                let related = pairing.describing(title).map(|card| objective_pointer(u, card));
                found.push(
                    Diagnostic::new(&RULE, row_pointer(u, s, r), &row.source, message).related(related),
                );
            }
        }
    }
}
