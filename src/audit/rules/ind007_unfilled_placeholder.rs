//! # IND007 unfilled-placeholder
//!
//! ## What it does
//! Finds texts that were to be filled in: `___`, `XX%`, `……`, cells that say *da definire* and nothing else.
//! Titles, descriptions, phases with their deadlines, indicators with formula, baseline and targets are looked
//! at.
//!
//! ## Why is this bad?
//! What the plan promises to say is not said.
//!
//! ## Example
//! Formula: `n. ___ atto amministrativo`.
//!
//! ## References
//! None: a matter of good practice.

use std::sync::LazyLock;

use regex::Regex;

use crate::audit::data::WORDS;
use crate::audit::records::{indicators, list, objectives};
use crate::audit::text::{plain, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Objective, Phase, Severity};
use crate::message::Message;

/// Unfilled placeholder.
pub const RULE: Rule = Rule {
    code: "IND007",
    name: "unfilled-placeholder",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ind007_unfilled_placeholder.rs"),
    page_it: include_str!("../../../locales/it/rules/IND007.md"),
};

/// Lines to write on, dots to write over, an X for each figure. Two X alone are twenty in Roman numerals.
static BLANKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"_{3,}|…{2,}|\.{5,}|(?i:\bx{3,}\b)|\bXX(?:\s?%|/)|/XX\b|(?i:\bn\.?\s?xx\b)|\b20XX\b|\[\s*(?:inserire|indicare)").ok()
});

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut report = |pointer: &dyn Fn() -> String, source, texts: Vec<&str>| {
        if let Some(text) = texts.into_iter().find(|text| is_unfilled(text)) {
            let message = Message::new("finding-ind007").arg("text", quoted(text));
            found.push(Diagnostic::new(&RULE, pointer(), source, message));
        }
    };
    for placed in objectives(subject.extraction) {
        report(&|| placed.pointer(), &placed.objective.source, of_objective(placed.objective));
        for (i, phase) in list(&placed.objective.phases).iter().enumerate() {
            report(&|| format!("{}/phases/{i}", placed.pointer()), &phase.source, of_phase(phase));
        }
    }
    for (pointer, indicator) in indicators(subject.extraction) {
        report(&|| pointer.clone(), &indicator.source, of_indicator(indicator));
    }
}

fn of_objective(objective: &Objective) -> Vec<&str> {
    let texts = [&objective.title, &objective.description, &objective.expected_result];
    texts.into_iter().flatten().map(String::as_str).collect()
}

fn of_phase(phase: &Phase) -> Vec<&str> {
    [phase.description.as_str()].into_iter().chain(phase.due.as_ref().map(|due| due.raw.as_str())).collect()
}

fn of_indicator(indicator: &Indicator) -> Vec<&str> {
    let mut texts = vec![indicator.description.as_str()];
    texts.extend(indicator.formula.as_deref());
    texts.extend(indicator.baseline.as_ref().map(|baseline| baseline.raw.as_str()));
    texts.extend(list(&indicator.targets).iter().map(|target| target.raw.as_str()));
    texts
}

/// A longer text, in bytes, is more than a placeholder.
const LONGEST: usize = 80;

fn is_unfilled(text: &str) -> bool {
    may_have_blanks(text) && BLANKS.as_ref().is_some_and(|blanks| blanks.is_match(text))
        || may_be_placeholder(text) && WORDS.placeholders.contains(&plain(text))
}

/// Whether one of the signs stands in a text without which nothing fits [`BLANKS`]: most texts have none.
fn may_have_blanks(text: &str) -> bool {
    text.contains(['_', '…', '[', 'x', 'X']) || text.contains(".....")
}

/// Whether a text may be one of the placeholders, by its length and its first letter.
fn may_be_placeholder(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    text.len() <= LONGEST && WORDS.placeholders.iter().any(|known| known.chars().next() == first)
}

#[cfg(test)]
mod tests {
    use super::is_unfilled;

    #[test]
    fn blanks_are_told_from_texts() {
        for text in [
            "n. ___ atti",
            "XX%",
            "entro il XX/XX/2025",
            "Da definire",
            "……",
            "n. XX",
            "xxxx",
            "[inserire il nome]",
        ] {
            assert!(is_unfilled(text), "{text}");
        }
        for text in [
            "XX secolo",
            "via XX Settembre",
            "criteri da definire con la Giunta",
            "Fase 1...",
            "snake_case",
            "XXII",
        ] {
            assert!(!is_unfilled(text), "{text}");
        }
    }
}
