//! `spoglio man`: the manual page, of the program or of one of its commands.

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::command::{self, Build};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::message::Message;

/// The command's name.
pub const NAME: &str = "man";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build.command(NAME).arg(build.positional("command", "value-command", "help-man-command"))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let mut program = command::command(session.lang);
    program.build();
    let page = match matches.get_one::<String>("command") {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone().name(format!("spoglio-{name}")),
            None => return Err(Message::new("usage-unknown-command").arg("command", name.as_str()).into()),
        },
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    output::write(None, |out| Ok(out.write_all(&text)?))?;
    Ok(Exit::Done)
}
