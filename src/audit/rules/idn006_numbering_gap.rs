//! # IDN006 numbering-gap
//!
//! ## What it does
//! Finds objectives that are numbered 1, 2, 4: over the whole document where the numbers run through it, else in
//! each unit where they begin with 1. Every objective must have its number, in rising order, and one or two be
//! missing.
//!
//! ## Why is this bad?
//! Mostly an objective was taken out, or its card was lost on the way.
//!
//! ## Example
//! `Scheda n. 1`, `Scheda n. 2`, `Scheda n. 4`.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{Placed, objectives};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Numbering gap.
pub const RULE: Rule = Rule {
    code: "IDN006",
    name: "numbering-gap",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("idn006_numbering_gap.rs"),
    page_it: include_str!("../../../locales/it/rules/IDN006.md"),
};

/// Numbers of a list that is numbered at all.
const SEVERAL: usize = 3;
/// More missing numbers are another way of numbering.
const MISSING: usize = 2;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all: Vec<Placed<'_>> = objectives(subject.extraction).collect();
    if let Some(gaps) = gaps(&all) {
        found.extend(report(&all, &gaps));
        return;
    }
    for u in 0..subject.extraction.units.len() {
        let own: Vec<Placed<'_>> = all.iter().filter(|placed| placed.unit_index == u).copied().collect();
        found.extend(gaps(&own).and_then(|gaps| report(&own, &gaps)));
    }
}

fn report(list: &[Placed<'_>], missing: &[u32]) -> Option<Diagnostic> {
    let first = *missing.first()?;
    let after = list.iter().find(|placed| number(placed.objective).is_some_and(|number| number > first))?;
    let numbers = missing.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let message = Message::new("finding-idn006").arg("count", missing.len()).arg("numbers", numbers);
    Some(Diagnostic::new(&RULE, after.pointer(), &after.objective.source, message))
}

/// The numbers that a list leaves out; `None` where it is not numbered from 1 on.
fn gaps(list: &[Placed<'_>]) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = list.iter().map(|placed| number(placed.objective)).collect();
    let numbers = numbers.filter(|numbers| numbers.len() >= SEVERAL && numbers.first() == Some(&1))?;
    let last = *numbers.last()?;
    if !numbers.is_sorted_by(|a, b| a < b) || last as usize > numbers.len() + MISSING {
        return None;
    }
    Some((1..=last).filter(|number| !numbers.contains(number)).collect())
}

fn number(objective: &Objective) -> Option<u32> {
    objective.number.or_else(|| objective.code.as_deref()?.trim().trim_end_matches('.').parse().ok())
}
