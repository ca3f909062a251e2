//! # LAW004 training-hours
//!
//! ## What it does
//! Finds objectives on training that name hours a head and fewer than the directive in force asks for: 24 in
//! plans of 2023 and 2024, 40 from 2025 on. Known only where `[ente] kind` in spoglio.toml is.
//!
//! ## Why is this bad?
//! The objective is met and the directive is not.
//!
//! ## Example
//! In a plan for 2025: *almeno 24 ore di formazione per dipendente*.
//!
//! ## References
//! Direttiva del Ministro per la pubblica amministrazione, 14/1/2025. Plan years and kinds of administrations:
//! `rules/law.toml`.

use std::sync::LazyLock;

use regex::Regex;

use crate::audit::law::entry;
use crate::audit::objectives_on::about;
use crate::audit::records::{label, texts};
use crate::audit::text::plain;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::message::Message;

/// Training hours.
pub const RULE: Rule = Rule {
    code: "LAW004",
    name: "training-hours",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("law004_training_hours.rs"),
    page_it: include_str!("../../../locales/it/rules/LAW004.md"),
};

/// Hours that are said to be those of one person.
static HOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let each =
        "(?:pro ?capite|a testa|a persona|(?:per|a|ad) (?:ciascun|ogni|dipendente|persona|addetto|ciascuno))";
    Regex::new(&format!(
        r"(\d{{1,3}}) ore (?:[a-z]+ ){{0,5}}{each}|{each} (?:[a-z]+ ){{0,6}}(\d{{1,3}}) ore\b"
    ))
    .ok()
});

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some((entry, least)) = entry(subject, RULE.code).and_then(|entry| Some((entry, entry.minimum?)))
    else {
        return;
    };
    for placed in about(subject, entry) {
        let hours = texts(placed.objective).iter().flat_map(|text| hours(text)).reduce(f64::max);
        if let Some(hours) = hours.filter(|hours| *hours < least) {
            let message =
                Message::new("finding-law004").arg("label", label(placed.objective)).arg("hours", hours);
            let message = message.arg("least", least).arg("source", entry.source.as_str());
            found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
        }
    }
}

fn hours(text: &str) -> Vec<f64> {
    let Some(pattern) = HOURS.as_ref() else { return Vec::new() };
    let plain = plain(text);
    let numbers = pattern
        .captures_iter(&plain)
        .filter_map(|found| found.get(1).or(found.get(2))?.as_str().parse().ok());
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn only_hours_a_head_count() {
        assert_eq!(hours("almeno 24 ore di formazione annue per dipendente"), [24.0]);
        assert_eq!(hours("Per ciascun dipendente: n. 40 ore"), [40.0]);
        assert_eq!(hours("24 ore pro-capite"), [24.0]);
        assert!(hours("corso di 8 ore sulla sicurezza").is_empty());
        assert!(hours("entro 24 ore dalla richiesta").is_empty());
    }
}
