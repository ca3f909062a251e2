//! # PPL005 person-listed-twice
//!
//! ## What it does
//! Finds people who stand twice in one list. Order, letter case, titles and accents of the names do not count.
//!
//! ## Why is this bad?
//! Their hours are counted twice.
//!
//! ## Example
//! `Rossi Maria` in the first row, `Maria Rossi` in the ninth.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeMap;

use crate::audit::names::Name;
use crate::audit::records::staff_lists;
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Person listed twice.
pub const RULE: Rule = Rule {
    code: "PPL005",
    name: "person-listed-twice",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ppl005_person_listed_twice.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for list in staff_lists(subject.extraction) {
        let mut first: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (i, person) in list.people.iter().enumerate() {
            let Some(name) = Name::new(&person.name) else { continue };
            let original = *first.entry(name.key().to_vec()).or_insert(i);
            if original != i {
                let message = Message::new("finding-ppl005").arg("name", quoted(&person.name));
                let diagnostic = Diagnostic::new(&RULE, list.pointer(i), &person.source, message);
                found.push(diagnostic.related([list.pointer(original)]));
            }
        }
    }
}
