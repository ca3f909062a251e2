//! Which objective a summary's row lists, where that is certain.

use std::collections::BTreeMap;

use crate::contract::{Extraction, Finding, Unit};

/// Unit, summary, row → objective of the same unit; all counted from 0.
pub(super) type Pairs = BTreeMap<(usize, usize, usize), usize>;

/// A title without letter case and spaces → where it stands.
type Titles = BTreeMap<String, usize>;

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
/// where only one row of the summary and one objective of the unit have it, then as another summary of the
/// unit pairs the same title. Anything less is no pair.
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
    let summaries: Vec<Titles> = unit
        .summaries
        .iter()
        .map(|summary| unique_titles(summary.rows.iter().map(|row| row.title.as_deref())))
        .collect();
    pair_all(unit_index, &summaries, &objectives, pairs);
    // a card whose title is blank is known by the title that a summary gives it
    let mut known = BTreeMap::new();
    for (summary, titles) in summaries.iter().enumerate() {
        for (title, row) in titles {
            if let Some(objective) = pairs.get(&(unit_index, summary, *row)) {
                known.entry(title.clone()).or_insert(*objective);
            }
        }
    }
    pair_all(unit_index, &summaries, &known, pairs);
}

/// Pairs the rows whose title is an objective's and that have no pair yet.
fn pair_all(unit: usize, summaries: &[Titles], objectives: &Titles, pairs: &mut Pairs) {
    for (summary, titles) in summaries.iter().enumerate() {
        for (title, row) in titles {
            if let Some(objective) = objectives.get(title) {
                pairs.entry((unit, summary, *row)).or_insert(*objective);
            }
        }
    }
}

/// Titles that stand once, without letter case and spaces, and where.
fn unique_titles<'a>(titles: impl Iterator<Item = Option<&'a str>>) -> Titles {
    let mut seen: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (index, title) in titles.enumerate() {
        let title = title.unwrap_or_default().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.is_empty() {
            seen.entry(title).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    seen.into_iter().filter_map(|(title, place)| Some((title, place?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Objective, Severity, Summary, SummaryRow};
    use crate::document::Source;

    fn extraction(objectives: &[&str], summaries: &[&[&str]], findings: Vec<Finding>) -> Extraction {
        let title = |title: &&str| Some((*title).to_owned());
        let row = |text| SummaryRow { title: title(text), ..SummaryRow::default() };
        let unit = Unit {
            objectives: objectives
                .iter()
                .map(|t| Objective { title: title(t), ..Objective::default() })
                .collect(),
            summaries: summaries
                .iter()
                .map(|rows| Summary { rows: rows.iter().map(row).collect(), ..Summary::default() })
                .collect(),
            ..Unit::default()
        };
        let document = serde_json::json!({
            "path": "", "sha256": "", "media_type": "", "tables": 0, "coverage": {"cells": 0, "claimed": 0}
        });
        Extraction {
            format: crate::contract::FORMAT.to_owned(),
            document: serde_json::from_value(document).expect("a document"),
            plan: Default::default(),
            indicator_tables: Vec::new(),
            units: vec![unit],
            unclaimed: Vec::new(),
            findings,
        }
    }

    fn finding(rule: &str, pointer: &str, related: &[&str]) -> Finding {
        Finding {
            rule: rule.to_owned(),
            name: String::new(),
            severity: Severity::Info,
            message: String::new(),
            pointer: pointer.to_owned(),
            related: related.iter().map(|text| (*text).to_owned()).collect(),
            source: Source::default(),
        }
    }

    fn pairs(extraction: &Extraction) -> Vec<((usize, usize, usize), usize)> {
        summary_rows(extraction).into_iter().collect()
    }

    const ROW: &str = "/units/0/summaries/0/rows/1";

    #[test]
    fn one_and_the_same_title_is_a_pair_whatever_its_case_and_spaces() {
        let titles = extraction(
            &["Tempi di  PAGAMENTO", "Qualità"],
            &[&["QUALITÀ", "tempi di pagamento", "altro"]],
            vec![],
        );
        assert_eq!(pairs(&titles), [((0, 0, 0), 1), ((0, 0, 1), 0)]);
    }

    #[test]
    fn a_title_that_stands_twice_and_a_blank_one_are_no_pair() {
        let twice = extraction(&["A", "A", "", "B"], &[&["A", "", "B", "B"]], vec![]);
        assert_eq!(pairs(&twice), []);
    }

    #[test]
    fn a_finding_pairs_what_titles_do_not_and_other_summaries_follow() {
        let found = vec![finding("IDN001", "/units/0/objectives/0", &[ROW])];
        let blank = extraction(&[""], &[&["X", "Tempi"], &["Tempi"]], found);
        assert_eq!(pairs(&blank), [((0, 0, 1), 0), ((0, 1, 0), 0)]);
    }

    #[test]
    fn findings_that_deny_a_pair_or_name_several_pair_nothing() {
        let found = vec![
            finding("STR004", ROW, &["/units/0/objectives/0"]),
            finding("WGT007", ROW, &["/units/0/objectives/0", "/units/0/objectives/1"]),
            finding("WGT007", ROW, &["/units/1/objectives/0"]),
            finding("WGT002", "/units/0", &[ROW]),
        ];
        assert_eq!(pairs(&extraction(&["", ""], &[&["X", "Y"]], found)), []);
    }

    #[test]
    fn pointers_are_read_and_others_are_no_place() {
        let place = |unit, objective, summary_row| Place { unit, objective, summary_row };
        assert_eq!(Place::of("/units/2/objectives/7/phases/1"), place(Some(2), Some(7), None));
        assert_eq!(Place::of(ROW), place(Some(0), None, Some((0, 1))));
        assert_eq!(Place::of("/units/0/summaries/0"), place(Some(0), None, None));
        for other in
            ["", "/", "units/0", "/units/x", "/units/99999999999999999999", "/plan", "/units/-1", "/unità"]
        {
            assert_eq!(Place::of(other).unit, None, "{other}");
        }
    }
}
