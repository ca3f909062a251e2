//! # IND005 missing-formula
//!
//! ## What it does
//! Finds indicators whose place for the formula is left blank. Yes or no and dates need none. One finding a
//! document.
//!
//! ## Why is this bad?
//! Two people will work the value out in two ways.
//!
//! ## Example
//! `Formula di calcolo` blank in nineteen indicators.
//!
//! ## References
//! None: a matter of good practice.
//!
//! ## Known false alarms
//! In a PDF without lines, a formula that was read into the cell beside it.

use crate::audit::records::{Fold, indicators, list};
use crate::audit::text::{is_blank, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Indicator, Severity};
use crate::message::Message;

/// Missing formula.
pub const RULE: Rule = Rule {
    code: "IND005",
    name: "missing-formula",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind005_missing_formula.rs"),
    page_it: include_str!("../../../locales/it/rules/IND005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut all, mut fold) = (0usize, Fold::default());
    for (pointer, indicator) in indicators(subject.extraction) {
        let Some(formula) = indicator.formula.as_deref() else { continue };
        if is_plain_fact(indicator) {
            continue;
        }
        all += 1;
        if is_blank(formula) {
            fold.add(pointer, &indicator.source, quoted(&indicator.description));
        }
    }
    let message = Message::new("finding-ind005").arg("count", fold.len()).arg("all", all);
    found.extend(fold.at_first(&RULE, message));
}

/// Whether nothing has to be worked out.
fn is_plain_fact(indicator: &Indicator) -> bool {
    let mut targets = list(&indicator.targets).iter().filter(|target| !is_blank(&target.raw)).peekable();
    targets.peek().is_some() && targets.all(|target| matches!(target.unit.as_deref(), Some("bool" | "date")))
}
