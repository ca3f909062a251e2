use rusqlite::Connection;

use super::insert::Insert;
use super::unit::people;
use crate::contract::{Indicator, Objective, Phase, Target};

/// What an indicator belongs to.
#[derive(Clone, Copy)]
pub(super) enum Parent {
    Objective(i64),
    Table(i64),
}

pub(super) fn objective(
    connection: &Connection,
    unit: i64,
    parent: &str,
    position: usize,
    objective: &Objective,
) -> Result<i64, rusqlite::Error> {
    let pointer = format!("{parent}/objectives/{position}");
    let id = Insert::into("objectives")
        .set("unit_id", &unit)
        .position(position)
        .set("number", &objective.number)
        .set("code", &objective.code)
        .set("title", &objective.title)
        .set("category", &objective.category)
        .set("group_label", &objective.group)
        .set("description", &objective.description)
        .set("expected_result", &objective.expected_result)
        .percent("weight", &objective.weight)
        .mission("mission", &objective.mission)
        .mission("program", &objective.program)
        .set("strategic_objective", &objective.strategic_objective)
        .person("responsible", &objective.responsible)
        .date("deadline", &objective.deadline)
        .set("notes", &objective.notes)
        .place("years", &objective.years)
        .place("types", &objective.types)
        .place("stakeholders", &objective.stakeholders)
        .place("other_units", &objective.other_units)
        .place("phases", &objective.phases)
        .place("indicators", &objective.indicators)
        .place("staff", &objective.staff)
        .word("grade", Some(objective.grade))
        .source(&objective.source)
        .set("pointer", &pointer)
        .run(connection)?;
    choices(connection, id, objective)?;
    for (index, phase) in objective.phases.iter().flatten().enumerate() {
        self::phase(connection, id, &pointer, index, phase)?;
    }
    for (index, indicator) in objective.indicators.iter().flatten().enumerate() {
        self::indicator(connection, Parent::Objective(id), &pointer, index, indicator)?;
    }
    people(connection, unit, Some(id), &pointer, objective.staff.as_deref().unwrap_or_default())?;
    Ok(id)
}

/// The lists of plain values: years, types, stakeholders, other units.
fn choices(connection: &Connection, id: i64, objective: &Objective) -> Result<(), rusqlite::Error> {
    for (position, choice) in objective.years.iter().flatten().enumerate() {
        Insert::into("objective_years")
            .set("objective_id", &id)
            .position(position)
            .set("year", &choice.year)
            .set("selected", &choice.selected)
            .run(connection)?;
    }
    for (position, choice) in objective.types.iter().flatten().enumerate() {
        Insert::into("objective_types")
            .set("objective_id", &id)
            .position(position)
            .set("label", &choice.label)
            .set("selected", &choice.selected)
            .run(connection)?;
    }
    names(connection, "stakeholders", id, objective.stakeholders.as_deref())?;
    names(connection, "objective_other_units", id, objective.other_units.as_deref())
}

fn names(
    connection: &Connection,
    table: &'static str,
    objective: i64,
    names: Option<&[String]>,
) -> Result<(), rusqlite::Error> {
    for (position, name) in names.unwrap_or_default().iter().enumerate() {
        Insert::into(table)
            .set("objective_id", &objective)
            .position(position)
            .set("name", name)
            .run(connection)?;
    }
    Ok(())
}

fn phase(
    connection: &Connection,
    objective: i64,
    parent: &str,
    position: usize,
    phase: &Phase,
) -> Result<(), rusqlite::Error> {
    Insert::into("phases")
        .set("objective_id", &objective)
        .position(position)
        .set("description", &phase.description)
        .date("start", &phase.start)
        .date("due", &phase.due)
        .percent("weight", &phase.weight)
        .percent("completion", &phase.completion)
        .word("grade", Some(phase.grade))
        .source(&phase.source)
        .put("pointer", format!("{parent}/phases/{position}"))
        .run(connection)?;
    Ok(())
}

pub(super) fn indicator(
    connection: &Connection,
    parent: Parent,
    pointer: &str,
    position: usize,
    indicator: &Indicator,
) -> Result<(), rusqlite::Error> {
    let (objective, table) = match parent {
        Parent::Objective(id) => (Some(id), None),
        Parent::Table(id) => (None, Some(id)),
    };
    let id = Insert::into("indicators")
        .put("objective_id", objective)
        .put("indicator_table_id", table)
        .position(position)
        .set("description", &indicator.description)
        .set("kind", &indicator.kind)
        .set("formula", &indicator.formula)
        .set("unit", &indicator.unit)
        .set("data_source", &indicator.data_source)
        .percent("weight", &indicator.weight)
        .number("baseline", &indicator.baseline)
        .place("targets", &indicator.targets)
        .number("actual", &indicator.actual)
        .percent("achievement", &indicator.achievement)
        .word("grade", Some(indicator.grade))
        .source(&indicator.source)
        .put("pointer", format!("{pointer}/indicators/{position}"))
        .run(connection)?;
    for (index, target) in indicator.targets.iter().flatten().enumerate() {
        self::target(connection, id, index, target)?;
    }
    Ok(())
}

fn target(
    connection: &Connection,
    indicator: i64,
    position: usize,
    target: &Target,
) -> Result<(), rusqlite::Error> {
    let id = Insert::into("indicator_targets")
        .set("indicator_id", &indicator)
        .position(position)
        .set("year", &target.year)
        .set("raw", &target.raw)
        .word("comparator", target.comparator)
        .set("value", &target.value)
        .set("value_to", &target.value_to)
        .set("unit", &target.unit)
        .set("date", &target.date)
        .run(connection)?;
    for (index, part) in target.parts.iter().enumerate() {
        Insert::into("target_parts")
            .set("target_id", &id)
            .position(index)
            .set("value", &part.value)
            .set("noun", &part.noun)
            .run(connection)?;
    }
    Ok(())
}
