//! What became of each table's rows: the records that were read from them, or why none was.

use super::Records;
use crate::document::{Document, Source, Table};
use crate::grammar::{Outcome, TableTrace};

/// Puts down in the trace what became of each table's rows.
pub(super) fn complete(document: &Document, traces: &mut [TableTrace], records: &Records) {
    let places = places(records);
    for (trace, table) in traces.iter_mut().zip(document.tables()) {
        let won: Vec<(String, (u32, u32))> =
            trace.proposals.iter().filter(|p| p.won).map(|p| (p.grammar.clone(), p.rows)).collect();
        for (grammar, rows) in won.iter().filter(|(grammar, _)| !grammar.starts_with("other/")) {
            let source = super::claims::row_source(table, rows.0 as usize - 1, rows.1 as usize - 1);
            let found = places
                .iter()
                .filter(|(_, place)| overlap(place, &source))
                .map(|(pointer, _)| pointer.clone());
            trace.outcomes.push(Outcome::Claimed {
                rows: *rows,
                grammar: grammar.clone(),
                records: found.collect(),
            });
        }
        for missed in records.unclaimed.iter().filter(|u| stands_in(&u.source, table)) {
            let rows = missed.source.rows.unwrap_or((1, trace.rows as u32));
            let reason = match (&missed.kind, won.is_empty(), trace.proposals.is_empty()) {
                (Some(_), ..) => "not-a-plan-table",
                (None, true, true) => "no-label",
                (None, true, false) => "one-label",
                (None, false, _) => "no-objective",
            };
            trace.outcomes.push(Outcome::Unclaimed { rows, reason, kind: missed.kind.clone() });
        }
    }
}

/// A place of one of the tables that a table was put together from.
fn stands_in(source: &Source, table: &Table) -> bool {
    source.table == Some(table.number)
        || table.parts.iter().any(|part| part.source.table.is_some() && part.source.table == source.table)
}

fn overlap(a: &Source, b: &Source) -> bool {
    match (a.table == b.table && a.table.is_some(), a.rows, b.rows) {
        (true, Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => false,
    }
}

/// JSON pointers of the records that are read from rows of their own, with their places.
fn places(records: &Records) -> Vec<(String, Source)> {
    let mut places = Vec::new();
    for (u, unit) in records.units.iter().enumerate() {
        let at = format!("/units/{u}");
        for (s, summary) in unit.summaries.iter().enumerate() {
            for (r, row) in summary.rows.iter().enumerate() {
                places.push((format!("{at}/summaries/{s}/rows/{r}"), row.source.clone()));
            }
        }
        for (p, person) in unit.staff.iter().flatten().enumerate() {
            places.push((format!("{at}/staff/{p}"), person.source.clone()));
        }
        for (o, objective) in unit.objectives.iter().enumerate() {
            let at = format!("{at}/objectives/{o}");
            places.push((at.clone(), objective.source.clone()));
            for (p, phase) in objective.phases.iter().flatten().enumerate() {
                places.push((format!("{at}/phases/{p}"), phase.source.clone()));
            }
            for (i, indicator) in objective.indicators.iter().flatten().enumerate() {
                places.push((format!("{at}/indicators/{i}"), indicator.source.clone()));
            }
        }
    }
    for (t, table) in records.indicator_tables.iter().enumerate() {
        for (i, indicator) in table.indicators.iter().enumerate() {
            places.push((format!("/indicator_tables/{t}/indicators/{i}"), indicator.source.clone()));
        }
    }
    places
}
