//! # XYR001 copied-from-last-year
//!
//! ## What it does
//! Finds objectives that say the same as one of the plan of the year before: title, description, phases and
//! indicators agree to 95 % once years are set aside. One finding a plan, with all of them. Looked at by `spoglio
//! audit --db`, over plans of one administration and kind whose first years follow each other.
//!
//! ## Why is this bad?
//! What is to be done every year again is routine; an objective that is copied with last year's target asks for
//! nothing new.
//!
//! ## Example
//! *Aggiornamento del regolamento* in 2024 and in 2025, with the same phases.
//!
//! ## References
//! None: a matter of good practice.
//!
//! ## Known false alarms
//! Objectives over three years, which each plan of the three repeats.

use std::sync::LazyLock;

use regex::Regex;

use crate::audit::across::Pair;
use crate::audit::records::{Fold, label, objectives, texts};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Copied from last year.
pub const RULE: Rule = Rule {
    code: "XYR001",
    name: "copied-from-last-year",
    severity: Severity::Warning,
    default: true,
    check: None,
    file: include_str!("xyr001_copied_from_last_year.rs"),
    page_it: include_str!("../../../locales/it/rules/XYR001.md"),
};

/// Texts that agree this far are one.
const COPIED: f64 = 0.95;
/// A shorter text says too little.
const LETTERS: usize = 60;
/// Letters that are compared: what differs shows before.
const COMPARED: usize = 1200;

static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b(?:19|20)\d\d\b").ok());

/// Looks at a plan and the one of the year before.
pub fn check(pair: &Pair<'_>, found: &mut Vec<Diagnostic>) {
    let (mut all, mut fold) = (0usize, Fold::default());
    for placed in objectives(pair.newer) {
        all += 1;
        let Some(before) = pair.before(&placed) else { continue };
        let (now, before) = (wording(placed.objective), wording(before.objective));
        if now.chars().count() >= LETTERS && strsim::normalized_levenshtein(&now, &before) >= COPIED {
            fold.add(placed.pointer(), &placed.objective.source, label(placed.objective));
        }
    }
    let message = Message::new("finding-xyr001").arg("count", fold.len()).arg("all", all);
    let message = message.arg("labels", fold.labels()).arg("other", pair.other_path());
    found.extend(fold.at_first(&RULE, message));
}

/// What an objective says, without years.
fn wording(objective: &Objective) -> String {
    let plain = plain(&texts(objective).join(" "));
    let undated = YEAR.as_ref().map(|year| year.replace_all(&plain, "").into_owned()).unwrap_or(plain);
    undated.chars().take(COMPARED).collect()
}
