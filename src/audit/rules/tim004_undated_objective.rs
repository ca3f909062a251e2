//! # TIM004 undated-objective
//!
//! ## What it does
//! Finds objectives whose place for the deadline is left blank and that name no date, no year and no target by year
//! anywhere else. Where the whole column is blank that is one finding. Blank deadlines of phases and years that nobody
//! ticked are TIM001 and TIM008; a form without a place for a deadline owes none.
//!
//! ## Why is this bad?
//! An objective without a term is never late.
//!
//! ## Example
//! Seven cards with `Scadenza`, an eighth where the cell is blank.
//!
//! ## References
//! D.Lgs. 150/2009, art. 5, c. 2, lett. d: objectives belong to a given span of time.

use std::sync::LazyLock;

use regex::Regex;

use crate::audit::records::{Fold, label, list, objectives, texts};
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
    page_it: include_str!("../../../locales/it/rules/TIM004.md"),
};

static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:19|20)\d\d|\d[/.]\d").ok());

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (mut places, mut blank, mut single) = (0usize, Fold::default(), Vec::new());
    for placed in objectives(subject.extraction) {
        let objective = placed.objective;
        let Some(deadline) = &objective.deadline else { continue };
        places += 1;
        if is_blank(&deadline.raw)
            && deadline.date.is_none()
            && !is_dated(objective)
            && !is_reported(objective)
        {
            let message = Message::new("finding-tim004").arg("label", label(objective));
            single.push(Diagnostic::new(&RULE, placed.pointer(), &objective.source, message));
            blank.add(placed.pointer(), &objective.source, label(objective));
        }
    }
    if places > 1 && blank.len() == places {
        let message = Message::new("finding-tim004-all").arg("count", places);
        found.extend(blank.at(&RULE, "/plan", message));
    } else {
        found.append(&mut single);
    }
}

fn is_dated(objective: &Objective) -> bool {
    let written = |date: &Option<DateValue>| date.as_ref().is_some_and(|date| !is_blank(&date.raw));
    list(&objective.phases).iter().any(|phase| written(&phase.due) || written(&phase.start))
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
