//! `spoglio export`: what the database holds, as the contract's JSON. All that this command knows of the
//! store and of the export stage stands here.

use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::import::sink::{open_existing, store_failure};
use super::output;
use super::privacy::{self, Veil};
use super::session::Session;
use crate::contract::PlanKind;
use crate::export::{self, ExportError};
use crate::message::Message;
use crate::store::Filter;

/// The command's name.
pub const NAME: &str = "export";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path_option("db", "value-file", "help-db").default_value("spoglio.db"))
        .arg(build.choice("format", "value-format", ["json", "jsonl"], "help-export-format"))
        .arg(build.valued("where", "value-where", "help-where").action(ArgAction::Append))
        .arg(build.output())
        .arg(build.flag("pretty", "help-pretty"))
        .args(privacy::args(build))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(database) = matches.get_one::<PathBuf>("db") else { return Ok(Exit::Failed) };
    let veil = Veil::of(matches)?;
    let filter = filter(matches.get_many::<String>("where").into_iter().flatten())?;
    let store = open_existing(database, session.lang)?;
    let extractions =
        store.extractions(&filter).map_err(|error| store_failure(database, &error, session.lang))?;
    let extractions = extractions.map(|extraction| Ok(veil.over(extraction?)?));
    let file = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let pretty = matches.get_flag("pretty");
    let lines = matches.get_one::<String>("format").is_some_and(|format| format == "jsonl");
    output::write(file, |out| {
        let written = if lines {
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
