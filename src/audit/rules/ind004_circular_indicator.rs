//! # IND004 circular-indicator
//!
//! ## What it does
//! Finds indicators of which description, formula and target are the same words.
//!
//! ## Why is this bad?
//! Nothing is measured: whoever says that the target was met repeats its name.
//!
//! ## Example
//! Indicator *rispetto tempistica*, formula *rispetto tempistica*, target *rispetto della tempistica*.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. b: objectives are measurable in concrete and clear terms.

use crate::audit::records::{indicators, list};
use crate::audit::text::{quoted, shared, stems};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Indicator, Severity};
use crate::message::Message;

/// Circular indicator.
pub const RULE: Rule = Rule {
    code: "IND004",
    name: "circular-indicator",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ind004_circular_indicator.rs"),
    page_it: include_str!("../../../locales/it/rules/IND004.md"),
};

/// Texts that agree this far say the same.
const SAME: f64 = 0.8;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction).filter(|(_, indicator)| is_circular(indicator))
    {
        let message = Message::new("finding-ind004").arg("indicator", quoted(&indicator.description));
        found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
    }
}

fn is_circular(indicator: &Indicator) -> bool {
    let description = stems(&indicator.description);
    let says_the_same = |text: &str| shared(&stems(text), &description) >= SAME;
    let mut targets = list(&indicator.targets).iter().peekable();
    targets.peek().is_some()
        && says_the_same(indicator.formula.as_deref().unwrap_or_default())
        && targets.all(|target| target.comparator == Some(Comparator::Text) && says_the_same(&target.raw))
}
