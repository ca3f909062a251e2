//! Indicators from tables and list items.

use super::objective::Values;
use crate::contract::{Grade, Indicator, Percent, Target};
use crate::document::{Cell, Source, Table};
use crate::grammar::{Column, Columns, Field, InlinePart, Record};
use crate::value;

/// The indicators from the indicator columns of a row; none where the row has none of its own.
pub(super) fn rows(table: &Table, columns: &Columns, row: usize, values: Values<'_>) -> Vec<Indicator> {
    (0..columns.groups(Record::Indicator))
        .filter_map(|group| one(table, columns, (row, group), values))
        .collect()
}

/// The indicator from one group of indicator columns.
fn one(table: &Table, columns: &Columns, (row, group): (usize, u8), values: Values<'_>) -> Option<Indicator> {
    let grid = &table.grid;
    let own_columns = || columns.of(Record::Indicator).filter(move |c| c.group == group);
    fn own(cell: Option<&Cell>, row: usize) -> Option<&Cell> {
        cell.filter(|c| c.row == row)
    }
    let text_of = |column: &Column| own(column.cell(grid, row), row).map_or("", |c| c.text.trim()).to_owned();
    let text = |field: Field| own_columns().find(|c| c.key.field == field).map(text_of);
    let description = text(Field::Description).unwrap_or_default();
    let mut targets: Option<Vec<Target>> = None;
    for column in own_columns().filter(|c| c.key.field == Field::Target) {
        let mut target = value::parse_target(&text_of(column), values.words, values.years);
        target.year = column.year;
        targets.get_or_insert_default().push(target);
    }
    let filled = own_columns().any(|c| own(c.cell(grid, row), row).is_some_and(|cell| !cell.is_blank()));
    if !filled {
        return None;
    }
    // a row that only repeats a target of an indicator merged down from above has no description of its own
    Some(Indicator {
        description,
        kind: text(Field::Kind),
        formula: text(Field::Formula),
        unit: text(Field::Unit),
        data_source: text(Field::DataSource),
        weight: text(Field::Weight).map(|raw| Percent { raw, percent: None }),
        baseline: text(Field::Baseline).map(|t| value::parse_number(&t, values.words)),
        targets,
        actual: text(Field::Actual).map(|t| value::parse_number(&t, values.words)),
        achievement: text(Field::Achievement)
            .map(|t| value::parse_percent(&t, values.words, value::Scale::Percent)),
        grade: columns.grade(Record::Indicator),
        source: super::claims::row_source(table, row, row),
    })
}

/// Sets one labelled value of an indicator.
pub(super) fn set(indicator: &mut Indicator, field: Field, text: &str, values: Values<'_>) -> bool {
    let text = text.trim();
    match field {
        Field::Description => indicator.description = text.to_owned(),
        Field::Kind => indicator.kind = Some(text.to_owned()),
        Field::Formula => indicator.formula = Some(text.to_owned()),
        Field::Unit => indicator.unit = Some(text.to_owned()),
        Field::DataSource => indicator.data_source = Some(text.to_owned()),
        Field::Weight => indicator.weight = Some(Percent { raw: text.to_owned(), percent: None }),
        Field::Baseline => indicator.baseline = Some(value::parse_number(text, values.words)),
        Field::Target => {
            let target = value::parse_target(text, values.words, values.years);
            indicator.targets.get_or_insert_default().push(target);
        }
        Field::Actual => indicator.actual = Some(value::parse_number(text, values.words)),
        Field::Achievement => {
            indicator.achievement = Some(value::parse_percent(text, values.words, value::Scale::Percent))
        }
        _ => return false,
    }
    true
}

/// An indicator from a list item: what stands before the first label describes it.
pub(super) fn item(parts: &[InlinePart], values: Values<'_>, source: &Source) -> Indicator {
    let labelled = parts.iter().any(|part| part.key.is_some());
    let grade = if labelled { Grade::A } else { Grade::B };
    let mut indicator = Indicator { grade, source: source.clone(), ..Indicator::default() };
    for part in parts {
        match part.key {
            Some(key) => {
                set(&mut indicator, key.field, &part.text, values);
            }
            None if parts.len() == 1 => match value_after_colon(&part.text, values) {
                Some((head, tail)) => {
                    indicator.description = head.to_owned();
                    set(&mut indicator, Field::Target, tail, values);
                }
                None => indicator.description = part.text.clone(),
            },
            None if indicator.description.is_empty() => indicator.description = part.text.clone(),
            None => {
                indicator.description.push(' ');
                indicator.description.push_str(&part.text);
            }
        }
    }
    indicator
}

/// `Veicoli controllati: almeno 2.400`: what is measured, and the value that it is to reach.
fn value_after_colon<'t>(text: &'t str, values: Values<'_>) -> Option<(&'t str, &'t str)> {
    let (head, tail) = text.rsplit_once(':')?;
    let (head, tail) = (head.trim(), tail.trim().trim_end_matches([';', '.']));
    let target = value::parse_target(tail, values.words, values.years);
    let understood = target.value.is_some() || target.date.is_some();
    (understood && !head.is_empty() && tail.chars().count() <= 40).then_some((head, tail))
}
