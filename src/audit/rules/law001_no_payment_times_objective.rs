//! # LAW001 no-payment-times-objective
//!
//! ## What it does
//! Finds plans without an objective on the times of payment. The health service has rules of its own. The
//! document must have been read well enough (STR011) to have at least three objectives; what any of its tables
//! says counts too. Known only where `[ente]` in spoglio.toml says what the administration is; otherwise the rule
//! is counted as not verifiable.
//!
//! ## Why is this bad?
//! The norm asks for such an objective, and ties part of the bonus to it.
//!
//! ## Example
//! The plan of a comune for 2025 with twelve objectives, none of which speaks of payments.
//!
//! ## References
//! DL 13/2023, art. 4-bis, c. 2. Plan years and kinds of administrations: `rules/law.toml`.
//!
//! ## Known false alarms
//! A document that is a part of the plan, with the objectives of some units only.

use crate::audit::objectives_on::absent;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// No payment times objective.
pub const RULE: Rule = Rule {
    code: "LAW001",
    name: "no-payment-times-objective",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law001_no_payment_times_objective.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW001.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(absent(subject, &RULE, Message::new("finding-law001")));
}
