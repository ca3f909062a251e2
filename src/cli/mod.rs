//! The command line: thin, one file a command.

mod audit;
mod audited;
mod auditing;
mod command;
mod completions;
mod diff;
mod draw;
mod eval;
mod explain;
mod export;
mod extract;
mod failure;
mod grammar;
mod import;
mod input;
mod labels;
mod log;
mod man;
mod output;
mod pages;
mod privacy;
mod raw;
mod relations;
mod report;
mod rule;
mod schema;
mod session;
mod tables;
mod usage;
mod why;
mod worker;

pub use command::command;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;

use failure::{Exit, Failure};
use session::Session;

/// Runs the program on its arguments (the first is its own name) and gives its exit code: 0 done, 1 done
/// with findings or unreadable documents, 2 wrong use or failure, 130 interrupted.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    crate::batch::quiet_panics();
    let args = raw::with_help_option(args.into_iter().collect());
    let (lang, color) = (raw::lang(&args), raw::color(&args));
    let matches = match command(lang).color(raw::for_clap(color)).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return usage::show(&error, lang, color).into(),
    };
    let session = Session::new(&matches, lang, color);
    match dispatch(&matches, &session) {
        Ok(exit) => exit.into(),
        Err(Failure::Pipe) => Exit::Done.into(),
        Err(Failure::Told(message)) => {
            output::complain(&message.render(lang), lang, color);
            Exit::Failed.into()
        }
    }
}

fn dispatch(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    if let Some((_, matches)) = matches.subcommand() {
        output::refuse_inputs(matches)?;
    }
    match matches.subcommand() {
        Some((import::NAME, matches)) => import::run(matches, session),
        Some((extract::NAME, matches)) => extract::run(matches, session),
        Some((tables::NAME, matches)) => tables::run(matches, session),
        Some((explain::NAME, matches)) => explain::run(matches, session),
        Some((labels::NAME, matches)) => labels::run(matches, session),
        Some((audit::NAME, matches)) => audit::run(matches, session),
        Some((report::NAME, matches)) => report::run(matches, session),
        Some((diff::NAME, matches)) => diff::run(matches, session),
        Some((rule::NAME, matches)) => rule::run(matches, session),
        Some((rule::LIST, matches)) => rule::run_list(matches, session),
        Some((export::NAME, matches)) => export::run(matches, session),
        Some((schema::NAME, _)) => schema::run(session),
        Some((grammar::NAME, matches)) => grammar::run(matches, session),
        Some((eval::NAME, matches)) => eval::run(matches, session),
        Some((completions::NAME, matches)) => completions::run(matches, session),
        Some((man::NAME, matches)) => man::run(matches, session),
        Some((worker::NAME, _)) => worker::run(),
        // clap asks for a command and knows these only
        _ => Ok(Exit::Failed),
    }
}
