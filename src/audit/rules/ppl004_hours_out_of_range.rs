//! # PPL004 hours-out-of-range
//!
//! ## What it does
//! Finds people with 0 weekly hours or less, or more than 36. Part time (18, 30, 34) is in order. Where most of a
//! document's people have more than 36 the hours are of something else (of the year, of the objective), and nothing is said.
//!
//! ## Why is this bad?
//! The hours are the resources of the objective, and the week of the sector has 36.
//!
//! ## Example
//! `Ore Sett`: 360.
//!
//! ## References
//! None: a matter of plausibility.

use crate::audit::records::staff_lists;
use crate::audit::text::quoted;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{Person, Severity};
use crate::message::Message;

/// Hours out of range.
pub const RULE: Rule = Rule {
    code: "PPL004",
    name: "hours-out-of-range",
    severity: Severity::Error,
    default: true,
    check: Some(check),
    file: include_str!("ppl004_hours_out_of_range.rs"),
    page_it: include_str!("../../../locales/it/rules/PPL004.md"),
};

/// The week of the sector (comparto).
const WEEK: f64 = 36.0;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let hours_of = |person: &Person| person.hours.as_ref().and_then(|hours| hours.value);
    // one form has one scale: short lists say too little of it
    let given: Vec<f64> =
        staff_lists(subject.extraction).flat_map(|list| list.people.iter().filter_map(hours_of)).collect();
    let other_scale = given.iter().filter(|hours| **hours > WEEK).count() * 2 > given.len();
    for list in staff_lists(subject.extraction) {
        for (i, person) in list.people.iter().enumerate() {
            if hours_of(person).is_some_and(|hours| hours <= 0.0 || (hours > WEEK && !other_scale)) {
                let raw = person.hours.as_ref().map(|hours| hours.raw.trim()).unwrap_or_default();
                let message =
                    Message::new("finding-ppl004").arg("name", quoted(&person.name)).arg("hours", raw);
                found.push(Diagnostic::new(&RULE, list.pointer(i), &person.source, message));
            }
        }
    }
}
