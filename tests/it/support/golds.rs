//! The expected records of `fixtures/` as extractions: for tests of what comes after the analysis.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use spoglio::contract::Extraction;

/// Keys whose objects are records with a place in the document.
const RECORDS: [&str; 10] = [
    "units",
    "objectives",
    "summaries",
    "rows",
    "phases",
    "indicators",
    "staff",
    "components",
    "indicator_tables",
    "findings",
];

/// The expected records of both folders, by path.
pub fn paths() -> Vec<PathBuf> {
    let mut paths = in_folder("seeds");
    paths.extend(in_folder("dev"));
    paths
}

/// Those of the two seed documents.
pub fn seeds() -> Vec<Extraction> {
    in_folder("seeds").iter().map(|path| extraction(path)).collect()
}

/// All of them.
pub fn all() -> Vec<Extraction> {
    paths().iter().map(|path| extraction(path)).collect()
}

/// A file's JSON as it stands.
pub fn raw(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a fixture")).expect("JSON")
}

/// A file as an extraction: the members that expected records leave out are put in, with made-up places.
pub fn extraction(path: &Path) -> Extraction {
    serde_json::from_value(completed(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file's JSON with the members that expected records leave out.
pub fn completed(path: &Path) -> Value {
    let mut gold = raw(path);
    let mut places = 0;
    add_sources(&mut gold, &mut places);
    let root = gold.as_object_mut().expect("an object");
    root.remove("finding_rules");
    root.insert("document".into(), document(path));
    root.entry("indicator_tables").or_insert_with(|| json!([]));
    root.insert(
        "unclaimed".into(),
        json!([{"source": {"page": 2, "table": 1, "rows": [1, 3]}, "header": ["Voce", "a \"b\""], "rows": 3, "cells": 5}]),
    );
    for finding in root.get_mut("findings").and_then(Value::as_array_mut).into_iter().flatten() {
        complete_finding(finding.as_object_mut().expect("an object"));
    }
    gold
}

fn in_folder(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no expected records in {}", folder.display());
    paths
}

fn document(path: &Path) -> Value {
    let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
    json!({
        "path": format!("{name}.docx"),
        "sha256": format!("{:064x}", name.len()),
        "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "reader": "docx",
        "pages": 12,
        "tables": 9,
        "coverage": {"cells": 100, "claimed": 80, "furniture": 15}
    })
}

fn complete_finding(finding: &mut Map<String, Value>) {
    let rule = finding.get("rule").and_then(Value::as_str).unwrap_or_default().to_owned();
    finding.entry("name").or_insert_with(|| json!(format!("name-of-{}", rule.to_lowercase())));
    finding.entry("severity").or_insert_with(|| json!("warning"));
    finding.entry("message").or_insert_with(|| json!(""));
}

/// Gives every record a place of its own, so that a place that gets lost or mixed up is seen.
fn add_sources(value: &mut Value, places: &mut u32) {
    match value {
        Value::Object(object) => {
            for (key, member) in object.iter_mut().filter(|(key, _)| *key != "source") {
                if RECORDS.contains(&key.as_str()) {
                    for record in member.as_array_mut().into_iter().flatten() {
                        let source = place(places);
                        record.as_object_mut().expect("an object").entry("source").or_insert(source);
                    }
                }
                add_sources(member, places);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| add_sources(item, places)),
        _ => {}
    }
}

fn place(places: &mut u32) -> Value {
    *places += 1;
    let n = *places;
    match n % 3 {
        0 => json!({}),
        1 => json!({"page": n, "table": n + 1, "rows": [n, n + 2]}),
        _ => json!({"page": n, "bbox": [f64::from(n), 0.1, 99.5, 1234.567]}),
    }
}
