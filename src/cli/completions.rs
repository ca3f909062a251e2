//! `spoglio completions`: a script for the user's shell.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::{Shell, generate};

use super::command::{self, Build};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;

/// The command's name.
pub const NAME: &str = "completions";

/// Its definition.
pub fn command(build: &Build) -> Command {
    let shell = build.positional("shell", "value-shell", "help-shell");
    build.command(NAME).arg(shell.value_parser(value_parser!(Shell)).required(true))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Ok(Exit::Failed) };
    // into memory first: the generator panics where its writer fails
    let mut script = Vec::new();
    generate(*shell, &mut command::command(session.lang), "spoglio", &mut script);
    output::write(None, |out| Ok(out.write_all(&script)?))?;
    Ok(Exit::Done)
}
