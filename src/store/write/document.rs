use rusqlite::{Connection, OptionalExtension};

use super::insert::Insert;
use crate::contract::{DocumentInfo, Entity, Plan, Unclaimed};
use crate::store::import::{ImportMeta, StoredNote};

pub(super) fn document(
    connection: &Connection,
    id: Option<i64>,
    info: &DocumentInfo,
    meta: &ImportMeta,
) -> Result<i64, rusqlite::Error> {
    Insert::into("documents")
        .set("id", &id)
        .set("path", &info.path)
        .set("sha256", &info.sha256)
        .set("content_sha256", &info.content_sha256)
        .set("media_type", &info.media_type)
        .word("reader", info.reader)
        .set("pages", &info.pages)
        .set("tables", &info.tables)
        .set("left_out", &info.left_out)
        .set("cells", &info.coverage.cells)
        .set("claimed", &info.coverage.claimed)
        .set("furniture", &info.coverage.furniture)
        .put("error_code", meta.error.as_ref().map(|error| error.code.clone()))
        .put("error_detail", meta.error.as_ref().map(|error| error.detail.clone()))
        .set("spoglio_version", &meta.spoglio_version)
        .set("fingerprint", &meta.fingerprint)
        .set("seconds", &meta.seconds)
        .set("imported_at", &meta.imported_at)
        .set("run_id", &meta.run)
        .put("grammars", meta.grammars.to_json())
        .run(connection)
}

pub(super) fn json(connection: &Connection, document: i64, json: &str) -> Result<(), rusqlite::Error> {
    Insert::into("document_json").set("document_id", &document).set("json", &json).run(connection)?;
    Ok(())
}

/// The containers that a document came in, and the signatures around it.
pub(super) fn origin(
    connection: &Connection,
    document: i64,
    info: &DocumentInfo,
) -> Result<(), rusqlite::Error> {
    for (position, container) in info.containers.iter().enumerate() {
        Insert::into("containers")
            .set("document_id", &document)
            .position(position)
            .set("path", &container.path)
            .word("format", Some(container.format))
            .set("sha256", &container.sha256)
            .run(connection)?;
    }
    for (position, signature) in info.signatures.iter().enumerate() {
        Insert::into("signatures")
            .set("document_id", &document)
            .position(position)
            .set("path", &signature.path)
            .set("signer", &signature.signer)
            .set("signed_at", &signature.signed_at)
            .set("verified", &signature.verified)
            .run(connection)?;
    }
    Ok(())
}

pub(super) fn notes(
    connection: &Connection,
    document: i64,
    notes: &[StoredNote],
) -> Result<(), rusqlite::Error> {
    for (position, note) in notes.iter().enumerate() {
        Insert::into("document_notes")
            .set("document_id", &document)
            .position(position)
            .set("code", &note.code)
            .set("detail", &note.detail)
            .source(&note.source)
            .run(connection)?;
    }
    Ok(())
}

pub(super) fn plan(connection: &Connection, document: i64, plan: &Plan) -> Result<(), rusqlite::Error> {
    let entity = plan.entity.as_ref().map(|entity| entity_key(connection, entity)).transpose()?;
    let id = Insert::into("plans")
        .set("document_id", &document)
        .word("kind", plan.kind)
        .set("title", &plan.title)
        .set("entity_id", &entity)
        .period(&plan.period)
        .put("pointer", "/plan".to_owned())
        .run(connection)?;
    for (position, component) in plan.components.iter().enumerate() {
        Insert::into("plan_components")
            .set("plan_id", &id)
            .position(position)
            .set("label", &component.label)
            .set("title", &component.title)
            .percent("weight", &component.weight)
            .source(&component.source)
            .put("pointer", format!("/plan/components/{position}"))
            .run(connection)?;
    }
    Ok(())
}

/// The key of an entity, which is written where no plan named it so far.
fn entity_key(connection: &Connection, entity: &Entity) -> Result<i64, rusqlite::Error> {
    let known = connection
        .prepare_cached(
            "SELECT id FROM entities WHERE name = ?1 AND coalesce(ipa_code, '') = coalesce(?2, '')",
        )?
        .query_row((&entity.name, &entity.ipa_code), |row| row.get(0))
        .optional()?;
    match known {
        Some(id) => Ok(id),
        None => Insert::into("entities")
            .set("name", &entity.name)
            .set("ipa_code", &entity.ipa_code)
            .run(connection),
    }
}

pub(super) fn unclaimed(
    connection: &Connection,
    document: i64,
    position: usize,
    unclaimed: &Unclaimed,
) -> Result<(), rusqlite::Error> {
    let header = serde_json::Value::from(unclaimed.header.clone()).to_string();
    Insert::into("unclaimed")
        .set("document_id", &document)
        .position(position)
        .set("kind", &unclaimed.kind)
        .set("header", &header)
        .set("rows", &unclaimed.rows)
        .set("cells", &unclaimed.cells)
        .source(&unclaimed.source)
        .put("pointer", format!("/unclaimed/{position}"))
        .run(connection)?;
    Ok(())
}
