//! # IDN010 type-boxes
//!
//! ## What it does
//! Finds objectives on whose card none of the exclusive boxes for the type is ticked, or more than one.
//!
//! ## Why is this bad?
//! What the form asks for depends on the type (phases and indicators `obbligatorio per obiettivi gestionali`):
//! without it nobody can say whether the card is complete.
//!
//! ## Example
//! `Gestionale X  Esecutivo/attività X`
//!
//! ## References
//! None: the form contradicts itself.

use crate::audit::records::{label, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No type, or several exclusive ones.
pub const RULE: Rule = Rule {
    code: "IDN010",
    name: "type-boxes",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn010_type_boxes.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN010.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let Some(types) = &placed.objective.types else { continue };
        let ticked: Vec<&str> = types.iter().filter(|c| c.selected).map(|c| c.label.trim()).collect();
        let message = match (ticked.len(), types.len()) {
            // a lone box is a yes or no, and unticked it says no
            (0, 1) | (1, _) => continue,
            (0, _) => Message::new("finding-idn010-none"),
            _ => Message::new("finding-idn010-several").arg("types", ticked.join(", ")),
        };
        let message = message.arg("label", label(placed.objective));
        found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
    }
}
