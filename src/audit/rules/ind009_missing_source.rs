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

use crate::audit::records::blank_places;
use crate::audit::text::is_blank;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity};

/// Missing source.
pub const RULE: Rule = Rule {
    code: "IND009",
    name: "missing-source",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind009_missing_source.rs"),
    page_it: include_str!("../../../locales/it/rules/IND009.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    blank_places(&RULE, ("finding-ind009", "finding-ind009-none"), subject, left_blank, found);
}

/// Whether the place for it is left blank; `None` where there is no such place.
fn left_blank(indicator: &Indicator) -> Option<bool> {
    indicator.data_source.as_deref().map(is_blank)
}
