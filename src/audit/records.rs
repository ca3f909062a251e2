//! Walks over the records, each with its JSON pointer.

use super::text::{is_blank, plain, quoted};
use super::{Diagnostic, Rule, Subject};
use crate::contract::{Extraction, Indicator, Objective, Percent, Person, Phase, PlanKind, Unit};
use crate::document::{Block, Document, Role, Source};
use crate::message::Message;

/// Records with one defect, to be told as one finding.
#[derive(Debug, Default)]
pub struct Fold {
    pointers: Vec<String>,
    source: Source,
    /// What messages call them, each with how many of them are called so.
    labels: Vec<(String, usize)>,
}

/// Labels that a message names; the others are only counted.
const NAMED: usize = 5;

impl Fold {
    /// Adds a record: its pointer, its place, what a message calls it.
    pub fn add(&mut self, pointer: String, source: &Source, label: String) {
        if self.pointers.is_empty() {
            self.source = source.clone();
        }
        self.pointers.push(pointer);
        match self.labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None if label.is_empty() => {}
            None => self.labels.push((label, 1)),
        }
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.pointers.len()
    }

    /// What the records are called: the first ones, those of one name with their number, and how many there are besides.
    pub fn labels(&self) -> String {
        let named = &self.labels[..self.labels.len().min(NAMED)];
        let told: usize = named.iter().map(|(_, count)| count).sum();
        let label = |(label, count): &(String, usize)| match count {
            1 => label.clone(),
            several => format!("{label} (×{several})"),
        };
        let text = named.iter().map(label).collect::<Vec<_>>().join("; ");
        match self.len() - told {
            0 => text,
            others if text.is_empty() => format!("+{others}"),
            others => format!("{text} (+{others})"),
        }
    }

    /// One finding at another record that stands for all; none where there is no record.
    pub fn at(self, rule: &'static Rule, pointer: &str, message: Message) -> Option<Diagnostic> {
        let related = self.pointers.iter().filter(|own| *own != pointer).cloned().collect::<Vec<_>>();
        let any = !self.pointers.is_empty();
        any.then(|| Diagnostic::new(rule, pointer.to_owned(), &self.source, message).related(related))
    }

    /// One finding at the first record, the others related; none where there is no record.
    pub fn at_first(self, rule: &'static Rule, message: Message) -> Option<Diagnostic> {
        let first = self.pointers.first()?.clone();
        self.at(rule, &first, message)
    }
}

/// Whether a document reports on a year that is over.
pub fn is_report(extraction: &Extraction) -> bool {
    extraction.plan.kind == Some(PlanKind::PerformanceReport)
}

/// All that an objective says in words, its phases and indicators included.
pub fn texts(objective: &Objective) -> Vec<&str> {
    let own = [
        &objective.title,
        &objective.category,
        &objective.group,
        &objective.strategic_objective,
        &objective.description,
        &objective.expected_result,
        &objective.notes,
    ];
    let mut texts: Vec<&str> = own.into_iter().flatten().map(String::as_str).collect();
    texts.extend(list(&objective.phases).iter().map(|phase| phase.description.as_str()));
    for indicator in list(&objective.indicators) {
        texts.push(&indicator.description);
        texts.extend(indicator.formula.as_deref());
        texts.extend(list(&indicator.targets).iter().map(|target| target.raw.as_str()));
    }
    texts.retain(|text| !is_blank(text));
    texts
}

/// The texts of a document's paragraphs and cells as they are compared; no furniture and nothing hidden.
pub fn plain_texts(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if matches!(paragraph.role, Role::Furniture | Role::Hidden) => {}
            Block::Paragraph(paragraph) => texts.push(plain(&paragraph.text)),
            Block::Table(table) => texts.extend(table.grid.cells().iter().map(|cell| plain(&cell.text))),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// An objective and where it is.
#[derive(Clone, Copy, Debug)]
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

/// A message about a unit, told by its name where it has one.
pub fn of_unit(key: &'static str, unit: &Unit) -> Message {
    let label = unit_label(unit);
    let named = if label.is_empty() { "no" } else { "yes" };
    Message::new(key).arg("named", named).arg("unit", label)
}

/// The smallest place that holds several in one table, else the first of them; `other` where there are none.
pub fn covered<'a>(sources: impl IntoIterator<Item = &'a Source>, other: &Source) -> Source {
    let mut sources = sources.into_iter();
    let Some(first) = sources.next() else { return other.clone() };
    sources.filter(|source| source.table == first.table).fold(first.clone(), |all, source| all.cover(source))
}

/// Finds the indicators whose place for a field is left blank, in one finding; that no indicator has such a place is
/// told only where the rule is asked for by its code.
///
/// `messages`: of the blank places, and of none. `left_blank`: `None` where an indicator has no such place.
pub fn blank_places(
    rule: &'static Rule,
    messages: (&'static str, &'static str),
    subject: &Subject<'_>,
    left_blank: fn(&Indicator) -> Option<bool>,
    found: &mut Vec<Diagnostic>,
) {
    let (mut all, mut places, mut blank) = (0usize, 0usize, Fold::default());
    for (pointer, indicator) in indicators(subject.extraction) {
        all += 1;
        if let Some(is_blank) = left_blank(indicator) {
            places += 1;
            if is_blank {
                blank.add(pointer, &indicator.source, quoted(&indicator.description));
            }
        }
    }
    if all > 0 && places == 0 && subject.options.selection.asks_for(rule.code) {
        let message = Message::new(messages.1).arg("all", all);
        found.push(Diagnostic::new(rule, "/plan".to_owned(), &Default::default(), message));
    }
    let message = Message::new(messages.0).arg("count", blank.len()).arg("all", places);
    found.extend(blank.at_first(rule, message));
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

/// A number as a message shows it: two decimals at most.
pub fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
