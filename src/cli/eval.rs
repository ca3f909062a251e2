//! `spoglio eval`: documents against hand-checked extractions, field by field.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};

use super::command::Build;
use super::draw::{Align, BAD, Columns, DIM, number};
use super::failure::{Exit, Failure};
use super::output;
use super::relations;
use super::session::Session;
use crate::batch::{Guard, read_limited};
use crate::eval::{Corpus, Difference, FORMATS, FormatScore};
use crate::message::{Lang, Message, text};

/// The command's name.
pub const NAME: &str = "eval";

/// Its definition.
pub fn command(build: &Build) -> Command {
    let formats = build.valued("formats", "value-formats", "help-formats");
    let floor = build.valued("min-f1", "value-number", "help-min-f1");
    build
        .command(NAME)
        .arg(build.path("dir", "value-gold-dir", "help-gold-dir").required(true))
        .arg(formats.value_delimiter(',').action(ArgAction::Append))
        .arg(build.flag("diff", "help-diff"))
        .arg(build.flag("json", "help-eval-json"))
        .arg(floor.value_parser(value_parser!(f64)))
        .arg(build.flag("relations", "help-relations").conflicts_with("formats"))
        .arg(build.path_option("tables", "value-dir", "help-relation-tables").requires("relations"))
}

/// A format's figures and the time they took.
struct Measured {
    score: FormatScore,
    seconds: f64,
}

/// Runs it: exit 1 where a format is below `--min-f1`.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(dir) = matches.get_one::<PathBuf>("dir") else { return Ok(Exit::Failed) };
    if matches.get_flag("relations") {
        return relations::run(
            matches,
            dir,
            matches.get_one::<PathBuf>("tables").map(PathBuf::as_path),
            session,
        );
    }
    let corpus = Corpus::open(dir)
        .map_err(|error| Message::new("error-open").arg("path", dir).arg("detail", &error))?;
    let asked: Vec<&str> =
        matches.get_many::<String>("formats").into_iter().flatten().map(String::as_str).collect();
    let formats = if asked.is_empty() { FORMATS.to_vec() } else { asked };
    let guard = session.guard()?;
    let mut measured = Vec::new();
    for format in formats {
        let start = Instant::now();
        if let Some(score) = corpus.measure(format, |path| extract(&guard, path)) {
            measured.push(Measured { score, seconds: start.elapsed().as_secs_f64() });
        }
    }
    if measured.is_empty() {
        return Err(Message::new("eval-no-gold").arg("path", dir).into());
    }
    let mut out = output::stdout(session.color);
    if matches.get_flag("json") {
        serde_json::to_writer_pretty(&mut out, &figures(&measured))?;
        writeln!(out)?;
    } else {
        if matches.get_flag("diff") {
            for measured in &measured {
                show_differences(&measured.score, session.lang, &mut out)?;
            }
        }
        show(&measured, session.lang, &mut out)?;
    }
    out.flush()?;
    let floor = matches.get_one::<f64>("min-f1").copied().unwrap_or(0.0);
    let below = measured.iter().any(|measured| f1(&measured.score) < floor);
    Ok(if below { Exit::Findings } else { Exit::Done })
}

fn extract(guard: &Guard, path: &Path) -> Option<Value> {
    let bytes = read_limited(path, &guard.context().limits).ok()?;
    let analysis = guard.analyse(bytes, &path.to_string_lossy());
    if analysis.error.is_some() {
        return None;
    }
    serde_json::to_value(&analysis.extraction).ok()
}

fn f1(score: &FormatScore) -> f64 {
    score.total.all().figures().f1
}

fn show(measured: &[Measured], lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let header = |key, align| (text(lang, key), align);
    let mut columns = Columns::new([
        header("column-format", Align::Left),
        header("column-documents", Align::Right),
        header("column-f1", Align::Right),
        header("column-findings-f1", Align::Right),
        header("column-worst", Align::Right),
        header("column-worst-document", Align::Left),
        header("column-seconds", Align::Right),
    ]);
    for Measured { score, seconds } in measured {
        let findings = score.total.findings().map(|count| number(count.figures().f1, 4, lang));
        let worst = score.worst();
        columns.row(vec![
            score.format.clone(),
            score.documents.len().to_string(),
            number(f1(score), 4, lang),
            findings.unwrap_or_else(|| "–".to_owned()),
            worst.map_or_else(String::new, |worst| number(worst.figures.f1, 4, lang)),
            worst.map_or_else(String::new, |worst| worst.name.clone()),
            number(*seconds, 1, lang),
        ]);
    }
    columns.write(out)?;
    for Measured { score, .. } in measured {
        let failed = failed(score);
        if !failed.is_empty() {
            let message = Message::new("eval-failed").arg("format", score.format.as_str());
            writeln!(out, "{BAD}{}{BAD:#}", message.arg("documents", failed.join(", ")).render(lang))?;
        }
    }
    Ok(())
}

fn failed(score: &FormatScore) -> Vec<&str> {
    score.documents.iter().filter(|document| document.failed).map(|document| document.name.as_str()).collect()
}

fn show_differences(score: &FormatScore, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let value = |value: &Option<String>| match value.as_deref() {
        None => text(lang, "eval-absent"),
        Some("") => text(lang, "eval-blank"),
        Some(value) => format!("'{value}'"),
    };
    for Difference { place, field, gold, output } in score.total.differences() {
        let message = Message::new("eval-difference").arg("gold", value(gold)).arg("output", value(output));
        writeln!(out, "{DIM}{}{DIM:#} {place} {field}: {}", score.format, message.render(lang))?;
    }
    Ok(writeln!(out)?)
}

/// The figures for programs: by format, then by document and field.
fn figures(measured: &[Measured]) -> Value {
    let mut formats = serde_json::Map::new();
    for Measured { score, seconds } in measured {
        let documents: BTreeMap<&str, _> =
            score.documents.iter().map(|document| (document.name.as_str(), document.figures)).collect();
        let worst = score.worst();
        let figures = json!({
            "documents": score.documents.len(),
            "f1": f1(score),
            "worst": worst.map(|worst| worst.name.as_str()),
            "worst_f1": worst.map(|worst| worst.figures.f1),
            "findings_f1": score.total.findings().map(|count| count.figures().f1),
            "failed": failed(score),
            "seconds": seconds,
            "docs": documents,
            "fields": score.total.groups(),
            "differences": score.total.differences(),
        });
        formats.insert(score.format.clone(), figures);
    }
    Value::Object(formats)
}
