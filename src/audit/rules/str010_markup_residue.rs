//! # STR010 markup-residue
//!
//! ## What it does
//! Says how many tables and paragraphs have HTML in their texts (`<p>`, `&nbsp;`), which was taken out. One
//! finding a document. Comparisons such as `< o = a 80%` are none.
//!
//! ## Why is this bad?
//! The document was filled in on a web form and exported without care: whoever reads it sees tags, and what
//! stands between two of them may be lost.
//!
//! ## Example
//! `<p>Riduzione dei tempi</p><ul><li>verifica</li></ul>`
//!
//! ## References
//! D.Lgs. 33/2013, art. 7: what is published is published in an open format.

use crate::audit::records::Fold;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Markup residue.
pub const RULE: Rule = Rule {
    code: "STR010",
    name: "markup-residue",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str010_markup_residue.rs"),
    page_it: include_str!("../../../locales/it/rules/STR010.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(seen) = subject.seen else { return };
    let mut fold = Fold::default();
    for source in &seen.markup {
        fold.add("/document".to_owned(), source, String::new());
    }
    let message = Message::new("finding-str010").arg("count", fold.len());
    found.extend(fold.at(&RULE, "/document", message));
}
