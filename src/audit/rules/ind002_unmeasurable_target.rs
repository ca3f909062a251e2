//! # IND002 unmeasurable-target
//!
//! ## What it does
//! Finds indicators whose target is words only: no number, no date, no yes or no. Where the table names years,
//! all of them must be such. A text with digits that were not understood (`7/10`, a scale of thresholds) is not
//! one of words.
//!
//! ## Why is this bad?
//! Whether *buon livello di servizio* was reached is a matter of opinion, and is settled when the bonus is.
//!
//! ## Example
//! `Valore atteso`: *rispetto tempistica*.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. b: objectives are measurable in concrete and clear terms.

use crate::audit::records::indicators;
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Severity, Target};
use crate::message::Message;

/// A target of words only.
pub const RULE: Rule = Rule {
    code: "IND002",
    name: "unmeasurable-target",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ind002_unmeasurable_target.rs"),
    page_it: include_str!("../../../locales/it/rules/IND002.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction) {
        let mut written =
            indicator.targets.iter().flatten().filter(|target| !is_blank(&target.raw)).peekable();
        let Some(first) = written.peek().map(|target| quoted(&target.raw)) else { continue };
        if written.all(is_words) {
            let message = Message::new("finding-ind002")
                .arg("indicator", quoted(&indicator.description))
                .arg("target", first);
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}

/// Whether nothing that can be measured was understood. A cell that nobody judged (no comparator) is not taken
/// for words.
fn is_words(target: &Target) -> bool {
    target.comparator == Some(Comparator::Text)
        && !target.raw.contains(char::is_numeric)
        && target.value.is_none()
        && target.date.is_none()
        && target.parts.is_empty()
        && !matches!(target.unit.as_deref(), Some("bool" | "date"))
}
