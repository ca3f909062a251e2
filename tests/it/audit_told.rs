//! What one cause gives for many records is told once.

use serde_json::{Value, json};
use spoglio::audit::{audit, told};
use spoglio::contract::Extraction;
use spoglio::message::Lang;

use crate::support::extractions::extraction;

/// Units with objectives whose weights are given or left blank, all without indicators.
fn plan(units: &[&[Option<f64>]]) -> Extraction {
    let objective = |(at, percent): (usize, &Option<f64>)| {
        let raw = percent.map(|percent| format!("{percent}%")).unwrap_or_default();
        json!({"title": format!("Obiettivo {at}"), "weight": {"raw": raw, "percent": percent}, "indicators": []})
    };
    let unit = |weights: &&[Option<f64>]| {
        let objectives: Vec<Value> = weights.iter().enumerate().map(objective).collect();
        json!({"objectives": objectives})
    };
    extraction(&json!({"units": units.iter().map(unit).collect::<Vec<_>>()}))
}

/// The pointers that are told of a rule, each with how many findings it stands for.
fn told_of(rule: &str, extraction: &Extraction) -> Vec<(String, usize)> {
    let findings = audit(extraction, Lang::It);
    let told = told(extraction, &findings, Lang::It);
    let mut members: Vec<usize> = told.iter().flat_map(|one| one.members.clone()).collect();
    members.sort_unstable();
    assert!(members.into_iter().eq(0..findings.len()), "every finding is told once");
    let of_rule = told.iter().filter(|one| one.finding.rule == rule);
    of_rule.map(|one| (one.finding.pointer.clone(), one.members.len())).collect()
}

#[test]
fn a_blank_column_is_told_once() {
    let all = plan(&[&[None, None], &[None]]);
    assert_eq!(told_of("WGT001", &all), [("/units/0/objectives/0".to_owned(), 3)]);
    assert_eq!(told_of("STR003", &all), [("/units/0/objectives/0".to_owned(), 3)]);
    let told = told(&all, &audit(&all, Lang::It), Lang::It);
    let weight = &told.iter().find(|one| one.finding.rule == "WGT001").unwrap().finding;
    assert!(
        weight.message.starts_with("Nel documento esaminato il peso è in bianco per tutti gli obiettivi (3)")
    );
    assert!(weight.message.contains("Obiettivo 0 (×2); Obiettivo 1"), "{}", weight.message);
    assert_eq!(weight.related, ["/units/0/objectives/1", "/units/1/objectives/0"]);
}

#[test]
fn the_column_of_one_unit_is_told_once() {
    let one = plan(&[&[None, None], &[Some(100.0)]]);
    assert_eq!(told_of("WGT001", &one), [("/units/0/objectives/0".to_owned(), 2)]);
}

#[test]
fn blanks_among_others_are_told_one_by_one() {
    let some = plan(&[&[None, None, Some(30.0)], &[None]]);
    assert_eq!(told_of("WGT001", &some).len(), 3);
}
