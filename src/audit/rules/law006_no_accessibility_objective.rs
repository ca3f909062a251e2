//! # LAW006 no-accessibility-objective
//!
//! ## What it does
//! Finds plans of administrations with 50 employees or more without an objective on accessibility, physical or
//! digital. The document must have been read well enough (STR011) to have at least three objectives; what any of
//! its tables says counts too. Known only where `[ente]` in spoglio.toml says what the administration is;
//! otherwise the rule is counted as not verifiable.
//!
//! ## Why is this bad?
//! The section on performance is to have such objectives.
//!
//! ## Example
//! A plan that does not mention accessibility.
//!
//! ## References
//! DM 132/2022, art. 3; DL 179/2012, art. 9, c. 7. Plan years and kinds of administrations: `rules/law.toml`.
//!
//! ## Known false alarms
//! A document that is a part of the plan, with the objectives of some units only.

use crate::audit::objectives_on::absent;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No accessibility objective.
pub const RULE: Rule = Rule {
    code: "LAW006",
    name: "no-accessibility-objective",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("law006_no_accessibility_objective.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW006.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(absent(subject, &RULE, Message::new("finding-law006")));
}
