//! # STR012 ambiguous-column
//!
//! ## What it does
//! Finds columns that were read by their values: their label says nothing that is known, or something else than what
//! stands below it. It says as what they were read.
//!
//! ## Why is this bad?
//! Two readers may take such a column for two things. What was read of it should be checked.
//!
//! ## Example
//! `Orizzonte` over a column of dates, read as the deadline; `Risultato da raggiungere` over figures right of an
//! indicator, read as its target.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::Fold;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::grammar::MatchKind;
use crate::message::Message;

/// Ambiguous column.
pub const RULE: Rule = Rule {
    code: "STR012",
    name: "ambiguous-column",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("str012_ambiguous_column.rs"),
    page_it: include_str!("../../../locales/it/rules/STR012.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(seen) = subject.seen else { return };
    let mut fold = Fold::default();
    let mut said: Vec<String> = Vec::new();
    for trace in &seen.trace.tables {
        let labels = trace.proposals.iter().filter(|proposal| proposal.won).flat_map(|p| &p.labels);
        for label in labels.filter(|label| label.how == MatchKind::Inherited && !label.text.is_empty()) {
            // the same form comes once for each card
            let reading = format!("«{}» → {}", label.text, label.field);
            if !said.contains(&reading) {
                fold.add("/document".to_owned(), &trace.source, format!("{}: {reading}", trace.table));
                said.push(reading);
            }
        }
    }
    let message = Message::new("finding-str012").arg("count", fold.len()).arg("columns", fold.labels());
    found.extend(fold.at(&RULE, "/document", message));
}
