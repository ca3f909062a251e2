//! Every value of the annotated plans, parsed again from its raw text: each field that the annotation carries must
//! come out as it says. The cases are those of `fixtures/seeds` and `fixtures/dev`, each once.

use serde::Serialize;
use serde_json::Value;
use spoglio::value::{
    DefaultYears, Scale, ValueWords, parse_choices, parse_date, parse_mission, parse_number, parse_percent,
    parse_person, parse_program, parse_target, parse_years, split_list, split_units,
};

/// The plans are of 2025, but for a few whose dates carry their own year.
const YEAR: i32 = 2025;

fn cases(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../data/values.json")).expect("values.json");
    let cases = all.get(kind).and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(!cases.is_empty(), "no cases of {kind}");
    cases
}

/// What of the annotation did not come out.
fn differences(expected: &Value, found: &Value) -> Vec<String> {
    let fields = expected.as_object().into_iter().flatten();
    fields
        .filter(|(field, value)| !same(value, found.get(field.as_str()).unwrap_or(&Value::Null)))
        .map(|(field, value)| format!("{}: {field} is {value}, found {found}", expected["raw"]))
        .collect()
}

fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        _ => a == b,
    }
}

fn check<T: Serialize>(kind: &str, parse: impl Fn(&str, &ValueWords) -> T) {
    let words = ValueWords::builtin();
    let wrong: Vec<String> = cases(kind)
        .iter()
        .flat_map(|case| {
            let raw = case["raw"].as_str().expect("raw");
            differences(case, &serde_json::to_value(parse(raw, &words)).expect("value"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} {kind} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn targets() {
    check("targets", |raw, words| parse_target(raw, words, DefaultYears::of(YEAR)));
    let words = ValueWords::builtin();
    for case in cases("targets").iter().filter(|case| case.get("comparator").is_none()) {
        // a blank cell and a date have neither comparator nor value
        let target = parse_target(case["raw"].as_str().expect("raw"), &words, DefaultYears::of(YEAR));
        assert_eq!((target.comparator, target.value), (None, None), "{}", case["raw"]);
    }
}

#[test]
fn percents() {
    check("percents", |raw, words| parse_percent(raw, words, Scale::Unknown));
}

#[test]
fn numbers() {
    check("numbers", parse_number);
}

#[test]
fn dates() {
    check("dates", |raw, words| parse_date(raw, words, DefaultYears::of(YEAR)));
}

#[test]
fn missions_and_programs() {
    check("missions", parse_mission);
    check("programs", parse_program);
}

#[test]
fn responsibles() {
    check("responsibles", parse_person);
}

/// Texts of the cells of a case.
fn cells(case: &Value) -> Vec<&str> {
    case["cells"].as_array().expect("cells").iter().map(|cell| cell.as_str().expect("cell")).collect()
}

#[test]
fn years_and_types() {
    let words = ValueWords::builtin();
    for case in cases("years") {
        let found = serde_json::to_value(parse_years(&cells(&case), &words)).expect("years");
        assert_eq!(found, case["choices"], "{}", case["cells"]);
    }
    for case in cases("types") {
        let found = serde_json::to_value(parse_choices(&cells(&case), &words)).expect("types");
        assert_eq!(found, case["choices"], "{}", case["cells"]);
    }
}

#[test]
fn stakeholders_and_other_units() {
    let words = ValueWords::builtin();
    for case in cases("stakeholders") {
        let found = split_list(case["text"].as_str().expect("text"), &words);
        assert_eq!(serde_json::to_value(found).expect("items"), case["items"], "{}", case["text"]);
    }
    for case in cases("other_units") {
        let found = split_units(case["text"].as_str().expect("text"), &[], &words);
        assert_eq!(serde_json::to_value(found).expect("items"), case["items"], "{}", case["text"]);
    }
}
