//! `spoglio export`: what the database holds, as the contract's JSON or as tables. All that this command knows of the
//! store and of the export stage stands here.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{ArgAction, ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::import::sink::{open_existing, store_failure};
use super::output;
use super::privacy::{self, Veil};
use super::session::Session;
use crate::contract::PlanKind;
use crate::export::{self, ExportError, Written};
use crate::message::Message;
use crate::store::Filter;

/// The command's name.
pub const NAME: &str = "export";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path_option("db", "value-file", "help-db").default_value("spoglio.db"))
        .arg(build.choice(
            "format",
            "value-format",
            ["json", "jsonl", "csv", "parquet"],
            "help-export-format",
        ))
        .arg(build.valued("where", "value-where", "help-where").action(ArgAction::Append))
        .arg(build.output())
        .arg(build.flag("pretty", "help-pretty"))
        .args(privacy::args(build))
        .arg(build.flag("unguarded", "help-unguarded"))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(database) = matches.get_one::<PathBuf>("db") else { return Ok(Exit::Failed) };
    let veil = Veil::of(matches)?;
    let filter = filter(matches.get_many::<String>("where").into_iter().flatten())?;
    let store = open_existing(database, session.lang)?;
    let file = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let format = matches.get_one::<String>("format").map_or("json", String::as_str);
    if matches!(format, "csv" | "parquet") {
        let told = |key| Message::new(key).arg("format", format);
        // the tables come out of the database as they are: names must not slip through
        if veil.is_on() {
            return Err(told("export-tables-names").into());
        }
        let folder = file.ok_or_else(|| told("export-needs-folder"))?;
        let written = if format == "csv" {
            export::write_datapackage(&store, &filter, folder, !matches.get_flag("unguarded"))
        } else {
            export::write_parquet(&store, &filter, folder)
        };
        return tables(written, folder, database, session);
    }
    let extractions =
        store.extractions(&filter).map_err(|error| store_failure(database, &error, session.lang))?;
    let extractions = extractions.map(|extraction| Ok(veil.over(extraction?)?));
    let pretty = matches.get_flag("pretty");
    output::write(file, |out| {
        let written = if format == "jsonl" {
            export::write_jsonl(out, extractions)
        } else {
            export::write_json(out, extractions, pretty)
        };
        written.map(|_| ()).map_err(|error| match error {
            ExportError::Io(error) => error.into(),
            ExportError::Store(error) => store_failure(database, &error, session.lang),
        })
    })?;
    Ok(Exit::Done)
}

/// Tells what a file for each table, in a folder, came to.
fn tables(
    written: Result<Written, ExportError>,
    folder: &Path,
    database: &Path,
    session: &Session,
) -> Result<Exit, Failure> {
    let written = written.map_err(|error| match error {
        ExportError::Io(error) => {
            Message::new("error-write-file").arg("path", folder).arg("detail", &error).into()
        }
        ExportError::Store(error) => store_failure(database, &error, session.lang),
    })?;
    let message = Message::new("export-written")
        .arg("files", written.files)
        .arg("rows", written.rows)
        .arg("path", folder);
    // nobody listens: no reason to fail
    let _ = writeln!(std::io::stderr(), "{}", message.render(session.lang));
    if written.guarded > 0 {
        let message = Message::new("export-guarded").arg("count", written.guarded);
        let _ = writeln!(std::io::stderr(), "{}", message.render(session.lang));
    }
    Ok(Exit::Done)
}

fn filter<'a>(conditions: impl Iterator<Item = &'a String>) -> Result<Filter, Failure> {
    let mut filter = Filter::default();
    for condition in conditions {
        let wrong = || Failure::from(Message::new("export-wrong-where").arg("condition", condition.as_str()));
        let (key, value) = condition.split_once('=').ok_or_else(wrong)?;
        match key.trim() {
            "entity" => filter.entity = Some(value.trim().to_owned()),
            "year" => filter.year = Some(value.trim().parse().map_err(|_| wrong())?),
            "kind" => filter.kind = Some(kind(value.trim()).ok_or_else(wrong)?),
            _ => return Err(wrong()),
        }
    }
    Ok(filter)
}

fn kind(word: &str) -> Option<PlanKind> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
