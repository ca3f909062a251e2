//! `docs/new-template.md` does what it says: its document, its grammars and its commands, run as a user would.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;
use tempfile::TempDir;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/new-template.md");
    fs::read_to_string(path).expect("the page")
}

/// The fenced blocks of a language, in order.
fn blocks(language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let page = page();
    page.split(&opening).skip(1).map(|rest| rest.split("```").next().expect("an end").to_owned()).collect()
}

/// The page's files where its commands expect them.
fn folder() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join("piano.txt"), &blocks("text")[0]).expect("written");
    fs::create_dir(dir.path().join("my-grammars")).expect("a folder");
    fs::write(dir.path().join("my-grammars/labels.toml"), &blocks("toml")[0]).expect("written");
    let obiettivi = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/labels/obiettivi.html");
    fs::copy(obiettivi, dir.path().join("obiettivi.html")).expect("copied");
    dir
}

/// Runs the lines of a block for a shell, what they print into the files that they name. Folders are made.
fn run_lines(dir: &Path, lines: &str) {
    for line in lines.lines() {
        let (command, file) = line.split_once(" > ").map_or((line, None), |(c, f)| (c, Some(f)));
        let args: Vec<&str> = command.strip_prefix("spoglio ").expect("a command").split(' ').collect();
        if let Some(folder) = file.and_then(|file| Path::new(file).parent()) {
            fs::create_dir_all(dir.join(folder)).expect("a folder");
        }
        let (printed, code) = spoglio(dir, &args);
        assert!(code == 0 || args[0] == "extract" && code == 1, "{line}\n{printed}");
        if let Some(file) = file {
            fs::write(dir.join(file), printed).expect("written");
        }
    }
}

fn spoglio(dir: &Path, args: &[&str]) -> (String, i32) {
    let (text, _, code) = crate::labels::spoglio(dir, args);
    (text, code)
}

fn extract(dir: &Path, args: &[&str]) -> (Value, i32) {
    let (text, code) = spoglio(dir, &[&["extract"], args].concat());
    (serde_json::from_str(&text).expect("JSON"), code)
}

fn rules(extraction: &Value) -> Vec<&str> {
    let findings = extraction["findings"].as_array().expect("findings");
    findings.iter().filter_map(|finding| finding["rule"].as_str()).collect()
}

#[test]
fn the_commands_print_what_the_page_shows() {
    let dir = folder();
    // how much evidence weighs is tuned now and then: the page shows one figure of many
    let score = Regex::new(r"score [0-9.]+").expect("a pattern");
    let shown = blocks("console");
    assert_eq!(shown.len(), 5);
    for block in shown {
        let (command, lines) = block.split_once('\n').expect("a command");
        let args: Vec<&str> = command.strip_prefix("$ spoglio ").expect("a command").split(' ').collect();
        let (printed, code) = spoglio(dir.path(), &args);
        assert_eq!(code, 0, "{command}\n{printed}");
        let printed = score.replace_all(&printed, "score");
        let mut rest = printed.lines();
        for line in lines.lines() {
            let line = score.replace_all(line, "score");
            assert!(
                rest.any(|other| other == line),
                "{command} does not print, in this order:\n{line}\nbut:\n{printed}"
            );
        }
    }
}

#[test]
fn labels_make_indicators_out_of_an_unclaimed_table() {
    let dir = folder();
    let (before, code) = extract(dir.path(), &["piano.txt"]);
    assert_eq!(code, 1);
    assert_eq!(rules(&before), ["STR011", "STR003"]);
    assert_eq!(before["document"]["coverage"]["claimed"], 0);
    assert_eq!(before["unclaimed"][0]["header"][0], "Grandezza osservata");

    let (after, code) = extract(dir.path(), &["piano.txt", "--grammars", "my-grammars"]);
    assert_eq!((rules(&after).len(), code), (0, 0), "{after}");
    assert_eq!(after["unclaimed"], Value::Array(Vec::new()));
    let objective = &after["units"][0]["objectives"][0];
    assert_eq!(objective["title"], "Sportello unico per i cittadini");
    let indicators = objective["indicators"].as_array().expect("indicators");
    let texts: Vec<(&str, &str, &str, f64)> = indicators
        .iter()
        .map(|indicator| {
            let target = &indicator["targets"][0];
            let text = |value: &'static str| indicator[value].as_str().expect(value);
            (
                text("description"),
                text("formula"),
                target["comparator"].as_str().expect("a comparator"),
                target["value"].as_f64().expect("a value"),
            )
        })
        .collect();
    assert_eq!(
        texts,
        [
            ("Giorni di apertura", "giorni aperti nell'anno", ">=", 220.0),
            ("Tempo medio di attesa", "minuti tra arrivo e servizio", "<=", 15.0),
        ]
    );
}

#[test]
fn the_stub_is_sound_as_it_is_and_completed() {
    let dir = folder();
    fs::remove_file(dir.path().join("my-grammars/labels.toml")).expect("removed");
    run_lines(dir.path(), &blocks("sh")[0]);
    let file = dir.path().join("my-grammars/labels.toml");
    let stub = fs::read_to_string(&file).expect("a file");
    assert!(stub.contains("# labels = [\"Modo di conteggio\"]"), "{stub}");
    assert_eq!(spoglio(dir.path(), &["grammar", "check", "my-grammars"]).1, 0);
    let indicator = || {
        let (after, _) = extract(dir.path(), &["piano.txt", "--grammars", "my-grammars"]);
        after["units"][0]["objectives"][0]["indicators"][0].clone()
    };
    let half = indicator();
    assert_eq!((&half["description"], &half["formula"]), (&"Giorni di apertura".into(), &Value::Null));
    // as a user would: the comment's marks away, the field put in
    let completed = stub.replace("# [[field]]", "[[field]]").replace("# labels", "labels");
    fs::write(&file, completed.replace("# name = \"?\"", "name = \"indicator.formula\"")).expect("written");
    assert_eq!(spoglio(dir.path(), &["grammar", "check", "my-grammars"]).1, 0);
    assert_eq!(indicator()["formula"], "giorni aperti nell'anno");
}

#[test]
fn objectives_are_read_that_were_not() {
    let dir = folder();
    let (before, _) = extract(dir.path(), &["obiettivi.html"]);
    assert!(!before.to_string().contains("\"title\":\"Archivio digitale delle pratiche\""), "{before}");
    run_lines(dir.path(), &blocks("sh")[1]);
    let text = fs::read_to_string(dir.path().join("obiettivi.json")).expect("a file");
    let after: Value = serde_json::from_str(&text).expect("JSON");
    let objectives = after["units"][0]["objectives"].as_array().expect("objectives");
    let told: Vec<(&Value, &Value, &Value, &Value)> = objectives
        .iter()
        .map(|o| (&o["title"], &o["weight"]["percent"], &o["deadline"]["date"], &o["responsible"]["name"]))
        .collect();
    let expected = [
        ("Sportello unico per i cittadini", 60.0, "2025-11-30", "Anna Rossi"),
        ("Archivio digitale delle pratiche", 40.0, "2025-12-31", "Marco Bianchi"),
    ];
    let expected: Vec<[Value; 4]> =
        expected.map(|(t, w, d, r)| [t.into(), w.into(), d.into(), r.into()]).into();
    assert_eq!(told, expected.iter().map(|[t, w, d, r]| (t, w, d, r)).collect::<Vec<_>>());
    assert!(after["unclaimed"].to_string().contains("tutto il comune"), "{}", after["unclaimed"]);
}

#[test]
fn labels_of_one_administration_are_its_own() {
    let dir = folder();
    let own = dir.path().join("own");
    fs::create_dir(&own).expect("a folder");
    let block = &blocks("toml")[1];
    let weight = |text: &str| {
        fs::write(own.join("esempio.toml"), text).expect("written");
        let (printed, code) = spoglio(dir.path(), &["grammar", "check", "own"]);
        assert_eq!(code, 0, "{printed}");
        extract(dir.path(), &["piano.txt", "--grammars", "own"]).0["units"][0]["objectives"][0]["weight"]
            .clone()
    };
    assert!(weight(block).is_null(), "the label is taken away");
    assert_eq!(weight(&block.replace("di Esempio", "di Altrove"))["percent"], 100.0);
    assert!(weight(&block.replace("Comune di Esempio", "(comune|unione) di .*")).is_null());
    // labels are added for it alone, too
    let added = blocks("toml")[0].replacen("[[field]]", "[when]\nyear = 2025\n\n[[field]]", 1);
    let other = added.replace("2025", "2031");
    let claimed = |text: &str| {
        fs::write(own.join("esempio.toml"), text).expect("written");
        assert_eq!(spoglio(dir.path(), &["grammar", "check", "own"]).1, 0);
        extract(dir.path(), &["piano.txt", "--grammars", "own"]).0["document"]["coverage"]["claimed"].clone()
    };
    assert_eq!((claimed(&added), claimed(&other)), (9.into(), 0.into()));
    for (from, to, told) in [
        ("entity = \"Comune di Esempio\"", "", "[when]"),
        ("Comune di Esempio", "Comune (di", "Comune (di"),
        ("\"Peso\"", "\"Mai visto\"", "Mai visto"),
    ] {
        let bad = block.replacen(from, to, 1);
        assert_ne!(&bad, block);
        fs::write(own.join("esempio.toml"), bad).expect("written");
        let (printed, code) = spoglio(dir.path(), &["grammar", "check", "own"]);
        assert!(code == 1 && printed.contains(told), "{told}: {printed}");
    }
}

#[test]
fn importing_again_with_other_grammars_reads_anew() {
    let dir = folder();
    let indicators = |grammars: &[&str]| {
        spoglio(dir.path(), &[&["import", "piano.txt", "--db", "piao.db", "--quiet"], grammars].concat());
        let (exported, _) = spoglio(dir.path(), &["export", "--db", "piao.db"]);
        exported.contains("Tempo medio di attesa\",\"formula\"")
    };
    assert!(!indicators(&[]));
    assert!(indicators(&["--grammars", "my-grammars"]));
}

#[test]
fn mistakes_in_a_file_are_told() {
    let dir = folder();
    let file = dir.path().join("my-grammars/labels.toml");
    let good = blocks("toml")[0].clone();
    for (from, to, told) in [
        ("name = \"indicator.formula\"", "name = \"indicator.formule\"", "formule"),
        ("labels = [\"Modo di conteggio\"]", "labels = [\"Grandezza osservata\"]", "Grandezza osservata"),
        ("description = \"Giorni di apertura\"", "description = \"Altro\"", "Altro"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{from}");
        fs::write(&file, bad).expect("written");
        let (printed, code) = spoglio(dir.path(), &["grammar", "check", "my-grammars"]);
        assert_eq!(code, 1, "{printed}");
        assert!(printed.contains("labels.toml") && printed.contains(told), "{told}:\n{printed}");
    }
}

#[test]
fn headings_open_cards_and_foreign_tables_are_named() {
    let dir = folder();
    let plan = "COMUNE DI ESEMPIO\n\nPIANO DELLA PERFORMANCE 2025\n\nSETTORE AFFARI GENERALI\n\n\
                Foglio di lavoro n. 3 – Archivio digitale\n\nPeso: 100%\n\n\
                | Via | Stalli | Tariffa oraria |\n|---|---|---|\n| Roma | 12 | 1,50 |\n| Dante | 8 | 1,00 |\n";
    fs::write(dir.path().join("fogli.txt"), plan).expect("written");
    fs::write(dir.path().join("my-grammars/headings.toml"), &blocks("toml")[2]).expect("written");
    let (before, _) = extract(dir.path(), &["fogli.txt"]);
    assert_eq!(before["units"], Value::Array(Vec::new()));
    assert!(before["unclaimed"][0]["kind"].is_null());
    let (after, _) = extract(dir.path(), &["fogli.txt", "--grammars", "my-grammars"]);
    let objective = &after["units"][0]["objectives"][0];
    assert_eq!((&objective["number"], &objective["title"]), (&3.into(), &"Archivio digitale".into()));
    assert_eq!(objective["weight"]["percent"], 100.0);
    assert_eq!(after["unclaimed"][0]["kind"], "parking");
}

#[test]
fn the_table_of_fields_is_that_of_the_grammars() {
    let row = Regex::new(r"(?m)^\| `(\w+)` \| `(\w+)` \| (.+) \|$").expect("a pattern");
    let field = Regex::new(r"^`(\w+)` (\w+)$").expect("a pattern");
    let mut shown: BTreeMap<String, (String, BTreeSet<(String, String)>)> = BTreeMap::new();
    // the first row names the columns
    for found in row.captures_iter(&page()).skip(1) {
        let fields = found[3].split(" · ").map(|text| {
            let found = field.captures(text).unwrap_or_else(|| panic!("{text}"));
            (found[1].to_owned(), found[2].to_owned())
        });
        shown.insert(found[1].to_owned(), (found[2].to_owned(), fields.collect()));
    }
    assert_eq!(shown.len(), 6);
    for (name, (shape, fields)) in &shown {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("grammars/{name}.toml"));
        let grammar: toml::Table = fs::read_to_string(&file)
            .expect("a grammar")
            .parse()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = |value: &toml::Value| value.as_str().expect("a text").to_owned();
        assert_eq!((&text(&grammar["name"]), &text(&grammar["shape"])), (name, shape));
        let known: BTreeSet<(String, String)> = grammar["field"]
            .as_array()
            .expect("fields")
            .iter()
            .map(|field| (text(&field["name"]), text(&field["type"])))
            .collect();
        assert_eq!(&known, fields, "{name}");
    }
}
