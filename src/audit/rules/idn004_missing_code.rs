//! # IDN004 missing-code
//!
//! ## What it does
//! Finds objectives with neither a code nor a number: one finding a document. A warning where others of the
//! document have one, a note where none has.
//!
//! ## Why is this bad?
//! A plan and its report are held against each other by code. A title alone changes from one table to the next.
//!
//! ## Example
//! A column `Cod.` that only one of five units filled in.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, label, objectives};
use crate::audit::text::is_blank;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Missing code.
pub const RULE: Rule = Rule {
    code: "IDN004",
    name: "missing-code",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("idn004_missing_code.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN004.md"),
};

/// Fewer objectives than these are told apart without codes.
const SEVERAL: usize = 3;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut all, mut lacking) = (0usize, Fold::default());
    for placed in objectives(subject.extraction) {
        all += 1;
        if !is_coded(placed.objective) {
            lacking.add(placed.pointer(), &placed.objective.source, label(placed.objective));
        }
    }
    if all < SEVERAL {
        return;
    }
    if lacking.len() == all {
        found.extend(lacking.at(&RULE, "/plan", Message::new("finding-idn004-none").arg("all", all)));
    } else {
        let message = Message::new("finding-idn004").arg("count", lacking.len()).arg("all", all);
        let message = message.arg("labels", lacking.labels());
        found.extend(lacking.at(&RULE, "/plan", message).map(|one| one.severity(Severity::Warning)));
    }
}

fn is_coded(objective: &Objective) -> bool {
    objective.number.is_some() || objective.code.as_deref().is_some_and(|code| !is_blank(code))
}
