use rusqlite::Connection;

use super::UnitRows;
use super::insert::Insert;
use super::objective::{self, Parent};
use crate::contract::{IndicatorTable, Person, Summary, Unit};
use crate::store::pair::Pairs;

pub(super) fn unit(
    connection: &Connection,
    document: i64,
    position: usize,
    unit: &Unit,
    pairs: &Pairs,
) -> Result<UnitRows, rusqlite::Error> {
    let pointer = format!("/units/{position}");
    let id = Insert::into("units")
        .set("document_id", &document)
        .position(position)
        .set("name", &unit.name)
        .set("number", &unit.number)
        .set("responsibility_center", &unit.responsibility_center)
        .person("responsible", &unit.responsible)
        .word("scope", Some(unit.scope))
        .period(&unit.period)
        .place("staff", &unit.staff)
        .word("grade", Some(unit.grade))
        .source(&unit.source)
        .set("pointer", &pointer)
        .run(connection)?;
    let mut objectives = Vec::with_capacity(unit.objectives.len());
    for (index, objective) in unit.objectives.iter().enumerate() {
        objectives.push(objective::objective(connection, id, &pointer, index, objective)?);
    }
    people(connection, id, None, &pointer, unit.staff.as_deref().unwrap_or_default())?;
    for (index, summary) in unit.summaries.iter().enumerate() {
        let link =
            |row| pairs.get(&(position, index, row)).and_then(|at: &usize| objectives.get(*at)).copied();
        self::summary(connection, id, &pointer, index, summary, &link)?;
    }
    Ok(UnitRows { id, objectives })
}

fn summary(
    connection: &Connection,
    unit: i64,
    parent: &str,
    position: usize,
    summary: &Summary,
    objective_of: &dyn Fn(usize) -> Option<i64>,
) -> Result<(), rusqlite::Error> {
    let pointer = format!("{parent}/summaries/{position}");
    let id = Insert::into("summaries")
        .set("unit_id", &unit)
        .position(position)
        .set("title", &summary.title)
        .number("total", &summary.total)
        .source(&summary.source)
        .set("pointer", &pointer)
        .run(connection)?;
    for (index, row) in summary.rows.iter().enumerate() {
        Insert::into("summary_rows")
            .set("summary_id", &id)
            .put("objective_id", objective_of(index))
            .position(index)
            .set("number", &row.number)
            .set("code", &row.code)
            .set("title", &row.title)
            .percent("weight", &row.weight)
            .set("reference", &row.reference)
            .percent("achievement", &row.achievement)
            .set("band", &row.band)
            .number("score", &row.score)
            .word("grade", Some(row.grade))
            .source(&row.source)
            .put("pointer", format!("{pointer}/rows/{index}"))
            .run(connection)?;
    }
    Ok(())
}

/// People of an objective, or of the unit where `objective` is `None`.
pub(super) fn people(
    connection: &Connection,
    unit: i64,
    objective: Option<i64>,
    parent: &str,
    people: &[Person],
) -> Result<(), rusqlite::Error> {
    for (position, person) in people.iter().enumerate() {
        Insert::into("people")
            .set("unit_id", &unit)
            .set("objective_id", &objective)
            .position(position)
            .set("name", &person.name)
            .set("category", &person.category)
            .number("hours", &person.hours)
            .percent("share", &person.share)
            .word("grade", Some(person.grade))
            .source(&person.source)
            .put("pointer", format!("{parent}/staff/{position}"))
            .run(connection)?;
    }
    Ok(())
}

pub(super) fn indicator_table(
    connection: &Connection,
    document: i64,
    position: usize,
    table: &IndicatorTable,
) -> Result<(), rusqlite::Error> {
    let pointer = format!("/indicator_tables/{position}");
    let id = Insert::into("indicator_tables")
        .set("document_id", &document)
        .position(position)
        .set("title", &table.title)
        .source(&table.source)
        .set("pointer", &pointer)
        .run(connection)?;
    for (index, indicator) in table.indicators.iter().enumerate() {
        objective::indicator(connection, Parent::Table(id), &pointer, index, indicator)?;
    }
    Ok(())
}
