//! # TIM008 no-year-selected
//!
//! ## What it does
//! Finds objectives whose form has years of reference and none of them is ticked.
//!
//! ## Why is this bad?
//! In a plan for three years nobody can say in which of them the objective is due.
//!
//! ## Example
//! `Esercizi di riferimento  2025  2026  2027` without a cross.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use crate::audit::records::{label, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Years of reference without a tick.
pub const RULE: Rule = Rule {
    code: "TIM008",
    name: "no-year-selected",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("tim008_no_year_selected.rs"),
    page_it: include_str!("../../../locales/it/rules/TIM008.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        let Some(years) = &placed.objective.years else { continue };
        if !years.iter().any(|year| year.selected) {
            let message = Message::new("finding-tim008").arg("label", label(placed.objective));
            found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
        }
    }
}
