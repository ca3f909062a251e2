//! `spoglio labels` and the reasons of `spoglio explain`, as a user sees them, and on tables of any kind.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use proptest::prelude::*;
use serde_json::Value;
use spoglio::labels::{Gathered, missed, stub};
use spoglio::message::Lang;
use spoglio::value::ValueWords;
use spoglio::{Context, analyse};
use tempfile::TempDir;

/// Standard output, standard error and exit code of the program in a folder, in English.
pub fn spoglio(dir: &Path, args: &[&str]) -> (String, String, i32) {
    let mut command = Command::cargo_bin("spoglio").expect("the program");
    let output = command
        .current_dir(dir)
        .args(args)
        .args(["--lang", "en", "--color", "never"])
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code().expect("an exit code"))
}

const CARD: &str = "COMUNE DI ESEMPIO\n\nPIANO DELLA PERFORMANCE 2025\n\nScheda obiettivo n. 1\n\n\
                    Titolo obiettivo: Sportello unico\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    dir
}

fn labels(dir: &Path) -> Value {
    let (json, _, code) = spoglio(dir, &["labels", ".", "--quiet", "--format", "json"]);
    assert_eq!(code, 0);
    serde_json::from_str(&json).expect("JSON")
}

#[test]
fn spellings_of_one_label_are_counted_together_over_documents() {
    let table = |label: &str| {
        format!("{CARD}\n| {label} | Quanto costa |\n|---|---|\n| >= 90% | 3 |\n| <= 7 | 4 |\n")
    };
    let line = format!("{CARD}Territorio interessato: tutto il comune\n");
    let dir = folder(&[
        ("a.txt", &table("Soglia da toccare (2025)")),
        ("b/c.txt", &table("SOGLIE DA TOCCARE")),
        ("d.txt", &line),
    ]);
    let found = labels(dir.path());
    assert_eq!(found["documents"], 3);
    assert_eq!(found["entity"], "COMUNE DI ESEMPIO");
    let of = |label: &str| {
        let all = found["labels"].as_array().expect("labels").clone();
        all.into_iter().find(|l| l["label"] == label).unwrap_or_else(|| panic!("{label}: {found:#}"))
    };
    let soglia = of("SOGLIE DA TOCCARE");
    assert_eq!((&soglia["count"], &soglia["documents"]), (&2.into(), &2.into()));
    assert_eq!(soglia["examples"].as_array().map(Vec::len), Some(2));
    let line = of("Territorio interessato");
    assert_eq!((&line["place"], &line["field"]), (&"line".into(), &Value::Null));
}

#[test]
fn known_labels_and_foreign_tables_are_left_out() {
    let foreign = format!(
        "{CARD}\n| Rischio | Probabilità | Impatto | Ente vigilante |\n|---|---|---|---|\n| Frode | alta | basso | no |\n"
    );
    let dir = folder(&[("a.txt", &foreign)]);
    assert_eq!(labels(dir.path())["labels"], Value::Array(Vec::new()));
}

#[test]
fn unreadable_documents_and_wrong_paths_are_told() {
    let dir = folder(&[("a.txt", CARD), ("b.pdf", "%PDF-1.7\nnothing")]);
    let (_, told, code) = spoglio(dir.path(), &["labels", "."]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("b.pdf") && told.contains("What to do"), "{told}");
    assert!(told.contains("[1/2]"), "{told}");
    let (_, told, code) = spoglio(dir.path(), &["labels", "nothing"]);
    assert_eq!(code, 2, "{told}");
}

#[test]
fn explain_says_which_label_is_lacking_as_data_too() {
    let dir = folder(&[]);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labels/obiettivi.html");
    let (json, _, _) = spoglio(dir.path(), &["explain", &file.display().to_string(), "--format", "json"]);
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let missed = &value["missed"][0];
    assert_eq!((&missed["table"], &missed["needs"]), (&1.into(), &"objective.title".into()));
    assert_eq!(missed["known"][0]["field"], "objective.responsible");
    assert_eq!(missed["unknown"][0]["label"], "Traguardo dell'anno");
    assert_eq!(missed["enough"], "all");
    assert_eq!(missed["text"].as_array().map(Vec::len), Some(5));
}

#[test]
fn one_label_that_is_enough_is_named() {
    let table =
        "| Grandezza osservata | Formula | Target |\n|---|---|---|\n| Giorni di apertura | giorni | 220 |\n";
    let dir = folder(&[("a.txt", &format!("{CARD}\n{table}"))]);
    let (told, _, _) = spoglio(dir.path(), &["explain", "a.txt"]);
    let line = "If 'Grandezza osservata' meant indicator.description, the rows could be read.";
    assert!(told.contains(line) && told.contains("Only 2 of 3 labels are known"), "{told}");
}

fn cell() -> BoxedStrategy<String> {
    let known = [
        "Obiettivo",
        "Peso",
        "Scadenza",
        "Quota parte:",
        "20%",
        "31/12/2025",
        "Anna Rossi",
        ">= 3",
        "",
        "\"[x]\" = '\n",
    ];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "[a-zàèì]{1,8}( [a-z]{1,8}){0,3}",
        1 => any::<String>(),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever stands in a table: no panic, and the file that comes out loads and is in order.
    #[test]
    fn any_table_gives_a_stub_that_loads(
        rows in prop::collection::vec(prop::collection::vec(cell(), 1..5), 1..6),
        marked in any::<bool>(),
    ) {
        let tag = if marked { "th" } else { "td" };
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let mut page = "<html><body><h1>Piano della performance 2025</h1><table>".to_owned();
        for (at, row) in rows.iter().enumerate() {
            let tag = if at == 0 { tag } else { "td" };
            let cells = row.iter().map(|text| format!("<{tag}>{}</{tag}>", escape(text)));
            page.push_str(&format!("<tr>{}</tr>", cells.collect::<String>()));
        }
        page.push_str("</table></body></html>");
        let context = Context::default();
        let analysis = analyse(page.as_bytes(), "a.html", &context);
        missed(&analysis, &context.grammars, &context.words);
        let mut gathered = Gathered::new(context.grammars.clone(), ValueWords::builtin());
        gathered.add(&analysis);
        let stub = stub(&gathered.labels(), gathered.entity(), Lang::It);
        let grammars = spoglio::grammar::Grammars::with_files([("stub.toml".to_owned(), stub.clone())]);
        prop_assert!(grammars.is_ok(), "{:?}\n{stub}", grammars.err());
        let problems: Vec<_> = grammars.into_iter().flat_map(|g| g.check()).collect();
        prop_assert!(problems.is_empty(), "{problems:?}\n{stub}");
    }
}
