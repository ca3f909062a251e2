use std::io;
use std::process::ExitCode;

use crate::message::Message;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All done, nothing to complain about.
    Done,
    /// Done, with findings or unreadable documents.
    Findings,
    /// Wrong use, or a failure.
    Failed,
    /// Ended by the user, as shells expect it.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::Interrupted => 130,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The reader of our output has gone: no failure of ours.
    Pipe,
    /// What to tell.
    Told(Message),
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Failure::Told(message)
    }
}

/// Errors of writing to standard output; others are told by name where they happen.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Pipe;
        }
        Failure::Told(Message::new("error-write-output").arg("detail", &error))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::from(io::Error::from(error))
    }
}
