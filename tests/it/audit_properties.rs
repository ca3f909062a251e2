//! What holds of the audit whatever the records are.

use proptest::prelude::*;
use serde_json::{Value, json};
use spoglio::audit::{Options, Profile, Selection, across, audit, audit_with, rule};
use spoglio::message::Lang;

use crate::support::extractions::extraction;

/// Texts that meet each other often: blank, equal, nearly equal, long, odd.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Riduzione dei tempi di pagamento".to_owned()),
        Just("RIDUZIONE tempi pagamento.".to_owned()),
        Just("Rossi Giovanni".to_owned()),
        Just("Giovani Rossi".to_owned()),
        Just("31/06/2025".to_owned()),
        "\\PC{0,12}",
        "[a-z]{2,8}( [a-z]{2,8}){0,5}",
    ]
}

fn optional(key: &'static str, value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::option::of(value).prop_map(move |value| match value {
        Some(value) => json!({ key: value }),
        None => json!({}),
    })
}

fn percent() -> impl Strategy<Value = Value> {
    (text(), prop::option::of(-10.0..200.0f64))
        .prop_map(|(raw, percent)| json!({"raw": raw, "percent": percent}))
}

fn date() -> impl Strategy<Value = Value> {
    (text(), prop::option::of(text())).prop_map(|(raw, date)| json!({"raw": raw, "date": date}))
}

/// Several fields as one object.
fn merged(parts: Vec<Value>) -> Value {
    let fields = parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten();
    Value::Object(fields.collect())
}

fn objective() -> impl Strategy<Value = Value> {
    let phase =
        (text(), optional("due", date())).prop_map(|(d, due)| merged(vec![json!({"description": d}), due]));
    let target = (text(), prop::option::of(Just("text")))
        .prop_map(|(raw, comparator)| json!({"year": null, "raw": raw, "comparator": comparator}));
    let indicator = (
        text(),
        text(),
        optional("targets", prop::collection::vec(target, 0..3).prop_map(Value::from)),
        optional("weight", percent()),
    )
        .prop_map(|(d, f, t, w)| merged(vec![json!({"description": d, "formula": f}), t, w]));
    let choice =
        (text(), any::<bool>()).prop_map(|(label, selected)| json!({"label": label, "selected": selected}));
    let form = (0usize..4).prop_map(|first| {
        json!({"phases": {"mandatory": ["gestionali"]}, "repeated_blocks": [{"kind": "indicators", "first": first}]})
    });
    let mission =
        (text(), text()).prop_map(|(raw, code)| json!({"raw": raw, "code": code, "title": "Turismo"}));
    let rest = (
        optional("mission", mission),
        optional("number", (0u32..6).prop_map(Value::from)),
        optional("responsible", text().prop_map(|name| json!({"raw": name, "name": null}))),
        optional("years", (2024..2027).prop_map(|year| json!([{"year": year, "selected": true}]))),
    )
        .prop_map(|(a, b, c, d)| merged(vec![a, b, c, d]));
    let objective = (
        optional("title", text().prop_map(Value::from)),
        optional("description", text().prop_map(Value::from)),
        optional("weight", percent()),
        optional("types", prop::collection::vec(choice, 0..3).prop_map(Value::from)),
        optional("phases", prop::collection::vec(phase, 0..3).prop_map(Value::from)),
        optional("indicators", prop::collection::vec(indicator, 0..4).prop_map(Value::from)),
        optional("deadline", date()),
        optional("form", form),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| merged(vec![json!({"code": "1"}), a, b, c, d, e, f, g, h]));
    (objective, rest).prop_map(|(objective, rest)| merged(vec![objective, rest]))
}

fn unit() -> impl Strategy<Value = Value> {
    let row = (optional("title", text().prop_map(Value::from)), optional("weight", percent()))
        .prop_map(|(title, weight)| merged(vec![json!({"code": "2"}), title, weight]));
    let summary = prop::collection::vec(row, 0..4).prop_map(|rows| json!({"rows": rows}));
    let hours = prop::option::of(-2.0..100.0f64).prop_map(|value| json!({"raw": "36", "value": value}));
    let person = (text(), optional("category", text().prop_map(Value::from)), optional("hours", hours))
        .prop_map(|(name, category, hours)| merged(vec![json!({"name": name}), category, hours]));
    (
        prop::collection::vec(summary, 0..3),
        prop::collection::vec(objective(), 0..4),
        optional("staff", prop::collection::vec(person, 0..3).prop_map(Value::from)),
        optional("responsible", text().prop_map(|name| json!({"raw": name, "name": name}))),
    )
        .prop_map(|(summaries, objectives, staff, responsible)| {
            merged(vec![json!({"summaries": summaries, "objectives": objectives}), staff, responsible])
        })
}

fn plan() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("performance_plan"), Just("performance_report"), Just("piao")];
    (kind, 2023..2027i32).prop_map(|(kind, year)| {
        json!({"kind": kind, "entity": {"name": "Comune"}, "period": {"from": year, "to": year}})
    })
}

/// Every rule, for an administration that all norms hold for.
fn all_rules() -> Options {
    let profile = Profile { kind: Some("comune".into()), employees: Some(80), years: None };
    Options { profile, selection: Selection::only("ALL"), ..Options::default() }
}

proptest! {
    #[test]
    fn every_finding_is_of_a_rule_and_leads_to_records(
        units in prop::collection::vec(unit(), 0..4),
        plan in plan(),
        other in plan(),
    ) {
        let older = extraction(&json!({"units": units, "plan": other}));
        let extraction = extraction(&json!({"units": units, "plan": plan}));
        let json = serde_json::to_value(&extraction).unwrap();
        let options = all_rules();
        let found = audit_with(&extraction, None, &options, Lang::It);
        let together = across(&[extraction.clone(), older], &options, Lang::En).swap_remove(0);
        for finding in found.iter().chain(&together) {
            prop_assert_eq!(rule(&finding.rule).map(|rule| rule.name), Some(finding.name.as_str()));
            prop_assert!(!finding.message.is_empty() && !finding.message.starts_with("finding-"));
            for pointer in finding.related.iter().chain([&finding.pointer]) {
                prop_assert!(json.pointer(pointer).is_some(), "{} {}", finding.rule, pointer);
                prop_assert!(*pointer != finding.pointer || !finding.related.contains(pointer));
            }
        }
        prop_assert_eq!(found, audit_with(&extraction, None, &options, Lang::It));
    }

    #[test]
    fn a_unit_that_lists_its_own_titles_in_any_order_agrees_with_itself(
        titles in prop::collection::btree_set("[a-z]{4,9} [a-z]{4,9}", 1..8),
        seed in any::<prop::sample::Index>(),
    ) {
        let cards: Vec<Value> = titles.iter().map(|title| json!({"title": title})).collect();
        let mut rows: Vec<Value> = titles.iter().map(|title| json!({"title": title.to_uppercase()})).collect();
        rows.rotate_left(seed.index(cards.len()));
        let unit = json!({"summaries": [{"rows": rows}], "objectives": cards});
        let found = audit(&extraction(&json!({"units": [unit]})), Lang::It);
        prop_assert!(found.iter().all(|f| !matches!(f.rule.as_str(), "STR004" | "STR005" | "IDN003")), "{:?}", found);
    }
}
