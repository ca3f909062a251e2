//! # IDN005 duplicate-code
//!
//! ## What it does
//! Finds objectives of one unit that have one code and different titles. Where most codes of the unit stand
//! several times the column is no code of objectives, and nothing is said.
//!
//! ## Why is this bad?
//! The results of the two go to one code, and the other objective has none.
//!
//! ## Example
//! `2.3` for *Riscossione coattiva* and for *Sportello unico*.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeMap;

use crate::audit::records::{label, objective_pointer};
use crate::audit::text::squeezed;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Duplicate code.
pub const RULE: Rule = Rule {
    code: "IDN005",
    name: "duplicate-code",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("idn005_duplicate_code.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (o, objective) in unit.objectives.iter().enumerate() {
            let code = objective.code.as_deref().unwrap_or_default().trim().to_lowercase();
            if !code.is_empty() {
                by_code.entry(code).or_default().push(o);
            }
        }
        let coded: usize = by_code.values().map(Vec::len).sum();
        if by_code.len() * 2 <= coded {
            continue;
        }
        for (code, indices) in by_code.iter().filter(|(_, indices)| indices.len() > 1) {
            let title = |o: &usize| {
                squeezed(
                    unit.objectives
                        .get(*o)
                        .and_then(|objective| objective.title.as_deref())
                        .unwrap_or_default(),
                )
            };
            let Some((first, others)) = indices.split_first() else { continue };
            for o in others.iter().filter(|o| title(o) != title(first)) {
                let Some(objective) = unit.objectives.get(*o) else { continue };
                let message =
                    Message::new("finding-idn005").arg("code", code.as_str()).arg("label", label(objective));
                let diagnostic = Diagnostic::new(&RULE, objective_pointer(u, *o), &objective.source, message);
                found.push(diagnostic.related([objective_pointer(u, *first)]));
            }
        }
    }
}
