//! `spoglio report`: a report to be read, kept and printed.

use std::path::PathBuf;

use clap::{ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::session::Session;
use super::{audited, auditing, privacy};
use crate::report::Format;

/// The command's name.
pub const NAME: &str = "report";

/// Its forms, the first by default.
const FORMATS: [&str; 3] = ["html", "docx", "xlsx"];

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .args(audited::inputs(build))
        .arg(build.choice("format", "value-format", FORMATS, "help-report-format"))
        .arg(build.output())
        .args(auditing::args(build))
        .args(privacy::args(build))
        .args(build.reading())
}

/// Runs it: exit 1 where there are warnings, errors or documents that could not be read.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let report = audited::report(matches, session)?;
    let format = matches.get_one::<String>("format").and_then(|word| Format::from_word(word));
    let file = matches.get_one::<PathBuf>("output");
    let own = |format: &Format| FORMATS.iter().any(|word| Format::from_word(word) == Some(*format));
    let by_ending = file.and_then(|file| Format::of_file(file)).filter(own);
    let format = format.or(by_ending).unwrap_or(Format::Html);
    audited::write(file.map(PathBuf::as_path), &report, format, session)?;
    Ok(audited::exit(&report))
}
