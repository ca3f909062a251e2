//! Phases from tables, Gantt rows and list items.

use super::gantt;
use super::lined::{self, Part};
use super::objective::Values;
use crate::contract::{DateValue, Grade, Percent, Phase, Precision};
use crate::document::{Cell, Source, Table};
use crate::grammar::{Column, Columns, Field, InlinePart, Record};
use crate::value::{self};

/// The phases from the phase columns of a row: one, or several with a line each; none where they are all blank.
pub(super) fn row(table: &Table, columns: &Columns, row: usize, values: Values<'_>) -> Vec<Phase> {
    let months: Vec<_> = columns.of(Record::Phase).filter(|c| c.months.is_some()).collect();
    let cells = lined::own_cells(table, row, columns.of(Record::Phase).filter(|c| c.months.is_none()));
    let source = super::claims::row_source(table, row, row);
    let dates = |column: &&Column| matches!(column.key.field, Field::Due | Field::Start);
    if months.is_empty() && !cells.iter().any(|(column, _)| dates(column)) {
        let described = cells.iter().find(|(column, _)| column.key.field == Field::Description);
        let listed = described.and_then(|(_, cell)| dated_lines(*cell, &source, values));
        if let Some(listed) = listed {
            return listed;
        }
    }
    let rest = Phase { grade: columns.grade(Record::Phase), source, ..Phase::default() };
    if months.is_empty() {
        let parts = lined::parts(&cells, values);
        return parts.iter().filter_map(|part| one(part, None, rest.clone(), values)).collect();
    }
    one(&lined::whole(&cells), Some(gantt::span(table, &months, row, values)), rest, values)
        .into_iter()
        .collect()
}

/// Phases that a cell lists, each with its date: `Avvio – 31/03/2025`, a line each.
fn dated_lines(cell: Option<&Cell>, source: &Source, values: Values<'_>) -> Option<Vec<Phase>> {
    let read = |text: &String| {
        let whole = [InlinePart { key: None, text: text.clone() }];
        item(text, &whole, values, source)
    };
    let phases: Vec<Phase> = lined::Items::of(cell).texts.iter().map(read).collect();
    let dated = |phase: &Phase| phase.due.as_ref().is_some_and(|due| due.date.is_some());
    (!phases.is_empty() && phases.iter().all(dated)).then_some(phases)
}

/// The phase from the texts of its columns; `None` where they are all blank.
fn one(part: &Part<'_>, gantt: Option<gantt::Span>, rest: Phase, values: Values<'_>) -> Option<Phase> {
    let text = |field: Field| part.text(field);
    let description = text(Field::Description).unwrap_or_default();
    let mut phase = Phase {
        description,
        start: text(Field::Start).map(|t| value::parse_date(&t, values.words, values.years)),
        due: text(Field::Due).map(|t| value::parse_due(&t, values.words, values.years)),
        weight: text(Field::Weight).map(|raw| Percent { raw, percent: None }),
        completion: text(Field::Completion)
            .map(|t| value::parse_percent(&t, values.words, value::Scale::Percent)),
        ..rest
    };
    if let (None, Some(gantt)) = (&phase.due, gantt) {
        phase.start = phase.start.or(gantt.start);
        phase.due = Some(gantt.due);
        phase.marked_apart = gantt.apart;
    }
    let blank = |d: &Option<DateValue>| d.as_ref().is_none_or(|d| d.raw.is_empty());
    if phase.description.is_empty() && blank(&phase.due) && blank(&phase.start) {
        return None;
    }
    // `dal … al …` in one column is a start and a due date
    if let (None, Some(due)) = (&phase.start, &mut phase.due)
        && let Some(end) = due.date_to.take()
    {
        let start = due.date.replace(end);
        phase.start = Some(DateValue { raw: due.raw.clone(), date: start, date_to: None, precision: None });
    }
    Some(phase)
}

/// A phase from a list item: `Nuova convenzione – entro il 28/02/2025`.
pub(super) fn item(text: &str, parts: &[InlinePart], values: Values<'_>, source: &Source) -> Phase {
    let mut phase = Phase { source: source.clone(), ..Phase::default() };
    for part in parts {
        match part.key.map(|k| k.field) {
            Some(Field::Due) => {
                phase.due = Some(value::parse_due(&part.text, values.words, values.years));
            }
            Some(Field::Start) => {
                phase.start = Some(value::parse_date(&part.text, values.words, values.years));
            }
            Some(Field::Weight) => phase.weight = Some(Percent { raw: part.text.clone(), percent: None }),
            Some(Field::Completion) => {
                phase.completion = Some(value::parse_percent(&part.text, values.words, value::Scale::Percent))
            }
            _ if phase.description.is_empty() => phase.description = part.text.clone(),
            _ => {
                phase.description.push_str(" – ");
                phase.description.push_str(&part.text);
            }
        }
    }
    // `entro maggio 2025: rilievo`
    if phase.due.is_none()
        && let Some((head, tail)) = text.split_once([':', '–', '—'])
        && !tail.trim().is_empty()
    {
        let date = value::parse_date(head.trim(), values.words, values.years);
        if date.date.is_some() {
            phase.description = tail.trim().to_owned();
            phase.due = Some(date);
        }
    }
    if phase.due.is_none()
        && let Some((head, tail)) = split_date(text, values)
    {
        phase.description = head;
        phase.due = Some(tail);
    }
    if phase.due.is_none() {
        phase.grade.lower(Grade::B);
    }
    phase
}

/// Cuts a text at its last separator where what follows is a date: ` – `, ` - `, `: `, ` (`, `, `.
fn split_date(text: &str, values: Values<'_>) -> Option<(String, DateValue)> {
    for sign in [" – ", " — ", " - ", ": ", " (", "; ", ", "] {
        let Some(at) = text.rfind(sign) else { continue };
        let (head, tail) = (text[..at].trim(), text[at + sign.len()..].trim());
        let tail = tail.trim_end_matches(if sign == " (" { [')', '.', ';'] } else { ['.', ';', ','] });
        let date = value::parse_date(tail, values.words, values.years);
        if date.date.is_some() && !head.is_empty() {
            return Some((head.to_owned(), date));
        }
    }
    // the date may follow without any sign: `Nuova convenzione entro il 28/02/2025`
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    for (at, _) in words.iter().rev().take(6).rev() {
        let date =
            value::parse_date(text[*at..].trim_end_matches(['.', ';', ',']), values.words, values.years);
        if *at > 0 && date.date.is_some() && date.precision != Some(Precision::Year) {
            return Some((text[..*at].trim().trim_end_matches([',', '-', '–', ':']).trim().to_owned(), date));
        }
    }
    None
}
