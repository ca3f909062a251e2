//! What the columns of a table are (Frictionless Table Schema, version 1).

use serde_json::{Value, json};

use crate::store::{ColumnKind, Table};

/// Describes a table; with `blank_is_missing`, its file can't tell an empty text from none where quotation marks are not read.
pub(super) fn table_schema(table: &Table, all: &[Table], blank_is_missing: bool) -> Value {
    let fields: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let (kind, is_text) = match column.kind {
                ColumnKind::Integer => ("integer", false),
                ColumnKind::Number => ("number", false),
                ColumnKind::Date => ("date", false),
                ColumnKind::Text => ("string", true),
            };
            let mut field = json!({ "name": column.name, "type": kind, "description": column.description });
            // an empty text is there, and counts as missing in a CSV file
            if column.required && !(is_text && blank_is_missing) {
                field["constraints"] = json!({ "required": true });
            }
            field
        })
        .collect();
    let is_there = |name: &str| all.iter().any(|table| table.name == name);
    let keys: Vec<Value> = table
        .foreign_keys
        .iter()
        .filter(|key| is_there(&key.table))
        .map(|key| {
            let resource = if key.table == table.name { "" } else { &key.table };
            json!({ "fields": [key.column], "reference": { "resource": resource, "fields": [key.to] } })
        })
        .collect();
    let missing: &[&str] = if blank_is_missing { &[""] } else { &[] };
    let mut schema = json!({ "fields": fields, "missingValues": missing, "primaryKey": table.primary_key });
    if !keys.is_empty() {
        schema["foreignKeys"] = keys.into();
    }
    schema
}
