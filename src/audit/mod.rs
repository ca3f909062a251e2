//! Rules over records: what is inconsistent in a plan.
//!
//! One rule a file under [`rules`], all of them listed in [`registry`]. A rule sees the records and never the
//! document, so that every reader and every grammar is audited alike. It gives [`Diagnostic`]s, whose text is
//! chosen only at the end; the doc comment of its file is its manual page.

mod diagnostic;
mod names;
mod page;
mod pairing;
mod records;
mod registry;
mod requirement;
mod rules;
mod subject;
mod text;

pub use diagnostic::Diagnostic;
pub use page::explain;
pub use registry::{Check, Rule, registry, rule};
pub use rules::doc003_no_text_layer::pictures;
pub use rules::doc005_unreadable_document::{partial, unreadable};
pub use subject::Subject;

use crate::contract::{Extraction, Finding};
use crate::message::Lang;

/// Everything that the rules find in the records, in the order of the document, then by code.
///
/// The findings that the extraction already carries are not looked at. Same records, same findings.
pub fn audit(extraction: &Extraction, lang: Lang) -> Vec<Finding> {
    let subject = Subject::new(extraction);
    let mut found = Vec::new();
    for check in registry().iter().filter_map(|rule| rule.check) {
        check(&subject, &mut found);
    }
    // the sort is stable: findings of one rule at one record stay in the order in which they were made
    found.sort_by_cached_key(Diagnostic::order);
    found.iter().map(|diagnostic| diagnostic.render(lang)).collect()
}
