//! `spoglio man`: the manual page, of the program or of one of its commands.

use clap::{ArgMatches, Command};
use clap_mangen::Man;

use super::command::{self, Build};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::message::{Lang, Message, text};

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
    let mut roff = Vec::new();
    Man::new(page).render(&mut roff)?;
    let roff = with_headings(&String::from_utf8_lossy(&roff), session.lang);
    output::write(None, |out| Ok(out.write_all(roff.as_bytes())?))?;
    Ok(Exit::Done)
}

/// The page with all headings in one language and in capitals: the library has some of its own, in English.
fn with_headings(roff: &str, lang: Lang) -> String {
    let mut page = String::new();
    for line in roff.lines() {
        match line.strip_prefix(".SH ") {
            Some(heading) => {
                let heading = match heading {
                    "NAME" => text(lang, "man-heading-name"),
                    "SYNOPSIS" => text(lang, "man-heading-synopsis"),
                    "DESCRIPTION" => text(lang, "man-heading-description"),
                    "VERSION" => text(lang, "man-heading-version"),
                    own => own.to_uppercase(),
                };
                page.push_str(".SH ");
                page.push_str(&heading);
            }
            None => page.push_str(line),
        }
        page.push('\n');
    }
    page
}
