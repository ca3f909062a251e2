//! # CFG001 stale-suppression
//!
//! ## What it does
//! Says that a suppression of the configuration takes no finding. One that names a document is looked at
//! with that document; one that names none, or several by a pattern, is looked at by `spoglio audit`, over all documents of
//! the run. Where none of its rules run nothing is said.
//!
//! ## Why is this bad?
//! What was accepted once is gone, and the suppression would silently take the next finding like it.
//!
//! ## Example
//! A `[[suppress]]` for a weight that was filled in since.
//!
//! ## References
//! None: this is about the configuration, not about the plan.

use crate::audit::{Diagnostic, Rule, Suppression};
use crate::contract::{Finding, Severity};
use crate::document::Source;
use crate::message::{Lang, Message};

/// Stale suppression.
pub const RULE: Rule = Rule {
    code: "CFG001",
    name: "stale-suppression",
    severity: Severity::Warning,
    default: true,
    check: None,
    file: include_str!("cfg001_stale_suppression.rs"),
    page_it: include_str!("../../../locales/it/rules/CFG001.md"),
};

/// The finding that a suppression takes nothing any more.
pub fn stale(suppression: &Suppression, lang: Lang) -> Finding {
    // as a text: a line is no number to be grouped
    let message = Message::new("finding-cfg001")
        .arg("rule", suppression.rule.as_str())
        .arg("line", suppression.line.to_string())
        .arg("reason", suppression.reason.as_str());
    Diagnostic::new(&RULE, "/document".to_owned(), &Source::default(), message).render(lang)
}
