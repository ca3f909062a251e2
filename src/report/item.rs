use crate::analyse::Analysis;
use crate::audit::{Places, Settled, Told, fingerprint, told};
use crate::contract::{Extraction, Finding};
use crate::document::Document;
use crate::message::{Lang, text};

/// A document's findings, with what is shown beside them. The document itself need not be kept.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its path.
    pub path: String,
    /// Whose plan it is.
    pub entity: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its findings.
    pub findings: Vec<Located>,
    /// What became of findings that are not told.
    pub settled: Settled,
    /// Its records.
    pub extraction: Extraction,
}

/// A finding and where it stands.
#[derive(Clone, Debug)]
pub struct Located {
    /// The finding.
    pub finding: Finding,
    /// What it is known by from one run to the next.
    pub fingerprint: String,
    /// The unit that it stands in, if it does in one.
    pub unit: Option<Within>,
    /// The names of the records on the way to it: unit, objective, indicator; records without a name have none.
    pub names: Vec<String>,
    /// The row of the table that it stands in, where it is one row.
    pub row: Vec<Cell>,
}

/// The unit of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// Its index among the units of the plan.
    pub index: usize,
    /// Its name, the first of [`Located::names`]; `None` where the document gives it none.
    pub name: Option<String>,
}

/// A cell of a table's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// The finding quotes it.
    pub marked: bool,
}

impl Item {
    /// Of an analysis.
    pub fn new(analysis: &Analysis) -> Item {
        Item::of(&analysis.extraction, analysis.document.as_ref(), &analysis.settled)
    }

    /// Of records, with the document where it is at hand.
    pub fn of(extraction: &Extraction, document: Option<&Document>, settled: &Settled) -> Item {
        let places = Places::new(extraction);
        let located = |finding: &Finding| Located {
            fingerprint: fingerprint(finding, &places),
            unit: places.unit(&finding.pointer).map(|(index, name)| Within { index, name }),
            names: places.names(&finding.pointer),
            row: document.map(|document| row(document, finding)).unwrap_or_default(),
            finding: finding.clone(),
        };
        Item {
            path: extraction.document.path.clone(),
            entity: extraction.plan.entity.as_ref().map(|entity| entity.name.clone()),
            sha256: extraction.document.sha256.clone(),
            findings: extraction.findings.iter().map(located).collect(),
            settled: settled.clone(),
            extraction: extraction.clone(),
        }
    }
}

impl Item {
    /// Whether a table has a greater number than there are tables: several were put together, and readers who count
    /// them wonder.
    pub fn has_joined_tables(&self) -> bool {
        let numbers = self.findings.iter().filter_map(|located| located.finding.source.table);
        numbers.max().is_some_and(|number| number > self.extraction.document.tables)
    }

    /// The findings as people read them: those of one cause as one, and of several units first, with the document's.
    pub fn told(&self, lang: Lang) -> Vec<Located> {
        let findings: Vec<Finding> = self.findings.iter().map(|located| located.finding.clone()).collect();
        let told = told(&self.extraction, &findings, lang);
        let located = told.into_iter().filter_map(|told| self.located(told));
        let (all, rest): (Vec<(bool, Located)>, Vec<_>) = located.partition(|(of_all, _)| *of_all);
        all.into_iter().chain(rest).map(|(_, located)| located).collect()
    }

    /// What is told with its place, and whether it stands for several units.
    fn located(&self, told: Told) -> Option<(bool, Located)> {
        let members: Vec<&Located> = told.members.iter().filter_map(|at| self.findings.get(*at)).collect();
        let first = *members.first()?;
        if members.len() == 1 {
            return Some((false, first.clone()));
        }
        let one_unit = members.iter().all(|member| member.unit == first.unit);
        let unit = first.unit.clone().filter(|_| one_unit);
        let names = unit.iter().filter_map(|unit| unit.name.clone()).collect();
        let fingerprint = first.fingerprint.clone();
        let row = Vec::new();
        Some((!one_unit, Located { finding: told.finding, fingerprint, unit, names, row }))
    }
}

impl Located {
    /// What its unit is called; a unit without a name says so. `None` where it stands in no unit.
    pub fn unit(&self, lang: Lang) -> Option<String> {
        let unit = self.unit.as_ref()?;
        Some(unit.name.clone().unwrap_or_else(|| text(lang, "unit-unnamed")))
    }

    /// What its unit is called, or that it stands in none.
    pub fn unit_or_plan(&self, lang: Lang) -> String {
        self.unit(lang).unwrap_or_else(|| text(lang, "unit-whole-plan"))
    }

    /// The records below the unit, the widest first.
    pub fn records(&self) -> &[String] {
        let skipped = usize::from(self.unit.as_ref().is_some_and(|unit| unit.name.is_some()));
        self.names.get(skipped..).unwrap_or_default()
    }
}

/// The cells of the row that a finding stands in; none where it stands in several rows.
fn row(document: &Document, finding: &Finding) -> Vec<Cell> {
    let (Some(number), Some((first, last))) = (finding.source.table, finding.source.rows) else {
        return Vec::new();
    };
    let table = document.tables().find(|table| table.number == number);
    let row = (first as usize).checked_sub(1).filter(|_| first == last);
    let (Some(grid), Some(row)) = (table.map(|table| &table.grid), row) else { return Vec::new() };
    if row >= grid.rows() {
        return Vec::new();
    }
    let quoted = quoted(&finding.message);
    let cell = |cell: &str| {
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let marked = !text.is_empty() && quoted.iter().any(|quote| text.contains(quote.as_str()));
        Cell { text, marked }
    };
    grid.anchors(row).map(|anchor| cell(&anchor.text)).collect()
}

/// What a message quotes, without the sign that it was cut.
fn quoted(message: &str) -> Vec<String> {
    let mut quotes = Vec::new();
    for (open, close) in [('«', '»'), ('“', '”')] {
        let parts = message.split(open).skip(1).filter_map(|part| part.split(close).next());
        quotes.extend(parts.map(|part| part.trim_end_matches('…').trim().to_owned()));
    }
    quotes.retain(|quote| !quote.is_empty());
    quotes
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_are_found_in_both_languages() {
        assert_eq!(quoted("Manca «uno» e «due…»."), ["uno", "due"]);
        assert_eq!(quoted("No “one”."), ["one"]);
        assert!(quoted("Niente.").is_empty());
    }
}
