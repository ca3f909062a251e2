//! `spoglio labels`: what no grammar knows in a folder of documents, counted, with what it may stand for.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, ArgMatches, Command};
use serde_json::json;

use super::command::Build;
use super::draw::{DIM, GOOD, STRONG, one_line, shorten, shorten_path};
use super::failure::{Exit, Failure};
use super::import::{cancel_on_signal, observer, something_to_read, trouble};
use super::output;
use super::session::Session;
use crate::analyse::Analysis;
use crate::batch::{self, Done, Sink, Stored};
use crate::contract::Extraction;
use crate::labels::{Example, Found, Gathered, Guess, Why, stub};
use crate::message::{Lang, Message, text};
use crate::value::ValueWords;

/// The command's name.
pub const NAME: &str = "labels";
/// Longest value and path in an example.
const VALUE: usize = 48;
const PATH: usize = 44;

/// Its definition.
pub fn command(build: &Build) -> Command {
    let paths = build.path("path", "value-path", "help-labels-path");
    build
        .command(NAME)
        .arg(paths.required(true).num_args(1..).action(ArgAction::Append))
        .arg(build.choice("format", "value-format", ["text", "json", "toml"], "help-labels-format"))
        .arg(build.flag("quiet", "help-labels-quiet").short('q'))
        .args(build.reading())
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let inputs = something_to_read(&paths, batch::collect(&paths))?;
    let guard = session.guard()?;
    let gathered = Gathered::new(guard.context().grammars.clone(), ValueWords::builtin());
    let mut sink = Gather(gathered);
    let cancel = cancel_on_signal()?;
    let mut observer = observer(matches.get_flag("quiet"), inputs.files.len(), outcome, session);
    let report = batch::run(&inputs.files, &guard, &mut sink, &mut *observer, &cancel);
    drop(observer);
    let found = sink.0.labels();
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => print_json(&found, &sink.0, &report.done)?,
        Some("toml") => {
            let stub = stub(&found, sink.0.entity(), session.lang);
            output::write(None, |out| Ok(out.write_all(stub.as_bytes())?))?;
        }
        _ => show(&found, &sink.0, session)?,
    }
    let mut failed = false;
    for (path, error) in report.done.iter().filter_map(|done| Some((&done.path, done.error.as_ref()?))) {
        failed = true;
        output::complain(&trouble(path, error, session.lang), session.lang, session.color);
    }
    Ok(match (report.cancelled, failed) {
        (true, _) => Exit::Interrupted,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Done,
    })
}

/// Keeps the labels of each document and nothing else.
struct Gather(Gathered);

impl Sink for Gather {
    type Error = std::convert::Infallible;

    fn known(&mut self, _: &str, _: &str) -> Result<Option<Extraction>, Self::Error> {
        Ok(None)
    }

    fn keep(&mut self, analysis: &Analysis, _: Duration) -> Result<Stored, Self::Error> {
        if analysis.error.is_none() {
            self.0.add(analysis);
        }
        Ok(Stored::Nothing)
    }
}

/// What became of a document, in a word or two.
fn outcome(done: &Done, lang: Lang) -> String {
    text(lang, if done.error.is_some() { "outcome-unreadable" } else { "outcome-read" })
}

fn show(found: &[Found], gathered: &Gathered, session: &Session) -> Result<(), Failure> {
    let lang = session.lang;
    let mut out = output::stdout(session.color);
    for found in found {
        let times = Message::new("labels-times").arg("count", found.count).arg("documents", found.documents);
        let times = times.render(lang);
        let what = found.guess.as_ref().map_or_else(|| "?".to_owned(), |guess| guess.key.to_string());
        let style = if found.guess.is_some() { GOOD } else { DIM };
        let why = found.guess.as_ref().map(|guess| format!(" ({})", why(guess, lang))).unwrap_or_default();
        let label = one_line(&found.label);
        writeln!(out, "{STRONG}{label}{STRONG:#} → {style}{what}{style:#}{why} {DIM}· {times}{DIM:#}")?;
        for example in &found.examples {
            let value = shorten(&example.value, VALUE);
            let place = place(example, lang);
            writeln!(out, "    {value} {DIM}· {}, {place}{DIM:#}", shorten_path(&example.path, PATH))?;
        }
    }
    let suggested = found.iter().filter(|found| found.guess.is_some()).count();
    let sum = Message::new("labels-sum").arg("labels", found.len()).arg("suggested", suggested);
    writeln!(out, "{STRONG}{}{STRONG:#}", sum.arg("documents", gathered.documents()).render(lang))?;
    if !found.is_empty() {
        writeln!(out, "{}", text(lang, "labels-hint"))?;
    }
    Ok(out.flush()?)
}

/// Why a field is suggested.
fn why(guess: &Guess, lang: Lang) -> String {
    match &guess.why {
        Why::Near(label) => Message::new("labels-why-near").arg("label", label.as_str()).render(lang),
        other => text(lang, &format!("labels-why-{}", other.code())),
    }
}

fn place(example: &Example, lang: Lang) -> String {
    let row = example.source.rows.map_or(0, |rows| rows.0) as usize;
    match example.source.table {
        Some(table) => {
            let message = Message::new("labels-place").arg("table", table as usize).arg("row", row);
            message.render(lang)
        }
        None => Message::new("labels-line").arg("line", row).render(lang),
    }
}

fn print_json(found: &[Found], gathered: &Gathered, done: &[Done]) -> Result<(), Failure> {
    let labels: Vec<_> = found
        .iter()
        .map(|found| {
            let examples: Vec<_> = found
                .examples
                .iter()
                .map(|e| json!({ "label": e.label, "value": e.value, "path": e.path, "source": e.source }))
                .collect();
            let near = found.guess.as_ref().and_then(|guess| match &guess.why {
                Why::Near(label) => Some(label.as_str()),
                _ => None,
            });
            json!({
                "label": found.label,
                "count": found.count,
                "documents": found.documents,
                "place": found.place,
                "field": found.guess.as_ref().map(|guess| guess.key.to_string()),
                "why": found.guess.as_ref().map(|guess| guess.why.code()),
                "near": near,
                "examples": examples,
            })
        })
        .collect();
    let unreadable: Vec<_> = done
        .iter()
        .filter_map(|done| Some(json!({ "path": done.path, "error": done.error.as_ref()?.kind.code() })))
        .collect();
    let value = json!({
        "documents": gathered.documents(),
        "entity": gathered.entity(),
        "labels": labels,
        "unreadable": unreadable,
    });
    output::write(None, |mut out| {
        serde_json::to_writer_pretty(&mut out, &value)?;
        Ok(writeln!(out)?)
    })
}
