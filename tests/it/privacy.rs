//! `--pseudonymise`: no name that a plan's own lists know is left in anything that is printed.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const PLANS: [&str; 3] = [
    "fixtures/seeds/unione-marca-occidentale-2025.docx",
    "fixtures/seeds/venegono-inferiore-2024.pdf",
    "fixtures/dev/scheda_griglia_difetti.docx",
];
const KEY: &str = "0123456789abcdef0123456789abcdef";

/// Exit code, standard output, standard error.
fn run(args: &[&str], key: Option<&str>) -> (i32, Vec<u8>, String) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.args(["--lang", "it"]).args(args).env_remove("SPOGLIO_KEY");
    if let Some(key) = key {
        command.env("SPOGLIO_KEY", key);
    }
    let output = command.output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

fn done(args: &[&str]) -> Vec<u8> {
    let (code, out, error) = run(args, Some(KEY));
    assert!(code < 2 && error.is_empty(), "{args:?}: {error}");
    out
}

/// All texts of a file: of a package those of its parts.
fn texts(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let mut all = String::new();
    for at in 0..archive.len() {
        archive.by_index(at).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

/// A text as words in small letters without accents, a blank before and behind each.
fn words(text: &str) -> String {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The names that the lists and the responsible persons of a plan give, in both orders.
fn names(plan: &str) -> BTreeSet<String> {
    let (_, out, _) = run(&["extract", plan], None);
    let json: Value = serde_json::from_slice(&out).unwrap();
    let mut names = BTreeSet::new();
    collect(&json["units"], &mut names);
    assert!(names.len() >= 8, "{plan}: {names:?}");
    names
}

fn collect(value: &Value, names: &mut BTreeSet<String>) {
    let staff = value["staff"].as_array().into_iter().flatten().filter_map(|person| person["name"].as_str());
    for name in staff.chain(value["responsible"]["name"].as_str()) {
        let name = name.split(['(', '[']).next().unwrap();
        let one = words(name);
        let mut parts: Vec<&str> = one.split_whitespace().collect();
        if parts.len() < 2 {
            continue;
        }
        for _ in 0..parts.len() {
            names.insert(format!(" {} ", parts.join(" ")));
            parts.rotate_left(1);
        }
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Object(object) => object.values().for_each(|item| collect(item, names)),
        _ => {}
    }
}

fn assert_nobody(what: &str, bytes: &[u8], names: &BTreeSet<String>) {
    let text = words(&texts(bytes));
    for name in names {
        assert!(!text.contains(name.as_str()), "{what}: {name}");
    }
}

#[test]
fn no_known_name_is_left_in_any_form() {
    for plan in PLANS {
        let names = names(plan);
        let before = run(&["extract", plan], None).1;
        assert!(names.iter().any(|name| words(&texts(&before)).contains(name.as_str())), "{plan}");
        let out = done(&["extract", plan, "--pseudonymise"]);
        assert_nobody("extract", &out, &names);
        assert!(texts(&out).contains("Persona-"), "{plan}");
        for format in spoglio::report::Format::WORDS {
            let out = done(&["audit", plan, "--select", "ALL", "--format", format, "--pseudonymise"]);
            assert_nobody(format, &out, &names);
        }
        for format in spoglio::diff::Format::WORDS {
            let out = done(&["diff", plan, PLANS[0], "--format", format, "--pseudonymise"]);
            assert_nobody(format, &out, &names);
        }
    }
}

#[test]
fn no_known_name_is_left_in_what_a_database_gives_back_nor_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("piani.db");
    let database = database.to_str().unwrap();
    let (code, out, error) = run(&["import", PLANS[0], PLANS[1], "--db", database], None);
    assert_eq!(code, 1);
    let names: BTreeSet<String> = PLANS[..2].iter().flat_map(|plan| names(plan)).collect();
    assert_nobody("what import prints", &out, &names);
    assert_nobody("what import logs", error.as_bytes(), &names);
    for format in ["json", "jsonl"] {
        let out = done(&["export", "--db", database, "--format", format, "--pseudonymise"]);
        assert_nobody(format, &out, &names);
    }
    let out = done(&["audit", "--db", database, "--format", "json", "--pseudonymise"]);
    assert_nobody("audit --db", &out, &names);
}

/// The pseudonyms in a text.
fn pseudonyms(bytes: &[u8]) -> BTreeSet<String> {
    let text = texts(bytes);
    let found = text.match_indices("Persona-").map(|(at, _)| text[at..].chars().take(16).collect());
    found.collect()
}

#[test]
fn one_key_gives_the_same_pseudonyms_over_documents_and_another_key_others() {
    let of = |plan: &str, key: &str| {
        let (code, out, error) = run(&["extract", plan, "--pseudonymise"], Some(key));
        assert!(code < 2, "{error}");
        pseudonyms(&out)
    };
    let docx = of(PLANS[0], KEY);
    assert!(docx.len() > 10);
    assert_eq!(docx, of("fixtures/seeds/unione-marca-occidentale-2025.pdf", KEY));
    assert!(docx.is_disjoint(&of(PLANS[0], "un'altra chiave, lunga abbastanza")));
}

#[test]
fn only_people_are_replaced() {
    let json = |args: &[&str]| -> Value { serde_json::from_slice(&run(args, Some(KEY)).1).unwrap() };
    let (plain, hidden) = (json(&["extract", PLANS[0]]), json(&["extract", PLANS[0], "--pseudonymise"]));
    let title = |value: &Value| value["units"][1]["objectives"][1]["title"].clone();
    assert_eq!(title(&plain), title(&hidden));
    assert_eq!(plain["document"], hidden["document"]);
    assert_eq!(plain["findings"].as_array().unwrap().len(), hidden["findings"].as_array().unwrap().len());
    let responsible = &hidden["units"][1]["responsible"];
    assert!(responsible["raw"].as_str().unwrap().starts_with("Dott.ssa Persona-"), "{responsible}");
}

#[test]
fn a_key_file_is_made_on_request_only_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("chiave");
    let option = format!("--pseudonymise={}", key.display());
    let (code, out, error) = run(&["extract", PLANS[0], &option], None);
    assert_eq!((code, out.len()), (2, 0));
    assert!(error.contains("--new-key"), "{error}");
    let (code, first, _) = run(&["extract", PLANS[0], &option, "--new-key"], None);
    assert_eq!(code, 1);
    assert_mode(&key);
    let (_, again, _) = run(&["extract", PLANS[0], &option], None);
    assert_eq!(pseudonyms(&first), pseudonyms(&again));
    let written = std::fs::read(&key).unwrap();
    assert_eq!(run(&["extract", PLANS[0], &option, "--new-key"], None).0, 2);
    assert_eq!(std::fs::read(&key).unwrap(), written);
    for (args, variable) in [
        (vec!["extract", PLANS[0], "--pseudonymise"], None),
        (vec!["extract", PLANS[0], "--pseudonymise"], Some("corta")),
        (vec!["extract", PLANS[0], "--new-key"], Some(KEY)),
        (vec!["extract", PLANS[0], &option, "-o", key.to_str().unwrap()], None),
        (vec!["audit", PLANS[0], "--pseudonymise", "--write-baseline", "x.json"], Some(KEY)),
    ] {
        let (code, out, error) = run(&args, variable);
        assert_eq!((code, out.len()), (2, 0), "{args:?}");
        assert!(!error.is_empty() && !error.contains(KEY), "{error}");
    }
}

#[cfg(unix)]
fn assert_mode(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn assert_mode(_: &Path) {}
