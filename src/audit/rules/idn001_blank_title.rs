//! # IDN001 blank-title
//!
//! ## What it does
//! Finds objectives whose title is left blank, and says which title the unit's summary suggests.
//!
//! ## Why is this bad?
//! An objective without a title can't be cited in an evaluation, nor found again in the report of the year.
//!
//! ## Example
//! A card with `Obiettivo: titolo` and nothing beside it, while the summary lists *Riduzione dei tempi di
//! pagamento* in its place.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. b: objectives are specific.

use crate::audit::records::{label, objectives, row_pointer};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// A title left blank.
pub const RULE: Rule = Rule {
    code: "IDN001",
    name: "blank-title",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("idn001_blank_title.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(subject.extraction) {
        if !placed.objective.title.as_deref().is_some_and(is_blank) {
            continue;
        }
        let rows = subject.pairings.get(placed.unit_index).map(|p| p.rows(placed.index)).unwrap_or_default();
        let suggested = rows.iter().find_map(|(summary, row)| {
            let title = placed.unit.summaries.get(*summary)?.rows.get(*row)?.title.as_deref()?;
            (!is_blank(title)).then(|| quoted(title))
        });
        let message = match suggested {
            Some(title) => Message::new("finding-idn001-suggested").arg("title", title),
            None => Message::new("finding-idn001").arg("label", label(placed.objective)),
        };
        let related = rows.iter().map(|(summary, row)| row_pointer(placed.unit_index, *summary, *row));
        found.push(
            Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message).related(related),
        );
    }
}
