//! # IND008 missing-baseline
//!
//! ## What it does
//! Says how many indicators leave the place for a baseline blank. One finding a document. Where the rule is asked for by
//! its code (`--extend-select IND008`) it also says that no indicator of the document has such a place: many good forms
//! have none.
//!
//! ## Why is this bad?
//! A target says little where nobody knows from where the year began.
//!
//! ## Example
//! `Valore di partenza` blank in ten of twelve indicators.
//!
//! ## References
//! None: a matter of good practice.
//!
//! ## Known false alarms
//! In a PDF without lines, a baseline that was read into the cell beside it.

use crate::audit::records::{Fold, indicators};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity};
use crate::message::Message;

/// Missing baseline.
pub const RULE: Rule = Rule {
    code: "IND008",
    name: "missing-baseline",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind008_missing_baseline.rs"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut all, mut places, mut blank) = (0usize, 0usize, Fold::default());
    for (pointer, indicator) in indicators(subject.extraction) {
        all += 1;
        if let Some(is_blank) = left_blank(indicator) {
            places += 1;
            if is_blank {
                blank.add(pointer, &indicator.source, quoted(&indicator.description));
            }
        }
    }
    if all > 0 && places == 0 && subject.options.selection.asks_for(RULE.code) {
        let message = Message::new("finding-ind008-none").arg("all", all);
        found.push(Diagnostic::new(&RULE, "/plan".to_owned(), &Default::default(), message));
    }
    let message = Message::new("finding-ind008").arg("count", blank.len()).arg("all", places);
    found.extend(blank.at_first(&RULE, message));
}

/// Whether the place for it is left blank; `None` where there is no such place.
fn left_blank(indicator: &Indicator) -> Option<bool> {
    indicator.baseline.as_ref().map(|baseline| is_blank(&baseline.raw))
}
