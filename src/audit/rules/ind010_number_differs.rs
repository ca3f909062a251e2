//! # IND010 number-differs
//!
//! ## What it does
//! Finds indicators that name a number in letters and whose target is another one, both small whole numbers and
//! the only ones. A multiple is no contradiction: nine meetings in *three* places.
//!
//! ## Why is this bad?
//! One of the two is left over from another objective.
//!
//! ## Example
//! *Incontri nei quattro Comuni*, target 1.
//!
//! ## References
//! None: the document contradicts itself.
//!
//! ## Known false alarms
//! A count of something else than the number names: one connection *for four Comuni*.

use crate::audit::data::WORDS;
use crate::audit::records::{indicators, list};
use crate::audit::text::{plain, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Indicator, Severity};
use crate::message::Message;

/// Number differs.
pub const RULE: Rule = Rule {
    code: "IND010",
    name: "number-differs",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind010_number_differs.rs"),
    page_it: include_str!("../../../locales/it/rules/IND010.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction) {
        let (Some((word, number)), Some(target)) = (named(&indicator.description), wanted(indicator)) else {
            continue;
        };
        // three meetings in each of three places are nine
        if target % number != 0.0 {
            let message = Message::new("finding-ind010")
                .arg("indicator", quoted(&indicator.description))
                .arg("word", word)
                .arg("target", target);
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}

/// The one number that a text names in letters; `None` where it names several, or any in figures.
fn named(text: &str) -> Option<(String, f64)> {
    if text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = plain(text);
    let mut numbers = plain.split(' ').filter_map(|word| Some((word.to_owned(), *WORDS.numbers.get(word)?)));
    let one = numbers.next()?;
    numbers.next().is_none().then_some(one)
}

/// The whole number that is wanted.
fn wanted(indicator: &Indicator) -> Option<f64> {
    let [target] = list(&indicator.targets) else { return None };
    let is_count =
        target.comparator == Some(Comparator::Equal) && target.unit.is_none() && target.parts.is_empty();
    target.value.filter(|value| is_count && value.fract() == 0.0 && (1.0..=12.0).contains(value))
}
