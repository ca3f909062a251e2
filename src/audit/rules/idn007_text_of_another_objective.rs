//! # IDN007 text-of-another-objective
//!
//! ## What it does
//! Finds objectives whose description, phases and indicators have most words of another title of the unit, from
//! its cards or its summary, and almost none of their own.
//!
//! ## Why is this bad?
//! Mostly a card was copied and only its title changed, or the other way round: what is asked is not what the
//! title says.
//!
//! ## Example
//! A card titled *Acquisizione banca dati sanzioni* whose phases are about cameras, as is *Progetto
//! videosorveglianza* in the summary.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{label, list, objective_pointer};
use crate::audit::text::{Stems, coverage, plain_of, quoted, shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Objective, Severity, Unit};
use crate::message::Message;

/// Text of another objective.
pub const RULE: Rule = Rule {
    code: "IDN007",
    name: "text-of-another-objective",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn007_text_of_another_objective.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN007.md"),
};

/// Share of the other title's words that the text has.
const OTHER: f64 = 0.75;
/// Share of the own title's words that it has at most.
const OWN: f64 = 0.25;
/// Titles that agree this far are one subject.
const ALIKE: f64 = 0.4;
/// Words of a title and of a text that say something.
const TITLE_WORDS: usize = 3;
const TEXT_WORDS: usize = 8;
/// Titles of a unit that are compared with each other.
const MOST: usize = 150;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (u, unit) in subject.extraction.units.iter().enumerate() {
        let titles: Vec<(&str, Stems)> = titles(unit).map(|title| (title, stems(title))).collect();
        if titles.len() > MOST {
            continue;
        }
        for (o, objective) in unit.objectives.iter().enumerate() {
            let own = stems(objective.title.as_deref().unwrap_or_default());
            if own.len() < TITLE_WORDS {
                continue;
            }
            let text = body(objective);
            if own.share_in(&text) > OWN {
                continue;
            }
            let text = Stems::of_plain(text);
            if text.len() < TEXT_WORDS {
                continue;
            }
            let other = titles.iter().find(|(_, words)| {
                words.len() >= TITLE_WORDS && shared(words, &own) < ALIKE && coverage(words, &text) >= OTHER
            });
            if let Some((title, _)) = other {
                let message =
                    Message::new("finding-idn007").arg("label", label(objective)).arg("other", quoted(title));
                found.push(Diagnostic::new(&RULE, objective_pointer(u, o), &objective.source, message));
            }
        }
    }
}

fn titles(unit: &Unit) -> impl Iterator<Item = &str> {
    let listed =
        unit.summaries.iter().flat_map(|summary| &summary.rows).filter_map(|row| row.title.as_deref());
    unit.objectives.iter().filter_map(|objective| objective.title.as_deref()).chain(listed)
}

/// What an objective is about, besides its title, as a plain text.
fn body(objective: &Objective) -> String {
    let own = objective.description.as_deref().into_iter().chain(objective.expected_result.as_deref());
    let phases = list(&objective.phases).iter().map(|phase| phase.description.as_str());
    let indicators = list(&objective.indicators).iter().map(|indicator| indicator.description.as_str());
    plain_of(own.chain(phases).chain(indicators))
}
