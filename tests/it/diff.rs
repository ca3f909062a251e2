//! `spoglio diff`, with the real binary.

use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

const SEED: &str = "fixtures/seeds/unione-marca-occidentale-2025";

/// Exit code, standard output, standard error.
fn run(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    let output = command.args(["--lang", "it"]).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn extracted(path: &str) -> Value {
    serde_json::from_str(&run(&["extract", path]).1).unwrap()
}

fn saved(folder: &Path, name: &str, value: &Value) -> String {
    let path = folder.join(name);
    std::fs::write(&path, value.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The differences between a seed and the seed as changed.
fn changed(format: &str, change: impl Fn(&mut Value)) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut value = extracted(&format!("{SEED}.docx"));
    change(&mut value);
    let path = saved(folder.path(), "dopo.json", &value);
    let (code, out, error) = run(&["diff", &format!("{SEED}.docx"), &path, "--format", format]);
    assert_eq!(error, "");
    (code, out)
}

fn differences(change: impl Fn(&mut Value)) -> Value {
    let (code, out) = changed("json", change);
    let diff: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, i32::from(diff["plan"]["state"] != "same"));
    diff
}

/// The nodes of a tree that differ themselves: state, kind, name, and fields before and after.
fn flat(node: &Value) -> Vec<String> {
    let changes: Vec<String> = (node["changes"].as_array().into_iter().flatten())
        .map(|change| {
            format!("{}: {} → {}", change["field"].as_str().unwrap(), change["before"], change["after"])
        })
        .collect();
    let mut found = Vec::new();
    let state = node["state"].as_str().unwrap();
    if state == "added" || state == "removed" {
        return vec![format!("{state} {} {}", node["kind"].as_str().unwrap(), node["name"])];
    }
    found.extend(changes);
    found.extend(node["children"].as_array().into_iter().flatten().flat_map(flat));
    found
}

#[test]
fn the_readers_of_one_plan_agree() {
    for [a, b] in [
        [format!("{SEED}.docx"), format!("{SEED}.pdf")],
        ["fixtures/dev/scheda_griglia_lungo.docx", "fixtures/dev/scheda_griglia_lungo.pdf"]
            .map(str::to_owned),
        ["fixtures/dev/scheda_griglia_breve.docx", "fixtures/dev/scheda_griglia_breve.odt"]
            .map(str::to_owned),
    ] {
        let (code, out, error) = run(&["diff", &a, &b]);
        assert_eq!((code, error.as_str()), (0, ""), "{a}: {out}");
        assert!(out.contains("Nessuna differenza"), "{out}");
    }
}

#[test]
fn white_space_case_quotes_and_other_spellings_of_a_value_are_no_difference() {
    let diff = differences(|value| {
        let unit = &mut value["units"][1];
        unit["name"] = json!(format!(" {} ", unit["name"].as_str().unwrap().to_lowercase()));
        let name = unit["responsible"]["name"].as_str().unwrap().to_uppercase();
        let turned: Vec<&str> = name.split(' ').rev().collect();
        unit["responsible"] = json!({"raw": format!("dott. {name}"), "name": turned.join(" ")});
        let row = &mut unit["summaries"][0]["rows"][0];
        assert!(row["weight"]["percent"].is_number(), "{row}");
        row["weight"]["raw"] = json!("in misura del trenta");
        let phase = &mut unit["objectives"][0]["phases"][0];
        assert!(phase["due"]["date"].is_string(), "{phase}");
        phase["due"]["raw"] = json!("entro quel giorno");
    });
    assert_eq!(flat(&diff["plan"]), Vec::<String>::new());
}

#[test]
fn what_was_added_removed_changed_and_moved_is_told() {
    let diff = differences(|value| {
        let units = value["units"].as_array_mut().unwrap();
        let gone = units[4]["objectives"].as_array_mut().unwrap().remove(2);
        assert_eq!(gone["title"], "Servizio Famiglie e Minori");
        let moved = units[4]["objectives"].as_array_mut().unwrap().remove(0);
        units[2]["objectives"].as_array_mut().unwrap().push(moved);
        let objective = &mut units[1]["objectives"][1];
        objective["phases"][0]["due"] = json!({"raw": "28/02/2025", "date": "2025-02-28"});
        objective["indicators"][0]["targets"][0]["value"] = json!(3.0);
        objective["indicators"][0]["targets"][0]["raw"] = json!("3");
        objective["phases"]
            .as_array_mut()
            .unwrap()
            .push(json!({"description": "Verifica finale", "source": {}}));
        units[1]["summaries"][0]["rows"][0]["weight"] = json!({"raw": "45%", "percent": 45.0});
        units[1]["responsible"] = json!({"raw": "ing. Nuovo Nome", "name": "Nuovo Nome"});
    });
    insta::assert_snapshot!("moved_and_changed", flat(&diff["plan"]).join("\n"));
    let count = |kind: &str| -> Vec<u64> {
        let count = diff["counts"].as_array().unwrap().iter().find(|count| count["kind"] == kind).unwrap();
        ["added", "removed", "changed", "same"].map(|key| count[key].as_u64().unwrap()).to_vec()
    };
    assert_eq!(count("objective"), [0, 1, 2, 8]);
    assert_eq!(count("unit"), [0, 0, 3, 2]);
}

#[test]
fn a_plan_of_another_year_is_told_unit_by_unit() {
    let (code, out) = changed("text", |value| {
        value["plan"]["period"] = json!({"from": 2026, "to": 2028});
        value["units"][3]["objectives"][0]["title"] = json!("Acquisizione e trasferimento della banca dati");
        value["units"].as_array_mut().unwrap().remove(2);
        value["unclaimed"] =
            json!([{"source": {"table": 7, "rows": [2, 3]}, "header": ["Voce", "Spesa"], "rows": 2}]);
    });
    assert_eq!(code, 1);
    insta::assert_snapshot!("another_year", out.lines().skip(2).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_place_left_blank_is_told_from_one_that_was_not_found() {
    let (_, out) = changed("text", |value| {
        value["units"][1]["summaries"][0]["rows"][0]["weight"] = json!({"raw": "", "percent": null});
        value["units"][1]["summaries"][0]["rows"][1].as_object_mut().unwrap().remove("weight");
        value["units"][0]["scope"] = json!("unit");
    });
    let weights: Vec<&str> = out.lines().map(str::trim).filter(|line| line.starts_with("Peso:")).collect();
    assert_eq!(weights, ["Peso: «30%» → (in bianco)", "Peso: «30%» → (non rilevato)"]);
    assert!(out.contains("Ambito: trasversale → di unità"), "{out}");
    // and neither from the other: no form says less than another by being without a place
    let same = differences(|value| {
        let row = &mut value["units"][2]["summaries"][0]["rows"][0];
        assert_eq!(row["weight"]["raw"], "");
        row.as_object_mut().unwrap().remove("weight");
    });
    assert_eq!(same["plan"]["state"], "same");
}

#[test]
fn markdown_keeps_the_texts_of_a_plan_texts() {
    let (code, out) = changed("markdown", |value| {
        value["units"][3]["objectives"][1]["title"] = json!("<script>alert(1)</script> | *x* [y](z)");
    });
    assert_eq!(code, 1);
    assert_eq!(out.matches("<script").count(), out.matches("\\<script").count(), "{out}");
    assert!(out.contains("\\<script"), "{out}");
    assert!(out.contains("\n## `~` Unità"), "{out}");
}

#[test]
fn other_words_beside_the_same_number_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut value = extracted(&format!("{SEED}.docx"));
    let target = &mut value["units"][0]["objectives"][1]["indicators"][0]["targets"][0];
    assert_eq!(target["raw"], "95% delle fatture");
    target["raw"] = json!("95% dei pagamenti");
    let path = saved(folder.path(), "b.json", &value);
    let (code, out, _) = run(&["diff", &format!("{SEED}.docx"), &path]);
    assert_eq!(code, 1);
    assert!(out.contains("«95% delle fatture» → «95% dei pagamenti» (stesso valore, altre parole)"), "{out}");
}

#[test]
fn trouble_is_exit_code_two() {
    let folder = tempfile::tempdir().unwrap();
    let seed = format!("{SEED}.docx");
    let broken = folder.path().join("rotto.pdf");
    std::fs::write(&broken, b"%PDF-1.7 niente").unwrap();
    let other = saved(folder.path(), "altro.json", &json!({"format": "spoglio.plan/0"}));
    let cases = [
        vec!["diff", &seed, "manca.docx"],
        vec!["diff", &seed, broken.to_str().unwrap()],
        vec!["diff", &other, &seed],
        vec!["diff", "-", "-"],
        vec!["diff", &seed],
    ];
    for case in cases {
        let (code, out, error) = run(&case);
        assert_eq!((code, out.as_str()), (2, ""), "{case:?}");
        assert!(!error.is_empty(), "{case:?}");
    }
}
