//! `spoglio audit`: the findings of documents, in the form that is asked for.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::privacy;
use super::session::Session;
use super::{audited, auditing, output};
use crate::audit::{Baseline, Line, nearest};
use crate::message::Message;
use crate::report::{Format, Report};

/// The command's name.
pub const NAME: &str = "audit";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .args(audited::inputs(build))
        .arg(build.choice("format", "value-format", Format::WORDS, "help-audit-format"))
        .arg(build.output())
        .args(auditing::args(build))
        .args(privacy::args(build))
        .arg(
            build
                .path_option("write-baseline", "value-file", "help-write-baseline")
                .conflicts_with_all(["baseline", "pseudonymise"]),
        )
        .args(build.reading())
}

/// Runs it: exit 1 where there are warnings, errors or documents that could not be read.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let report = audited::report(matches, session)?;
    let format = matches.get_one::<String>("format").and_then(|word| Format::from_word(word));
    let file = matches.get_one::<PathBuf>("output");
    let format = format.or_else(|| Format::of_file(file?)).unwrap_or(Format::Text);
    audited::write(file.map(PathBuf::as_path), &report, format, session)?;
    if let Some(file) = matches.get_one::<PathBuf>("write-baseline") {
        write_baseline(file, &report)?;
    }
    Ok(audited::exit(&report))
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
    no_such_rule(code).into()
}

/// The message of a code that no rule has, with those that are nearest to it.
pub fn no_such_rule(code: &str) -> Message {
    let near = nearest(code);
    let any = if near.is_empty() { "no" } else { "yes" };
    Message::new("config-unknown-rule").arg("code", code).arg("any", any).arg("near", near.join(", "))
}
