//! Rows and JSON say the same: every column of every record is held against the member that it stands for, and
//! every member against a column.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Value, json};
use spoglio::contract::Extraction;
use spoglio::store::{ImportMeta, Store};

use crate::support::{arbitrary, golds};

/// Tables whose rows say with `pointer` which record they are.
const RECORDS: [&str; 11] = [
    "plans",
    "plan_components",
    "units",
    "objectives",
    "phases",
    "indicators",
    "indicator_tables",
    "people",
    "summaries",
    "summary_rows",
    "unclaimed",
];

/// Members that are objects of raw and understood values: `weight` stands in `weight_raw` and `weight_percent`.
const VALUES: [&str; 15] = [
    "weight",
    "achievement",
    "score",
    "total",
    "completion",
    "start",
    "due",
    "deadline",
    "baseline",
    "actual",
    "hours",
    "share",
    "responsible",
    "mission",
    "program",
];

/// Members that are lists: each item is a row of another table.
const LISTS: [&str; 13] = [
    "components",
    "indicators",
    "objectives",
    "other_units",
    "phases",
    "rows",
    "staff",
    "stakeholders",
    "summaries",
    "targets",
    "types",
    "years",
    "entity",
];

#[test]
fn rows_agree_with_the_expected_records() {
    for extraction in golds::all() {
        assert_rows_agree(&extraction);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn rows_agree_with_any_extraction(extraction in arbitrary::extraction()) {
        assert_rows_agree(&extraction);
    }
}

fn assert_rows_agree(extraction: &Extraction) {
    let mut store = Store::in_memory().expect("a store");
    store.import(extraction, &ImportMeta::new("f")).expect("imported");
    let connection = store.connection();
    // by way of the text, as everybody else sees it: single precision numbers have few digits there
    let text = serde_json::to_string(extraction).expect("JSON");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let mut records = 0;
    for table in RECORDS {
        for row in rows(connection, table) {
            assert_row_agrees(table, &row, &json);
            records += 1;
        }
    }
    assert_eq!(records, count_records(&json), "records without a row");
    assert_lists_agree(connection, &json);
    let stored = values(connection, "SELECT json FROM document_json");
    assert_eq!(stored, [json!(text)]);
}

type Row = Vec<(String, Value)>;

fn rows(connection: &Connection, table: &str) -> Vec<Row> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY id")).expect("a table");
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let rows = statement.query_map([], |row| {
        Ok(names
            .iter()
            .enumerate()
            .map(|(i, name)| (name.clone(), cell(row.get_ref(i).expect("a cell"))))
            .collect())
    });
    rows.expect("rows").map(|row| row.expect("a row")).collect()
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(std::str::from_utf8(text).expect("UTF-8")),
    }
}

fn assert_row_agrees(table: &str, row: &Row, json: &Value) {
    let pointer = row.iter().find(|(name, _)| name == "pointer").and_then(|(_, value)| value.as_str());
    let pointer = pointer.expect("a pointer");
    let record = json.pointer(pointer).unwrap_or_else(|| panic!("{table}: {pointer} leads nowhere"));
    let mut seen: BTreeSet<&str> = LISTS.into_iter().collect();
    // a table's rows are a list of records in a summary, and a number in an unclaimed table
    if table == "unclaimed" {
        seen.remove("rows");
    }
    for (column, value) in row {
        let at = format!("{table}.{column} of {pointer}");
        match column.as_str() {
            "id" | "document_id" | "plan_id" | "entity_id" | "unit_id" | "objective_id" | "summary_id"
            | "indicator_table_id" | "pointer" => {}
            "position" => {
                let last = pointer.rsplit('/').next().and_then(|index| index.parse::<u64>().ok());
                assert_eq!(value.as_u64(), last, "{at}");
            }
            "page" => agree(value, &record["source"]["page"], &at),
            "confidence" => agree(value, &record["source"]["confidence"], &at),
            "table_no" => agree(value, &record["source"]["table"], &at),
            "row_from" => agree(value, &record["source"]["rows"][0], &at),
            "row_to" => agree(value, &record["source"]["rows"][1], &at),
            "bbox" => agree_as_json(value, &record["source"]["bbox"], &at),
            "header" => agree_as_json(value, &record["header"], &at),
            "year_from" => agree(value, &record["period"]["from"], &at),
            "year_to" => agree(value, &record["period"]["to"], &at),
            "group_label" => agree(value, &record["group"], &at),
            name if name.ends_with("_place") => {
                let list = name.trim_end_matches("_place");
                assert_eq!(value == &json!(1), record.get(list).is_some(), "{at}");
            }
            name => match split(name) {
                Some((member, part)) => agree(value, &record[member][part], &at),
                None => agree(value, &record[name], &at),
            },
        }
        seen.insert(member_of(column));
    }
    for member in record.as_object().expect("an object").keys() {
        assert!(seen.contains(member.as_str()), "{table}: no column for {member}");
    }
}

/// The member that a column stands for.
fn member_of(column: &str) -> &str {
    match column {
        "page" | "table_no" | "row_from" | "row_to" | "bbox" | "confidence" => "source",
        "year_from" | "year_to" => "period",
        "group_label" => "group",
        name => split(name).map_or(name, |(member, _)| member),
    }
}

/// `weight_percent` → `weight`, `percent`.
fn split(column: &str) -> Option<(&str, &str)> {
    VALUES.iter().find_map(|member| {
        let part = column.strip_prefix(member)?.strip_prefix('_')?;
        Some((*member, part))
    })
}

fn agree(value: &Value, member: &Value, at: &str) {
    match (value.as_f64(), member.as_f64()) {
        (Some(a), Some(b)) => assert!(a == b, "{at}: {a} for {b}"),
        _ => assert_eq!(value, member, "{at}"),
    }
}

fn agree_as_json(value: &Value, member: &Value, at: &str) {
    let parsed = value.as_str().map_or(Value::Null, |text| serde_json::from_str(text).expect("JSON"));
    assert_eq!(parsed.to_string(), member.to_string(), "{at}");
}

/// Objects with a place in the document, findings left out, and the plan.
fn count_records(json: &Value) -> usize {
    fn count(value: &Value) -> usize {
        match value {
            Value::Object(object) => {
                usize::from(object.contains_key("source")) + object.values().map(count).sum::<usize>()
            }
            Value::Array(items) => items.iter().map(count).sum(),
            _ => 0,
        }
    }
    count(json) - count(&json["findings"]) + 1
}

/// Lists of plain values have no pointer: their rows in order are the lists in order.
fn assert_lists_agree(connection: &Connection, json: &Value) {
    let objectives: Vec<&Value> = each(json, "units").flat_map(|unit| each(unit, "objectives")).collect();
    let lists: [(&str, &str, &[&str]); 4] = [
        ("objective_years", "years", &["year", "selected"]),
        ("objective_types", "types", &["label", "selected"]),
        ("stakeholders", "stakeholders", &[]),
        ("objective_other_units", "other_units", &[]),
    ];
    for (table, list, members) in lists {
        let expected: Vec<&Value> = objectives.iter().flat_map(|objective| each(objective, list)).collect();
        let rows = rows(connection, table);
        assert_eq!(rows.len(), expected.len(), "{table}");
        for (row, item) in rows.iter().zip(expected) {
            for member in members {
                assert_eq!(as_number(column(row, member)), as_number(&item[member]), "{table}.{member}");
            }
            if members.is_empty() {
                assert_eq!(column(row, "name"), item, "{table}");
            }
        }
    }
    assert_targets_agree(connection, json, &objectives);
    let findings = rows(connection, "findings");
    assert_eq!(findings.len(), each(json, "findings").count());
    for (row, finding) in findings.iter().zip(each(json, "findings")) {
        for member in ["rule", "severity", "message", "pointer"] {
            assert_eq!(column(row, member), &finding[member], "findings.{member}");
        }
    }
    let related: Vec<&Value> = each(json, "findings").flat_map(|finding| each(finding, "related")).collect();
    assert_eq!(
        values(connection, "SELECT pointer FROM finding_related ORDER BY id").iter().collect::<Vec<_>>(),
        related
    );
    let entity = json["plan"]["entity"]["name"].as_str().map(|name| json!(name));
    assert_eq!(
        values(connection, "SELECT e.name FROM plans AS p JOIN entities AS e ON e.id = p.entity_id"),
        Vec::from_iter(entity)
    );
}

fn assert_targets_agree(connection: &Connection, json: &Value, objectives: &[&Value]) {
    // the plan's own indicator tables are written first
    let indicators = each(json, "indicator_tables")
        .chain(objectives.iter().copied())
        .flat_map(|parent| each(parent, "indicators"));
    let targets: Vec<&Value> = indicators.flat_map(|indicator| each(indicator, "targets")).collect();
    let rows_of_targets = rows(connection, "indicator_targets");
    assert_eq!(rows_of_targets.len(), targets.len());
    for (row, target) in rows_of_targets.iter().zip(&targets) {
        for member in ["year", "raw", "comparator", "value", "value_to", "unit", "date"] {
            agree(column(row, member), &target[member], member);
        }
    }
    let parts: Vec<&Value> = targets.iter().flat_map(|target| each(target, "parts")).collect();
    let rows_of_parts = rows(connection, "target_parts");
    assert_eq!(rows_of_parts.len(), parts.len());
    for (row, part) in rows_of_parts.iter().zip(parts) {
        agree(column(row, "value"), &part["value"], "value");
        assert_eq!(column(row, "noun"), &part["noun"]);
    }
}

fn each<'a>(parent: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    parent.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn column<'a>(row: &'a Row, name: &str) -> &'a Value {
    row.iter().find(|(column, _)| column == name).map(|(_, value)| value).expect("a column")
}

fn as_number(value: &Value) -> Value {
    value.as_bool().map_or_else(|| value.clone(), |truth| json!(i64::from(truth)))
}

fn values(connection: &Connection, sql: &str) -> Vec<Value> {
    let mut statement = connection.prepare(sql).expect("a query");
    let rows = statement.query_map([], |row| Ok(cell(row.get_ref(0)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}
