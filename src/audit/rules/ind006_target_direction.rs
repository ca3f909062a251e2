//! # IND006 target-direction
//!
//! ## What it does
//! Finds targets that are met by doing worse: *at most* where great values are good (a share of what is done),
//! *at least* where small ones are (times, delays). The direction is told by how the indicator begins, and only
//! where no word makes it uncertain.
//!
//! ## Why is this bad?
//! As it is written the target is met best by doing nothing.
//!
//! ## Example
//! Indicator *dati trasmessi*, target `< o = a 80%`.
//!
//! ## References
//! None: a matter of good practice.

use crate::audit::data::WORDS;
use crate::audit::records::{indicators, list};
use crate::audit::text::{plain, quoted};
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Comparator, Severity, Target};
use crate::message::Message;

/// Target direction.
pub const RULE: Rule = Rule {
    code: "IND006",
    name: "target-direction",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("ind006_target_direction.rs"),
    page_it: include_str!("../../../locales/it/rules/IND006.md"),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (pointer, indicator) in indicators(subject.extraction) {
        let Some(great_is_good) = direction(&indicator.description) else { continue };
        let wrong = list(&indicator.targets).iter().find(|target| is_against(target, great_is_good));
        if let Some(target) = wrong {
            let message = Message::new("finding-ind006")
                .arg("indicator", quoted(&indicator.description))
                .arg("target", target.raw.trim())
                .arg("good", if great_is_good { "great" } else { "small" });
            found.push(Diagnostic::new(&RULE, pointer, &indicator.source, message));
        }
    }
}

/// Whether great values are good; `None` where that is uncertain.
fn direction(description: &str) -> Option<bool> {
    let plain = plain(description);
    let text = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let begins = |words: &[String]| words.iter().any(|word| text.starts_with(word.as_str()));
    let words = &WORDS.direction;
    if words.not.iter().any(|word| text.contains(word.as_str())) {
        return None;
    }
    match (begins(&words.great), begins(&words.small)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn is_against(target: &Target, great_is_good: bool) -> bool {
    use Comparator::{AtLeast, AtMost, Greater, Less};
    // a share of what is in time is no time
    let is_share = target.unit.as_deref() == Some("%");
    match target.comparator {
        Some(Less | AtMost) => great_is_good && is_share,
        Some(Greater | AtLeast) => !great_is_good && !is_share,
        _ => false,
    }
}
