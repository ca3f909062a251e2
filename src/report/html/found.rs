use std::collections::BTreeMap;

use crate::contract::{Extraction, Severity};
use crate::report::{Item, Located};

/// The lists of records that the page shows one by one.
const LISTS: [&str; 9] = [
    "units",
    "objectives",
    "phases",
    "indicators",
    "staff",
    "summaries",
    "rows",
    "unclaimed",
    "indicator_tables",
];

/// Part of the page that shows findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Of the document as a whole.
    Document,
    /// A unit's own part.
    Unit(usize),
    /// An objective's card: its unit and itself.
    Objective(usize, usize),
}

/// A finding and its number in the document.
#[derive(Clone, Copy, Debug)]
pub struct Numbered<'a> {
    /// From 1.
    pub number: usize,
    /// The finding.
    pub located: &'a Located,
}

/// A document's findings by the part of the page that shows them, and by the records that they are about.
#[derive(Debug, Default)]
pub struct Found<'a> {
    spots: BTreeMap<Spot, Vec<Numbered<'a>>>,
    records: BTreeMap<String, Vec<Numbered<'a>>>,
}

impl<'a> Found<'a> {
    /// Of a document.
    pub fn new(item: &'a Item) -> Found<'a> {
        let mut found = Found::default();
        for (i, located) in item.findings.iter().enumerate() {
            let one = Numbered { number: i + 1, located };
            let pointer = &located.finding.pointer;
            found.spots.entry(spot(pointer, &item.extraction)).or_default().push(one);
            let mut records: Vec<String> =
                std::iter::once(pointer).chain(&located.finding.related).map(|p| record(p)).collect();
            records.sort();
            records.dedup();
            for record in records {
                found.records.entry(record).or_default().push(one);
            }
        }
        found
    }

    /// The findings that a part of the page shows.
    pub fn at(&self, spot: Spot) -> &[Numbered<'a>] {
        self.spots.get(&spot).map(Vec::as_slice).unwrap_or_default()
    }

    /// The findings about a record, as the first or as a further one.
    pub fn about(&self, pointer: &str) -> &[Numbered<'a>] {
        self.records.get(pointer).map(Vec::as_slice).unwrap_or_default()
    }

    /// The findings of a unit and of all that is in it.
    pub fn of_unit(&self, unit: usize) -> impl Iterator<Item = Numbered<'a>> + '_ {
        let objectives = self.spots.range(Spot::Objective(unit, 0)..=Spot::Objective(unit, usize::MAX));
        let own = self.spots.get(&Spot::Unit(unit));
        own.into_iter().chain(objectives.map(|(_, found)| found)).flatten().copied()
    }
}

/// How many findings there are of each severity, the gravest first.
pub fn by_severity<'a>(findings: impl Iterator<Item = Numbered<'a>>) -> [usize; 3] {
    let mut counts = [0; 3];
    for one in findings {
        let at = match one.located.finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => 2,
        };
        counts[at] += 1;
    }
    counts
}

/// The part of the page that shows what stands at a pointer.
pub fn spot(pointer: &str, extraction: &Extraction) -> Spot {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let index = |at: usize| steps.get(at).and_then(|step| step.parse::<usize>().ok());
    let Some(unit) = index(1).filter(|_| steps.first() == Some(&"units")) else { return Spot::Document };
    let Some(known) = extraction.units.get(unit) else { return Spot::Document };
    match index(3).filter(|_| steps.get(2) == Some(&"objectives")) {
        Some(objective) if objective < known.objectives.len() => Spot::Objective(unit, objective),
        _ => Spot::Unit(unit),
    }
}

/// The pointer of the record that a pointer leads into.
fn record(pointer: &str) -> String {
    let mut steps = pointer.split('/').skip(1);
    let mut record = String::new();
    while let (Some(list), Some(index)) = (steps.next(), steps.next()) {
        if !LISTS.contains(&list) || index.parse::<usize>().is_err() {
            break;
        }
        record.extend(["/", list, "/", index]);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn a_pointer_leads_to_a_record() {
        assert_eq!(
            record("/units/0/objectives/3/indicators/1/targets/0/raw"),
            "/units/0/objectives/3/indicators/1"
        );
        assert_eq!(record("/units/0/name"), "/units/0");
        assert_eq!(record("/plan"), "");
    }
}
