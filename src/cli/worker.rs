//! `spoglio worker`: reads documents for another program, by the protocol of `docs/worker-protocol.md`.

use std::io::{self, ErrorKind};

use clap::Command;

use super::command::Build;
use super::failure::{Exit, Failure};
use crate::batch::worker::{ServeError, serve};
use crate::message::{Message, technical};

/// The command's name.
pub const NAME: &str = "worker";

/// Its definition.
pub fn command(build: &Build) -> Command {
    build.command(NAME)
}

/// Runs it, on standard input and output.
pub fn run() -> Result<Exit, Failure> {
    match serve(io::stdin(), &mut io::stdout().lock()) {
        Ok(()) => Ok(Exit::Done),
        // whoever wanted the replies has gone
        Err(ServeError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(Message::new("worker-ended").arg("detail", technical(&error.to_string())).into()),
    }
}
