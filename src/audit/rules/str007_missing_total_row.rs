//! # STR007 missing-total-row
//!
//! ## What it does
//! Finds summaries without a closing total where at least two other summaries of the same heading have one, and
//! more have it than not.
//!
//! ## Why is this bad?
//! Nobody can see whether the row was forgotten or the table cut short.
//!
//! ## Example
//! Five units with `RIEPILOGO OBIETTIVI`, four of which end in `VALUTAZIONE FINALE`.
//!
//! ## References
//! None: the document contradicts itself.

use std::collections::BTreeMap;

use crate::audit::records::{Fold, unit_label};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Missing total row.
pub const RULE: Rule = Rule {
    code: "STR007",
    name: "missing-total-row",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str007_missing_total_row.rs"),
    page_it: include_str!("../../../locales/it/rules/STR007.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut forms: BTreeMap<String, (usize, Fold)> = BTreeMap::new();
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        for (s, summary) in unit.summaries.iter().enumerate().filter(|(_, summary)| summary.rows.len() > 1) {
            let (with, without) =
                forms.entry(plain(summary.title.as_deref().unwrap_or_default())).or_default();
            match summary.total {
                Some(_) => *with += 1,
                None => without.add(format!("/units/{u}/summaries/{s}"), &summary.source, unit_label(unit)),
            }
        }
    }
    for (with, without) in forms.into_values().filter(|(with, without)| *with > 1 && without.len() < *with) {
        let message = Message::new("finding-str007").arg("units", without.labels()).arg("with", with);
        found.extend(without.at_first(&RULE, message));
    }
}
