use rusqlite::Connection;

use super::Rows;
use super::insert::Insert;
use crate::contract::Finding;
use crate::store::pair::Place;

pub(super) fn finding(
    connection: &Connection,
    document: i64,
    position: usize,
    finding: &Finding,
    rows: &Rows,
) -> Result<(), rusqlite::Error> {
    rule(connection, finding)?;
    let place = Place::of(&finding.pointer);
    let unit = place.unit.and_then(|unit| rows.units.get(unit));
    let objective = place.objective.and_then(|index| unit?.objectives.get(index));
    let id = Insert::into("findings")
        .set("document_id", &document)
        .position(position)
        .set("rule", &finding.rule)
        .word("severity", Some(finding.severity))
        .set("message", &finding.message)
        .set("pointer", &finding.pointer)
        .put("unit_id", unit.map(|unit| unit.id))
        .put("objective_id", objective.copied())
        .source(&finding.source)
        .run(connection)?;
    for (position, related) in finding.related.iter().enumerate() {
        Insert::into("finding_related")
            .set("finding_id", &id)
            .position(position)
            .set("pointer", related)
            .run(connection)?;
    }
    Ok(())
}

fn rule(connection: &Connection, finding: &Finding) -> Result<(), rusqlite::Error> {
    connection
        .prepare_cached(
            "INSERT INTO rules (code, name) VALUES (?1, ?2)
             ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
        )?
        .execute((&finding.rule, &finding.name))?;
    Ok(())
}
