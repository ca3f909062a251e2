//! # LAW003 payment-times-indicator
//!
//! ## What it does
//! Finds objectives on times of payment that have indicators, none of which is on the annual delay of payments.
//! Known only where `[ente] kind` in spoglio.toml is; the health service is outside.
//!
//! ## Why is this bad?
//! The norm names the indicator by which the objective is to be verified.
//!
//! ## Example
//! *Riduzione dei tempi di pagamento*, measured by the number of invoices received.
//!
//! ## References
//! DL 13/2023, art. 4-bis, c. 2; L. 145/2018, art. 1, c. 859, lett. b, and c. 861. Plan years and kinds of
//! administrations: `rules/law.toml`.
//!
//! ## Known false alarms
//! An objective on payments to others than suppliers (aid to farms, scholarships).

use crate::audit::law::entry;
use crate::audit::objectives_on::about;
use crate::audit::records::{label, list};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Objective, Severity};
use crate::message::Message;

/// Payment times indicator.
pub const RULE: Rule = Rule {
    code: "LAW003",
    name: "payment-times-indicator",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law003_payment_times_indicator.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW003.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(entry) = entry(subject, RULE.code) else { return };
    for placed in about(subject, entry) {
        let said = measured(placed.objective).any(|text| entry.wanted.fit(&plain(text)));
        if !said && !list(&placed.objective.indicators).is_empty() {
            let message = Message::new("finding-law003").arg("label", label(placed.objective));
            let message = message.arg("source", entry.source.as_str());
            found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
        }
    }
}

/// What an objective is measured by; its description may quote the norm and measure something else.
fn measured(objective: &Objective) -> impl Iterator<Item = &str> {
    let indicators = list(&objective.indicators).iter().flat_map(|indicator| {
        let targets = list(&indicator.targets).iter().map(|target| target.raw.as_str());
        [indicator.description.as_str()].into_iter().chain(indicator.formula.as_deref()).chain(targets)
    });
    indicators.chain(objective.expected_result.as_deref())
}
