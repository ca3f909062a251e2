//! # DOC004 unknown-kind
//!
//! ## What it does
//! Finds documents of which it is not known what they are, and in which no objective, indicator or summary was
//! found.
//!
//! ## Why is this bad?
//! Either the document is none that belongs here, or nothing of it was understood: no finding about its
//! objectives means anything.
//!
//! ## Example
//! A notice of the council that lies in the folder of plans.
//!
//! ## References
//! None: this is about the reading, not about the plan.

use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Extraction, PlanKind, Severity};
use crate::document::Source;
use crate::message::Message;

/// Unknown kind.
pub const RULE: Rule = Rule {
    code: "DOC004",
    name: "unknown-kind",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("doc004_unknown_kind.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC004.md"),
};

/// Whether nothing of a plan was found in a document, neither what it is nor an objective.
pub(super) fn is_strange(extraction: &Extraction) -> bool {
    let known = extraction.plan.kind.is_some_and(|kind| kind != PlanKind::Other);
    let anything = !extraction.indicator_tables.is_empty()
        || extraction.units.iter().any(|unit| !unit.objectives.is_empty() || !unit.summaries.is_empty());
    // what could not be read at all is DOC005
    !known && !anything && extraction.document.reader.is_some()
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if is_strange(subject.extraction) {
        found.push(Diagnostic::new(
            &RULE,
            "/document".to_owned(),
            &Source::default(),
            Message::new("finding-doc004"),
        ));
    }
}
