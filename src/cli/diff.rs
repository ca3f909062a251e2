//! `spoglio diff`: two versions of a plan, or the plans of two years, held against each other.

use std::io::Write;
use std::path::{Path, PathBuf};

use anstream::StripStream;
use clap::{ArgMatches, Command};
use serde_json::Value;

use super::command::Build;
use super::failure::{Exit, Failure};
use super::privacy::{self, Veil};
use super::session::Session;
use super::{input, output};
use crate::contract::{Extraction, FORMAT};
use crate::diff::{Format, compare, write};
use crate::message::{Arg, Message, Unparsed};
use crate::read::ReadError;

/// The command's name.
pub const NAME: &str = "diff";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build
        .command(NAME)
        .arg(build.path("before", "value-file", "help-diff-before").required(true))
        .arg(build.path("after", "value-file", "help-diff-after").required(true))
        .arg(build.choice("format", "value-format", Format::WORDS, "help-diff-format"))
        .arg(build.output())
        .arg(build.min_grade())
        .args(privacy::args(build))
        .args(build.reading())
}

/// Runs it: exit 0 where nothing differs, 1 where something does, 2 where a document can't be read.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let path = |name: &str| matches.get_one::<PathBuf>(name);
    let (Some(before), Some(after)) = (path("before"), path("after")) else { return Ok(Exit::Failed) };
    if input::is_stdin(before) && input::is_stdin(after) {
        return Err(Message::new("diff-stdin-twice").into());
    }
    let veil = Veil::of(matches)?;
    let shown = |path| -> Result<Extraction, Failure> { Ok(veil.over(read(path, session)?)?) };
    let diff = compare(&shown(before)?, &shown(after)?);
    let format = matches.get_one::<String>("format").and_then(|word| Format::from_word(word));
    let format = format.unwrap_or(Format::Text);
    let file = path("output").map(PathBuf::as_path);
    if file.is_none() && format == Format::Text {
        let mut out = output::stdout(session.color);
        write(&mut out, &diff, format, session.lang)?;
        out.flush()?;
    } else {
        let mut plain = StripStream::new(Vec::new());
        write(&mut plain, &diff, format, session.lang)?;
        output::write(file, |out| Ok(out.write_all(&plain.into_inner())?))?;
    }
    Ok(if diff.is_empty() { Exit::Done } else { Exit::Findings })
}

/// The records of a document, or those that `spoglio extract` printed of one.
fn read(path: &Path, session: &Session) -> Result<Extraction, Failure> {
    let guard = session.guard()?;
    let bytes = match input::bytes(path, &guard)? {
        Ok(bytes) => bytes,
        Err(error) => return Err(unreadable(path, &error, session)),
    };
    if let Some(printed) = printed(&bytes, path) {
        return printed
            .map_err(|(key, detail)| Message::new(key).arg("path", path).arg("detail", detail).into());
    }
    let (_, analysis) = input::analysed(bytes, path, &guard, session.lang);
    match &analysis.error {
        Some(error) => Err(unreadable(path, error, session)),
        None => Ok(analysis.extraction),
    }
}

fn unreadable(path: &Path, error: &ReadError, session: &Session) -> Failure {
    let what = super::import::trouble(path, error, session.lang);
    Message::new("diff-unreadable").arg("what", what).into()
}

/// What `spoglio extract` printed; `None` for bytes that are no JSON. Error: the message of what it is, and why it is
/// nothing of this contract.
fn printed(bytes: &[u8], path: &Path) -> Option<Result<Extraction, (&'static str, Arg)>> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if !start.starts_with(b"{") {
        return None;
    }
    let value = match serde_json::from_slice::<Value>(start) {
        Ok(value) => value,
        // a text may begin with a brace; what calls itself JSON is told as such
        Err(error) if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) => {
            return Some(Err(("diff-no-json", Arg::from(&Unparsed::json(&error)))));
        }
        Err(_) => return None,
    };
    let format = value.get("format")?.as_str()?.to_owned();
    if format != FORMAT {
        return Some(Err(("diff-not-extracted", Arg::Text(format!("{format:?}, {FORMAT:?}")))));
    }
    let unlike = |error| ("diff-not-extracted", Arg::from(&Unparsed::json(&error)));
    Some(serde_json::from_slice(start).map_err(unlike))
}
