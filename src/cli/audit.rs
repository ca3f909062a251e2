//! `spoglio audit`: the findings of documents, in the form that is asked for.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use clap::{ArgAction, ArgMatches, Command};

use super::auditing::{self, Asked};
use super::command::Build;
use super::draw::terminal_width;
use super::failure::{Exit, Failure};
use super::import::sink::{open_existing, store_failure};
use super::import::something_to_read;
use super::session::Session;
use super::{input, output};
use crate::analyse::Analysis;
use crate::audit::{Baseline, Line, across, rule, settle, stale};
use crate::batch::{Guard, Met, collect, open, unreadable};
use crate::contract::{Extraction, Finding, Severity};
use crate::message::{Lang, Message};
use crate::report::{self, Format, Item, Report};
use crate::store::Filter;

/// The command's name.
pub const NAME: &str = "audit";

/// Its definition.
pub fn command(build: &Build) -> Command {
    let paths = build.path("path", "value-path", "help-audit-path");
    build
        .command(NAME)
        .arg(paths.required_unless_present("db").num_args(1..).action(ArgAction::Append))
        .arg(
            build
                .path_option("db", "value-file", "help-audit-db")
                .conflicts_with_all(["path", "password", "ocr"]),
        )
        .arg(build.choice("format", "value-format", Format::WORDS, "help-audit-format"))
        .arg(build.output())
        .args(auditing::args(build))
        .arg(
            build
                .path_option("write-baseline", "value-file", "help-write-baseline")
                .conflicts_with("baseline"),
        )
        .args(build.reading())
}

/// Runs it: exit 1 where there are warnings, errors or documents that could not be read.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let database = matches.get_one::<PathBuf>("db");
    let beside: Vec<PathBuf> = database.into_iter().chain(&paths).cloned().collect();
    let asked = auditing::asked(matches, &beside, session.lang)?;
    let mut report = Report { lang: session.lang, width: terminal_width(), ..Report::default() };
    match database {
        Some(database) => report.items = stored(database, &asked, session)?,
        None => report.items = read(paths, &asked, session)?,
    }
    report.config = idle(&asked, &report.items, session);
    let format = matches.get_one::<String>("format").and_then(|word| Format::from_word(word));
    let format = format.unwrap_or(Format::Text);
    write(matches.get_one::<PathBuf>("output").map(PathBuf::as_path), &report, format, session)?;
    if let Some(file) = matches.get_one::<PathBuf>("write-baseline") {
        write_baseline(file, &report)?;
    }
    let of_config = report.config.iter().flat_map(|(_, findings)| findings);
    let mut all = report.items.iter().flat_map(|item| &item.findings).map(|l| &l.finding).chain(of_config);
    let defects = all.any(|finding| finding.severity >= Severity::Warning);
    Ok(if defects { Exit::Findings } else { Exit::Done })
}

/// Documents, read and audited one after the other.
fn read(paths: Vec<PathBuf>, asked: &Asked, session: &Session) -> Result<Vec<Item>, Failure> {
    let files = if paths.iter().any(|path| input::is_stdin(path)) {
        paths
    } else {
        something_to_read(&paths, collect(&paths))?.files
    };
    let guard = session.auditing(asked.options.clone()).guard()?;
    let mut items = Vec::new();
    for file in &files {
        items.extend(analyse(file, &guard, session.lang)?.iter().map(Item::new));
    }
    Ok(items)
}

/// A file that the system does not give is a finding among the others'; only standard input can fail.
fn analyse(file: &Path, guard: &Guard, lang: Lang) -> Result<Vec<Analysis>, Failure> {
    if input::is_stdin(file) {
        return Ok(vec![input::guarded(file, guard, lang)?]);
    }
    let limits = guard.context().limits.clone();
    let met = match open(file, &limits) {
        Ok(met) => met,
        Err(error) => return Ok(vec![unreadable(&[], &file.to_string_lossy(), error, lang)]),
    };
    Ok(met
        .filter_map(|met| match met {
            Met::Document(packed) => Some(guard.analyse_packed(packed)),
            Met::Unreadable(name, error) => Some(unreadable(&[], &name, error, lang)),
            Met::Skipped(_) => None,
        })
        .collect())
}

/// What a database holds: the findings that were stored, and those that several documents give together.
fn stored(database: &Path, asked: &Asked, session: &Session) -> Result<Vec<Item>, Failure> {
    let failed = |error| store_failure(database, &error, session.lang);
    let store = open_existing(database, session.lang)?;
    let extractions = store.extractions(&Filter::default()).map_err(failed)?;
    let mut extractions: Vec<Extraction> = extractions.collect::<Result<_, _>>().map_err(failed)?;
    let together = across(&extractions, &asked.options, session.lang);
    let items = extractions.iter_mut().zip(together).map(|(extraction, findings)| {
        extraction.findings.extend(findings);
        let settled = settle(extraction, &asked.options, session.lang);
        Item::of(extraction, None, &settled)
    });
    Ok(items.collect())
}

/// Findings about the configuration: suppressions that name no document and took nothing in any.
fn idle(asked: &Asked, items: &[Item], session: &Session) -> Option<(String, Vec<Finding>)> {
    let path = asked.config.as_ref()?.display().to_string();
    let wanted = rule("CFG001").is_some_and(|rule| {
        asked.options.selection.has(rule) && asked.options.selection.tells(rule.severity)
    });
    let mut used: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items {
        for (i, count) in item.settled.suppressed.iter().enumerate() {
            *used.entry(i).or_default() += count;
        }
    }
    let idle = asked.options.suppressions.iter().enumerate().filter(|(i, suppression)| {
        wanted && suppression.path.is_none() && used.get(i).is_none_or(|count| *count == 0)
    });
    let findings: Vec<Finding> = idle.map(|(_, one)| stale(one, session.lang)).collect();
    (!findings.is_empty()).then_some((path, findings))
}

fn write(file: Option<&Path>, report: &Report, format: Format, session: &Session) -> Result<(), Failure> {
    if file.is_none() && format == Format::Text {
        let mut out = output::stdout(session.color);
        report::write(&mut out, report, format)?;
        return Ok(out.flush()?);
    }
    let mut text = Vec::new();
    report::write(&mut text, report, format)?;
    // styles are for a terminal
    let plain = strip_str(&String::from_utf8_lossy(&text)).to_string();
    output::write(file, |out| Ok(out.write_all(plain.as_bytes())?))
}

fn write_baseline(file: &Path, report: &Report) -> Result<(), Failure> {
    let lines = report.items.iter().flat_map(|item| {
        item.findings.iter().map(|located| Line {
            fingerprint: &located.fingerprint,
            rule: &located.finding.rule,
            document: &item.path,
            place: located.names.join(" › "),
        })
    });
    let text = Baseline::write(lines);
    output::write(Some(file), |out| Ok(out.write_all(text.as_bytes())?))
}

/// The failure of a code that no rule has.
pub fn unknown_rule(code: &str) -> Failure {
    Message::new("config-unknown-rule").arg("code", code).into()
}
