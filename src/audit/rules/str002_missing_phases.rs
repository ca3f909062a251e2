//! # STR002 missing-phases
//!
//! ## What it does
//! Finds objectives without any phase where the form itself says that phases are mandatory, for all objectives
//! or for the type that is ticked.
//!
//! ## Why is this bad?
//! The form was approved with that demand: a card that does not meet it can't be followed through the year.
//!
//! ## Example
//! `Fasi (obbligatorio per obiettivi gestionali)` with no row, on a card where `Gestionale` is ticked. On a
//! card that is only `Esecutivo/attività` nothing is missing.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use crate::audit::records::{label, list, objectives};
use crate::audit::requirement::{Demand, demand};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No phases though the form asks for them.
pub const RULE: Rule = Rule {
    code: "STR002",
    name: "missing-phases",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("str002_missing_phases.rs"),
    page_it: include_str!("../../../locales/it/rules/STR002.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let objective = placed.objective;
        let owed = demand(objective.form.phases.as_ref(), objective) == Demand::Owed;
        if owed && list(&objective.phases).is_empty() {
            let message = Message::new("finding-str002").arg("label", label(objective));
            found.push(Diagnostic::new(&RULE, placed.pointer(), &objective.source, message));
        }
    }
}
