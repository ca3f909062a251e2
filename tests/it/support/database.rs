//! Short words for what tests do with a database.

use spoglio::contract::Extraction;
use spoglio::store::{Filter, ImportMeta, Imported, Store};
use tempfile::TempDir;

/// An empty folder, gone at the end of the test.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Of this version, with some grammars.
pub fn meta() -> ImportMeta {
    ImportMeta::new("grammars-1")
}

/// An import that must succeed.
pub fn import(store: &mut Store, extraction: &Extraction) -> Imported {
    store.import(extraction, &meta()).expect("imported")
}

/// All extractions of a database, by path.
pub fn all(store: &Store) -> Vec<Extraction> {
    let extractions = store.extractions(&Filter::default()).expect("extractions");
    extractions.map(|extraction| extraction.expect("an extraction")).collect()
}

/// The first column of the first row.
pub fn one<T: rusqlite::types::FromSql>(store: &Store, sql: &str) -> T {
    store.connection().query_row(sql, [], |row| row.get(0)).expect(sql)
}

/// Pages, foreign keys and the search index are as they should be.
pub fn assert_sound(store: &Store) {
    assert_eq!(one::<String>(store, "PRAGMA integrity_check"), "ok");
    let broken: i64 = one(store, "SELECT count(*) FROM pragma_foreign_key_check");
    assert_eq!(broken, 0, "broken foreign keys");
    // compares the index with the table that it stands for
    let check = "INSERT INTO objectives_fts (objectives_fts, rank) VALUES ('integrity-check', 1)";
    store.connection().execute(check, []).expect("a sound index");
}

/// Every table and its number of rows, but for the codes.
pub fn counts(store: &Store) -> Vec<(String, i64)> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'objectives_fts%'
               AND name NOT IN ('plan_kinds', 'severities', 'comparators', 'precisions', 'scopes', 'rules')
               ORDER BY name";
    let mut statement = store.connection().prepare(sql).expect("the tables");
    let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("the tables");
    names
        .map(|name| name.expect("a name"))
        .map(|name| (name.clone(), one(store, &format!("SELECT count(*) FROM {name}"))))
        .collect()
}
