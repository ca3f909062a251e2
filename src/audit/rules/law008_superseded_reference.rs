//! # LAW008 superseded-reference
//!
//! ## What it does
//! Finds objectives that name plans as if they stood by themselves which the PIAO took up (PTPCT, POLA), in plans
//! of 2023 or later. One finding a document. Known only where `[ente] kind` in spoglio.toml is.
//!
//! ## Why is this bad?
//! The text was taken over from an older plan: what else in it is older should be looked at.
//!
//! ## Example
//! In a plan for 2025: *aggiornamento del POLA*.
//!
//! ## References
//! DPR 81/2022. Plan years and kinds of administrations: `rules/law.toml`.

use crate::audit::law::entry;
use crate::audit::records::{Fold, objectives, texts};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Superseded reference.
pub const RULE: Rule = Rule {
    code: "LAW008",
    name: "superseded-reference",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("law008_superseded_reference.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW008.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(entry) = entry(subject, RULE.code) else { return };
    let mut fold = Fold::default();
    for placed in objectives(subject.extraction) {
        let words =
            texts(placed.objective).iter().find_map(|text| entry.find(&plain(text)).map(str::to_owned));
        if let Some(words) = words {
            fold.add(placed.pointer(), &placed.objective.source, spelt(&words));
        }
    }
    let message = Message::new("finding-law008").arg("count", fold.len()).arg("words", fold.labels());
    found.extend(fold.at_first(&RULE, message.arg("source", entry.source.as_str())));
}

/// An abbreviation as it is usually written: without dots, in capitals.
fn spelt(words: &str) -> String {
    const LONGEST: usize = 6;
    let letters: String = words.split(' ').collect();
    let abbreviated = letters.len() <= LONGEST;
    if abbreviated { letters.to_uppercase() } else { words.to_owned() }
}
