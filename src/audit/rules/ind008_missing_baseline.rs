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

use crate::audit::records::blank_places;
use crate::audit::text::is_blank;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity};

/// Missing baseline.
pub const RULE: Rule = Rule {
    code: "IND008",
    name: "missing-baseline",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind008_missing_baseline.rs"),
    page_it: include_str!("../../../locales/it/rules/IND008.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    blank_places(&RULE, ("finding-ind008", "finding-ind008-none"), subject, left_blank, found);
}

/// Whether the place for it is left blank; `None` where there is no such place.
fn left_blank(indicator: &Indicator) -> Option<bool> {
    indicator.baseline.as_ref().map(|baseline| is_blank(&baseline.raw))
}
