//! Rules over records: what is inconsistent in a plan.
//!
//! One rule a file under [`rules`], all of them listed in [`registry`]. A rule sees the records, so that every
//! reader and every grammar is audited alike; the few that are about the document itself see it too ([`Seen`]).
//! It gives [`Diagnostic`]s, whose text is chosen only at the end; the doc comment of its file is its manual page
//! in English, `locales/it/rules/` has the Italian ones.
//! What decides besides the records is in [`Options`].

mod across;
mod baseline;
mod data;
mod diagnostic;
mod law;
mod markup;
pub(crate) mod names;
mod objectives_on;
mod options;
mod page;
pub(crate) mod pairing;
mod place;
mod records;
mod registry;
mod repeats;
mod requirement;
mod rules;
mod selection;
mod settle;
mod subject;
mod suppress;
pub(crate) mod text;

pub use across::across;
pub use baseline::{Baseline, BaselineError, Line, fingerprint};
pub use diagnostic::Diagnostic;
pub use law::{Fact, Unverifiable, editions, is_kind, kinds};
pub use markup::markup;
pub use options::{Options, Profile, Tolerances};
pub use page::{explain, headings, manual, severity_key, what_it_does};
pub use place::Places;
pub use registry::{Check, Rule, nearest, registry, rule};
pub use repeats::{Told, told};
pub use rules::cfg001_stale_suppression::stale;
pub use rules::doc003_no_text_layer::pictures;
pub use rules::doc005_unreadable_document::{partial, unreadable};
pub use selection::{Selection, is_known};
pub use settle::{Settled, settle};
pub use subject::{Seen, Subject};
pub use suppress::Suppression;

use crate::contract::{Extraction, Finding};
use crate::message::Lang;

/// Everything that the rules that run by default find in the records, in the order of the document, then by
/// code.
///
/// The findings that the extraction already carries are not looked at. Same records, same findings.
pub fn audit(extraction: &Extraction, lang: Lang) -> Vec<Finding> {
    audit_with(extraction, None, &Options::default(), lang)
}

/// As [`audit`], with what was seen of the document and with other options. Suppressions and baseline are not
/// looked at: see [`settle`].
pub fn audit_with(
    extraction: &Extraction,
    seen: Option<&Seen<'_>>,
    options: &Options,
    lang: Lang,
) -> Vec<Finding> {
    let subject = Subject::new(extraction, seen, options);
    let mut found = Vec::new();
    let chosen = registry().iter().filter(|rule| options.selection.has(rule));
    for check in chosen.filter_map(|rule| rule.check) {
        check(&subject, &mut found);
    }
    // the sort is stable: findings of one rule at one record stay in the order in which they were made
    found.sort_by_cached_key(Diagnostic::order);
    found.iter().map(|diagnostic| diagnostic.render(lang)).collect()
}
