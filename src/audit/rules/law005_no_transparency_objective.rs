//! # LAW005 no-transparency-objective
//!
//! ## What it does
//! Finds plans without an objective on transparency or against corruption. The document must have been read well
//! enough (STR011) to have at least three objectives; what any of its tables says counts too. Known only where
//! `[ente]` in spoglio.toml says what the administration is; otherwise the rule is counted as not verifiable.
//!
//! ## Why is this bad?
//! The norms ask for such objectives in the plan.
//!
//! ## Example
//! A plan whose objectives are all about services.
//!
//! ## References
//! L. 190/2012, art. 1, c. 8; D.Lgs. 33/2013, art. 10, c. 3. Plan years and kinds of administrations:
//! `rules/law.toml`.
//!
//! ## Known false alarms
//! A document that is a part of the plan, with the objectives of some units only.

use crate::audit::objectives_on::absent;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No transparency objective.
pub const RULE: Rule = Rule {
    code: "LAW005",
    name: "no-transparency-objective",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law005_no_transparency_objective.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW005.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(absent(subject, &RULE, Message::new("finding-law005")));
}
