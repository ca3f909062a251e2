//! One extraction into rows. Each file writes one part of the contract; [`insert`] puts down one row.

mod audit;
mod document;
mod insert;
mod objective;
mod unit;

use rusqlite::Connection;

use super::import::ImportMeta;
use super::{pair, same};
use crate::contract::Extraction;

/// Keys of the rows that findings point at.
struct Rows {
    /// Of each unit, in the contract's order.
    units: Vec<UnitRows>,
}

/// Keys of a unit's rows.
struct UnitRows {
    id: i64,
    objectives: Vec<i64>,
}

/// Writes a document and all that came of it; `id` is the key it had before, if any.
///
/// Must be called inside a transaction.
pub(super) fn document(
    connection: &Connection,
    id: Option<i64>,
    extraction: &Extraction,
    meta: &ImportMeta,
    json: &str,
) -> Result<(), rusqlite::Error> {
    let id = document::document(connection, id, &extraction.document, meta)?;
    document::json(connection, id, json)?;
    document::notes(connection, id, &meta.notes)?;
    document::origin(connection, id, &extraction.document)?;
    document::plan(connection, id, &extraction.plan)?;
    for (position, table) in extraction.indicator_tables.iter().enumerate() {
        unit::indicator_table(connection, id, position, table)?;
    }
    let pairs = pair::summary_rows(extraction);
    let mut rows = Rows { units: Vec::with_capacity(extraction.units.len()) };
    for (position, unit) in extraction.units.iter().enumerate() {
        rows.units.push(unit::unit(connection, id, position, unit, &pairs)?);
    }
    for (position, unclaimed) in extraction.unclaimed.iter().enumerate() {
        document::unclaimed(connection, id, position, unclaimed)?;
    }
    for (position, finding) in extraction.findings.iter().enumerate() {
        audit::finding(connection, id, position, finding, &rows)?;
    }
    search(connection, id)?;
    same::link(connection, id, extraction)
}

/// Makes the objectives of a document known to the full-text search.
fn search(connection: &Connection, document: i64) -> Result<(), rusqlite::Error> {
    connection
        .prepare_cached(
            "INSERT INTO objectives_fts (rowid, title, description, expected_result)
             SELECT o.id, o.title, o.description, o.expected_result
             FROM units AS u JOIN objectives AS o ON o.unit_id = u.id WHERE u.document_id = ?1",
        )?
        .execute([document])?;
    Ok(())
}
