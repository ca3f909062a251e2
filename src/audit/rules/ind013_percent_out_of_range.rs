//! # IND013 percent-out-of-range
//!
//! ## What it does
//! Finds targets of more than 100 %, or less than 0 %, of indicators that speak of no growth, and phases that are
//! completed to more than 100 %. A share achieved of more than 100 is no defect: one can do better than was
//! asked.
//!
//! ## Why is this bad?
//! A share of a whole can't be more than all of it: mostly a figure has a digit too many.
//!
//! ## Example
//! *Percentuale di pratiche evase*, target 950%.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::data::WORDS;
use crate::audit::records::{indicators, list, phases};
use crate::audit::text::{plain, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity, Target};
use crate::message::Message;

/// Percent out of range.
pub const RULE: Rule = Rule {
    code: "IND013",
    name: "percent-out-of-range",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ind013_percent_out_of_range.rs"),
    page_it: include_str!("../../../locales/it/rules/IND013.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, phase) in phases(subject.extraction) {
        if let Some(share) =
            phase.completion.as_ref().filter(|share| share.percent.is_some_and(is_out_of_range))
        {
            let message = Message::new("finding-ind013")
                .arg("value", share.raw.trim())
                .arg("label", quoted(&phase.description));
            found.push(Diagnostic::new(&RULE, pointer, &phase.source, message));
        }
    }
    for (pointer, indicator) in indicators(subject.extraction) {
        if let Some(target) = list(&indicator.targets).iter().find(|target| is_impossible(target, indicator))
        {
            let message = Message::new("finding-ind013")
                .arg("value", target.raw.trim())
                .arg("label", quoted(&indicator.description));
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}

fn is_impossible(target: &Target, indicator: &Indicator) -> bool {
    let is_share = target.unit.as_deref() == Some("%") && target.parts.is_empty();
    let signed = target.raw.trim_start().starts_with(['+', '-', '±', '−']);
    let text = plain(&format!(
        "{} {} {}",
        indicator.description,
        indicator.formula.as_deref().unwrap_or_default(),
        target.raw
    ));
    let grows = WORDS.direction.over_hundred.iter().any(|word| text.contains(word.as_str()));
    is_share && !signed && !grows && target.value.is_some_and(is_out_of_range)
}

fn is_out_of_range(percent: f64) -> bool {
    !(0.0..=100.0).contains(&percent)
}
