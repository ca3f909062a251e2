//! Walks over the records, each with its JSON pointer.

use super::text::{is_blank, quoted};
use crate::contract::{Extraction, Indicator, Objective, Percent, Person, Phase, Unit};

/// An objective and where it is.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// Index of its unit.
    pub unit_index: usize,
    /// Its unit.
    pub unit: &'a Unit,
    /// Its index in the unit.
    pub index: usize,
    /// Itself.
    pub objective: &'a Objective,
}

impl Placed<'_> {
    /// Its JSON pointer.
    pub fn pointer(&self) -> String {
        objective_pointer(self.unit_index, self.index)
    }
}

/// The JSON pointer of a unit.
pub fn unit_pointer(unit: usize) -> String {
    format!("/units/{unit}")
}

/// The JSON pointer of an objective.
pub fn objective_pointer(unit: usize, objective: usize) -> String {
    format!("/units/{unit}/objectives/{objective}")
}

/// The JSON pointer of a summary's row.
pub fn row_pointer(unit: usize, summary: usize, row: usize) -> String {
    format!("/units/{unit}/summaries/{summary}/rows/{row}")
}

/// All objectives.
pub fn objectives(extraction: &Extraction) -> impl Iterator<Item = Placed<'_>> {
    extraction.units.iter().enumerate().flat_map(|(unit_index, unit)| {
        unit.objectives.iter().enumerate().map(move |(index, objective)| Placed {
            unit_index,
            unit,
            index,
            objective,
        })
    })
}

/// All phases with their pointer.
pub fn phases(extraction: &Extraction) -> impl Iterator<Item = (String, &Phase)> {
    objectives(extraction).flat_map(|placed| {
        list(&placed.objective.phases)
            .iter()
            .enumerate()
            .map(move |(i, phase)| (format!("{}/phases/{i}", placed.pointer()), phase))
    })
}

/// All indicators with their pointer: the whole plan's, then the objectives'.
pub fn indicators(extraction: &Extraction) -> impl Iterator<Item = (String, &Indicator)> {
    let of_plan = extraction.indicator_tables.iter().enumerate().flat_map(|(t, table)| {
        table
            .indicators
            .iter()
            .enumerate()
            .map(move |(i, indicator)| (format!("/indicator_tables/{t}/indicators/{i}"), indicator))
    });
    let of_objectives = objectives(extraction).flat_map(|placed| {
        list(&placed.objective.indicators)
            .iter()
            .enumerate()
            .map(move |(i, indicator)| (format!("{}/indicators/{i}", placed.pointer()), indicator))
    });
    of_plan.chain(of_objectives)
}

/// A list of people and where it is.
pub struct StaffList<'a> {
    /// Index of its unit.
    pub unit_index: usize,
    /// The pointer of the unit or the objective that has it.
    pub owner: String,
    /// The people.
    pub people: &'a [Person],
}

impl StaffList<'_> {
    /// The JSON pointer of a person.
    pub fn pointer(&self, person: usize) -> String {
        format!("{}/staff/{person}", self.owner)
    }
}

/// All lists of people: of each unit the objectives' lists, then its own.
pub fn staff_lists(extraction: &Extraction) -> impl Iterator<Item = StaffList<'_>> {
    extraction.units.iter().enumerate().flat_map(|(unit_index, unit)| {
        let of_objectives = unit.objectives.iter().enumerate().map(move |(o, objective)| StaffList {
            unit_index,
            owner: objective_pointer(unit_index, o),
            people: list(&objective.staff),
        });
        let own = StaffList { unit_index, owner: unit_pointer(unit_index), people: list(&unit.staff) };
        of_objectives.chain([own]).filter(|list| !list.people.is_empty())
    })
}

/// The records of a list, none where the form has no place for them.
pub fn list<T>(records: &Option<Vec<T>>) -> &[T] {
    records.as_deref().unwrap_or_default()
}

/// What a message calls an objective: its title, and where that is blank the beginning of its description.
pub fn label(objective: &Objective) -> String {
    [&objective.title, &objective.description, &objective.code]
        .into_iter()
        .flatten()
        .find(|text| !is_blank(text))
        .map(|text| quoted(text))
        .unwrap_or_default()
}

/// What a message calls a unit.
pub fn unit_label(unit: &Unit) -> String {
    [&unit.name, &unit.responsibility_center]
        .into_iter()
        .flatten()
        .find(|text| !is_blank(text))
        .map(|text| quoted(text))
        .unwrap_or_default()
}

/// Whether the form has a place for a weight and it is left blank.
pub fn weight_is_blank(weight: &Option<Percent>) -> bool {
    weight.as_ref().is_some_and(|weight| is_blank(&weight.raw) && weight.percent.is_none())
}

/// The weights of a list, where every one of them was written and understood.
pub fn all_weights<'a>(weights: impl Iterator<Item = &'a Option<Percent>>) -> Option<Vec<f64>> {
    let weights: Option<Vec<f64>> =
        weights.map(|weight| weight.as_ref().and_then(|weight| weight.percent)).collect();
    weights.filter(|weights| !weights.is_empty() && weights.iter().all(|weight| weight.is_finite()))
}

/// How far a sum of weights may be from 100: thirds are written as 33, 33.3 or 33.33.
pub const WEIGHT_TOLERANCE: f64 = 0.5;

/// Whether weights make 100.
pub fn makes_hundred(sum: f64) -> bool {
    (sum - 100.0).abs() <= WEIGHT_TOLERANCE + 1e-9
}

/// A number as a message shows it: two decimals at most.
pub fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
