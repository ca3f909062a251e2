//! The program itself, as a user runs it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, starts_with};
use serde_json::Value;
use tempfile::TempDir;

const COMMANDS: [&[&str]; 17] = [
    &["import"],
    &["extract"],
    &["audit"],
    &["report"],
    &["tables"],
    &["explain"],
    &["labels"],
    &["export"],
    &["rule"],
    &["rules"],
    &["schema"],
    &["grammar"],
    &["grammar", "list"],
    &["grammar", "check"],
    &["eval"],
    &["completions"],
    &["man"],
];

fn spoglio() -> Command {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    // neither the tester's locale nor the terminal may change what comes out
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8").env("NO_COLOR", "1");
    command.write_stdin("");
    command
}

fn fixture(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    assert!(path.exists(), "{} is missing", path.display());
    path
}

fn output(args: &[&str]) -> String {
    let output = spoglio().args(args).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn help_in_both_languages() {
    for lang in ["it", "en"] {
        insta::assert_snapshot!(format!("help_{lang}"), output(&["--lang", lang, "--help"]));
        let pages = COMMANDS.map(|command| output(&[command, &["--help", "--lang", lang]].concat()));
        insta::assert_snapshot!(format!("help_commands_{lang}"), pages.join("\n────\n\n"));
    }
}

#[test]
fn no_help_shows_a_key_or_another_language() {
    for command in COMMANDS.iter().chain([&[] as &[&str]].iter()) {
        let page = output(&[*command, &["--help", "--lang", "it"]].concat());
        for foreign in
            ["help-", "value-", "-about", "-usage", "Usage", "Options", "Arguments", "[default", "[possible"]
        {
            assert!(!page.contains(foreign), "{command:?}: {foreign} in\n{page}");
        }
    }
}

#[test]
fn wrong_use_is_told_in_the_chosen_language() {
    let cases: [&[&str]; 12] = [
        &[],
        &["tabls"],
        &["import"],
        &["import", "--db"],
        &["extract", "a", "b"],
        &["extract", "a", "--prety"],
        &["tables", "a", "--format", "xml"],
        &["eval", "a", "--min-f1", "much"],
        &["completions", "dos"],
        &["grammar"],
        &["man", "nothing"],
        &["--lang", "fr", "schema"],
    ];
    for lang in ["it", "en"] {
        let mut told = String::new();
        for args in cases {
            // an unknown language falls back on the locale
            let lang: &[&str] = if args.contains(&"--lang") { &[] } else { &["--lang", lang] };
            let output = spoglio().args(lang).args(args).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(output.stdout.is_empty(), "{args:?}");
            let error = String::from_utf8(output.stderr).unwrap();
            told.push_str(&format!("$ spoglio {}\n{error}\n", args.join(" ")));
        }
        insta::assert_snapshot!(format!("wrong_use_{lang}"), told);
    }
}

#[test]
fn the_language_comes_from_the_option_or_the_locale() {
    spoglio().arg("--help").assert().success().stdout(contains("Usage:"));
    spoglio().arg("--help").env("LANG", "it_IT.UTF-8").assert().success().stdout(contains("Uso:"));
    spoglio().args(["--help", "--lang=it"]).assert().success().stdout(contains("Uso:"));
    spoglio().args(["--help", "--lang=en"]).env("LANG", "it_IT.UTF-8").assert().stdout(contains("Usage:"));
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let escape = "\u{1b}[";
    spoglio().arg("--help").assert().stdout(contains(escape).not());
    spoglio().args(["--help", "--color", "always"]).assert().stdout(contains(escape));
    spoglio().args(["nonsense", "--color=always"]).assert().code(2).stderr(contains(escape));
    spoglio()
        .args(["--help", "--color", "never"])
        .env_remove("NO_COLOR")
        .assert()
        .stdout(contains(escape).not());
}

#[test]
fn version_schema_completions_and_manual() {
    spoglio().arg("--version").assert().success().stdout(format!("spoglio {}\n", env!("CARGO_PKG_VERSION")));
    let schema = spoglio().arg("schema").output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert!(schema["properties"]["units"].is_object());
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        spoglio()
            .args(["completions", shell])
            .assert()
            .success()
            .stdout(contains("spoglio").and(contains("import")));
    }
    spoglio().arg("man").assert().success().stdout(contains(".TH spoglio 1"));
    spoglio().args(["man", "import", "--lang", "it"]).assert().success().stdout(contains("PERCORSO"));
}

#[test]
fn the_headings_of_the_manual_are_in_its_language() {
    for (lang, expected) in [
        ("it", "NOME|SINTASSI|DESCRIZIONE|OPZIONI|\"OPZIONI COMUNI\"|COMANDI|VERSIONE"),
        ("en", "NAME|SYNOPSIS|DESCRIPTION|OPTIONS|\"COMMON OPTIONS\"|COMMANDS|VERSION"),
    ] {
        let page = output(&["man", "--lang", lang]);
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        assert_eq!(headings.join("|"), expected);
    }
}

#[test]
fn what_is_not_there_is_told() {
    let dir = TempDir::new().unwrap();
    let run = |args: &[&str]| spoglio().current_dir(&dir).args(args).assert().code(2);
    for command in ["extract", "tables", "explain"] {
        run(&[command, "no.docx"]).stderr(contains("no.docx")).stdout("");
        run(&[command, "."]).stderr(contains("folder"));
    }
    // the system's own words are English
    run(&["extract", "no.docx", "--lang", "it"]).stderr(contains("il file o la cartella non esiste"));
    run(&["extract", ".", "--lang", "it"]).stderr(contains("è una cartella"));
    run(&["eval", "no", "--lang", "it"]).stderr(contains("il file o la cartella non esiste"));
    run(&["import", "no.docx"]).stderr(contains("no.docx"));
    run(&["import", "."]).stderr(contains("no document"));
    run(&["export"]).stderr(contains("spoglio.db"));
    run(&["eval", "."]).stderr(contains("no checked extraction"));
    run(&["eval", "no"]).stderr(contains("no"));
    run(&["grammar", "check", "no"]).stderr(contains("no"));
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0, "a failed command left something behind");
}

#[test]
fn a_condition_must_be_a_known_one() {
    let dir = TempDir::new().unwrap();
    for condition in ["year=soon", "kind=novel", "colour=red", "year"] {
        let args = ["export", "--where", condition];
        spoglio().current_dir(&dir).args(args).assert().code(2).stderr(contains(condition));
    }
}

#[test]
fn a_file_that_can_not_be_written_is_named() {
    let file = fixture("seeds/venegono-inferiore-2024.txt");
    let dir = TempDir::new().unwrap();
    let target = dir.path().join("no/out.json");
    spoglio().arg("extract").arg(&file).arg("-o").arg(&target).assert().code(2).stderr(contains("out.json"));
}

#[test]
fn a_folder_that_can_not_hold_a_database_is_named() {
    let file = fixture("seeds/venegono-inferiore-2024.txt");
    spoglio()
        .arg("import")
        .arg(file)
        .args(["--db", "/dev/null/plans.db"])
        .assert()
        .code(2)
        .stderr(contains("plans.db"));
}

#[test]
fn grammars_are_in_order() {
    spoglio().args(["grammar", "check"]).assert().success();
    let list = spoglio().args(["grammar", "list", "--format", "json"]).output().unwrap();
    assert!(serde_json::from_slice::<Value>(&list.stdout).unwrap().is_array());
}

#[test]
fn extract_prints_the_contract() {
    let file = fixture("seeds/unione-marca-occidentale-2025.txt");
    let output = spoglio().arg("extract").arg(&file).output().unwrap();
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["format"], "spoglio.plan/1");
    assert_eq!(value["units"].as_array().unwrap().len(), 5);
    let defects = value["findings"].as_array().unwrap().iter().any(|finding| finding["severity"] != "info");
    assert_eq!(output.status.code(), Some(i32::from(defects)));
    // one line without, many with --pretty
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    let dir = TempDir::new().unwrap();
    let target = dir.path().join("out.json");
    spoglio().arg("extract").arg(&file).arg("--pretty").arg("-o").arg(&target).assert().stdout("");
    let pretty = fs::read_to_string(&target).unwrap();
    assert!(pretty.lines().count() > 100);
    assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), value);
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
}

#[test]
fn extract_reads_standard_input() {
    let file = fixture("seeds/unione-marca-occidentale-2025.txt");
    let by_name = spoglio().arg("extract").arg(&file).output().unwrap();
    let by_pipe = spoglio().args(["extract", "-"]).write_stdin(fs::read(&file).unwrap()).output().unwrap();
    let value = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
    let (by_name, by_pipe) = (value(&by_name.stdout), value(&by_pipe.stdout));
    assert_eq!(by_pipe["document"]["path"], "-");
    assert_eq!(by_name["units"], by_pipe["units"]);
}

#[test]
fn an_unreadable_document_is_json_a_line_and_exit_1() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("vuoto.docx");
    fs::write(&file, "").unwrap();
    let output = spoglio().arg("extract").arg(&file).args(["--lang", "it"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["findings"][0]["rule"], "DOC005");
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error.lines().count(), 1);
    assert!(error.contains("vuoto.docx: il file è vuoto"), "{error}");
    for command in ["tables", "explain"] {
        spoglio().arg(command).arg(&file).assert().code(1).stderr(contains("empty"));
    }
}

#[test]
fn tables_as_boxes_and_as_json() {
    let file = fixture("seeds/unione-marca-occidentale-2025.txt");
    let text = spoglio().arg("tables").arg(&file).args(["--lang", "it"]).assert().success();
    text.stdout(contains("Tabella 1").and(contains("┌")).and(contains("│ INDICATORE ")).and(contains("¶ ")));
    let json = spoglio().arg("tables").arg(&file).args(["--format", "json"]).output().unwrap();
    let document: Value = serde_json::from_slice(&json.stdout).unwrap();
    let table =
        document["blocks"].as_array().unwrap().iter().find(|block| block["block"] == "table").unwrap();
    let cell = &table["grid"]["cells"][0];
    for key in ["row", "col", "row_span", "col_span", "text", "source"] {
        assert!(!cell[key].is_null(), "{key}");
    }
}

#[test]
fn explain_says_what_every_table_became() {
    let file = fixture("seeds/unione-marca-occidentale-2025.txt");
    spoglio().arg("explain").arg(&file).assert().success().stdout(contains("Table 1").and(contains("→")));
    let json = spoglio().arg("explain").arg(&file).args(["--format", "json"]).output().unwrap();
    let value: Value = serde_json::from_slice(&json.stdout).unwrap();
    let tables = value["tables"].as_array().unwrap();
    assert!(!tables.is_empty());
    for table in tables {
        assert!(
            !table["outcomes"].as_array().unwrap().is_empty(),
            "table {} came to nothing",
            table["table"]
        );
    }
}

/// A folder as users have them: documents, rubbish, and one file that can't be read.
fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("2025")).unwrap();
    let seeds = ["venegono-inferiore-2024.txt", "unione-marca-occidentale-2025.txt"];
    fs::copy(fixture("seeds").join(seeds[0]), dir.path().join(seeds[0])).unwrap();
    fs::copy(fixture("seeds").join(seeds[1]), dir.path().join("2025").join(seeds[1])).unwrap();
    fs::write(dir.path().join("2025/vuoto.docx"), "").unwrap();
    fs::write(dir.path().join("~$piano.docx"), "lock").unwrap();
    fs::write(dir.path().join("appunti.json"), "{}").unwrap();
    dir
}

#[test]
fn import_reads_a_folder_and_says_what_it_did() {
    let dir = folder();
    let run = || spoglio().current_dir(&dir).args(["import", ".", "--lang", "it"]).assert();
    let first = run().code(1).stderr(starts_with("[1/3] ").and(contains("[3/3] ")));
    let first = String::from_utf8(first.get_output().stdout.clone()).unwrap();
    let line = |text: &str, name: &str| {
        let line =
            text.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{name} in {text}"));
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(line(&first, "unione-marca")[..6], ["nuovo", "5", "11", "23", "44", "27"]);
    assert_eq!(line(&first, "venegono")[..3], ["nuovo", "1", "8"]);
    assert!(first.contains("vuoto.docx: il file è vuoto"), "{first}");
    assert!(first.contains("appunti.json: non è un tipo di documento"), "{first}");
    assert!(first.contains("~$piano.docx: nascosto o temporaneo"), "{first}");
    let before = exported(dir.path());
    let second = run().code(1);
    let second = String::from_utf8(second.get_output().stdout.clone()).unwrap();
    assert_eq!(line(&second, "unione-marca")[..3], ["invariato", "5", "11"]);
    assert_eq!(exported(dir.path()), before, "importing again changed something");
}

fn exported(dir: &Path) -> String {
    let output = spoglio().current_dir(dir).args(["export", "--format", "jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn export_gives_what_extract_gave() {
    let dir = folder();
    spoglio().current_dir(&dir).args(["import", "-q", "venegono-inferiore-2024.txt"]).assert().stdout("");
    let extract = ["extract", "venegono-inferiore-2024.txt"];
    let extracted = spoglio().current_dir(&dir).args(extract).output().unwrap();
    assert_eq!(exported(dir.path()), String::from_utf8(extracted.stdout).unwrap());
    let none = spoglio().current_dir(&dir).args(["export", "--where", "entity=nobody"]).output().unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&none.stdout).unwrap(), Value::Array(Vec::new()));
}

#[test]
fn quiet_says_only_what_could_not_be_read() {
    let dir = folder();
    let run = spoglio().current_dir(&dir).args(["import", ".", "--quiet"]).assert().code(1).stderr("");
    let stdout = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert_eq!(stdout.lines().filter(|line| !line.is_empty()).count(), 2, "{stdout}");
    assert!(stdout.contains("vuoto.docx"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let program = assert_cmd::cargo::cargo_bin("spoglio");
    // more than a pipe holds, so that the program is still writing when nobody reads any more
    let mut child = Command::new(program)
        .args(["completions", "zsh"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[test]
fn eval_measures_the_documents_beside_the_golds() {
    let dir = TempDir::new().unwrap();
    for name in ["venegono-inferiore-2024.txt", "venegono-inferiore-2024.json"] {
        fs::copy(fixture("seeds").join(name), dir.path().join(name)).unwrap();
    }
    let run = |args: &[&str]| spoglio().arg("eval").arg(dir.path()).args(args).assert();
    let json = run(&["--json"]).success();
    let figures: Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(figures["txt"]["documents"], 1);
    assert!(figures["txt"]["f1"].as_f64().unwrap() > 0.0);
    assert!(figures.get("docx").is_none());
    run(&["--min-f1", "1.1"]).code(1).stdout(contains("F1"));
    run(&["--formats", "docx,pdf"]).code(2);
}

#[test]
fn eval_measures_the_tables_that_another_tool_found() {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, content: &str| fs::write(dir.path().join(name), content).unwrap();
    let cell = |col: usize| format!("<cell start-row='0' start-col='{col}'><content>c{col}</content></cell>");
    let row = format!("<region page='1'>{}{}{}</region>", cell(0), cell(1), cell(2));
    write("d-str.xml", &format!("<document><table>{row}</table></document>"));
    write(
        "d.json",
        r#"[{"page": 1, "cells": [{"row": 0, "col": 1, "text": "c 1"}, {"row": 0, "col": 2, "text": "c2"}]}]"#,
    );
    let run = |args: &[&str]| spoglio().arg("eval").arg(dir.path()).args(args).assert();
    let tables = dir.path().to_str().unwrap();
    let json = run(&["--relations", "--tables", tables, "--json"]).success();
    let figures: Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(
        (figures["average"]["precision"].as_f64(), figures["pooled"]["recall"].as_f64()),
        (Some(1.0), Some(0.5))
    );
    let differences = run(&["--relations", "--tables", tables, "--diff", "--min-f1", "0.9"]).code(1);
    differences.stdout(contains("d - c0 → c1"));
    // without tables of others spoglio's own are measured, and there is no d.pdf
    run(&["--relations", "--json"]).success().stdout(contains("\"failed\": [\n    \"d\"\n  ]"));
    run(&["--tables", tables]).code(2);
    write("d.json", "{}");
    run(&["--relations", "--tables", tables]).code(2).stderr(contains("d.json"));
    write("d-str.xml", "<document><table>");
    run(&["--relations"]).code(2).stderr(contains("d-str.xml"));
}
