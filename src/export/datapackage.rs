//! A folder of CSV files with a `datapackage.json` that says what is in them (Frictionless Data Package, version 1).

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::ExportError;
use super::csv::CsvWriter;
use super::parts::Parts;
use super::table_schema::table_schema;
use crate::digest::hex;
use crate::store::{Filter, Store, Table, Tables};

/// The name of the description.
const DESCRIPTION: &str = "datapackage.json";

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files; the description of CSV files too.
    pub files: usize,
    /// Rows of all of them.
    pub rows: usize,
    /// Cells with an apostrophe in front, because a spreadsheet would take them for formulas.
    pub guarded: usize,
}

/// Writes a CSV file for each table of the database, and `datapackage.json`, into a folder, which is made where it is not there. One row
/// is in memory at a time. The files take the place of older ones of the same names once all of them are
/// written; without an error all are there.
///
/// With `guard`, texts that a spreadsheet would run get an apostrophe in front; the description counts them.
pub fn write_datapackage(
    store: &Store,
    filter: &Filter,
    folder: &Path,
    guard: bool,
) -> Result<Written, ExportError> {
    let tables = store.tables(filter)?;
    fs::create_dir_all(folder)?;
    let mut parts = Parts::default();
    let mut written = Written::default();
    let mut resources = Vec::new();
    for table in &tables.tables {
        let file = parts.add(folder, &format!("{}.csv", table.name));
        let (resource, rows, guarded) = one(&tables, table, &file, guard)?;
        resources.push(resource);
        written.rows += rows;
        written.guarded += guarded;
    }
    let package = json!({
        "profile": "tabular-data-package",
        "name": "spoglio",
        "title": "Piani degli obiettivi di amministrazioni pubbliche · Objective plans of public administrations",
        "description": package_description(guard),
        "resources": resources,
    });
    let mut file = File::create(parts.add(folder, DESCRIPTION))?;
    serde_json::to_writer_pretty(&mut file, &package)?;
    file.write_all(b"\n")?;
    written.files = parts.put_in_place()?;
    Ok(written)
}

fn package_description(guard: bool) -> String {
    let guarded = if guard {
        "Texts that a spreadsheet would run as a formula, and those that begin with an apostrophe, have an apostrophe in front \
         (how many, each file says in `spoglio:guarded`): taking one off gives back the text."
    } else {
        "Texts are as they stand in the documents, also where a spreadsheet would run them as formulas."
    };
    format!(
        "The tables of a spoglio database, as its schema.sql explains them. A value stands in two columns: NAME_raw as the \
         document writes it, NAME_percent, NAME_value or NAME_date as it was understood. A cell without anything is a place \
         that the document does not have; \"\" is one that it leaves blank. {guarded}"
    )
}

fn one(
    tables: &Tables,
    table: &Table,
    file: &Path,
    guard: bool,
) -> Result<(Value, usize, usize), ExportError> {
    let out = BufWriter::new(Hashed { file: File::create(file)?, hash: Sha256::new(), bytes: 0 });
    let mut csv = CsvWriter::new(out, guard);
    csv.header(table.columns.iter().map(|column| column.name.as_str()))?;
    tables.rows(table, |values| csv.row(values).map_err(ExportError::from))?;
    let (rows, guarded) = (csv.rows, csv.guarded);
    let hashed = csv.into_inner().into_inner().map_err(io::IntoInnerError::into_error)?;
    let hash = hex(&hashed.hash.finalize());
    let resource = json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n", "header": true },
        "bytes": hashed.bytes,
        "hash": format!("sha256:{hash}"),
        "spoglio:rows": rows,
        "spoglio:guarded": guarded,
        "schema": table_schema(table, &tables.tables, true),
    });
    Ok((resource, rows, guarded))
}

/// A file whose bytes are counted and hashed as they are written.
struct Hashed {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(bytes.get(..count).unwrap_or(bytes));
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
