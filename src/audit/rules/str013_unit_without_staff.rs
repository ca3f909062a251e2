//! # STR013 unit-without-staff
//!
//! ## What it does
//! Finds units without any list of people where at least two other units have one, and more have it than not.
//! Parts for all units are left out.
//!
//! ## Why is this bad?
//! Who works on the objectives, and how much, is not said for this unit.
//!
//! ## Example
//! Four units close with `Risorse umane`, the fifth ends with its last card.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{Fold, list, unit_label, unit_pointer};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Scope, Severity, Unit};
use crate::message::Message;

/// Unit without staff.
pub const RULE: Rule = Rule {
    code: "STR013",
    name: "unit-without-staff",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str013_unit_without_staff.rs"),
    page_it: include_str!("../../../locales/it/rules/STR013.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut with, mut without) = (0, Fold::default());
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        if unit.scope == Scope::Transversal || unit.objectives.is_empty() || unit_label(unit).is_empty() {
            continue;
        }
        if has_staff(unit) {
            with += 1;
        } else {
            without.add(unit_pointer(u), &unit.source, unit_label(unit));
        }
    }
    if with > 1 && without.len() < with {
        let message =
            Message::new("finding-str013").arg("units", without.labels()).arg("count", without.len());
        found.extend(without.at_first(&RULE, message));
    }
}

fn has_staff(unit: &Unit) -> bool {
    !list(&unit.staff).is_empty()
        || unit.objectives.iter().any(|objective| !list(&objective.staff).is_empty())
}
