//! What the documentation claims: commands, their output, links, terms, limits.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use regex::Regex;
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;
use spoglio::Limits;
use spoglio::export::json_schema;
use tempfile::TempDir;
use walkdir::WalkDir;

const COMMANDS: [&str; 2] = ["cargo run --release -- import fixtures/seeds --db piao.db", "cargo test"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The first fenced block of a language.
fn block(page: &str, language: &str) -> String {
    let opening = format!("```{language}\n");
    let (_, rest) = page.split_once(&opening).unwrap_or_else(|| panic!("no {language} block"));
    rest.split("```").next().unwrap_or_default().to_owned()
}

fn spoglio(args: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("spoglio").expect("the program");
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8");
    command.current_dir(root()).args(args).output().expect("the program runs")
}

/// Runs the import of the README into a folder: what it prints, and its exit code.
fn import(dir: &TempDir) -> (String, Option<i32>) {
    let (_, args) = COMMANDS[0].split_once(" -- ").expect("arguments");
    let database = dir.path().join("piao.db");
    let database = database.to_str().expect("UTF-8");
    let args: Vec<&str> = args.split(' ').map(|arg| if arg == "piao.db" { database } else { arg }).collect();
    let output = spoglio(&args);
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
}

/// The rows of the table that an import prints, without the seconds.
fn table(printed: &str) -> Vec<Vec<String>> {
    let gap = Regex::new(" {2,}").expect("a pattern");
    let lines =
        printed.lines().skip_while(|line| !line.starts_with("Document")).take_while(|line| !line.is_empty());
    lines
        .filter(|line| !line.starts_with('─'))
        .map(|line| {
            let mut cells: Vec<String> = gap.split(line).map(str::to_owned).collect();
            cells.pop();
            cells
        })
        .collect()
}

#[test]
fn the_readme_gives_the_two_commands() {
    let commands = block(&read("README.md"), "sh");
    assert_eq!(commands.lines().collect::<Vec<_>>(), COMMANDS);
}

#[test]
fn the_import_of_the_readme_prints_what_is_pasted_there() {
    let shown = block(&read("README.md"), "console");
    let (printed, code) = import(&TempDir::new().expect("a folder"));
    assert_eq!(code, Some(1), "{printed}");
    let (shown, printed) = (table(&shown), table(&printed));
    assert_eq!(printed.len(), 8, "{printed:?}");
    assert_eq!(shown, printed);
}

#[test]
fn the_question_of_the_readme_has_the_answer_that_is_shown() {
    let readme = read("README.md");
    let (_, question) = readme.split_once("sqlite3 piao.db \"").expect("a question");
    let sql = question.split('"').next().expect("SQL");
    let dir = TempDir::new().expect("a folder");
    import(&dir);
    let connection = rusqlite::Connection::open(dir.path().join("piao.db")).expect("a database");
    let mut statement = connection.prepare(sql).expect(sql);
    let rows = statement.query_map([], |row| {
        Ok(format!("{}|{}|{}", row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    });
    let rows: Vec<String> = rows.expect(sql).map(|row| row.expect("a row")).collect();
    assert_eq!(block(&readme, "text").lines().collect::<Vec<_>>(), rows);
}

/// Whether all of `part` is in `whole`: members by name, elements in order.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|other| contains(other, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            let mut rest = whole.iter();
            part.iter().all(|value| rest.any(|other| contains(other, value)))
        }
        _ => whole == part,
    }
}

#[test]
fn the_json_of_the_readme_is_what_comes_out() {
    let shown: Value = serde_json::from_str(&block(&read("README.md"), "json")).expect("JSON");
    let output = spoglio(&["extract", "fixtures/seeds/unione-marca-occidentale-2025.docx"]);
    let extraction: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let units = extraction["units"].as_array().expect("units");
    let mut objectives = units.iter().flat_map(|unit| unit["objectives"].as_array().expect("objectives"));
    let found = objectives.find(|objective| objective["title"] == shown["title"]).expect("the objective");
    assert!(contains(found, &shown), "{found:#}");
}

/// The Markdown files of the project.
fn pages() -> Vec<PathBuf> {
    let skipped = |name: &str| name.starts_with('.') || name == "target" || name == "fixtures";
    let walk = WalkDir::new(root()).sort_by_file_name().into_iter();
    let walk =
        walk.filter_entry(|entry| entry.depth() == 0 || !skipped(&entry.file_name().to_string_lossy()));
    let files = walk.map(|entry| entry.expect("an entry").into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

/// A heading as links name it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_relative_link_leads_somewhere() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").expect("a pattern");
    let mut checked = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        for found in link.captures_iter(&text) {
            if found[1].contains("://") || found[1].starts_with("mailto:") {
                continue;
            }
            checked += 1;
            let (path, fragment) = found[1].split_once('#').unwrap_or((&found[1], ""));
            let target = if path.is_empty() { page.clone() } else { page.with_file_name(path) };
            assert!(target.exists(), "{}: {}", page.display(), &found[1]);
            if !fragment.is_empty() {
                let text = fs::read_to_string(&target).expect("a page");
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                let known = headings.any(|line| anchor(line.trim_start_matches('#')) == fragment);
                assert!(known, "{}: {}", page.display(), &found[1]);
            }
        }
    }
    assert!(checked > 30, "only {checked} links: the pattern no longer fits the pages");
}

#[test]
fn sources_named_in_the_architecture_exist() {
    let named = Regex::new(r"`([\w/]+(?:\.rs|/))`").expect("a pattern");
    let sources: Vec<String> = WalkDir::new(root())
        .into_iter()
        .filter_entry(|entry| !matches!(entry.file_name().to_str(), Some("target" | ".git" | "fixtures")))
        .map(|entry| {
            let entry = entry.expect("an entry");
            let end = if entry.file_type().is_dir() { "/" } else { "" };
            format!("{}{end}", entry.path().display())
        })
        .collect();
    for found in named.captures_iter(&read("ARCHITECTURE.md")) {
        let end = format!("/{}", &found[1]);
        assert!(sources.iter().any(|source| source.ends_with(&end)), "{}", &found[1]);
    }
}

fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(properties) = object.get("properties").and_then(Value::as_object) {
                found.extend(properties.keys().cloned());
            }
            object.values().for_each(|value| keys(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

#[test]
fn the_glossary_has_every_key_of_the_contract_and_no_other() {
    let term = Regex::new(r"`(\w+)`").expect("a pattern");
    let glossary = read("docs/glossary.md");
    let terms = glossary.lines().filter_map(|line| line.strip_prefix("| ")?.split('|').next());
    let terms: BTreeSet<String> =
        terms.flat_map(|cell| term.captures_iter(cell)).map(|found| found[1].to_owned()).collect();
    let mut expected = BTreeSet::new();
    keys(&json_schema(), &mut expected);
    assert_eq!(terms, expected);
}

#[test]
fn the_page_on_security_names_every_limit_with_its_default() {
    let row = Regex::new(r"(?m)^\| `(\w+)` \| ([\d,]+)( MiB)? \|").expect("a pattern");
    let page = read("docs/security.md");
    let shown: BTreeSet<(String, u64)> = row
        .captures_iter(&page)
        .map(|found| {
            let number: u64 = found[2].replace(',', "").parse().expect("a number");
            (found[1].to_owned(), if found.get(3).is_some() { number << 20 } else { number })
        })
        .collect();
    let limit = Regex::new(r"(\w+): (\d+)").expect("a pattern");
    let defaults = format!("{:?}", Limits::default());
    let defaults: BTreeSet<(String, u64)> = limit
        .captures_iter(&defaults)
        .map(|found| (found[1].to_owned(), found[2].parse().expect("a number")))
        .collect();
    assert!(!defaults.is_empty());
    assert_eq!(shown, defaults);
}

#[test]
fn the_catalogue_entry_has_what_the_standard_asks_for() {
    let source = read("publiccode.yml");
    let documents = Yaml::load_from_str(&source).expect("YAML");
    let entry = &documents[0];
    let mandatory = [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ];
    for key in mandatory {
        assert!(entry.as_mapping_get(key).is_some(), "{key}");
    }
    for lang in ["it", "en"] {
        let description =
            entry.as_mapping_get("description").and_then(|d| d.as_mapping_get(lang)).expect(lang);
        let length =
            |key: &str| description.as_mapping_get(key).and_then(Yaml::as_str).expect(key).chars().count();
        assert!((1..=150).contains(&length("shortDescription")), "{lang}");
        assert!((150..=10_000).contains(&length("longDescription")), "{lang}");
        let features =
            description.as_mapping_get("features").and_then(|f| f.as_sequence()).expect("features");
        assert!(!features.is_empty(), "{lang}");
    }
    let license = entry.as_mapping_get("legal").and_then(|legal| legal.as_mapping_get("license"));
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    assert_eq!(license.and_then(Yaml::as_str), manifest["package"]["license"].as_str());
}
