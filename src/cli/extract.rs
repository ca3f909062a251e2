//! `spoglio extract`: the contract's JSON of one document.

use std::io;
use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::privacy::Veil;
use super::session::Session;
use super::{auditing, input, output, privacy};
use crate::contract::Severity;
use crate::export::{self, ExportError};

/// The command's name.
pub const NAME: &str = "extract";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path("file", "value-file", "help-file-or-stdin").required(true))
        .arg(build.output())
        .arg(build.flag("pretty", "help-pretty"))
        .arg(build.min_grade())
        .args(auditing::args(build))
        .args(privacy::args(build))
        .args(build.reading())
}

/// Runs it: the JSON is printed also where there are findings.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("file") else { return Ok(Exit::Failed) };
    let asked = auditing::asked(matches, std::slice::from_ref(path), session.lang)?;
    let veil = Veil::of(matches)?;
    let analysis = input::analyse(path, &session.auditing(asked.options))?;
    let file = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let defects = analysis.extraction.findings.iter().any(|finding| finding.severity >= Severity::Warning);
    let extraction = veil.over(analysis.extraction)?;
    let pretty = matches.get_flag("pretty");
    output::write(file, |out| {
        export::write_document(out, &extraction, pretty).map_err(|error| match error {
            ExportError::Io(error) => error.into(),
            // no store is asked here
            ExportError::Store(error) => Failure::from(io::Error::other(error)),
        })
    })?;
    if let Some(error) = &analysis.error {
        output::complain(&super::import::trouble(path, error, session.lang), session.lang, session.color);
    }
    Ok(if defects || analysis.error.is_some() { Exit::Findings } else { Exit::Done })
}
