//! # TIM004 undated-objective
//!
//! ## What it does
//! Finds objectives that name no date, no year and no target by year anywhere, where at least half of the others
//! do. Blank deadlines of phases and years that nobody ticked are TIM001 and TIM008.
//!
//! ## Why is this bad?
//! An objective without a term is never late.
//!
//! ## Example
//! Seven cards with `Scadenza`, an eighth where the cell is blank.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use regex::Regex;
use std::sync::LazyLock;

use crate::audit::records::{Placed, label, list, objectives, texts};
use crate::audit::text::is_blank;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::{DateValue, Objective, Severity};
use crate::message::Message;

/// Undated objective.
pub const RULE: Rule = Rule {
    code: "TIM004",
    name: "undated-objective",
    severity: Severity::Warning,
    default: true,
    check: Some(check),
    file: include_str!("tim004_undated_objective.rs"),
};

static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:19|20)\d\d|\d[/.]\d").ok());

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (dated, undated): (Vec<Placed<'_>>, Vec<Placed<'_>>) =
        objectives(subject.extraction).partition(|placed| is_dated(placed.objective));
    if dated.len() < undated.len() {
        return;
    }
    for placed in undated.iter().filter(|placed| !is_reported(placed.objective)) {
        let message = Message::new("finding-tim004").arg("label", label(placed.objective));
        found.push(Diagnostic::new(&RULE, placed.pointer(), &placed.objective.source, message));
    }
}

fn is_dated(objective: &Objective) -> bool {
    let written = |date: &Option<DateValue>| date.as_ref().is_some_and(|date| !is_blank(&date.raw));
    written(&objective.deadline)
        || list(&objective.phases).iter().any(|phase| written(&phase.due) || written(&phase.start))
        || list(&objective.years).iter().any(|year| year.selected)
        || list(&objective.indicators).iter().flat_map(|indicator| list(&indicator.targets)).any(|target| {
            target.year.is_some() || target.date.is_some() || target.unit.as_deref() == Some("date")
        })
        || texts(objective).iter().any(|text| YEAR.as_ref().is_some_and(|year| year.is_match(text)))
}

/// Whether another rule says so already.
fn is_reported(objective: &Objective) -> bool {
    objective.years.is_some() || list(&objective.phases).iter().any(|phase| phase.due.is_some())
}
