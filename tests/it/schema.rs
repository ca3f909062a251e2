//! The JSON Schema under `schema/`: generated from the types, and what is printed holds to it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use spoglio::contract::{
    Comparator, DateValue, Extraction, Indicator, Number, Objective, Percent, Period, Person, Phase,
    PlanKind, Precision, Severity, Target, TargetPart, Unit,
};
use spoglio::export::{SCHEMA_ID, json_schema};

use crate::support::golds;

const FILE: &str = "schema/spoglio.plan-1.schema.json";

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&json_schema()).expect("a valid schema")
}

fn assert_valid(validator: &jsonschema::Validator, instance: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// To take a change of the types over, run the tests once with `SPOGLIO_UPDATE_SCHEMA=1`.
#[test]
fn the_committed_schema_is_the_generated_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let generated = format!("{}\n", serde_json::to_string_pretty(&json_schema()).expect("JSON"));
    if std::env::var_os("SPOGLIO_UPDATE_SCHEMA").is_some() {
        fs::write(&path, &generated).expect("the schema written");
    }
    let committed = fs::read_to_string(&path).expect("the committed schema");
    assert_eq!(committed, generated, "{FILE} is out of date: run with SPOGLIO_UPDATE_SCHEMA=1");
}

#[test]
fn the_schema_names_itself_and_the_format() {
    let schema = json_schema();
    assert_eq!(schema["$id"], SCHEMA_ID);
    assert_eq!(schema["title"], "spoglio.plan/1");
    assert_eq!(schema["properties"]["format"]["const"], "spoglio.plan/1");
}

#[test]
fn all_expected_records_hold_to_the_schema() {
    let validator = validator();
    for path in golds::paths() {
        let printed = serde_json::to_value(golds::extraction(&path)).expect("JSON");
        assert_valid(&validator, &printed, &path.display().to_string());
    }
}

#[test]
fn the_types_keep_all_that_the_expected_records_say() {
    for path in golds::paths() {
        let completed = golds::completed(&path);
        let printed = serde_json::to_value(golds::extraction(&path)).expect("JSON");
        assert_holds(&printed, &completed, &path.display().to_string());
    }
}

/// Every value of `expected` stands in `printed`; a null member may be absent there.
fn assert_holds(printed: &Value, expected: &Value, at: &str) {
    match expected {
        Value::Object(object) => {
            for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
                let found = printed.get(key).unwrap_or_else(|| panic!("{at}/{key} was lost"));
                assert_holds(found, value, &format!("{at}/{key}"));
            }
        }
        Value::Array(items) => {
            assert_eq!(printed.as_array().map(Vec::len), Some(items.len()), "{at}");
            for (index, item) in items.iter().enumerate() {
                assert_holds(&printed[index], item, &format!("{at}/{index}"));
            }
        }
        // boxes are kept in single precision, counts may be written as 1 or 1.0
        Value::Number(number) => {
            let (a, b) = (printed.as_f64().expect(at), number.as_f64().expect(at));
            assert!((a - b).abs() <= b.abs() * 1e-6, "{at}: {a} for {b}");
        }
        other => assert_eq!(printed, other, "{at}"),
    }
}

#[test]
fn an_extraction_with_every_member_holds_to_the_schema() {
    let printed = serde_json::to_value(full()).expect("JSON");
    assert_valid(&validator(), &printed, "full");
}

#[test]
fn an_unreadable_document_holds_to_the_schema() {
    let mut extraction = golds::seeds().remove(0);
    extraction.document.reader = None;
    extraction.document.pages = None;
    extraction.plan = Default::default();
    extraction.units.clear();
    extraction.indicator_tables.clear();
    assert_valid(&validator(), &serde_json::to_value(extraction).expect("JSON"), "unreadable");
}

/// What an output must not say: each change of a good output is refused.
#[test]
fn the_schema_refuses_what_the_contract_forbids() {
    let validator = validator();
    let good = serde_json::to_value(full()).expect("JSON");
    assert_valid(&validator, &good, "unchanged");
    let objective = "/units/0/objectives/0";
    let changes: [(&str, &str, Option<Value>); 9] = [
        ("", "format", Some(json!("spoglio.plan/2"))),
        ("", "units", None),
        ("/plan", "kind", Some(json!("budget"))),
        ("/plan", "kind", Some(Value::Null)),
        (objective, "title", Some(Value::Null)),
        (objective, "source", None),
        (&format!("{objective}/weight"), "raw", None),
        (&format!("{objective}/weight"), "percent", Some(json!("50%"))),
        ("/findings/0", "severity", Some(json!("fatal"))),
    ];
    for (parent, key, value) in changes {
        let mut bad = good.clone();
        let object = bad.pointer_mut(parent).and_then(Value::as_object_mut).expect(parent);
        match value {
            Some(value) => object.insert(key.to_owned(), value),
            None => object.remove(key),
        };
        assert!(!validator.is_valid(&bad), "{parent}/{key} was let through");
    }
}

/// An extraction that fills every member which the expected records leave empty.
fn full() -> Extraction {
    let mut extraction = golds::seeds().remove(0);
    extraction.plan.kind = Some(PlanKind::Piao);
    extraction.plan.period = Some(Period { from: 2025, to: 2027 });
    let percent = || Some(Percent { raw: "12,5 %".into(), percent: Some(12.5) });
    let number = || Some(Number { raw: "7".into(), value: Some(7.0) });
    let date = || {
        Some(DateValue {
            raw: "I semestre 2025".into(),
            date: Some("2025-01-01".into()),
            date_to: Some("2025-06-30".into()),
            precision: Some(Precision::Semester),
        })
    };
    let indicator = Indicator {
        description: "Tempo".into(),
        kind: Some("efficienza".into()),
        weight: percent(),
        baseline: number(),
        targets: Some(vec![Target {
            year: Some(2025),
            raw: "tra 1 e 2 giorni".into(),
            comparator: Some(Comparator::Between),
            value: Some(1.0),
            value_to: Some(2.0),
            unit: Some("giorni".into()),
            date: Some("2025-12-31".into()),
            parts: vec![TargetPart { value: 1.0, noun: "giorno".into() }],
        }]),
        actual: number(),
        achievement: percent(),
        ..Indicator::default()
    };
    let phase =
        Phase { start: date(), due: date(), weight: percent(), completion: percent(), ..Phase::default() };
    let person = Person { name: "Rossi".into(), hours: number(), share: percent(), ..Person::default() };
    let objective = Objective {
        title: Some("Titolo".into()),
        weight: percent(),
        deadline: date(),
        phases: Some(vec![phase]),
        indicators: Some(vec![indicator]),
        staff: Some(vec![person.clone()]),
        stakeholders: Some(vec!["Cittadini".into()]),
        ..Objective::default()
    };
    extraction.units =
        vec![Unit { objectives: vec![objective], staff: Some(vec![person]), ..Unit::default() }];
    extraction.findings.truncate(1);
    extraction.findings[0].severity = Severity::Error;
    extraction
}
