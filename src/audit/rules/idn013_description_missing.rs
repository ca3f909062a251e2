//! # IDN013 description-missing
//!
//! ## What it does
//! Finds objectives whose place for the description is left blank, or says the title again. One finding for each
//! of the two cases, with all its places.
//!
//! ## Why is this bad?
//! A title says what the objective is called; what is to be done, and why, nobody reads there.
//!
//! ## Example
//! `Descrizione:` and nothing beside it.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. b: objectives are specific.

use crate::audit::records::{Fold, label, objectives};
use crate::audit::text::{is_blank, squeezed};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Description missing.
pub const RULE: Rule = Rule {
    code: "IDN013",
    name: "description-missing",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn013_description_missing.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN013.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut blank, mut again) = (Fold::default(), Fold::default());
    for placed in objectives(subject.extraction) {
        let objective = placed.objective;
        let Some(description) = objective.description.as_deref() else { continue };
        let title = squeezed(objective.title.as_deref().unwrap_or_default());
        if is_blank(description) {
            blank.add(placed.pointer(), &objective.source, label(objective));
        } else if !title.is_empty() && squeezed(description) == title {
            again.add(placed.pointer(), &objective.source, label(objective));
        }
    }
    for (fold, key) in [(blank, "finding-idn013"), (again, "finding-idn013-title")] {
        let message = Message::new(key).arg("count", fold.len()).arg("labels", fold.labels());
        found.extend(fold.at_first(&RULE, message));
    }
}
