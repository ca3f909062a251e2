//! Every text that the program shows exists in both languages, and none is there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use regex::Regex;
use spoglio::message::{Lang, exists, text};
use spoglio::read::ReadErrorKind;
use spoglio::store::StoreErrorKind;

/// Keys that are put together at run time.
const FAMILIES: [&str; 13] = [
    "note-",
    "report-fact-",
    "rule-name-",
    "read-error-",
    "read-remedy-",
    "store-remedy-",
    "explain-reason-",
    "tables-join-",
    "grammar-problem-",
    "labels-why-",
    "html-plan-",
    "html-table-kind-",
    "html-family-",
];

/// What keys of the command line and the reports begin with: such a word in the code is a key.
const PREFIXES: [&str; 17] = [
    "read-detail-",
    "system-",
    "unparsed-",
    "store-error-",
    "help-",
    "value-",
    "column-",
    "usage-",
    "outcome-",
    "skip-",
    "import-",
    "explain-",
    "tables-",
    "eval-",
    "error-",
    "labels-",
    "html-",
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn message_files() -> Vec<String> {
    let names = fs::read_dir(root("locales/it")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    // beside them are the pages of the rules
    names.retain(|name| name != "rules");
    names.sort();
    assert!(names.contains(&"cli.ftl".to_owned()));
    names
}

fn read(lang: Lang, file: &str) -> String {
    let path = root(&format!("locales/{lang}/{file}"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The keys of a message file, each with the arguments that it uses.
fn entries(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let (key, argument) = (Regex::new(r"^([a-zA-Z][\w-]*) =").unwrap(), Regex::new(r"\$(\w+)").unwrap());
    let mut entries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines() {
        if let Some(found) = key.captures(line) {
            current = found[1].to_owned();
            let twice = entries.insert(current.clone(), BTreeSet::new());
            assert!(twice.is_none(), "{current} stands twice");
        }
        if let Some(arguments) = entries.get_mut(&current) {
            arguments.extend(argument.captures_iter(line).map(|found| found[1].to_owned()));
        }
    }
    entries
}

fn sources(dir: &Path, found: &mut Vec<(PathBuf, String)>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

fn code() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    sources(&root("src"), &mut found);
    found
}

#[test]
fn message_files_are_well_formed() {
    for (lang, file) in
        Lang::ALL.into_iter().flat_map(|lang| message_files().into_iter().map(move |f| (lang, f)))
    {
        if let Err((_, errors)) = FluentResource::try_new(read(lang, &file)) {
            panic!("{lang}/{file}: {errors:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    for file in message_files() {
        assert_eq!(entries(&read(Lang::It, &file)), entries(&read(Lang::En, &file)), "{file}");
    }
}

#[test]
fn every_key_in_the_code_exists() {
    let used = r#"(?:Message::new\(\s*|\btext\(\s*(?:\w+\.)*lang,\s*)"([a-z0-9-]+)""#;
    let used = Regex::new(used).unwrap();
    let word = Regex::new(r#""([a-z0-9]+(?:-[a-z0-9]+)+)""#).unwrap();
    let mut count = 0;
    for (path, source) in code() {
        let named = used.captures_iter(&source).map(|found| found[1].to_owned());
        let told = ["src/cli", "src/report", "src/message", "src/read/fact.rs", "src/store/error.rs"];
        let told = told.iter().any(|part| path.starts_with(root(part)));
        let looks = word.captures_iter(&source).map(|found| found[1].to_owned());
        let looks = looks.filter(|key| told && PREFIXES.iter().any(|prefix| key.starts_with(prefix)));
        for key in named.chain(looks) {
            count += 1;
            for lang in Lang::ALL {
                assert!(exists(lang, &key), "{}: {key} is missing in {lang}", path.display());
            }
        }
    }
    assert!(count > 100, "only {count} keys found: the patterns no longer fit the code");
}

#[test]
fn no_key_of_the_command_line_and_the_reports_is_unused() {
    let code: String = code().into_iter().map(|(_, source)| source).collect();
    let keys =
        ["cli.ftl", "report.ftl", "reading.ftl"].map(|file| entries(&read(Lang::It, file)).into_keys());
    for key in keys.into_iter().flatten() {
        let command = key.ends_with("-about") || key.ends_with("-usage");
        let family = FAMILIES.iter().any(|family| key.starts_with(family));
        assert!(command || family || code.contains(&format!("\"{key}\"")), "{key} is not used");
    }
}

#[test]
fn every_read_error_says_what_is_wrong_and_what_to_do() {
    for (kind, lang) in ReadErrorKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
        for family in ["read-error-", "read-remedy-"] {
            let key = format!("{family}{}", kind.code());
            assert_ne!(text(lang, &key), key, "{lang}");
        }
    }
}

/// The words that readers note something by, wherever they stand in the code of the readers.
fn notes() -> BTreeSet<String> {
    let mut found = Vec::new();
    sources(&root("src/read"), &mut found);
    let noted = r#"(?:\bnote(?:_once)?\(\s*(?:notes,\s*)?|\bflaw\(|\bpush\(\(|code: |insert\(0, \(|\(flaws\.\w+, |\|part\| \()"([a-z0-9-]+)""#;
    let noted = Regex::new(noted).unwrap();
    found
        .iter()
        .flat_map(|(_, source)| {
            noted.captures_iter(source).map(|found| found[1].to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_note_of_a_reader_is_told_in_both_languages_and_none_is_there_for_nothing() {
    let notes = notes();
    for (code, lang) in notes.iter().flat_map(|code| Lang::ALL.map(|lang| (code, lang))) {
        assert!(exists(lang, &format!("note-{code}")), "note-{code} is missing in {lang}");
    }
    let keys = entries(&read(Lang::It, "reading.ftl")).into_keys();
    let told: BTreeSet<String> =
        keys.filter_map(|key| key.strip_prefix("note-").map(str::to_owned)).collect();
    assert_eq!(told, notes, "the pattern no longer fits the code, or a message is there for nothing");
}

#[test]
fn every_fact_of_a_reading_error_has_its_own_message() {
    // the match over all facts names the keys; each must be there, and be named by one arm only
    let source = fs::read_to_string(root("src/read/fact.rs")).unwrap();
    let named = Regex::new(r#""(read-detail-[a-z0-9-]+)""#).unwrap();
    let mut named: Vec<String> = named.captures_iter(&source).map(|found| found[1].to_owned()).collect();
    named.sort();
    let told: Vec<String> = entries(&read(Lang::It, "reading.ftl"))
        .into_keys()
        .filter(|key| key.starts_with("read-detail-"))
        .collect();
    assert_eq!(named, told);
}

#[test]
fn every_failure_of_the_database_is_told() {
    for (kind, lang) in StoreErrorKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
        assert!(exists(lang, kind.message_id()), "{} in {lang}", kind.message_id());
    }
}
