//! # XYR002 target-below-last-actual
//!
//! ## What it does
//! Finds indicators whose target asks for less than the report of the year before says was reached: *at least 80*
//! where 85 was, *at most 30 days* where 25 were. Both must be plain numbers in one unit. Looked at by `spoglio
//! audit --db`.
//!
//! ## Why is this bad?
//! The target is met by doing worse than last year.
//!
//! ## Example
//! Report for 2024: 95 %. Plan for 2025: at least 90 %.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::across::Pair;
use crate::audit::records::{list, objectives};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule};
use crate::contract::{Comparator, Number, Severity, Target};
use crate::message::Message;

/// Target below last actual.
pub const RULE: Rule = Rule {
    code: "XYR002",
    name: "target-below-last-actual",
    severity: Severity::Warning,
    default: true,
    check: None,
    file: include_str!("xyr002_target_below_last_actual.rs"),
    page_it: include_str!("../../../locales/it/rules/XYR002.md"),
};

/// Looks at a plan and the report of the year before.
pub fn check(pair: &Pair<'_>, found: &mut Vec<Diagnostic>) {
    for placed in objectives(pair.newer) {
        let Some(before) = pair.before(&placed) else { continue };
        for (i, indicator) in list(&placed.objective.indicators).iter().enumerate() {
            let Some(actual) =
                pair.indicator_of(before.objective, indicator).and_then(|one| one.actual.as_ref())
            else {
                continue;
            };
            let worse = list(&indicator.targets).iter().find(|target| asks_for_less(target, actual));
            if let Some(target) = worse {
                let message = Message::new("finding-xyr002")
                    .arg("indicator", quoted(&indicator.description))
                    .arg("target", target.raw.trim())
                    .arg("actual", actual.raw.trim())
                    .arg("other", pair.other_path());
                let pointer = format!("{}/indicators/{i}", placed.pointer());
                found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
            }
        }
    }
}

fn asks_for_less(target: &Target, actual: &Number) -> bool {
    let (Some(wanted), Some(reached)) = (target.value, actual.value) else { return false };
    let is_share = actual.raw.contains('%');
    let comparable = match target.unit.as_deref() {
        Some("%") => is_share,
        Some("bool" | "date") => false,
        _ => !is_share,
    };
    comparable
        && target.parts.is_empty()
        && match target.comparator {
            Some(Comparator::AtLeast | Comparator::Greater) => wanted < reached,
            Some(Comparator::AtMost | Comparator::Less) => wanted > reached,
            _ => false,
        }
}
