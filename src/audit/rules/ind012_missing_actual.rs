//! # IND012 missing-actual
//!
//! ## What it does
//! In a report: finds indicators whose place for the actual value is left blank. Where all are blank that is one
//! finding. In a plan nothing is missing: there are no results yet.
//!
//! ## Why is this bad?
//! The report is there to say what was reached.
//!
//! ## Example
//! *Relazione sulla performance 2024* with `Valore effettivo` blank.
//!
//! ## References
//! None: the report has the place and leaves it blank.

use crate::audit::records::{Fold, indicators, is_report};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Missing actual.
pub const RULE: Rule = Rule {
    code: "IND012",
    name: "missing-actual",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("ind012_missing_actual.rs"),
    page_it: include_str!("../../../locales/it/rules/IND012.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !is_report(subject.extraction) {
        return;
    }
    let (mut places, mut blank, mut single) = (0usize, Fold::default(), Vec::new());
    for (pointer, indicator) in indicators(subject.extraction) {
        let Some(actual) = &indicator.actual else { continue };
        places += 1;
        // what was achieved may stand as a share only
        let achieved = indicator.achievement.as_ref().is_some_and(|share| !is_blank(&share.raw));
        if is_blank(&actual.raw) && !achieved {
            let message = Message::new("finding-ind012").arg("indicator", quoted(&indicator.description));
            single.push(Diagnostic::new(&RULE, pointer.clone(), &indicator.source, message));
            blank.add(pointer, &indicator.source, quoted(&indicator.description));
        }
    }
    if places > 1 && blank.len() == places {
        let message = Message::new("finding-ind012-all").arg("count", places);
        found.extend(blank.at(&RULE, "/plan", message));
    } else {
        found.append(&mut single);
    }
}
