//! Indicators from tables and list items.

use super::lined::{self, Part};
use super::objective::Values;
use crate::contract::{Grade, Indicator, Percent, Target};
use crate::document::{Cell, Source, Table};
use crate::grammar::{Column, Columns, Field, InlinePart, Key, Line, Matcher, Record};
use crate::value;

/// The indicators from the indicator columns of a row; none where the row has none of its own.
pub(super) fn rows(table: &Table, columns: &Columns, row: usize, values: Values<'_>) -> Vec<Indicator> {
    (0..columns.groups(Record::Indicator))
        .flat_map(|group| of_group(table, columns, (row, group), values))
        .collect()
}

/// The indicators from one group of indicator columns: one, or several with a line each.
fn of_group(
    table: &Table,
    columns: &Columns,
    (row, group): (usize, u8),
    values: Values<'_>,
) -> Vec<Indicator> {
    let own_columns = columns.of(Record::Indicator).filter(|c| c.group == group);
    let cells = lined::own_cells(table, row, own_columns);
    if cells.iter().all(|(_, cell)| cell.is_none_or(Cell::is_blank)) {
        return Vec::new();
    }
    let rest = Indicator {
        grade: columns.grade(Record::Indicator),
        source: super::claims::row_source(table, row, row),
        ..Indicator::default()
    };
    with_values(&cells, &rest, values).unwrap_or_else(|| {
        lined::parts(&cells, values).iter().map(|part| one(part, rest.clone(), values)).collect()
    })
}

/// Indicators that a cell lists, each with the value that it is to reach: `Atti formati: 120`, a line each.
fn with_values(
    cells: &[(&Column, Option<&Cell>)],
    rest: &Indicator,
    values: Values<'_>,
) -> Option<Vec<Indicator>> {
    let of = |field: Field| cells.iter().find(|(column, _)| column.key.field == field);
    let (_, cell) = of(Field::Description).filter(|_| of(Field::Target).is_none())?;
    let items = lined::Items::of(*cell).texts;
    let read = |text: &String| {
        let (description, target) = value_after_colon(text, values)?;
        let mut read = Indicator { description: description.to_owned(), ..rest.clone() };
        set(&mut read, Field::Target, target, values);
        Some(read)
    };
    (items.len() > 1).then(|| items.iter().map(read).collect())?
}

/// The indicator from the texts of its columns.
fn one(part: &Part<'_>, rest: Indicator, values: Values<'_>) -> Indicator {
    let text = |field: Field| part.text(field);
    let description = text(Field::Description).unwrap_or_default();
    let mut targets: Option<Vec<Target>> = None;
    for (column, text) in part.of(Field::Target) {
        let mut target = value::parse_target(text, values.words, values.years);
        target.year = column.year;
        targets.get_or_insert_default().push(target);
    }
    // a row that only repeats a target of an indicator merged down from above has no description of its own
    Indicator {
        description,
        kind: text(Field::Kind),
        formula: text(Field::Formula),
        unit: text(Field::Unit),
        data_source: text(Field::DataSource),
        weight: text(Field::Weight).map(|raw| Percent { raw, percent: None }),
        baseline: text(Field::Baseline).map(|t| value::parse_level(&t, values.words)),
        targets,
        actual: text(Field::Actual).map(|t| value::parse_level(&t, values.words)),
        achievement: text(Field::Achievement)
            .map(|t| value::parse_percent(&t, values.words, value::Scale::Percent)),
        ..rest
    }
}

/// Indicators from several lines that each have a label of an indicator's, the first of all what it measures: a new one
/// begins with that label. What the lines do not say is as in `whole`. `None` where a line has another label.
pub(super) fn of_lines<'t>(
    lines: impl Iterator<Item = &'t str>,
    matcher: &Matcher<'_>,
    whole: &Indicator,
    values: Values<'_>,
) -> Option<Vec<Indicator>> {
    let lines: Vec<Line> = lines.map(|line| matcher.line(line)).collect::<Option<_>>()?;
    let description = Key { record: Record::Indicator, field: Field::Description };
    let opens = |line: &Line| line.keys.contains(&description);
    if lines.len() < 2 || !opens(&lines[0]) {
        return None;
    }
    let mut list: Vec<Indicator> = Vec::new();
    for line in &lines {
        let field = line.keys.iter().find(|key| key.record == Record::Indicator)?.field;
        if opens(line) {
            list.push(Indicator { targets: None, ..whole.clone() });
        }
        let field = if opens(line) { Field::Description } else { field };
        set(list.last_mut()?, field, &line.value, values);
    }
    Some(list)
}

/// Takes in a labelled value of a list of indicators: what one measures begins it (`new`, which has nothing yet), the other
/// fields are of the last one. `year`: the one that the label names, for targets.
pub(super) fn add(
    list: &mut Vec<Indicator>,
    (field, year): (Field, Option<i32>),
    text: &str,
    new: Indicator,
    values: Values<'_>,
) -> bool {
    if field == Field::Description || list.is_empty() {
        list.push(new);
    }
    list.last_mut().is_some_and(|last| {
        let set = set(last, field, text, values);
        if let (Field::Target, Some(target)) = (field, last.targets.iter_mut().flatten().last()) {
            target.year = year;
        }
        set
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
        Field::Baseline => indicator.baseline = Some(value::parse_level(text, values.words)),
        Field::Target => {
            let target = value::parse_target(text, values.words, values.years);
            indicator.targets.get_or_insert_default().push(target);
        }
        Field::Actual => indicator.actual = Some(value::parse_level(text, values.words)),
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
