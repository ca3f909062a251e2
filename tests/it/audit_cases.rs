//! Runs the readable cases under `tests/cases/`: see `tests/cases/README.md` for how one is written.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use spoglio::audit::{Options, Selection, across, audit_with, pictures, registry, settle, unreadable};
use spoglio::config;
use spoglio::contract::Finding;
use spoglio::document::{Document, Note, ReaderKind, Source};
use spoglio::message::Lang;
use spoglio::read::ReadErrorKind;
use spoglio::{Context, analyse};

use crate::support::extractions::{extraction, repository};

/// One case: a heading, the records, the findings.
#[derive(Default)]
struct Case {
    title: String,
    records: Option<Records>,
    options: Option<Options>,
    expected: Option<Vec<String>>,
}

enum Records {
    Json(Value),
    Plan { text: String, path: &'static str },
    Notes(Vec<(String, u32)>),
    ReadError(String),
}

#[test]
fn the_cases_give_the_findings_that_they_name() {
    let mut failures = Vec::new();
    let mut by_rule: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (file, text) in files() {
        let rule = text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or(&file).to_owned();
        let code = rule.split(' ').next().unwrap_or_default().to_owned();
        for case in cases(&text) {
            let place = format!("{file}: {}", case.title);
            let expected = case.expected.unwrap_or_else(|| panic!("{place}: no expected findings"));
            let records = case.records.unwrap_or_else(|| panic!("{place}: no records"));
            let options = case.options.unwrap_or_default();
            let mut found: Vec<String> = findings(&records, &code, &options)
                .into_iter()
                .filter(|finding| finding.rule == code)
                .inspect(|finding| {
                    assert!(!finding.message.contains(['{', '}']), "{place}: {}", finding.message)
                })
                .map(|finding| format!("{} {}", finding.rule, finding.pointer))
                .collect();
            found.sort();
            let counts = by_rule.entry(code.clone()).or_default();
            if expected.is_empty() {
                counts.1 += 1
            } else {
                counts.0 += 1
            }
            if found != expected {
                failures.push(format!("{place}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    for rule in registry() {
        let (firing, silent) = by_rule.get(rule.code).copied().unwrap_or_default();
        let needs_miss = rule.check.is_some();
        assert!(firing > 0 && (silent > 0 || !needs_miss), "{}: {firing} firing, {silent} silent", rule.code);
    }
}

fn files() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(repository("tests/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .filter(|(name, _)| name != "README.md")
        .collect();
    files.sort();
    files
}

/// What a rule finds, in both languages; rules that do not run by default are asked for.
fn findings(records: &Records, code: &str, options: &Options) -> Vec<Finding> {
    let [italian, english] = Lang::ALL.map(|lang| findings_in(records, code, options, lang));
    let places = |findings: &[Finding]| findings.iter().map(|f| f.pointer.clone()).collect::<Vec<_>>();
    assert_eq!(places(&italian), places(&english));
    english.iter().for_each(|finding| assert!(!finding.message.contains(['{', '}']), "{}", finding.message));
    italian
}

fn findings_in(records: &Records, code: &str, options: &Options, lang: Lang) -> Vec<Finding> {
    let mut options = options.clone();
    if options.selection.select.is_empty() {
        options.selection = Selection::only(code);
    }
    match records {
        Records::Json(json) if json["documents"].is_array() => together(json, &options, lang),
        Records::Json(json) => {
            let mut extraction = extraction(json);
            extraction.findings = audit_with(&extraction, None, &options, lang);
            settle(&mut extraction, &options, lang);
            extraction.findings
        }
        Records::Plan { text, path } => {
            let context = Context { audit: options, lang, ..Context::default() };
            analyse(text.as_bytes(), path, &context).extraction.findings
        }
        Records::Notes(notes) => {
            let note = |(code, page): &(String, u32)| Note {
                code: code.clone().leak(),
                detail: "2180 (63 %)".to_owned(),
                source: Source { page: Some(*page), ..Source::default() },
            };
            let notes = notes.iter().map(note).collect();
            let document = Document { reader: ReaderKind::Pdf, pages: Some(2), blocks: Vec::new(), notes };
            pictures(&document, lang)
        }
        Records::ReadError(code) => {
            use ReadErrorKind::*;
            let kind = [Empty, Truncated, Encrypted, Unsupported, Unknown, Malformed, OverLimit, Io]
                .into_iter()
                .find(|kind| kind.code() == code)
                .unwrap_or_else(|| panic!("no such error: {code}"));
            vec![unreadable(&kind.into(), lang)]
        }
    }
}

/// What several documents give together; their pointers begin with the number of the document, from 0.
fn together(json: &Value, options: &Options, lang: Lang) -> Vec<Finding> {
    let documents: Vec<_> = json["documents"].as_array().unwrap().iter().map(extraction).collect();
    let found = across(&documents, options, lang).into_iter().enumerate();
    let numbered = found.flat_map(|(index, findings)| {
        findings
            .into_iter()
            .map(move |finding| Finding { pointer: format!("{index}{}", finding.pointer), ..finding })
    });
    numbered.collect()
}

/// The cases of a file: from one `## ` heading to the next.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        } else if let (Some(kind), Some(case)) = (line.strip_prefix("```"), cases.last_mut()) {
            let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            fenced(case, kind.trim(), &body);
        } else if let (true, Some(case)) = (line.starts_with('|'), cases.last_mut()) {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            case.records = Some(Records::Json(from_table(&rows)));
        }
    }
    cases
}

fn fenced(case: &mut Case, kind: &str, body: &[&str]) {
    match kind {
        "json" => {
            let json = serde_json::from_str(&body.join("\n"));
            let json = json.unwrap_or_else(|error| panic!("{}: {error}", case.title));
            case.records = Some(Records::Json(json));
        }
        "plan" => case.records = Some(Records::Plan { text: body.join("\n"), path: "piano.md" }),
        "pages" => {
            let text = body.iter().map(|line| if *line == "%%" { "\u{c}" } else { line }).collect::<Vec<_>>();
            case.records =
                Some(Records::Plan { text: text.join("\n").replace('⇥', "\t"), path: "piano.txt" });
        }
        "config" => {
            let config = config::parse(&body.join("\n")).unwrap_or_else(|p| panic!("{}: {p:?}", case.title));
            case.options = Some(Options {
                selection: config.selection,
                profile: config.profile,
                tolerances: config.tolerances,
                suppressions: config.suppressions,
                baseline: None,
            });
        }
        "read-error" => case.records = Some(Records::ReadError(body.join("").trim().to_owned())),
        "notes" => {
            let note = |line: &&str| {
                let (code, page) = line.split_once(' ').unwrap_or_else(|| panic!("{}: {line}", case.title));
                (code.to_owned(), page.parse().expect("a page"))
            };
            case.records = Some(Records::Notes(body.iter().map(note).collect()));
        }
        "findings" => {
            let mut expected: Vec<String> =
                body.iter().map(|line| line.trim()).filter(|l| !l.is_empty()).map(str::to_owned).collect();
            expected.sort();
            case.expected = Some(expected);
        }
        other => panic!("{}: unknown block {other}", case.title),
    }
}

fn cells(line: &str) -> Vec<String> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// A table of objectives: one a row. A cell `-` says that the form has no such place, a blank one that it is
/// left blank.
fn from_table(rows: &[Vec<String>]) -> Value {
    let header = rows.first().expect("a table has a header");
    let mut units: Vec<(String, Value)> = Vec::new();
    for row in rows.iter().skip(2) {
        let cell = |name: &str| {
            let at = header.iter().position(|column| column == name)?;
            row.get(at).map(String::as_str).filter(|cell| *cell != "-")
        };
        let unit = cell("unit").unwrap_or_default().to_owned();
        if units.last().is_none_or(|(name, _)| *name != unit) {
            let record = json!({"name": unit, "objectives": [], "summaries": []});
            units.push((unit.clone(), record));
        }
        let record = &mut units.last_mut().unwrap().1;
        let mut item = json!({});
        for text in ["title", "description", "group", "code"] {
            if let Some(value) = cell(text) {
                item[text] = value.into();
            }
        }
        if let Some(raw) = cell("weight") {
            let percent: Option<f64> = raw.trim_end_matches('%').replace(',', ".").parse().ok();
            item["weight"] = json!({"raw": raw, "percent": percent});
        }
        if cell("in") == Some("summary") {
            if record["summaries"] == json!([]) {
                record["summaries"] = json!([{"rows": []}]);
            }
            record["summaries"][0]["rows"].as_array_mut().unwrap().push(item);
        } else {
            record["objectives"].as_array_mut().unwrap().push(item);
        }
    }
    json!({"units": units.into_iter().map(|(_, unit)| unit).collect::<Vec<_>>()})
}
