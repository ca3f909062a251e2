//! The sheets, one file a kind of record.

mod documents;
mod findings;
mod indicators;
mod objectives;
mod people;
mod phases;
mod summaries;
mod unclaimed;
mod units;

use super::cell::Cell;
use super::sheet::{Column, Sheet};
use super::words::objective_name;
use crate::contract::{Objective, Unit};
use crate::message::Lang;
use crate::report::unit::unit_name;
use crate::report::{Item, Report};

/// All sheets of a report, in order. A sheet without rows is there too: that there is nothing is worth knowing.
pub fn sheets(report: &Report) -> Vec<Sheet> {
    vec![
        documents::sheet(report),
        units::sheet(report),
        objectives::sheet(report),
        phases::sheet(report),
        indicators::sheet(report),
        people::sheet(report),
        summaries::rows(report),
        summaries::components(report),
        findings::sheet(report),
        unclaimed::sheet(report),
    ]
}

/// A unit and where it is.
struct InUnit<'a> {
    item: &'a Item,
    unit: &'a Unit,
    pointer: String,
    lang: Lang,
}

impl InUnit<'_> {
    /// Document and unit.
    fn cells(&self) -> Vec<Cell> {
        vec![Cell::text(self.item.path.as_str()), Cell::text(unit_name(self.unit, self.lang))]
    }
}

/// An objective and where it is.
struct InObjective<'a> {
    within: InUnit<'a>,
    objective: &'a Objective,
    pointer: String,
}

impl InObjective<'_> {
    /// Document, unit and objective.
    fn cells(&self) -> Vec<Cell> {
        let mut cells = self.within.cells();
        cells.push(Cell::text(objective_name(self.objective, self.within.lang)));
        cells
    }
}

fn units(report: &Report) -> impl Iterator<Item = InUnit<'_>> {
    let lang = report.lang;
    report.items.iter().flat_map(move |item| {
        let units = item.extraction.units.iter().enumerate();
        units.map(move |(u, unit)| InUnit { item, unit, pointer: format!("/units/{u}"), lang })
    })
}

fn objectives(report: &Report) -> impl Iterator<Item = InObjective<'_>> {
    units(report).flat_map(|within| {
        let InUnit { item, unit, pointer, lang } = within;
        unit.objectives.iter().enumerate().map(move |(o, objective)| InObjective {
            within: InUnit { item, unit, pointer: pointer.clone(), lang },
            objective,
            pointer: format!("{pointer}/objectives/{o}"),
        })
    })
}

/// Columns one after the other.
fn columns(parts: &[&[Column]]) -> Vec<Column> {
    parts.concat()
}
