//! # DOC005 unreadable-document
//!
//! ## What it does
//! Says that nothing of a document could be read, and why: it is encrypted, empty, cut short, broken, of a
//! format that is not known or not supported, or over a limit.
//!
//! ## Why is this bad?
//! A document that is silently left out of a batch is a document that everybody believes to be in order. The
//! batch goes on, and the document stays in its results with this finding.
//!
//! ## Example
//! A PDF that asks for a password to be opened.
//!
//! ## References
//! D.Lgs. 33/2013, art. 7: the data that must be published are published in an open format.

use crate::audit::Rule;
use crate::contract::{Finding, Severity};
use crate::document::Source;
use crate::message::{Lang, text};
use crate::read::ReadError;

/// Made from a [`ReadError`], not from records.
pub const RULE: Rule = Rule {
    code: "DOC005",
    name: "unreadable-document",
    severity: Severity::Error,
    check: None,
    file: include_str!("doc005_unreadable_document.rs"),
};

/// The finding of a document that could not be read: what is wrong with it and what can be done.
pub fn unreadable(error: &ReadError, lang: Lang) -> Finding {
    Finding {
        rule: RULE.code.to_owned(),
        name: RULE.name.to_owned(),
        severity: RULE.severity,
        message: text(lang, &format!("read-error-{}", error.kind.code())),
        pointer: "/document".to_owned(),
        related: Vec::new(),
        source: Source::default(),
    }
}
