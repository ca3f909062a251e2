//! `spoglio audit` and what decides it: selection, configuration, baseline, forms of the report.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use spoglio::audit::told;
use spoglio::contract::Extraction;
use spoglio::message::Lang;
use tempfile::TempDir;

/// A plan with one weight too little (WGT002), a duplicate title (IDN002) and a blank to fill in (IND007).
const PLAN: &str = "# Comune di Prova\n# Piano della performance 2025\n## Settore Tributi\n\n\
    | Cod. | Obiettivo | Indicatore | Target | Peso | Scadenza |\n|---|---|---|---|---|---|\n\
    | 1 | Riscossione | Atti emessi | n. ___ | 50% | 30/06/2025 |\n\
    | 2 | Sportello | Ore di apertura | 20 | 30% | 31/12/2025 |\n\
    | 3 | Sportello | Ore del sabato | 10 | 10% | 31/12/2025 |\n";

struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = Folder(TempDir::new().unwrap());
        folder.write("piano.md", PLAN);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    /// What is printed, what is complained about, the exit code.
    fn run(&self, args: &[&str]) -> (String, String, Option<i32>) {
        let mut command = Command::cargo_bin("spoglio").unwrap();
        command
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "en_GB.UTF-8")
            .env("NO_COLOR", "1");
        let output = command.current_dir(self.0.path()).args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    /// The codes that an audit finds.
    fn codes(&self, args: &[&str]) -> Vec<String> {
        let (out, error, _) = self.run(&[&["audit", "--format", "jsonl"], args].concat());
        assert_eq!(error, "");
        let line = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        let mut codes: Vec<String> =
            out.lines().map(|l| line(l)["rule"].as_str().unwrap().to_owned()).collect();
        codes.sort();
        codes
    }
}

#[test]
fn a_rule_that_could_not_be_checked_says_what_is_missing() {
    let folder = Folder::new();
    folder.write("senza.md", &PLAN.replace(" 2025\n", "\n").replace("/2025", ""));
    folder.write("spoglio.toml", "[ente]\nemployees = 80\n");
    let missing = |file: &str| {
        let (out, ..) = folder.run(&["audit", file, "--select", "LAW001,LAW006", "--format", "json"]);
        serde_json::from_str::<Value>(&out).unwrap()["documents"][0].clone()
    };
    assert_eq!(
        missing("piano.md")["missing_facts"],
        serde_json::json!({"LAW001": ["kind"], "LAW006": ["kind"]})
    );
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\n");
    assert_eq!(missing("piano.md")["missing_facts"], serde_json::json!({"LAW006": ["employees"]}));
    let of_both = serde_json::json!({"LAW001": ["years"], "LAW006": ["years", "employees"]});
    assert_eq!(missing("senza.md")["missing_facts"], of_both);
    let (text, ..) = folder.run(&["audit", "senza.md", "--select", "LAW001,LAW006"]);
    assert!(text.contains("Not verifiable (1): LAW001. Missing: the years of the plan, which"), "{text}");
    assert!(text.contains("the number of employees (employees in [ente] of spoglio.toml)"), "{text}");
    // the configuration gives the years where the document does not, and only there
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\nemployees = 80\nyears = 2024\n");
    assert_eq!(missing("senza.md")["missing_facts"], serde_json::json!({}));
    assert_eq!(missing("senza.md")["years_differ"], Value::Null);
    assert_eq!(folder.codes(&["senza.md", "--select", "LAW001,LAW006"]), ["LAW001", "LAW006"]);
    assert_eq!(missing("piano.md")["years_differ"]["document"]["from"], 2025);
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\nemployees = 80\nyears = 2019\n");
    assert_eq!(folder.codes(&["piano.md", "--select", "LAW001"]), ["LAW001"]);
    for format in ["text", "html"] {
        let (out, ..) = folder.run(&["audit", "piano.md", "--select", "LAW001", "--format", format]);
        assert!(out.contains("not those of spoglio.toml (2019)"), "{out}");
    }
}

#[test]
fn rules_are_chosen_by_code_and_prefix() {
    let folder = Folder::new();
    let all = folder.codes(&["piano.md"]);
    assert!(all.len() > 3, "{all:?}");
    for code in ["IDN002", "IND007", "WGT002"] {
        assert!(all.iter().any(|found| found == code), "{all:?}");
    }
    assert_eq!(folder.codes(&["piano.md", "--select", "WGT,IND007"]), ["IND007", "WGT002"]);
    assert_eq!(folder.codes(&["piano.md", "--select", "WGT,IDN002", "--ignore", "WGT002"]), ["IDN002"]);
    assert_eq!(folder.codes(&["piano.md", "--min-severity", "error"]), ["IDN002", "WGT002"]);
    let (_, error, code) = folder.run(&["audit", "piano.md", "--select", "WTG"]);
    assert!(code == Some(2) && error.contains("WTG"), "{error}");
    // the same options decide what is extracted and imported
    let (json, _, _) = folder.run(&["extract", "piano.md", "--select", "WGT"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1, "{}", json["findings"]);
    folder.run(&["import", "piano.md", "--select", "WGT", "--db", "a.db", "-q"]);
    let stored = rusqlite::Connection::open(folder.0.path().join("a.db")).unwrap();
    let rules: String =
        stored.query_row("SELECT group_concat(rule) FROM findings", [], |row| row.get(0)).unwrap();
    assert_eq!(rules, "WGT002");
}

#[test]
fn exit_codes_follow_what_is_told() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["audit", "piano.md"]).2, Some(1));
    assert_eq!(folder.run(&["audit", "piano.md", "--select", "STR006"]).2, Some(0));
    assert_eq!(folder.run(&["audit", "piano.md", "--select", "IND009"]).2, Some(0));
    assert_eq!(folder.run(&["audit", "nulla.md"]).2, Some(2));
}

#[test]
fn a_document_that_can_not_be_read_is_told_whatever_is_selected() {
    let folder = Folder::new();
    folder.write("rotto.pdf", "%PDF-1.7\nrotto");
    assert_eq!(folder.codes(&["rotto.pdf", "piano.md", "--select", "STR006"]), ["DOC005"]);
}

#[test]
fn the_configuration_beside_the_document_is_read() {
    let folder = Folder::new();
    folder.write("spoglio.toml", "[rules]\nselect = [\"WGT\"]\n\n[tolerances]\nweights = 10.0\n");
    assert!(folder.codes(&["piano.md"]).is_empty());
    assert_eq!(folder.codes(&["piano.md", "--select", "IDN002"]), ["IDN002"]);
    folder.write("altra.toml", "[rules]\nselect = [\"IND007\"]\n");
    assert_eq!(folder.codes(&["piano.md", "--config", "altra.toml"]), ["IND007"]);
    folder.write("spoglio.toml", "[rules]\n\nselct = []\n");
    let (_, error, code) = folder.run(&["audit", "piano.md"]);
    assert!(code == Some(2) && error.contains("spoglio.toml:3") && error.contains("selct"), "{error}");
}

#[test]
fn a_suppression_has_a_reason_and_something_to_take() {
    let folder = Folder::new();
    let suppress = "[[suppress]]\nrule = \"WGT002\"\nwhere = { text = \"Tributi\" }\n";
    folder.write("spoglio.toml", suppress);
    let (_, error, code) = folder.run(&["audit", "piano.md"]);
    assert!(code == Some(2) && error.contains("spoglio.toml:1") && error.contains("reason"), "{error}");
    let suppress = format!("{suppress}reason = \"SMVP, art. 7\"\n");
    folder.write("spoglio.toml", &suppress);
    assert_eq!(folder.codes(&["piano.md", "--select", "WGT,CFG"]), Vec::<String>::new());
    let (text, _, _) = folder.run(&["audit", "piano.md"]);
    assert!(text.contains("One finding accepted by the configuration"), "{text}");
    // once the weights are mended it takes nothing, and that is said
    folder.write("piano.md", &PLAN.replace("10%", "20%"));
    assert_eq!(folder.codes(&["piano.md", "--select", "WGT,CFG"]), ["CFG001"]);
    let (text, _, _) = folder.run(&["audit", "piano.md", "--select", "WGT,CFG", "--format", "concise"]);
    assert!(text.starts_with("spoglio.toml:") && text.contains("SMVP, art. 7"), "{text}");
}

#[test]
fn a_suppression_by_a_pattern_is_stale_where_no_document_of_the_run_has_its_finding() {
    let folder = Folder::new();
    let suppress =
        "[[suppress]]\nrule = \"WGT002\"\nwhere = { path = \"*.md\" }\nreason = \"SMVP, art. 7\"\n";
    folder.write("spoglio.toml", suppress);
    folder.write("altro.md", &PLAN.replace("10%", "20%"));
    assert_eq!(folder.codes(&["piano.md", "altro.md", "--select", "WGT,CFG"]), Vec::<String>::new());
    assert_eq!(folder.codes(&["altro.md", "--select", "WGT,CFG"]), ["CFG001"]);
    // its rule was not asked for: what it would take can't be told
    assert_eq!(folder.codes(&["altro.md", "--select", "IDN002,CFG"]), ["IDN002"]);
}

#[test]
fn norms_hold_for_whom_the_configuration_names() {
    let folder = Folder::new();
    let law = ["piano.md", "--select", "LAW"];
    assert!(folder.codes(&law).is_empty());
    let (text, _, _) = folder.run(&["audit", "piano.md", "--select", "LAW001,LAW005"]);
    assert!(text.contains("Not verifiable (2): LAW001, LAW005"), "{text}");
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\nemployees = 20\n");
    assert_eq!(folder.codes(&law), ["LAW001", "LAW005"]);
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\nemployees = 80\n");
    assert_eq!(folder.codes(&law), ["LAW001", "LAW005", "LAW006", "LAW007", "LAW009"]);
    folder.write("spoglio.toml", "[ente]\nkind = \"asl\"\nemployees = 80\n");
    assert!(!folder.codes(&law).contains(&"LAW001".to_owned()));
}

#[test]
fn rules_that_can_not_be_checked_are_told_with_their_documents() {
    let folder = Folder::new();
    folder.write("spoglio.toml", "[ente]\nkind = \"comune\"\nemployees = 80\n");
    folder.write("altro.md", &PLAN.replace(" 2025\n", "\n"));
    let (text, ..) = folder.run(&["audit", "piano.md", "altro.md", "--select", "LAW001"]);
    assert!(text.contains("Not verifiable (1): LAW001") && text.contains("\n  in altro.md\n"), "{text}");
    let (text, ..) = folder.run(&["audit", "altro.md", "--select", "LAW001"]);
    assert!(text.contains("Not verifiable (1): LAW001") && !text.contains("  in altro.md"), "{text}");
}

#[test]
fn github_commands_say_the_table_and_its_row() {
    let folder = Folder::new();
    let (commands, ..) = folder.run(&["audit", "piano.md", "--format", "github", "--select", "IDN002"]);
    assert!(commands.starts_with("::error file=piano.md,title=IDN002 "), "{commands}");
    assert!(commands.trim_end().ends_with("(table 1, row 4)"), "{commands}");
}

#[test]
fn a_baseline_survives_another_export_of_the_same_plan() {
    let folder = Folder::new();
    folder.run(&["audit", "piano.md", "--write-baseline", "noti.json"]);
    assert!(folder.codes(&["piano.md", "--baseline", "noti.json"]).is_empty());
    // the same plan as a text with other lines around it
    let text = "COMUNE DI PROVA\n\nPIANO DELLA PERFORMANCE 2025\n\nSETTORE TRIBUTI\n\n\
        Cod.\tObiettivo\tIndicatore\tTarget\tPeso\tScadenza\n\
        1\tRiscossione\tAtti emessi\tn. ___\t50%\t30/06/2025\n\
        2\tSportello\tOre di apertura\t20\t30%\t31/12/2025\n\
        3\tSportello\tOre del sabato\t10\t10%\t31/12/2025\n";
    folder.write("esportato.txt", text);
    assert_eq!(folder.codes(&["esportato.txt"]), folder.codes(&["piano.md"]));
    assert!(folder.codes(&["esportato.txt", "--baseline", "noti.json"]).is_empty());
    // what is new is told: an indicator by another name is another one
    folder.write(
        "esportato.txt",
        &text.replace("Atti emessi", "Atti emessi XX%").replace("10\t10%", "___\t10%"),
    );
    assert_eq!(
        folder.codes(&["esportato.txt", "--baseline", "noti.json"]),
        ["IND002", "IND002", "IND007", "IND007"]
    );
    folder.write("noti.json", "{\"format\": \"altro\", \"findings\": []}");
    assert_eq!(folder.run(&["audit", "piano.md", "--baseline", "noti.json"]).2, Some(2));
}

#[test]
fn a_database_holds_documents_against_each_other() {
    let folder = Folder::new();
    folder.write("prima.md", &PLAN.replace("2025", "2024"));
    folder.write(
        "relazione.md",
        &PLAN.replace("Piano della performance", "Relazione sulla performance").replace("50%", "40%"),
    );
    folder.run(&["import", "prima.md", "piano.md", "relazione.md", "--db", "a.db", "-q"]);
    assert_eq!(folder.codes(&["--db", "a.db", "--select", "XYR"]), ["XYR005"]);
    // what was stored is told too, and the same options choose
    let all = folder.codes(&["--db", "a.db"]);
    assert!(all.iter().filter(|code| *code == "WGT002").count() == 3, "{all:?}");
    assert!(!folder.codes(&["--db", "a.db", "--ignore", "WGT"]).iter().any(|code| code == "WGT002"));
    assert_eq!(folder.run(&["audit"]).2, Some(2));
    assert_eq!(folder.run(&["audit", "piano.md", "--db", "a.db"]).2, Some(2));
}

/// The seed in a form.
const SEED: &str = "fixtures/seeds/unione-marca-occidentale-2025.docx";

fn seed(format: &str) -> String {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "it_IT.UTF-8").env("NO_COLOR", "1");
    let command = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["audit", "--format", format, SEED]);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn every_form_tells_every_finding() {
    let json: Value = serde_json::from_str(&seed("json")).unwrap();
    let findings = json["documents"][0]["findings"].as_array().unwrap();
    assert!(findings.len() > 30);
    assert_eq!(seed("jsonl").lines().count(), findings.len());
    assert_eq!(seed("concise").lines().count(), findings.len());
    assert_eq!(seed("github").lines().filter(|line| line.starts_with("::")).count(), findings.len());
    let sarif: Value = serde_json::from_str(&seed("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), findings.len());
    let (text, markdown, csv) = (seed("text"), seed("markdown"), seed("csv"));
    for finding in findings {
        let (rule, message) = (finding["rule"].as_str().unwrap(), finding["message"].as_str().unwrap());
        assert!(text.contains(&format!("{rule} ")), "{message}");
        assert!(csv.contains(&message.replace('"', "\"\"")), "{message}");
        assert!(markdown.contains(&format!("| {rule} (")), "{rule}");
    }
    // people read what one cause gives once
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("LANG", "it_IT.UTF-8").env_remove("LC_ALL");
    let out = command.args(["extract", SEED]).output().unwrap().stdout;
    let extraction: Extraction = serde_json::from_slice(&out).unwrap();
    let told = told(&extraction, &extraction.findings, Lang::It);
    assert_eq!(told.iter().map(|one| one.members.len()).sum::<usize>(), findings.len());
    for one in told {
        assert!(text.contains(&one.finding.message), "{}", one.finding.message);
    }
    let prints: BTreeSet<&str> = findings.iter().map(|f| f["fingerprint"].as_str().unwrap()).collect();
    assert!(prints.len() + 2 > findings.len(), "{} of {}", prints.len(), findings.len());
}

#[test]
fn one_cause_is_told_once_to_people_and_record_by_record_to_programs() {
    let findings = |format: &str| seed(format).lines().filter(|line| line.contains("WGT001")).count();
    assert_eq!(findings("jsonl"), 9);
    // four summaries without weights, one of which has a single row; and the count by rule
    assert_eq!(findings("text"), 4 + 1);
    let text = seed("text");
    assert!(
        text.contains("In questo riepilogo il peso è in bianco in tutte le righe (4): Supervisione"),
        "{text}"
    );
    assert!(
        text.contains("WGT001  peso mancante") && text.contains("Etichetta tagliata: «Peso % (non» per"),
        "{text}"
    );
    assert!(text.contains("(3 volte: "), "{text}");
}

#[test]
fn the_text_shows_unit_page_table_and_row() {
    let text = seed("text");
    for wanted in [
        "\n  SETTORE POLIZIA LOCALE\n",
        "IND007 avviso: Testo da completare: «n. ___ atto amministrativo».\n",
        "delibera di giunta › tabella ",
        "│ delibera di giunta │▶n. ___ atto",
        "WGT001  peso mancante",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

/// The schema is the published one (OASIS, SARIF 2.1.0).
#[test]
fn sarif_holds_to_its_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sarif-2.1.0.schema.json");
    // a bracket that was never opened stands in the published schema, and is no regular expression
    let text = fs::read_to_string(path).unwrap().replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let sarif: Value = serde_json::from_str(&seed("sarif")).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&sarif).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0"})), "the schema asks for nothing");
}

#[test]
fn csv_has_the_same_columns_in_every_row() {
    let csv = seed("csv");
    let mut rows = vec![1usize];
    let mut quoted = false;
    for c in csv.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => *rows.last_mut().unwrap() += 1,
            '\n' if !quoted => rows.push(1),
            _ => {}
        }
    }
    rows.pop();
    assert!(rows.len() > 30 && rows.iter().all(|columns| *columns == 12), "{rows:?}");
}

#[test]
fn a_report_goes_to_a_file_without_colours() {
    let folder = Folder::new();
    let (out, _, code) = folder.run(&["audit", "piano.md", "-o", "rilievi.txt", "--color", "always"]);
    assert_eq!((out.as_str(), code), ("", Some(1)));
    let text = folder.read("rilievi.txt");
    assert!(text.contains("WGT002") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn numbers_of_tables_beyond_their_count_are_explained() {
    let shown = |path: &str, format: &str| {
        let mut command = Command::cargo_bin("spoglio").unwrap();
        let root = env!("CARGO_MANIFEST_DIR");
        let args = ["--lang", "en", "audit", path, "--format", format];
        String::from_utf8(command.current_dir(root).args(args).output().unwrap().stdout).unwrap()
    };
    // of 36 parts 22 tables are made; in the other plan every table stands whole
    for format in ["text", "html"] {
        assert!(
            shown("fixtures/dev/scheda_griglia_difetti.pdf", format).contains("tables --no-stitch"),
            "{format}"
        );
        assert!(!shown("fixtures/dev/matrice_indicatori_breve.docx", format).contains("tables --no-stitch"));
    }
}
