//! # IND011 achievement-arithmetic
//!
//! ## What it does
//! In a report: finds indicators whose share achieved is neither what the actual value makes of the target, nor
//! 100 where the target was met. Both must be plain numbers in one unit; targets with *at most* are met by a
//! smaller value.
//!
//! ## Why is this bad?
//! The share goes into the score and from there into the bonus.
//!
//! ## Example
//! Target 40, actual 30, achieved 90 %.
//!
//! ## References
//! None: the document contradicts itself.

use crate::audit::records::{indicators, is_report, list, rounded};
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Indicator, Severity, Target};
use crate::message::Message;

/// Achievement arithmetic.
pub const RULE: Rule = Rule {
    code: "IND011",
    name: "achievement-arithmetic",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("ind011_achievement_arithmetic.rs"),
    page_it: include_str!("../../../locales/it/rules/IND011.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !is_report(subject.extraction) {
        return;
    }
    for (pointer, indicator) in indicators(subject.extraction) {
        let Some((achieved, expected)) = figures(indicator) else { continue };
        let tolerance = subject.options.tolerances.achievement;
        if expected.iter().all(|expected| (expected - achieved).abs() > tolerance) {
            let message = Message::new("finding-ind011")
                .arg("indicator", quoted(&indicator.description))
                .arg("achieved", rounded(achieved))
                .arg("expected", rounded(expected.first().copied().unwrap_or_default()));
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}

/// The share that is written, and those that would be right.
fn figures(indicator: &Indicator) -> Option<(f64, Vec<f64>)> {
    let [target] = list(&indicator.targets) else { return None };
    let wanted = target.value.filter(|value| *value > 0.0 && target.parts.is_empty())?;
    let actual = indicator.actual.as_ref()?;
    let value = actual.value.filter(|value| *value >= 0.0)?;
    // a share beside a count is of something else
    let share = target.unit.as_deref() == Some("%");
    if (share != actual.raw.contains('%') && share) || matches!(target.unit.as_deref(), Some("bool" | "date"))
    {
        return None;
    }
    let achieved = indicator.achievement.as_ref()?.percent?;
    Some((achieved, right(target, wanted, value)?))
}

fn right(target: &Target, wanted: f64, value: f64) -> Option<Vec<f64>> {
    use Comparator::{AtLeast, AtMost, Equal, Greater, Less};
    let ratio = value / wanted * 100.0;
    match target.comparator? {
        Equal | AtLeast | Greater => Some(vec![ratio.min(100.0), ratio]),
        Less | AtMost if value <= wanted => Some(vec![100.0, ratio, inverse(wanted, value)]),
        Less | AtMost => Some(vec![inverse(wanted, value), 0.0, 200.0 - ratio]),
        _ => None,
    }
}

fn inverse(wanted: f64, value: f64) -> f64 {
    if value > 0.0 { wanted / value * 100.0 } else { 100.0 }
}
