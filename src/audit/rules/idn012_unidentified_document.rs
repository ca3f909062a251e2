//! # IDN012 unidentified-document
//!
//! ## What it does
//! Says which of the three things that identify a plan the document does not tell: whose it is (ente), for
//! which years, and what kind of plan it is. One finding for each. Where nothing of a plan was found at all, DOC004
//! says that its kind is not known.
//!
//! ## Why is this bad?
//! A plan that leaves its folder can't be filed, compared with the year before, nor held against its report.
//! It also makes deadlines uncheckable where the cards have no years of their own.
//!
//! ## Example
//! A table of objectives without a heading: dates of 2024, but no word on whose plan of which year it is.
//!
//! ## References
//! D.Lgs. 150/2009, art. 10, c. 1: the plan is published by the administration each year.

use super::doc004_unknown_kind::is_strange;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::document::Source;
use crate::message::Message;

/// Ente, years or kind not told.
pub const RULE: Rule = Rule {
    code: "IDN012",
    name: "unidentified-document",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn012_unidentified_document.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN012.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // nothing was read: DOC005 says so
    if subject.extraction.document.reader.is_none() {
        return;
    }
    let plan = &subject.extraction.plan;
    let years = plan.period.is_some() || subject.extraction.units.iter().any(|unit| unit.period.is_some());
    let told = [
        ("entity", plan.entity.as_ref().is_some_and(|entity| !entity.name.trim().is_empty())),
        ("years", years),
        // one of another kind (a plan against corruption, a system of evaluation) says which
        // of one that has nothing of a plan DOC004 says so
        ("kind", plan.kind.is_some() || is_strange(subject.extraction)),
    ];
    for (what, _) in told.iter().filter(|(_, told)| !told) {
        let message = Message::new("finding-idn012").arg("what", *what);
        found.push(Diagnostic::new(&RULE, "/plan".to_owned(), &Source::default(), message));
    }
}
