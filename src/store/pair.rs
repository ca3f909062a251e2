//! Which objective a summary's row lists, where that is certain.

use std::collections::BTreeMap;

use crate::contract::{Extraction, Finding, Unit};

/// Unit, summary, row → objective of the same unit; all counted from 0.
pub(super) type Pairs = BTreeMap<(usize, usize, usize), usize>;

/// The records that a JSON pointer of the contract leads through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Index of the unit.
    pub(super) unit: Option<usize>,
    /// Index of the objective in it.
    pub(super) objective: Option<usize>,
    /// Index of the summary in it, and of the row.
    pub(super) summary_row: Option<(usize, usize)>,
}

impl Place {
    /// Reads a pointer; what leads elsewhere gives an empty place.
    pub(super) fn of(pointer: &str) -> Place {
        let parts: Vec<&str> = pointer.split('/').skip(1).collect();
        let index = |at: usize| parts.get(at).and_then(|part| part.parse().ok());
        let name = |at: usize| parts.get(at).copied();
        if name(0) != Some("units") {
            return Place::default();
        }
        let objective = if name(2) == Some("objectives") { index(3) } else { None };
        let row = if name(2) == Some("summaries") && name(4) == Some("rows") {
            index(3).zip(index(5))
        } else {
            None
        };
        Place { unit: index(1), objective, summary_row: row }
    }
}

/// Pairs rows and objectives: first as the audit paired them in its findings, then by one and the same title,
/// where only one row of the summary and one objective of the unit have it. Anything less is no pair.
pub(super) fn summary_rows(extraction: &Extraction) -> Pairs {
    let mut pairs = Pairs::new();
    for finding in &extraction.findings {
        if let Some((row, objective)) = paired_by(finding) {
            pairs.entry(row).or_insert(objective);
        }
    }
    for (index, unit) in extraction.units.iter().enumerate() {
        pair_by_title(index, unit, &mut pairs);
    }
    pairs
}

/// A finding that names one row and one objective of a unit speaks of that pair, except where it says that
/// they are none.
fn paired_by(finding: &Finding) -> Option<((usize, usize, usize), usize)> {
    if matches!(finding.rule.as_str(), "STR004" | "STR005") {
        return None;
    }
    let places: Vec<Place> =
        std::iter::once(&finding.pointer).chain(&finding.related).map(|pointer| Place::of(pointer)).collect();
    let rows: Vec<_> = places.iter().filter_map(|place| Some((place.unit?, place.summary_row?))).collect();
    let objectives: Vec<_> =
        places.iter().filter_map(|place| Some((place.unit?, place.objective?))).collect();
    match (rows.as_slice(), objectives.as_slice()) {
        ([(unit, (summary, row))], [(other, objective)]) if unit == other => {
            Some(((*unit, *summary, *row), *objective))
        }
        _ => None,
    }
}

fn pair_by_title(unit_index: usize, unit: &Unit, pairs: &mut Pairs) {
    let objectives = unique_titles(unit.objectives.iter().map(|objective| objective.title.as_deref()));
    for (summary_index, summary) in unit.summaries.iter().enumerate() {
        for (title, row) in unique_titles(summary.rows.iter().map(|row| row.title.as_deref())) {
            if let Some(objective) = objectives.get(&title) {
                pairs.entry((unit_index, summary_index, row)).or_insert(*objective);
            }
        }
    }
}

/// Titles that stand once, without letter case and spaces, and where.
fn unique_titles<'a>(titles: impl Iterator<Item = Option<&'a str>>) -> BTreeMap<String, usize> {
    let mut seen: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (index, title) in titles.enumerate() {
        let title = title.unwrap_or_default().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.is_empty() {
            seen.entry(title).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    seen.into_iter().filter_map(|(title, place)| Some((title, place?))).collect()
}
