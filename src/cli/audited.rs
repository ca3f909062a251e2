//! Documents or a database, read and audited: what `audit` and `report` do alike.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use clap::{Arg, ArgAction, ArgMatches};

use super::auditing::{self, Asked};
use super::command::Build;
use super::draw::terminal_width;
use super::failure::{Exit, Failure};
use super::import::sink::{open_existing, store_failure};
use super::import::something_to_read;
use super::privacy::Veil;
use super::session::Session;
use super::{input, output};
use crate::analyse::Analysis;
use crate::audit::{across, rule, settle, stale};
use crate::batch::{Guard, Met, collect, open, unreadable};
use crate::contract::{Extraction, Finding, Severity};
use crate::message::{Lang, shown_path};
use crate::report::{self, Format, Item, Report};
use crate::store::Filter;

/// What is audited: documents and folders, or a database.
pub fn inputs(build: &Build) -> [Arg; 2] {
    let paths = build.path("path", "value-path", "help-audit-path");
    [
        paths.required_unless_present("db").num_args(1..).action(ArgAction::Append),
        build
            .path_option("db", "value-file", "help-audit-db")
            .conflicts_with_all(["path", "password", "ocr"]),
    ]
}

/// What the audit of these inputs finds, with the options of the command line and of the configuration.
pub fn report(matches: &ArgMatches, session: &Session) -> Result<Report, Failure> {
    let veil = Veil::of(matches)?;
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let database = matches.get_one::<PathBuf>("db");
    let beside: Vec<PathBuf> = database.into_iter().chain(&paths).cloned().collect();
    let asked = auditing::asked(matches, &beside, session.lang)?;
    let items = match database {
        Some(database) => stored(database, &asked, session)?,
        None => read(paths, &asked, session)?,
    };
    let mut config = idle(&asked, &items, session);
    for finding in config.iter_mut().flat_map(|(_, findings)| findings) {
        veil.over_text(&mut finding.message, &items);
    }
    let items =
        items.into_iter().map(|item| veil.over_item(item)).collect::<Result<_, serde_json::Error>>()?;
    Ok(Report { items, config, lang: session.lang, width: terminal_width() })
}

/// Writes a report to a file or to standard output; only there the text has styles.
pub fn write(file: Option<&Path>, report: &Report, format: Format, session: &Session) -> Result<(), Failure> {
    if file.is_none() && format == Format::Text {
        let mut out = output::stdout(session.color);
        report::write(&mut out, report, format)?;
        return Ok(out.flush()?);
    }
    let mut bytes = Vec::new();
    report::write(&mut bytes, report, format)?;
    if format == Format::Text {
        bytes = strip_str(&String::from_utf8_lossy(&bytes)).to_string().into_bytes();
    }
    if format.is_binary() {
        return output::write_bytes(file, &bytes);
    }
    output::write(file, |out| Ok(out.write_all(&bytes)?))
}

/// The exit code: findings where there are warnings, errors or documents that could not be read.
pub fn exit(report: &Report) -> Exit {
    let of_config = report.config.iter().flat_map(|(_, findings)| findings);
    let mut all = report.items.iter().flat_map(|item| &item.findings).map(|l| &l.finding).chain(of_config);
    let defects = all.any(|finding| finding.severity >= Severity::Warning);
    if defects { Exit::Findings } else { Exit::Done }
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

/// The documents of a file, several where it is a container. A file that the system does not give is a finding among
/// the others'; only standard input can fail.
fn analyse(file: &Path, guard: &Guard, lang: Lang) -> Result<Vec<Analysis>, Failure> {
    if input::is_stdin(file) {
        return Ok(vec![input::guarded(file, guard, lang)?]);
    }
    let limits = guard.context().limits.clone();
    let met = match open(file, &limits) {
        Ok(met) => met,
        Err(error) => return Ok(vec![unreadable(&[], &file.to_string_lossy(), error, lang)]),
    };
    let analysed = met.filter_map(|met| match met {
        Met::Document(packed) => Some(guard.analyse_packed(packed)),
        Met::Unreadable(name, error) => Some(unreadable(&[], &name, error, lang)),
        Met::Skipped(_) => None,
    });
    Ok(analysed.collect())
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

/// Findings about the configuration: suppressions that name no document, or several by a pattern, and took
/// nothing in any.
fn idle(asked: &Asked, items: &[Item], session: &Session) -> Option<(String, Vec<Finding>)> {
    let path = shown_path(asked.config.as_ref()?);
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
        let idle = used.get(i).is_none_or(|count| *count == 0);
        wanted && idle && !suppression.names_one() && suppression.may_take(&asked.options.selection)
    });
    let findings: Vec<Finding> = idle.map(|(_, one)| stale(one, session.lang)).collect();
    (!findings.is_empty()).then_some((path, findings))
}
