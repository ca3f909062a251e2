//! # PPL006 category-spellings
//!
//! ## What it does
//! Finds categories that the document writes in several ways: with other spaces, dots, slashes or with a slip of
//! one letter. Letter case alone does not count, nor do endings (`istruttore`, `istruttrice`). One finding a
//! category.
//!
//! ## Why is this bad?
//! Whoever counts people by category counts them apart.
//!
//! ## Example
//! `FUNZIONARIO EQ` and `FUNZIONARIO / EQ`.
//!
//! ## References
//! None: a matter of good practice.

use std::collections::BTreeMap;

use crate::audit::records::{Fold, staff_lists};
use crate::audit::text::{is_blank, squeezed};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::document::Source;
use crate::message::Message;

/// Category spellings.
pub const RULE: Rule = Rule {
    code: "PPL006",
    name: "category-spellings",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ppl006_category_spellings.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL006.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // by the letters, then by the way of writing: where it stands first
    let mut spellings: BTreeMap<String, BTreeMap<String, (String, Source, String)>> = BTreeMap::new();
    for list in staff_lists(subject.extraction) {
        for (i, person) in list.people.iter().enumerate() {
            let Some(category) = person.category.as_deref().filter(|category| !is_blank(category)) else {
                continue;
            };
            let written = category.split_whitespace().collect::<Vec<_>>().join(" ");
            let place = || (list.pointer(i), person.source.clone(), written.clone());
            let ways = spellings.entry(squeezed(category)).or_default();
            ways.entry(written.to_lowercase()).or_insert_with(place);
        }
    }
    for ways in spellings.into_values().filter(|ways| ways.len() > 1) {
        let mut fold = Fold::default();
        for (pointer, source, written) in ways.into_values() {
            fold.add(pointer, &source, written);
        }
        let message = Message::new("finding-ppl006").arg("spellings", fold.labels());
        found.extend(fold.at_first(&RULE, message));
    }
}
