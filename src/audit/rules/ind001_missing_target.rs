//! # IND001 missing-target
//!
//! ## What it does
//! Finds indicators that have a place for a target which is left blank, in every year that the table names.
//!
//! An indicator of a table without such a column is another matter and is not reported here.
//!
//! ## Why is this bad?
//! Without an expected value no result can be called reached or missed.
//!
//! ## Example
//! *Studenti incontrati*, formula *Numero di studenti*, `Valore atteso` blank.
//!
//! ## References
//! D.Lgs. 150/2009, art. 4, c. 2, lett. a: objectives are assigned with their expected values and indicators.

use crate::audit::records::indicators;
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A target left blank.
pub const RULE: Rule = Rule {
    code: "IND001",
    name: "missing-target",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("ind001_missing_target.rs"),
    page_it: include_str!("../../../locales/it/rules/IND001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction) {
        let Some(targets) = &indicator.targets else { continue };
        if targets.iter().all(|target| is_blank(&target.raw)) {
            let message = Message::new("finding-ind001").arg("indicator", quoted(&indicator.description));
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}
