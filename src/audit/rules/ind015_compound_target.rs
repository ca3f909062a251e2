//! # IND015 compound-target
//!
//! ## What it does
//! Finds targets that ask for several things at once. One finding a document.
//!
//! ## Why is this bad?
//! Where one of them was reached and the other was not, nobody can say whether the target was met.
//!
//! ## Example
//! `n. 4 prospetti per Comune e n. 1 prospetto di sintesi`
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, indicators, list};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Compound target.
pub const RULE: Rule = Rule {
    code: "IND015",
    name: "compound-target",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind015_compound_target.rs"),
    page_it: include_str!("../../../locales/it/rules/IND015.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut fold = Fold::default();
    for (pointer, indicator) in indicators(subject.extraction) {
        if let Some(target) = list(&indicator.targets).iter().find(|target| target.parts.len() > 1) {
            fold.add(pointer, &indicator.source, quoted(&target.raw));
        }
    }
    let message = Message::new("finding-ind015").arg("count", fold.len()).arg("targets", fold.labels());
    found.extend(fold.at_first(&RULE, message));
}
