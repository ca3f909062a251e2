//! The pages of the rules: each in both languages, which say the same; those under `docs/rules/` are those of the
//! sources, and the command line shows the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use regex::Regex;
use serde_json::Value;
use spoglio::audit::{explain, headings, manual, registry, rule};
use spoglio::message::Lang;
use walkdir::WalkDir;

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn folder() -> PathBuf {
    repository("docs/rules")
}

fn spoglio(args: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8").env("NO_COLOR", "1");
    let output = command.current_dir(repository("")).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// To take changed pages over, run the test once with `SPOGLIO_UPDATE_RULES=1`.
#[test]
fn the_committed_pages_are_those_of_the_sources() {
    let generated = manual();
    if std::env::var_os("SPOGLIO_UPDATE_RULES").is_some() {
        let _ = fs::remove_dir_all(folder());
        for (name, page) in &generated {
            let path = folder().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, page).unwrap();
        }
    }
    let committed: BTreeSet<PathBuf> = WalkDir::new(folder())
        .into_iter()
        .map(|entry| entry.expect("docs/rules"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(folder()).unwrap().to_owned())
        .collect();
    assert_eq!(committed, generated.iter().map(|(name, _)| PathBuf::from(name)).collect());
    for (name, page) in generated {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        assert_eq!(text, page, "docs/rules/{name} is out of date: run with SPOGLIO_UPDATE_RULES=1");
    }
}

#[test]
fn the_indexes_have_a_sentence_for_every_rule() {
    let pages: BTreeMap<String, String> = manual().into_iter().collect();
    for name in ["README.md", "it/README.md"] {
        for rule in registry() {
            let start = format!("| [{}]", rule.code);
            let row = pages[name].lines().find(|line| line.starts_with(&start)).unwrap();
            let what = row.split(" | ").nth(4).unwrap();
            assert!(what.len() > 20 && what.ends_with(". |"), "{row}");
        }
    }
}

#[test]
fn a_page_is_shown_by_its_code() {
    for (lang, standing) in [("en", "error, by default"), ("it", "errore, predefinita")] {
        let (page, _, code) = spoglio(&["rule", "wgt002", "--lang", lang]);
        assert_eq!(code, Some(0));
        let lang = Lang::from_tag(lang).unwrap();
        let name = rule("WGT002").unwrap().name_in(lang);
        assert!(page.starts_with(&format!("WGT002 {name}\n{standing}\n")), "{page}");
        for line in explain("WGT002", lang).unwrap().lines().skip(1) {
            assert!(page.contains(line.trim_start_matches('#').trim()), "{line}");
        }
    }
    let (_, error, code) = spoglio(&["rule", "WGT999"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("WGT999"), "{error}");
    // and where the acts that it is on can be read
    let (page, ..) = spoglio(&["rule", "LAW003", "--lang", "it"]);
    let addresses: Vec<&str> = page.lines().filter(|line| line.starts_with("https://")).collect();
    assert!(addresses.len() == 2 && addresses[0].ends_with(":decreto.legge:2023-02-24;13"), "{page}");
    let (_, error, code) = spoglio(&["rule", "WGT02"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("WGT002"), "{error}");
}

#[test]
fn the_list_has_every_rule_in_both_forms() {
    for lang in Lang::ALL {
        let (text, _, _) = spoglio(&["rules", "--lang", lang.tag()]);
        let (json, _, _) = spoglio(&["rules", "--format", "json", "--lang", lang.tag()]);
        let json: Value = serde_json::from_str(&json).unwrap();
        let listed: Vec<(&str, &str)> = (json.as_array().unwrap().iter())
            .map(|rule| (rule["code"].as_str().unwrap(), rule["page"].as_str().unwrap()))
            .collect();
        let rules = registry().iter().map(|rule| (rule.code, explain(rule.code, lang).unwrap()));
        assert_eq!(listed, rules.collect::<Vec<_>>());
        assert!(listed.iter().all(|(code, _)| text.contains(code)), "{text}");
    }
}

#[test]
fn every_rule_has_an_italian_name_for_people_and_one_name_for_programs() {
    let mut names: Vec<String> = registry().iter().map(|rule| rule.name_in(Lang::It)).collect();
    for (rule, name) in registry().iter().zip(&names) {
        assert_eq!(rule.name_in(Lang::En), rule.name);
        assert!(!name.starts_with("rule-") && name != rule.name, "{}: {name}", rule.code);
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), registry().len());
    let plan = "fixtures/seeds/venegono-inferiore-2024.txt";
    let shown = |format| spoglio(&["audit", plan, "--format", format, "--lang", "it"]).0;
    for format in ["text", "markdown", "html"] {
        let report = shown(format);
        assert!(report.contains("indicatori mancanti") && !report.contains("missing-indicators"), "{format}");
    }
    for format in ["json", "sarif", "csv"] {
        assert!(shown(format).contains("missing-indicators"), "{format}");
    }
}

#[test]
fn sarif_has_the_pages_in_its_language() {
    let plan = "fixtures/seeds/venegono-inferiore-2024.txt";
    for lang in Lang::ALL {
        let (sarif, _, _) = spoglio(&["audit", plan, "--format", "sarif", "--lang", lang.tag()]);
        let sarif: Value = serde_json::from_str(&sarif).unwrap();
        let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), registry().len());
        for rule in rules {
            let page = explain(rule["id"].as_str().unwrap(), lang).unwrap();
            assert_eq!(rule["help"]["markdown"], page);
            let what = rule["fullDescription"]["text"].as_str().unwrap();
            assert!(one_line(page).contains(&format!("## {} {what} ## ", headings(lang)[0])), "{what}");
        }
    }
}

/// A page that is missing does not compile.
#[test]
fn every_italian_page_is_that_of_a_rule() {
    let files = fs::read_dir(repository("locales/it/rules")).unwrap();
    let files: BTreeSet<String> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, registry().iter().map(|rule| format!("{}.md", rule.code)).collect());
    for rule in registry() {
        let path = format!("locales/it/rules/{}.md", rule.code);
        let page = fs::read_to_string(repository(&path)).unwrap();
        assert_eq!(explain(rule.code, Lang::It), Some(page.as_str()), "{path}");
    }
}

/// The headings of a page as numbers of the closed set, and what stands below each.
fn sections(code: &str, lang: Lang) -> Vec<(usize, &'static str)> {
    let page = explain(code, lang).unwrap();
    let mut parts = page.split("\n## ");
    let title = parts.next().unwrap();
    let name = rule(code).unwrap().name_in(lang);
    assert_eq!(title.trim_end(), format!("# {code} {name}"), "{code} {lang}");
    parts
        .map(|part| {
            let (heading, text) = part.split_once('\n').unwrap();
            let known = headings(lang).iter().position(|known| *known == heading);
            (known.unwrap_or_else(|| panic!("{code} {lang}: {heading}")), text.trim())
        })
        .collect()
}

/// What stands between backticks, sorted: another order of words brings another order of them.
fn spans(text: &str) -> Vec<String> {
    let span = Regex::new("`([^`]+)`").unwrap();
    let mut spans: Vec<String> = span.captures_iter(text).map(|found| one_line(&found[1])).collect();
    spans.sort();
    spans
}

fn figures(text: &str) -> Vec<&str> {
    let mut figures: Vec<&str> =
        Regex::new(r"\d+").unwrap().find_iter(text).map(|found| found.as_str()).collect();
    figures.sort_unstable();
    figures
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An act as Italian pages cite it: kind, date, number.
fn act() -> Regex {
    Regex::new(&format!(r"(\S+) (\d+ (?:{})) (\d{{4}}), n\. (\d+)", MONTHS.join("|"))).unwrap()
}

/// Acts, articles, commas, letters and dates in the order in which a text cites them, in one spelling.
fn norms(text: &str) -> Vec<String> {
    let text = act().replace_all(&one_line(text), "$1 $4/$3").replace("comma ", "c. ");
    let text = MONTHS.iter().enumerate().fold(text, |text, (month, name)| {
        let date = Regex::new(&format!(r"(\d+) {name} (\d{{4}})")).unwrap();
        date.replace_all(&text, format!("$1/{}/$2", month + 1)).into_owned()
    });
    let norm =
        r"[A-Z][\w.]* \d+/\d{4}|\d+/\d+/\d{4}|\d+/\d{4}|art\. \d+(?:-\w+)?|c\. \d+|lett\. \w|Allegato \d+";
    let norms = Regex::new(norm).unwrap();
    norms.find_iter(&text).map(|found| found.as_str().replace('.', "").to_uppercase()).collect()
}

#[test]
fn norms_are_known_in_either_spelling() {
    let cited =
        norms("DL 13/2023, art. 4-bis, c. 2; L. 145/2018, c. 859, lett. b. D.Lgs. 118/2011, Allegato 14.");
    let expected = ["DL 13/2023", "ART 4-BIS", "C 2", "L 145/2018", "C 859", "LETT B", "DLGS 118/2011"];
    assert_eq!(cited[..7], expected);
    let italian = "D.L. 24 febbraio 2023, n. 13, art. 4-bis, comma 2; L. 30 dicembre 2018, n. 145, comma 859, lett. b). \
                   D.Lgs. 23 giugno 2011, n. 118, Allegato 14.";
    assert_eq!(norms(italian), cited);
    assert_eq!(norms("Direttiva, 14 gennaio 2025"), norms("Direttiva, 14/1/2025"));
    assert_ne!(norms("D.M. 30 giugno 2022, n. 132"), norms("DPR 132/2022"));
    assert_ne!(norms("art. 7, comma 2"), norms("art. 7, c. 3"));
}

#[test]
fn both_pages_of_a_rule_say_the_same() {
    let [example, references, known] = [2, 3, 4];
    // the English page says `150/2009`, the Italian one `27 ottobre 2009, n. 150`
    let short = Regex::new(r"\d/\d|\bc\. \d").unwrap();
    for rule in registry() {
        let (english, italian) = (sections(rule.code, Lang::En), sections(rule.code, Lang::It));
        let order: Vec<usize> = english.iter().map(|(heading, _)| *heading).collect();
        assert!(
            order == [0, 1, example, references] || order == [0, 1, example, references, known],
            "{order:?}"
        );
        assert_eq!(italian.iter().map(|(heading, _)| *heading).collect::<Vec<_>>(), order, "{}", rule.code);
        for ((heading, english), (_, italian)) in english.into_iter().zip(italian) {
            let place = format!("{} {}", rule.code, headings(Lang::It)[heading]);
            assert!(!english.is_empty() && !italian.is_empty(), "{place}");
            assert_eq!(spans(english), spans(italian), "{place}");
            assert_eq!(english.split("\n\n").count(), italian.split("\n\n").count(), "{place}");
            if heading == references {
                assert_eq!(norms(english), norms(italian), "{place}");
                assert!(!short.is_match(italian), "{place}: {italian}");
            } else {
                assert_eq!(figures(english), figures(italian), "{place}");
            }
        }
    }
}

#[test]
fn an_act_has_one_date() {
    let mut dates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rule in registry() {
        let page = one_line(explain(rule.code, Lang::It).unwrap());
        for found in act().captures_iter(&page) {
            let act = format!("{} {}/{}", &found[1], &found[4], &found[3]);
            dates.entry(act).or_default().insert(found[2].to_owned());
        }
    }
    assert!(dates.len() > 10, "{dates:?}");
    assert!(dates.values().all(|dates| dates.len() == 1), "{dates:?}");
}
