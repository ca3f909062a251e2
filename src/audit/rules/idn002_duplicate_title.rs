//! # IDN002 duplicate-title
//!
//! ## What it does
//! Finds objectives of one unit that have one title; letter case, punctuation and spaces do not count.
//!
//! ## Why is this bad?
//! Mostly a card was copied and its title was not changed: the objective that the title should name is lost,
//! and the results of the two can't be told apart.
//!
//! ## Example
//! Two cards titled *Acquisizione banca dati sanzioni*, the first of which describes cameras. The finding
//! stands at the second.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. b: objectives are specific.

use std::collections::BTreeMap;

use crate::audit::records::{label, objective_pointer};
use crate::audit::text::squeezed;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A title that stands twice in a unit.
pub const RULE: Rule = Rule {
    code: "IDN002",
    name: "duplicate-title",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("idn002_duplicate_title.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN002.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let mut first = BTreeMap::new();
        for (o, objective) in unit.objectives.iter().enumerate() {
            let title = squeezed(objective.title.as_deref().unwrap_or_default());
            if title.is_empty() {
                continue;
            }
            let original = *first.entry(title).or_insert(o);
            if original != o {
                let message = Message::new("finding-idn002").arg("title", label(objective));
                found.push(
                    Diagnostic::new(&RULE, objective_pointer(u, o), &objective.source, message)
                        .related([objective_pointer(u, original)]),
                );
            }
        }
    }
}
