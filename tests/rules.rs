//! The pages of the rules under `docs/rules/` are those of the sources, and the command line shows the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use spoglio::audit::{explain, manual, registry};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

fn spoglio(args: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8").env("NO_COLOR", "1");
    let output = command.args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// To take changed doc comments over, run the test once with `SPOGLIO_UPDATE_RULES=1`.
#[test]
fn the_committed_pages_are_those_of_the_sources() {
    let generated = manual();
    if std::env::var_os("SPOGLIO_UPDATE_RULES").is_some() {
        let _ = fs::remove_dir_all(folder());
        fs::create_dir_all(folder()).unwrap();
        for (name, page) in &generated {
            fs::write(folder().join(name), page).unwrap();
        }
    }
    let committed: BTreeSet<String> = fs::read_dir(folder())
        .expect("docs/rules")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(committed, generated.iter().map(|(name, _)| name.clone()).collect());
    for (name, page) in generated {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        assert_eq!(text, page, "docs/rules/{name} is out of date: run with SPOGLIO_UPDATE_RULES=1");
    }
}

#[test]
fn the_index_has_a_sentence_for_every_rule() {
    let pages = manual();
    let (name, index) = &pages[0];
    assert_eq!(name, "README.md");
    for rule in registry() {
        let row = index.lines().find(|line| line.starts_with(&format!("| [{}]", rule.code))).unwrap();
        let what = row.split(" | ").nth(4).unwrap();
        assert!(what.len() > 20 && what.ends_with(". |"), "{row}");
    }
}

#[test]
fn a_page_is_shown_by_its_code() {
    let (page, _, code) = spoglio(&["rule", "wgt002"]);
    assert_eq!(code, Some(0));
    assert!(page.starts_with("WGT002 weights-do-not-sum\nerror, by default\n"), "{page}");
    for line in explain("WGT002").unwrap().lines().skip(1) {
        assert!(page.contains(line.trim_start_matches('#').trim()), "{line}");
    }
    let (_, error, code) = spoglio(&["rule", "WGT999"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("WGT999"), "{error}");
}

#[test]
fn the_list_has_every_rule_in_both_forms() {
    let (text, _, _) = spoglio(&["rules"]);
    let (json, _, _) = spoglio(&["rules", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let codes: Vec<&str> =
        json.as_array().unwrap().iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    assert_eq!(codes, registry().iter().map(|rule| rule.code).collect::<Vec<_>>());
    assert!(codes.iter().all(|code| text.contains(code)), "{text}");
}
