//! Extractions for the audit's tests, from golds and from records written by hand.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use spoglio::contract::{
    BlockKind, Extraction, FORMAT, Form, RepeatedBlock, Requirement, RequirementLevel, TruncatedLabel,
};
use spoglio::document::Source;

/// A path inside the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The JSON of a gold; a missing one fails the test.
pub fn gold(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All golds under `fixtures/`.
pub fn golds() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = ["fixtures/seeds", "fixtures/dev"]
        .iter()
        .flat_map(|folder| fs::read_dir(repository(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 22, "fixtures are missing: {paths:?}");
    paths
}

/// An extraction from records that need not be whole: what every document has is added, and `form`, which the
/// contract does not print, is read too.
pub fn extraction(partial: &Value) -> Extraction {
    let mut whole = partial.clone();
    complete(&mut whole);
    let root = whole.as_object_mut().unwrap();
    root.insert("format".into(), FORMAT.into());
    root.insert("findings".into(), json!([]));
    for list in ["indicator_tables", "units", "unclaimed"] {
        root.entry(list).or_insert(json!([]));
    }
    root.entry("plan").or_insert(json!({}));
    let document = root.entry("document").or_insert(json!({})).as_object_mut().unwrap();
    for (key, value) in [
        ("path", json!("piano.docx")),
        ("sha256", json!("")),
        ("media_type", json!("")),
        ("reader", json!("docx")),
        ("tables", json!(0)),
        ("coverage", json!({"cells": 0, "claimed": 0})),
    ] {
        document.entry(key).or_insert(value);
    }
    let mut extraction: Extraction = serde_json::from_value(whole).unwrap();
    for (u, unit) in extraction.units.iter_mut().enumerate() {
        for (o, objective) in unit.objectives.iter_mut().enumerate() {
            objective.form = form(&partial["units"][u]["objectives"][o]["form"]);
        }
    }
    extraction
}

/// Adds what records of the contract always have, and makes ordinals numbers.
fn complete(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(complete),
        Value::Object(object) => {
            // the contents first: what is added here is whole
            object.values_mut().for_each(complete);
            complete_object(object);
        }
        _ => {}
    }
}

fn complete_object(object: &mut Map<String, Value>) {
    let is_unit = object.contains_key("objectives") || object.contains_key("summaries");
    if is_unit {
        object.entry("objectives").or_insert(json!([]));
        object.entry("scope").or_insert(json!("unit"));
    } else if let Some(Value::String(number)) = object.get("number") {
        let number: Option<u32> = number.parse().ok();
        object.insert("number".into(), number.into());
    }
    if object.contains_key("header") {
        object.entry("rows").or_insert(json!(1));
    }
    for (key, blank) in [("raw", ""), ("description", "")] {
        let wanted = match key {
            "raw" => object.contains_key("date") || object.contains_key("percent"),
            _ => {
                object.contains_key("targets") || object.contains_key("formula") || object.contains_key("due")
            }
        };
        if wanted {
            object.entry(key).or_insert(blank.into());
        }
    }
    // the counts of cells have no place of their own
    if !object.contains_key("cells") || object.contains_key("header") {
        object.entry("source").or_insert(json!({}));
    }
}

fn form(value: &Value) -> Form {
    let items = |key: &str| value[key].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Form {
        repeated_blocks: items("repeated_blocks")
            .iter()
            .map(|block| RepeatedBlock {
                kind: match block["kind"].as_str() {
                    Some("phases") => BlockKind::Phases,
                    Some("indicators") => BlockKind::Indicators,
                    other => panic!("no such block: {other:?}"),
                },
                first: block["first"].as_u64().unwrap() as usize,
                source: Source::default(),
            })
            .collect(),
        truncated_labels: items("truncated_labels")
            .iter()
            .map(|label| TruncatedLabel {
                text: text(&label["text"]),
                full: text(&label["full"]),
                source: Source::default(),
            })
            .collect(),
        phases: requirement(&value["phases"]),
        indicators: requirement(&value["indicators"]),
        indicator_weight: requirement(&value["indicator_weight"]),
    }
}

/// `"unsaid"`, `"mandatory"`, `"optional"`, or `{"mandatory": ["gestionali"]}`.
fn requirement(value: &Value) -> Option<Requirement> {
    let level = |word: &str| match word {
        "unsaid" => RequirementLevel::Unsaid,
        "mandatory" => RequirementLevel::Mandatory,
        "optional" => RequirementLevel::Optional,
        other => panic!("no such level: {other}"),
    };
    match value {
        Value::Null => None,
        Value::String(word) => Some(Requirement { level: level(word), for_types: Vec::new() }),
        _ => Some(Requirement {
            level: RequirementLevel::Mandatory,
            for_types: value["mandatory"]
                .as_array()
                .unwrap()
                .iter()
                .map(|note| note.as_str().unwrap().to_owned())
                .collect(),
        }),
    }
}
