//! # IND009 missing-source
//!
//! ## What it does
//! Says how many indicators leave the place for a source of its data blank. One finding a document. Where the rule is asked for by
//! its code (`--extend-select IND009`) it also says that no indicator of the document has such a place: many good forms
//! have none.
//!
//! ## Why is this bad?
//! Who measured is not said, so that nobody can check the result.
//!
//! ## Example
//! A table of indicators without a column `Fonte`.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, indicators};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity};
use crate::message::Message;

/// Missing source.
pub const RULE: Rule = Rule {
    code: "IND009",
    name: "missing-source",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind009_missing_source.rs"),
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
        let message = Message::new("finding-ind009-none").arg("all", all);
        found.push(Diagnostic::new(&RULE, "/plan".to_owned(), &Default::default(), message));
    }
    let message = Message::new("finding-ind009").arg("count", blank.len()).arg("all", places);
    found.extend(blank.at_first(&RULE, message));
}

/// Whether the place for it is left blank; `None` where there is no such place.
fn left_blank(indicator: &Indicator) -> Option<bool> {
    indicator.data_source.as_deref().map(is_blank)
}
