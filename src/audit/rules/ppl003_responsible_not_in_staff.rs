//! # PPL003 responsible-not-in-staff
//!
//! ## What it does
//! Finds units whose responsible is not in their list of people, where those of at least two other units are, and
//! of more than not. Who shares a name of four letters or more with somebody in the list is in it. Everybody
//! (`Tutti i responsabili`) is nobody who could be missing.
//!
//! ## Why is this bad?
//! The responsible's hours belong to the objective too; or the list is that of another unit.
//!
//! ## Example
//! Responsible *Marta Bianchi*, a list of four people without her, while the other settori list theirs.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeSet;

use crate::audit::names::Name;
use crate::audit::records::{list, unit_pointer};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Severity, Unit};
use crate::message::Message;

/// Responsible not in staff.
pub const RULE: Rule = Rule {
    code: "PPL003",
    name: "responsible-not-in-staff",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ppl003_responsible_not_in_staff.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL003.md"),
};

/// Letters of a name that two people do not share by chance.
const LETTERS: usize = 4;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut listed, mut absent) = (0usize, Vec::new());
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let name = unit.responsible.as_ref().and_then(|responsible| responsible.name.as_deref());
        let people = people(unit);
        let (Some(name), false) = (name, people.is_empty()) else { continue };
        let Some(own) = Name::new(name) else { continue };
        if own.key().iter().any(|word| word.chars().count() >= LETTERS && people.contains(word)) {
            listed += 1;
            continue;
        }
        let message = Message::new("finding-ppl003").arg("name", quoted(name));
        absent.push(Diagnostic::new(&RULE, unit_pointer(u), &unit.source, message));
    }
    if listed > 1 && absent.len() < listed {
        found.append(&mut absent);
    }
}

/// The words of all names of a unit's own list; who works on a single objective need not be its responsible.
fn people(unit: &Unit) -> BTreeSet<String> {
    let names = list(&unit.staff).iter().filter_map(|person| Name::new(&person.name));
    names.flat_map(|name| name.key().to_vec()).collect()
}
