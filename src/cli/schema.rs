//! `spoglio schema`: the JSON Schema of the contract.

use clap::Command;

use super::command::Build;
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::export;

/// The command's name.
pub const NAME: &str = "schema";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build.command(NAME)
}

/// Runs it.
pub fn run(_: &Session) -> Result<Exit, Failure> {
    output::write(None, |mut out| {
        serde_json::to_writer_pretty(&mut out, &export::json_schema())?;
        Ok(writeln!(out)?)
    })?;
    Ok(Exit::Done)
}
