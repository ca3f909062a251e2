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

use crate::audit::law::entry;
use crate::audit::objectives_on::title_is_about;
use crate::audit::records::{label, list, objectives, texts};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Payment times indicator.
pub const RULE: Rule = Rule {
    code: "LAW003",
    name: "payment-times-indicator",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law003_payment_times_indicator.rs"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(entry) = entry(subject, RULE.code) else { return };
    for placed in objectives(subject.extraction).filter(|placed| title_is_about(entry, placed.objective)) {
        let said = texts(placed.objective).iter().any(|text| entry.wanted.fit(&plain(text)));
        if !said && !list(&placed.objective.indicators).is_empty() {
            let message = Message::new("finding-law003").arg("label", label(placed.objective));
            let message = message.arg("source", entry.source.as_str());
            found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
        }
    }
}
