//! The tables of the database as Parquet: read back, they are what the database holds.

use std::fs::{self, File};
use std::path::Path;

use assert_cmd::Command;
use parquet::basic::{LogicalType, Type};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use predicates::str::contains;
use rusqlite::types::Value;
use spoglio::export::{Written, write_parquet};
use spoglio::store::{Filter, Store};

use crate::support::database::{self, folder, import};
use crate::support::golds;

fn store() -> Store {
    let mut store = Store::in_memory().expect("a store");
    for mut extraction in golds::all() {
        if let Some(objective) = extraction.units.first_mut().and_then(|unit| unit.objectives.first_mut()) {
            objective.title = Some("=SOMMA(A1)".to_owned());
            objective.description = Some("'già con apostrofo,\n\"e\" virgole".to_owned());
            objective.expected_result = Some(String::new());
        }
        import(&mut store, &extraction);
    }
    store
}

fn written(store: &Store, filter: &Filter, folder: &Path) -> Written {
    write_parquet(store, filter, folder).expect("written")
}

fn open(folder: &Path, table: &str) -> SerializedFileReader<File> {
    let file = File::open(folder.join(format!("{table}.parquet"))).expect(table);
    SerializedFileReader::new(file).expect(table)
}

fn columns(reader: &SerializedFileReader<File>) -> Vec<String> {
    let schema = reader.metadata().file_metadata().schema_descr();
    schema.columns().iter().map(|column| column.name().to_owned()).collect()
}

/// Every row as SQLite would give it; days as ISO 8601.
fn cells(reader: &SerializedFileReader<File>) -> Vec<Vec<Value>> {
    let cell = |field: &Field| match field {
        Field::Null => Value::Null,
        Field::Long(number) => Value::Integer(*number),
        Field::Double(number) => Value::Real(*number),
        Field::Str(text) => Value::Text(text.clone()),
        Field::Date(days) => {
            let epoch = jiff::civil::date(1970, 1, 1);
            Value::Text((epoch + jiff::Span::new().days(*days)).to_string())
        }
        other => panic!("{other:?}"),
    };
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| row.expect("a row").get_column_iter().map(|(_, field)| cell(field)).collect()).collect()
}

fn rows(store: &Store, table: &str, columns: &[String]) -> Vec<Vec<Value>> {
    let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    let key = if columns.iter().any(|name| name == "id") { "id" } else { "1, 2" };
    let sql = format!("SELECT {} FROM \"{table}\" ORDER BY {key}", names.join(", "));
    let mut statement = store.connection().prepare(&sql).expect("SQL");
    let rows = statement.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect());
    rows.expect("rows").collect::<Result<_, _>>().expect("cells")
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_cell_of_every_table_comes_back_as_it_was() {
    let (store, dir) = (store(), folder());
    let written = written(&store, &Filter::default(), dir.path());
    let names = files(dir.path());
    assert_eq!(written.files, names.len(), "nothing else is left");
    let (mut all, mut days) = (0, 0);
    for name in &names {
        let table = name.strip_suffix(".parquet").expect("a table");
        let reader = open(dir.path(), table);
        let columns = columns(&reader);
        let found = cells(&reader);
        assert_eq!(found, rows(&store, table, &columns), "{table}");
        assert_eq!(reader.metadata().file_metadata().num_rows(), found.len() as i64, "{table}");
        all += found.len();
        let schema = reader.metadata().file_metadata().schema_descr();
        days += schema.columns().iter().filter(|c| c.logical_type_ref() == Some(&LogicalType::Date)).count();
    }
    assert_eq!(written.rows, all);
    assert!(days >= 7, "deadlines, beginnings, ends and targets are days: {days}");
    let objectives: i64 = database::one(&store, "SELECT count(*) FROM objectives");
    assert!(objectives > 50 && written.guarded == 0);
}

#[test]
fn columns_have_the_types_and_the_meaning_of_the_csv_export() {
    let (store, csv, dir) = (store(), folder(), folder());
    written(&store, &Filter::default(), dir.path());
    spoglio::export::write_datapackage(&store, &Filter::default(), csv.path(), true).expect("written");
    let package = fs::read(csv.path().join("datapackage.json")).expect("a description");
    let package: serde_json::Value = serde_json::from_slice(&package).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    assert_eq!(resources.len(), files(dir.path()).len());
    for resource in resources {
        let table = resource["name"].as_str().expect("a name");
        let reader = open(dir.path(), table);
        let metadata = reader.metadata().file_metadata();
        assert_eq!(metadata.created_by(), Some(concat!("spoglio version ", env!("CARGO_PKG_VERSION"))));
        let told = |key: &str| {
            let entry = metadata.key_value_metadata()?.iter().find(|entry| entry.key == key)?;
            entry.value.clone()
        };
        assert_eq!(told("spoglio:description").as_deref(), resource["description"].as_str(), "{table}");
        let schema: serde_json::Value =
            serde_json::from_str(&told("spoglio:schema").expect("a schema")).expect("JSON");
        assert_eq!(schema["foreignKeys"], resource["schema"]["foreignKeys"], "{table}");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        assert_eq!(metadata.schema_descr().num_columns(), fields.len(), "{table}");
        for (column, field) in metadata.schema_descr().columns().iter().zip(fields) {
            assert_eq!(Some(column.name()), field["name"].as_str(), "{table}");
            let kind = match (column.physical_type(), column.logical_type_ref()) {
                (Type::INT64, None) => "integer",
                (Type::DOUBLE, None) => "number",
                (Type::INT32, Some(LogicalType::Date)) => "date",
                (Type::BYTE_ARRAY, Some(LogicalType::String)) => "string",
                other => panic!("{table}: {other:?}"),
            };
            assert_eq!(Some(kind), field["type"].as_str(), "{table}.{}", column.name());
        }
    }
}

#[test]
fn the_same_rows_give_the_same_bytes_and_a_filter_leaves_some_out() {
    let (store, first, second) = (store(), folder(), folder());
    written(&store, &Filter::default(), first.path());
    written(&store, &Filter::default(), second.path());
    for name in files(first.path()) {
        let bytes = |folder: &Path| fs::read(folder.join(&name)).expect("a file");
        assert!(bytes(first.path()) == bytes(second.path()), "{name}");
    }
    let entity = "SELECT e.name FROM plans JOIN entities AS e ON e.id = entity_id ORDER BY 1 LIMIT 1";
    let filter = Filter { entity: Some(database::one(&store, entity)), ..Filter::default() };
    let documents = store.extractions(&filter).expect("documents").count();
    written(&store, &filter, second.path());
    let count = |folder: &Path| cells(&open(folder, "documents")).len();
    assert_eq!(count(second.path()), documents);
    assert!(documents < count(first.path()));
}

#[test]
fn a_long_table_is_written_in_groups() {
    let (store, dir) = (store(), folder());
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70000)
               INSERT INTO entities (name) SELECT 'Comune di prova n. ' || i FROM n";
    store.connection().execute(sql, []).expect("rows");
    written(&store, &Filter::default(), dir.path());
    let reader = open(dir.path(), "entities");
    assert_eq!(reader.num_row_groups(), 2);
    let columns = columns(&reader);
    assert!(cells(&reader) == rows(&store, "entities", &columns));
}

#[test]
fn what_can_not_be_written_leaves_the_older_files_and_no_others() {
    let (store, dir) = (store(), folder());
    fs::write(dir.path().join("documents.parquet"), "older").expect("a file");
    let sql = "UPDATE objectives SET deadline_raw = 'x', deadline_date = '2024-02-31'
               WHERE id = (SELECT max(id) FROM objectives)";
    store.connection().execute(sql, []).expect("a day that is none");
    let error = write_parquet(&store, &Filter::default(), dir.path()).expect_err("no day");
    assert!(error.to_string().contains("objectives.deadline_date"), "{error}");
    assert_eq!(files(dir.path()), ["documents.parquet"]);
    assert_eq!(fs::read(dir.path().join("documents.parquet")).expect("a file"), b"older");
}

#[test]
fn the_command_wants_a_folder_and_refuses_pseudonyms() {
    let dir = folder();
    let run = |args: &[&str]| {
        let mut command = Command::cargo_bin("spoglio").expect("the program");
        command.current_dir(dir.path()).env("SPOGLIO_KEY", "0123456789abcdef0123456789abcdef");
        command.args(["--lang", "en"]).args(args).assert()
    };
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/seeds/venegono-inferiore-2024.txt");
    // findings: 1
    run(&["import", "-q", plan]).code(1);
    let export = ["export", "--format", "parquet"];
    run(&export).code(2).stderr(contains("--format parquet needs a folder"));
    run(&[&export[..], &["-o", "tables", "--pseudonymise"]].concat())
        .code(2)
        .stderr(contains("names included"));
    assert!(!dir.path().join("tables").exists());
    run(&[&export[..], &["-o", "tables"]].concat()).success().stderr(contains("Wrote "));
    assert!(!cells(&open(&dir.path().join("tables"), "objectives")).is_empty());
}
