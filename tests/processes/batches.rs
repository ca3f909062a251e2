//! Folders of documents, and imports of them by the program itself.
#![cfg_attr(
    not(target_os = "linux"),
    allow(dead_code, reason = "some tests are for Linux, or for Unix, only")
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rusqlite::Connection;
use rusqlite::types::{FromSql, Value};

/// The program.
pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_spoglio")
}

/// A short plan with some tables, in which `number` is a text of the document.
pub fn plan(number: usize) -> String {
    let row = |n: usize| {
        format!("{n};Obiettivo {number}.{n} di digitalizzazione dei servizi;{};31/12/2025\n", 10 * n)
    };
    let rows: String = (1..5).map(row).collect();
    format!(
        "COMUNE DI ESEMPIO\nPIANO DEGLI OBIETTIVI 2025\n\nSettore {number}\n\nN.;Obiettivo;Peso;Scadenza\n{rows}"
    )
}

/// A folder of such plans, `001.txt` and so on.
pub fn write_documents(folder: &Path, count: usize) {
    fs::create_dir_all(folder).expect("a folder");
    for number in 1..=count {
        fs::write(folder.join(format!("{number:03}.txt")), plan(number)).expect("a document");
    }
}

/// Files of some names, each with a text of its own.
pub fn files(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    let write = |name: &&str| {
        let path = folder.join(format!("{name}.txt"));
        fs::write(&path, name).expect("a file");
        path
    };
    names.iter().map(write).collect()
}

/// The program, about to import a folder.
pub fn import(database: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program());
    command.args(["--lang", "en", "import", "--db"]).args([database, folder]);
    command
}

/// All that a command said.
pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// The first column of the first row.
pub fn query<T: FromSql>(database: &Path, sql: &str) -> T {
    let connection = Connection::open(database).expect("a database");
    connection.query_row(sql, [], |row| row.get(0)).expect(sql)
}

/// All rows, their columns with `|` between them.
pub fn rows(database: &Path, sql: &str) -> Vec<String> {
    let connection = Connection::open(database).expect("a database");
    let mut statement = connection.prepare(sql).expect(sql);
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row| {
        let values = (0..columns).map(|at| row.get::<_, Value>(at).map(|value| shown(&value)));
        Ok(values.collect::<Result<Vec<_>, _>>()?.join("|"))
    };
    statement.query_map([], row).expect(sql).collect::<Result<_, _>>().expect(sql)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "∅".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

/// As [`query`]; `None` where the database can't be asked yet.
pub fn try_query(database: &Path, sql: &str) -> Option<i64> {
    Connection::open(database).ok()?.query_row(sql, [], |row| row.get(0)).ok()
}

/// All that a database holds of its documents, whatever their keys, the runs and the clock: by path, what was read of each.
pub fn contents(database: &Path) -> Vec<String> {
    let rows_of = |table: &str| format!("(SELECT count(*) FROM {table} AS t WHERE t.document_id = d.id)");
    let sql = format!(
        "SELECT d.path, d.sha256, d.reader, d.cells, d.claimed, d.error_code, d.fingerprint, j.json, {}, {}, {}, {},
         (SELECT group_concat(o.title, ';') FROM units AS u JOIN objectives AS o ON o.unit_id = u.id
          WHERE u.document_id = d.id)
         FROM documents AS d JOIN document_json AS j ON j.document_id = d.id ORDER BY d.path",
        rows_of("units"),
        rows_of("plans"),
        rows_of("findings"),
        rows_of("unclaimed")
    );
    let found = rows(database, &sql);
    assert!(!found.is_empty());
    found
}
