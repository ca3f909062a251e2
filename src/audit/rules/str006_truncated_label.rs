//! # STR006 truncated-label
//!
//! ## What it does
//! Finds labels of a card that were cut short. The value beside them was read as if they were whole.
//!
//! ## Why is this bad?
//! What the form asks for is no longer written in it: `Peso % (non` lost the word that says that the weight is
//! not mandatory.
//!
//! ## Example
//! `Peso % (non` for `Peso % (non obbligatorio)`.
//!
//! ## References
//! None: a slip of the document.

use crate::audit::records::objectives;
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A label cut short.
pub const RULE: Rule = Rule {
    code: "STR006",
    name: "truncated-label",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str006_truncated_label.rs"),
    page_it: include_str!("../../../locales/it/rules/STR006.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        for label in &placed.objective.form.truncated_labels {
            let message = Message::new("finding-str006")
                .arg("text", quoted(&label.text))
                .arg("full", quoted(&label.full));
            found.push(Diagnostic::new(&RULE, placed.pointer(), &label.source, message));
        }
    }
}
