//! # DOC002 simplified-section-missing
//!
//! ## What it does
//! As DOC001 for administrations with less than 50 employees (`[ente] employees` in spoglio.toml), which owe a
//! simplified plan: corruption and transparency, and the part on organisation. Public value, performance and
//! monitoring are never missing there.
//!
//! ## Why is this bad?
//! A plan without a section that it owes is not complete.
//!
//! ## Example
//! The PIAO of a comune with 12 employees that does not speak of agile work.
//!
//! ## References
//! DM 132/2022.

use crate::audit::law::is_small;
use crate::audit::rules::doc001_section_missing::{is_full_plan, missing};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::document::Source;
use crate::message::Message;

/// Simplified section missing.
pub const RULE: Rule = Rule {
    code: "DOC002",
    name: "simplified-section-missing",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("doc002_simplified_section_missing.rs"),
    page_it: include_str!("../../../locales/it/rules/DOC002.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if is_small(&subject.options.profile) != Some(true) || !is_full_plan(subject) {
        return;
    }
    for title in missing(subject) {
        let message = Message::new("finding-doc002").arg("section", title);
        found.push(Diagnostic::new(&RULE, "/document".to_owned(), &Source::default(), message));
    }
}
