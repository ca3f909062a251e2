//! The descriptions for Datasette, and the comments of the schema, say something of every table and column and
//! of nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use saphyr::{LoadableYamlNode, Yaml};
use spoglio::store::{SCHEMA, Store};

fn repository_file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// Tables and views, without those that the full-text search keeps for itself.
fn relations(store: &Store, kind: &str) -> Vec<String> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = ?1 AND name NOT LIKE 'objectives_fts%' ORDER BY name";
    let mut statement = store.connection().prepare(sql).expect("the schema");
    let names = statement.query_map([kind], |row| row.get(0)).expect("the schema");
    names.map(|name| name.expect("a name")).collect()
}

fn columns(store: &Store, relation: &str) -> BTreeSet<String> {
    let mut statement =
        store.connection().prepare("SELECT name FROM pragma_table_xinfo(?1)").expect("columns");
    let names = statement.query_map([relation], |row| row.get(0)).expect("columns");
    names.map(|name| name.expect("a name")).collect()
}

fn keys(mapping: &Yaml<'_>) -> BTreeSet<String> {
    let mapping = mapping.as_mapping().expect("a mapping");
    mapping.keys().map(|key| key.as_str().expect("a text").to_owned()).collect()
}

#[test]
fn every_table_view_and_column_is_described_and_no_other() {
    let text = repository_file("metadata.yaml");
    let metadata = Yaml::load_from_str(&text).expect("YAML").remove(0);
    let described = &metadata["databases"]["spoglio"]["tables"];
    let store = Store::in_memory().expect("a store");
    let all: BTreeSet<String> =
        relations(&store, "table").into_iter().chain(relations(&store, "view")).collect();
    assert_eq!(keys(described), all);
    for relation in &all {
        let of = &described[relation.as_str()];
        for text in ["title", "description"] {
            assert!(of[text].as_str().is_some_and(|text| !text.trim().is_empty()), "{relation}: no {text}");
        }
        let columns = columns(&store, relation);
        assert_eq!(keys(&of["columns"]), columns, "{relation}");
        for column in &columns {
            let text = of["columns"][column.as_str()].as_str();
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{relation}.{column}: no text");
        }
        let facets = of.as_mapping_get("facets").and_then(Yaml::as_sequence);
        for facet in facets.into_iter().flatten() {
            assert!(columns.contains(facet.as_str().expect("a name")), "{relation}: no column {facet:?}");
        }
    }
}

#[test]
fn the_facets_are_those_that_people_choose_by() {
    let text = repository_file("metadata.yaml");
    let metadata = Yaml::load_from_str(&text).expect("YAML").remove(0);
    let tables = &metadata["databases"]["spoglio"]["tables"];
    for (relation, facet) in [
        ("v_objectives", "plan_kind"),
        ("v_objectives", "unit"),
        ("v_findings", "rule"),
        ("v_findings", "severity"),
    ] {
        let facets = tables[relation]["facets"].as_sequence().expect("facets");
        assert!(facets.iter().any(|found| found.as_str() == Some(facet)), "{relation}: {facet}");
    }
}

#[test]
fn the_canned_queries_are_those_of_the_page() {
    let text = repository_file("metadata.yaml");
    let metadata = Yaml::load_from_str(&text).expect("YAML").remove(0);
    let queries = metadata["databases"]["spoglio"]["queries"].as_mapping().expect("queries");
    let canned: Vec<&str> = queries.values().map(|query| query["sql"].as_str().expect("SQL")).collect();
    let page = repository_file("docs/queries.md");
    let blocks: Vec<&str> = page
        .split("```sql\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .map(|sql| sql.trim_end().trim_end_matches(';'))
        .collect();
    assert_eq!(canned, blocks);
}

/// Each column of a table stands on a line of its own with a comment; each table and view has one above it.
#[test]
fn the_schema_explains_every_table_view_and_column() {
    let store = Store::in_memory().expect("a store");
    let lines: Vec<&str> = SCHEMA.lines().collect();
    for (kind, create) in [("table", "CREATE TABLE"), ("view", "CREATE VIEW")] {
        for relation in relations(&store, kind) {
            let start = lines
                .iter()
                .position(|line| {
                    line.strip_prefix(create).and_then(|rest| rest.split_whitespace().next())
                        == Some(&relation)
                })
                .unwrap_or_else(|| panic!("{relation} is not in schema.sql"));
            let above = start.checked_sub(1).and_then(|line| lines.get(line)).expect("a line above");
            assert!(above.starts_with("-- ") && above.len() > 8, "{relation}: no comment above it");
            if kind == "view" {
                continue;
            }
            let body: Vec<&&str> =
                lines.iter().skip(start).take_while(|line| !line.starts_with(')')).collect();
            for column in columns(&store, &relation) {
                let line = body.iter().find(|line| line.split_whitespace().next() == Some(&column));
                let comment = line.and_then(|line| line.split_once("-- ")).map(|(_, comment)| comment.trim());
                assert!(comment.is_some_and(|text| !text.is_empty()), "{relation}.{column}: no comment");
            }
        }
    }
}

/// A foreign key without an index makes every deletion walk the whole table. Codes are never deleted.
#[test]
fn every_foreign_key_has_an_index() {
    let store = Store::in_memory().expect("a store");
    for table in relations(&store, "table") {
        let sql = "SELECT k.\"from\" FROM pragma_foreign_key_list(?1) AS k WHERE k.\"to\" <> 'code' AND NOT EXISTS (
                     SELECT 1 FROM pragma_index_list(?1) AS i JOIN pragma_index_info(i.name) AS c
                     WHERE c.seqno = 0 AND c.name = k.\"from\")
                   AND NOT EXISTS (SELECT 1 FROM pragma_table_info(?1) AS t WHERE t.name = k.\"from\" AND t.pk = 1)";
        let mut statement = store.connection().prepare(sql).expect("keys");
        let bare: Vec<String> = statement
            .query_map([&table], |row| row.get(0))
            .expect("keys")
            .map(|k| k.expect("a key"))
            .collect();
        assert!(bare.is_empty(), "{table}: no index on {bare:?}");
    }
}

#[test]
fn every_table_is_strict() {
    let store = Store::in_memory().expect("a store");
    let sql = "SELECT group_concat(name) FROM pragma_table_list
               WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict";
    let loose: Option<String> = store.connection().query_row(sql, [], |row| row.get(0)).expect("the tables");
    assert_eq!(loose, None);
}
