//! # IND014 target-not-above-baseline
//!
//! ## What it does
//! Finds indicators whose target is the baseline again, or is met by falling behind it (*at least 80* where 85 is
//! the baseline). Both must be plain numbers in one unit. One finding a document.
//!
//! ## Why is this bad?
//! To keep a level may be all that is wanted: this is a note. But it should be said, and not be taken for an
//! improvement.
//!
//! ## Example
//! Baseline 95 %, target ≥ 90 %.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::records::{Fold, indicators, list};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Indicator, Severity, Target};
use crate::message::Message;

/// Target not above baseline.
pub const RULE: Rule = Rule {
    code: "IND014",
    name: "target-not-above-baseline",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("ind014_target_not_above_baseline.rs"),
    page_it: include_str!("../../../locales/it/rules/IND014.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut fold = Fold::default();
    for (pointer, indicator) in indicators(subject.extraction).filter(|(_, indicator)| stays(indicator)) {
        fold.add(pointer, &indicator.source, quoted(&indicator.description));
    }
    let message = Message::new("finding-ind014").arg("count", fold.len()).arg("indicators", fold.labels());
    found.extend(fold.at_first(&RULE, message));
}

/// Whether no target asks for more than the baseline.
fn stays(indicator: &Indicator) -> bool {
    let Some(baseline) = &indicator.baseline else { return false };
    let Some(value) = baseline.value else { return false };
    let is_share = baseline.raw.contains('%');
    let comparable = |target: &Target| match target.unit.as_deref() {
        Some("%") => is_share,
        Some("bool" | "date") => false,
        _ => !is_share,
    };
    let mut targets = list(&indicator.targets).iter().peekable();
    targets.peek().is_some()
        && targets.all(|target| comparable(target) && target.parts.is_empty() && is_no_better(target, value))
}

fn is_no_better(target: &Target, baseline: f64) -> bool {
    use Comparator::{AtLeast, AtMost, Equal, Greater, Less};
    let Some(wanted) = target.value else { return false };
    match target.comparator {
        // where the direction is not said only the same is no better
        Some(Equal) => wanted == baseline,
        Some(AtLeast) => wanted <= baseline,
        Some(AtMost) => wanted >= baseline,
        Some(Greater) => wanted < baseline,
        Some(Less) => wanted > baseline,
        _ => false,
    }
}
