//! The log: what the program does, for whoever watches a long run. Off unless it is asked for. Names of people and texts of
//! documents never stand in it, paths do.

use std::fs::OpenOptions;
use std::io::stderr;
use std::path::PathBuf;
use std::sync::Mutex;

use clap::{Arg, ArgMatches};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;

use super::command::Build;
use super::failure::Failure;
use crate::message::Message;

/// The level, by its word.
const LEVEL: &str = "SPOGLIO_LOG";

/// Its options.
pub fn args(build: &Build) -> [Arg; 3] {
    [
        build.flag("verbose", "help-verbose").short('v'),
        build.path_option("log-file", "value-file", "help-log-file"),
        build.choice("log-format", "value-format", ["text", "json"], "help-log-format"),
    ]
}

/// Starts it, as the options and the environment say. Gives whether it goes to standard error.
pub fn start(matches: &ArgMatches) -> Result<bool, Failure> {
    let verbose = matches.get_flag("verbose");
    let file = matches.get_one::<PathBuf>("log-file");
    let asked = std::env::var(LEVEL).ok().filter(|word| !word.is_empty());
    let level = match asked.as_deref().map(str::parse::<LevelFilter>) {
        Some(Ok(level)) => level,
        Some(Err(_)) => {
            let word = asked.unwrap_or_default();
            return Err(Message::new("error-log-level").arg("variable", LEVEL).arg("word", word).into());
        }
        None if verbose => LevelFilter::DEBUG,
        None if file.is_some() => LevelFilter::INFO,
        None => LevelFilter::OFF,
    };
    if level == LevelFilter::OFF {
        return Ok(false);
    }
    let json = matches.get_one::<String>("log-format").is_some_and(|format| format == "json");
    let Some(path) = file else {
        install(level, json, stderr);
        return Ok(true);
    };
    let opened = OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
        let message = Message::new("error-write-file").arg("path", path);
        Failure::from(message.arg("detail", &error))
    })?;
    install(level, json, Mutex::new(opened));
    Ok(false)
}

fn install(level: LevelFilter, json: bool, out: impl for<'w> MakeWriter<'w> + Send + Sync + 'static) {
    let log =
        tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_target(false).with_writer(out);
    // there is only one log a process: a second one would be a test's
    if json {
        let log = log.json().flatten_event(true).with_current_span(false).with_span_list(false).finish();
        let _ = tracing::subscriber::set_global_default(log);
    } else {
        let _ = tracing::subscriber::set_global_default(log.finish());
    }
}
