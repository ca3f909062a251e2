//! Few objectives in a document that does not call itself a plan: whether they are any.

use super::Records;
use crate::contract::{Objective, PlanKind};
use crate::grammar::{Item, ItemKind, TableKind};

/// So many objectives make a plan of what does not call itself one.
pub(super) const SEVERAL: usize = 3;

/// What was read as objectives is none: there are few, the document calls itself something else or nothing at all, and
/// none of them has what an objective is measured by. A table of an objective's labels may stand in a calendar, a
/// questionnaire, a report on something else; a wrong objective is worse than none, and the cells are told as unclaimed.
pub(super) fn is_no_plan(records: &Records, kind: Option<PlanKind>) -> bool {
    let objectives: Vec<&Objective> = records.units.iter().flat_map(|unit| &unit.objectives).collect();
    let told = match kind {
        Some(PlanKind::Other) => false,
        Some(_) => true,
        // without any title a weight says enough
        None => {
            objectives.iter().any(|objective| objective.weight.as_ref().is_some_and(|w| w.percent.is_some()))
        }
    };
    !told && !objectives.is_empty() && objectives.len() < SEVERAL && !objectives.into_iter().any(is_measured)
}

/// An indicator with a target, or a phase with its date.
fn is_measured(objective: &Objective) -> bool {
    let mut targets =
        objective.indicators.iter().flatten().flat_map(|indicator| indicator.targets.iter().flatten());
    let mut dates = objective.phases.iter().flatten().filter_map(|phase| phase.due.as_ref());
    targets.any(|target| !target.raw.is_empty()) || dates.any(|due| due.date.is_some())
}

/// A table that was told to be of another kind: it stays what it is.
pub(super) fn is_foreign(item: &Item) -> bool {
    matches!(&item.kind, ItemKind::Columns(columns) if matches!(columns.kind, TableKind::Other(_)))
}
