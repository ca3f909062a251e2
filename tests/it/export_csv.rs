//! The tables of the database as CSV, with a description that holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};
use spoglio::export::write_datapackage;
use spoglio::store::{Filter, Store};

use crate::support::database::{folder, import};
use crate::support::golds;

/// The cells of a CSV file: `None` where nothing stands, not even quotes.
fn cells(text: &str) -> Vec<Vec<Option<String>>> {
    let (mut rows, mut row, mut cell, mut quoted, mut inside) =
        (Vec::new(), Vec::new(), String::new(), false, false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if inside && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => (inside, quoted) = (!inside, true),
            ',' | '\r' if !inside => {
                let text = std::mem::take(&mut cell);
                row.push((quoted || !text.is_empty()).then_some(text));
                quoted = false;
                if sign == '\r' {
                    assert_eq!(signs.next(), Some('\n'));
                    rows.push(std::mem::take(&mut row));
                }
            }
            sign => cell.push(sign),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !inside, "the file ends with its last row");
    rows
}

fn store() -> Store {
    let mut store = Store::in_memory().expect("a store");
    for mut extraction in golds::all() {
        if let Some(objective) = extraction.units.first_mut().and_then(|unit| unit.objectives.first_mut()) {
            objective.title = Some("=HYPERLINK(\"http://example.org\")".to_owned());
            objective.description = Some("'già con apostrofo,\n\"e\" virgole".to_owned());
            objective.expected_result = Some(String::new());
        }
        import(&mut store, &extraction);
    }
    store
}

fn package(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("datapackage.json")).expect("a description")).expect("JSON")
}

/// Every cell of every table as text, as SQLite gives it.
fn rows(store: &Store, table: &str, columns: &[&str]) -> Vec<Vec<Option<String>>> {
    let key = if columns.contains(&"id") { "id" } else { "1" };
    let casts: Vec<String> = columns.iter().map(|column| format!("CAST(\"{column}\" AS TEXT)")).collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY {key}", casts.join(", "));
    let mut statement = store.connection().prepare(&sql).expect("SQL");
    let rows = statement.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect());
    rows.expect("rows").collect::<Result<_, _>>().expect("cells")
}

#[test]
fn every_cell_comes_back_as_it_was() {
    let (store, dir) = (store(), folder());
    for guard in [true, false] {
        let written = write_datapackage(&store, &Filter::default(), dir.path(), guard).expect("written");
        let package = package(dir.path());
        let resources = package["resources"].as_array().expect("resources");
        assert_eq!(written.files, resources.len() + 1);
        assert_eq!(
            fs::read_dir(dir.path()).expect("a folder").count(),
            written.files,
            "nothing else is left"
        );
        let mut guarded = 0;
        for name in ["objectives", "units", "people", "findings", "indicator_targets", "plans", "unclaimed"] {
            let resource = resources.iter().find(|resource| resource["name"] == name).expect(name);
            let fields = resource["schema"]["fields"].as_array().expect("fields");
            let columns: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
            let text = fs::read_to_string(dir.path().join(format!("{name}.csv"))).expect("a file");
            let mut found = cells(&text);
            let header: Vec<String> = found.remove(0).into_iter().flatten().collect();
            assert_eq!(header, columns, "{name}");
            for cell in found.iter_mut().flatten().flatten() {
                if let Some(text) = cell.strip_prefix('\'').filter(|_| guard) {
                    guarded += 1;
                    *cell = text.to_owned();
                }
            }
            // whole numbers of a column of reals have no point in CSV
            let plain = |cell: &Option<String>| {
                cell.as_ref().map(|text| text.strip_suffix(".0").unwrap_or(text).to_owned())
            };
            let expected: Vec<Vec<_>> =
                rows(&store, name, &columns).iter().map(|row| row.iter().map(plain).collect()).collect();
            let found: Vec<Vec<_>> = found.iter().map(|row| row.iter().map(plain).collect()).collect();
            assert_eq!(found, expected, "{name}");
        }
        assert_eq!(guarded > 0, guard);
        assert_eq!(written.guarded > 0, guard);
        assert!(written.guarded >= guarded);
        let objectives = fs::read_to_string(dir.path().join("objectives.csv")).expect("a file");
        assert_eq!(objectives.contains("\"=HYPERLINK"), !guard);
    }
}

#[test]
fn the_description_says_what_is_in_the_files() {
    let (store, dir) = (store(), folder());
    write_datapackage(&store, &Filter::default(), dir.path(), true).expect("written");
    let package = package(dir.path());
    let resources = package["resources"].as_array().expect("resources");
    let names: BTreeSet<&str> = resources.iter().filter_map(|resource| resource["name"].as_str()).collect();
    for wanted in [
        "documents",
        "units",
        "objectives",
        "phases",
        "indicators",
        "indicator_targets",
        "people",
        "summaries",
        "summary_rows",
        "findings",
        "unclaimed",
        "signatures",
        "same_plans",
    ] {
        assert!(names.contains(wanted), "{wanted}");
    }
    for resource in resources {
        let name = &resource["name"];
        let bytes = fs::read(dir.path().join(resource["path"].as_str().expect("a path"))).expect("a file");
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{hash}"), "{name}");
        assert_eq!(resource["bytes"], bytes.len(), "{name}");
        assert!(resource["description"].as_str().is_some_and(|text| text.len() > 8), "{name}");
        for field in resource["schema"]["fields"].as_array().expect("fields") {
            assert!(field["description"].as_str().is_some_and(|text| !text.is_empty()), "{name}: {field}");
        }
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let other = key["reference"]["resource"].as_str().expect("a name");
            assert!(other.is_empty() || names.contains(other), "{name}: {other}");
        }
    }
}

#[test]
fn a_filter_leaves_what_belongs_to_the_documents_that_it_takes() {
    let (store, dir) = (store(), folder());
    let entity: String = store
        .connection()
        .query_row(
            "SELECT e.name FROM plans JOIN entities AS e ON e.id = entity_id ORDER BY 1 LIMIT 1",
            [],
            |row| row.get(0),
        )
        .expect("an entity");
    let filter = Filter { entity: Some(entity.clone()), ..Filter::default() };
    write_datapackage(&store, &filter, dir.path(), true).expect("written");
    let count = |table: &str| {
        cells(&fs::read_to_string(dir.path().join(format!("{table}.csv"))).expect("a file")).len() as i64 - 1
    };
    let documents = store.extractions(&filter).expect("documents").count();
    assert_eq!(count("documents"), documents as i64);
    for table in ["objectives", "phases", "people", "indicators"] {
        let sql = format!(
            "SELECT count(*) FROM {table} WHERE {} IN (SELECT u.id FROM units AS u
               JOIN plans AS p ON p.document_id = u.document_id JOIN entities AS e ON e.id = p.entity_id WHERE e.name = ?1)",
            if table == "objectives" { "unit_id" } else { "(SELECT unit_id FROM objectives AS o WHERE o.id = objective_id)" },
        );
        let expected: i64 = store.connection().query_row(&sql, [&entity], |row| row.get(0)).expect("a count");
        if table == "objectives" {
            assert_eq!(count(table), expected, "{table}");
        } else {
            assert!(count(table) >= expected, "{table}");
        }
    }
    let all: i64 = store
        .connection()
        .query_row("SELECT count(*) FROM objectives", [], |row| row.get(0))
        .expect("a count");
    assert!(count("objectives") < all && count("plan_kinds") > 0);
}

#[test]
fn what_can_not_be_written_leaves_the_older_files() {
    let (store, dir) = (store(), folder());
    fs::write(dir.path().join("documents.csv"), "older").expect("a file");
    // a folder stands where a file is to be
    fs::create_dir(dir.path().join("zzz")).expect("a folder");
    let file = dir.path().join("a-file");
    fs::write(&file, "x").expect("a file");
    assert!(write_datapackage(&store, &Filter::default(), &file, true).is_err());
    assert_eq!(fs::read_to_string(dir.path().join("documents.csv")).expect("a file"), "older");
    write_datapackage(&store, &Filter::default(), dir.path(), true).expect("written");
    assert!(fs::read_to_string(dir.path().join("documents.csv")).expect("a file").starts_with("id,path,"));
}
