//! `spoglio eval DIR --relations`: the tables found in PDFs against the golds of the ICDAR 2013 table competition.

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::Path;
use std::time::Instant;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::draw::{Align, BAD, Columns, DIM, number};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::batch::{Guard, read_limited};
use crate::eval::relations::{DocumentRelations, PlainTable, RelationScore, TableCorpus, tables_of};
use crate::eval::{Count, Figures};
use crate::message::{Arg, Lang, Message, Unparsed, text};

/// Runs it over the golds of `dir`: on the tables that another tool found (`tables`: a folder of `NAME.json`), or
/// on what spoglio finds in the PDFs beside the golds. Exit 1 where the F1 averaged over the documents is below
/// `--min-f1`.
pub fn run(
    matches: &ArgMatches,
    dir: &Path,
    tables: Option<&Path>,
    session: &Session,
) -> Result<Exit, Failure> {
    let corpus = TableCorpus::open(dir)
        .map_err(|error| Message::new("error-open").arg("path", dir).arg("detail", &error))?;
    if corpus.documents.is_empty() {
        return Err(Message::new("eval-no-table-gold").arg("path", dir).into());
    }
    let start = Instant::now();
    let guard = session.guard()?;
    let mut broken = None;
    let score = corpus.measure(|gold| match tables {
        Some(tables) => {
            let path = gold.file(tables, ".json")?;
            plain(&path).map_err(|error| broken = broken.take().or(Some(error))).ok()
        }
        None => found(&guard, &gold.file(dir, ".pdf")?),
    });
    if let Some(message) = broken {
        return Err(message.into());
    }
    let seconds = start.elapsed().as_secs_f64();
    let mut out = output::stdout(session.color);
    if matches.get_flag("json") {
        serde_json::to_writer_pretty(&mut out, &figures(&score, seconds))?;
        writeln!(out)?;
    } else {
        if matches.get_flag("diff") {
            show_differences(&score, &mut out)?;
        }
        show(&score, session.lang, &mut out)?;
    }
    out.flush()?;
    let floor = matches.get_one::<f64>("min-f1").copied().unwrap_or(0.0);
    Ok(if score.average().f1 < floor { Exit::Findings } else { Exit::Done })
}

/// The tables that another tool wrote down. A file that is not what it should be is no low score but an error.
fn plain(path: &Path) -> Result<Vec<PlainTable>, Message> {
    let broken = |detail: Arg| Message::new("error-open").arg("path", path).arg("detail", detail);
    let file = File::open(path).map_err(|error| broken(Arg::from(&error)))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| broken(Arg::from(&Unparsed::json(&error))))
}

/// The tables that spoglio finds in a file.
fn found(guard: &Guard, path: &Path) -> Option<Vec<PlainTable>> {
    let bytes = read_limited(path, &guard.context().limits).ok()?;
    guard.analyse(bytes, &path.to_string_lossy()).document.as_ref().map(tables_of)
}

fn show(score: &RelationScore, lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    let right = |key| (text(lang, key), Align::Right);
    let mut columns = Columns::new([
        (text(lang, "column-document"), Align::Left),
        right("column-relations"),
        right("column-put-out"),
        right("column-right"),
        right("column-precision"),
        right("column-recall"),
        right("column-f1"),
    ]);
    let mut row = |name: String, count: Count, figures: Figures| {
        let mut cells = vec![name];
        cells.extend([figures.n, count.hit + count.false_, count.hit].map(|n| n.to_string()));
        cells.extend([figures.p, figures.r, figures.f1].map(|share| number(share, 4, lang)));
        columns.row(cells);
    };
    for document in &score.documents {
        row(document.name.clone(), document.count, document.figures());
    }
    row(text(lang, "eval-average"), score.total(), score.average());
    row(text(lang, "eval-pooled"), score.total(), score.pooled());
    columns.write(out)?;
    let failed = failed(score);
    if !failed.is_empty() {
        let message = Message::new("eval-no-tables").arg("documents", failed.join(", "));
        writeln!(out, "{BAD}{}{BAD:#}", message.render(lang))?;
    }
    Ok(())
}

fn failed(score: &RelationScore) -> Vec<&str> {
    let failed = score.documents.iter().filter(|document| document.failed);
    failed.map(|document| document.name.as_str()).collect()
}

/// Each relation that was missed (`-`) or is too much (`+`).
fn show_differences(score: &RelationScore, out: &mut impl Write) -> Result<(), Failure> {
    for DocumentRelations { name, missed, extra, .. } in &score.documents {
        for (sign, relations) in [('-', missed), ('+', extra)] {
            for (relation, count) in relations {
                let times = if *count > 1 { format!(" ×{count}") } else { String::new() };
                writeln!(out, "{DIM}{name}{DIM:#} {sign} {relation}{times}")?;
            }
        }
    }
    Ok(writeln!(out)?)
}

/// The figures for programs.
fn figures(score: &RelationScore, seconds: f64) -> Value {
    let mut documents = serde_json::Map::new();
    for document in &score.documents {
        documents.insert(document.name.clone(), counted(document.count, document.figures()));
    }
    json!({
        "average": counted(score.total(), score.average()),
        "pooled": counted(score.total(), score.pooled()),
        "documents": documents,
        "failed": failed(score),
        "seconds": seconds,
    })
}

fn counted(count: Count, figures: Figures) -> Value {
    json!({
        "relations": figures.n,
        "put_out": count.hit + count.false_,
        "right": count.hit,
        "precision": figures.p,
        "recall": figures.r,
        "f1": figures.f1,
    })
}
