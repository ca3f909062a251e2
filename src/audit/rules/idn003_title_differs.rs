//! # IDN003 title-differs
//!
//! ## What it does
//! Finds objectives whose title in the unit's summary and on their own card nearly agree, but not word for
//! word. Letter case, spaces, punctuation and typography do not count.
//!
//! The finding stands at the objective; where another summary of the unit has the card's title word for word,
//! it is the row that is out of step, and the finding stands there.
//!
//! ## Why is this bad?
//! Whoever approves the plan reads the summary, whoever is evaluated reads the card: two titles are two
//! readings of what was asked.
//!
//! ## Example
//! Summary: *Previdenza: sistemazione delle pratiche*. Card: *Previdenza: sistemazione delle posizioni
//! assicurative*.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::pairing::Pairing;
use crate::audit::records::{objective_pointer, row_pointer};
use crate::audit::text::{quoted_apart, squeezed};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Severity, Unit};
use crate::message::Message;

/// A title that summary and card write differently.
pub const RULE: Rule = Rule {
    code: "IDN003",
    name: "title-differs",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn003_title_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN003.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, (unit, pairing)) in subject.extraction.units.iter().zip(&subject.pairings).enumerate() {
        for (o, objective) in unit.objectives.iter().enumerate() {
            let Some(title) = objective.title.as_deref().filter(|title| !squeezed(title).is_empty()) else {
                continue;
            };
            let (same, differing) = rows_by_agreement(unit, pairing, o, title);
            let card = objective_pointer(u, o);
            if same.is_empty() {
                let Some((_, _, summary_title)) = differing.first() else { continue };
                let message = message(summary_title, title);
                let rows = differing.iter().map(|(s, r, _)| row_pointer(u, *s, *r));
                found.push(Diagnostic::new(&RULE, card, &objective.source, message).related(rows));
                continue;
            }
            for (s, r, summary_title) in differing {
                let Some(row) = unit.summaries.get(s).and_then(|summary| summary.rows.get(r)) else {
                    continue;
                };
                let message = message(summary_title, title);
                found.push(
                    Diagnostic::new(&RULE, row_pointer(u, s, r), &row.source, message)
                        .related([card.clone()]),
                );
            }
        }
    }
}

fn message(summary: &str, card: &str) -> Message {
    let (summary, card) = quoted_apart(summary, card);
    Message::new("finding-idn003").arg("summary", summary).arg("card", card)
}

/// A row: summary, index, title.
type TitledRow<'a> = (usize, usize, &'a str);

/// The rows that list an objective: those with its title, and those with another one.
fn rows_by_agreement<'a>(
    unit: &'a Unit,
    pairing: &Pairing,
    objective: usize,
    title: &str,
) -> (Vec<TitledRow<'a>>, Vec<TitledRow<'a>>) {
    let wanted = squeezed(title);
    pairing
        .rows(objective)
        .iter()
        .filter_map(|(s, r)| {
            let row_title = unit.summaries.get(*s)?.rows.get(*r)?.title.as_deref()?;
            (!squeezed(row_title).is_empty()).then_some((*s, *r, row_title))
        })
        .partition(|(_, _, row_title)| squeezed(row_title) == wanted)
}
