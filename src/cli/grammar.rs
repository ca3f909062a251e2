//! `spoglio grammar`: which grammars are in force, and what is wrong with them.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::command::Build;
use super::draw::{Align, BAD, Columns, GOOD};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::grammar::{BUILT_IN, GrammarInfo, GrammarProblem, Grammars};
use crate::message::{Lang, Message, exists, render_key, text};

/// The command's name.
pub const NAME: &str = "grammar";

/// Its definition.
pub fn command(build: &Build) -> Command {
    let dir = build.path("dir", "value-dir", "help-grammar-dir");
    let format = build.choice("format", "value-format", ["text", "json"], "help-format");
    let sub = |name| build.command(name).arg(dir.clone()).arg(format.clone());
    build
        .command(NAME)
        .subcommand_required(true)
        .subcommand_help_heading(build.heading())
        .subcommand(sub("grammar-list").name("list"))
        .subcommand(sub("grammar-check").name("check"))
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(Exit::Failed) };
    let dir = matches
        .get_one::<PathBuf>("dir")
        .or_else(|| matches.get_one::<PathBuf>("grammars"))
        .map(PathBuf::as_path);
    if let Some(dir) = dir.filter(|dir| !dir.is_dir()) {
        return Err(Message::new("grammar-no-dir").arg("path", dir).into());
    }
    let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    if name == "list" {
        list(&session.grammars(dir)?.list(), json, session)
    } else {
        check(dir, json, session)
    }
}

fn list(grammars: &[GrammarInfo], json: bool, session: &Session) -> Result<Exit, Failure> {
    if json {
        print_json(grammars)?;
        return Ok(Exit::Done);
    }
    let header = |key, align| (text(session.lang, key), align);
    let mut columns = Columns::new([
        header("column-grammar", Align::Left),
        header("column-fields", Align::Right),
        header("column-labels", Align::Right),
        header("column-examples", Align::Right),
        header("column-origin", Align::Left),
        header("column-description", Align::Left),
    ]);
    for grammar in grammars {
        columns.row(vec![
            grammar.name.clone(),
            grammar.fields.to_string(),
            grammar.labels.to_string(),
            grammar.examples.to_string(),
            match grammar.origin.as_str() {
                BUILT_IN => text(session.lang, "grammar-built-in"),
                path => path.to_owned(),
            },
            if session.lang == Lang::It {
                grammar.description_it.clone()
            } else {
                grammar.description.clone()
            },
        ]);
    }
    let mut out = output::stdout(session.color);
    columns.write(&mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}

fn check(dir: Option<&Path>, json: bool, session: &Session) -> Result<Exit, Failure> {
    // files that can't be loaded at all are what is asked for here, no failure
    let problems = match dir.map(Grammars::with_dir) {
        None => Grammars::builtin().check(),
        Some(Ok(grammars)) => grammars.check(),
        Some(Err(problems)) => problems,
    };
    if json {
        print_json(&problems)?;
    } else {
        let mut out = output::stdout(session.color);
        for problem in &problems {
            writeln!(out, "{BAD}✗{BAD:#} {}", describe(problem, session.lang))?;
        }
        let (style, summary) = if problems.is_empty() {
            (GOOD, text(session.lang, "grammar-sound"))
        } else {
            (BAD, Message::new("grammar-problems").arg("count", problems.len()).render(session.lang))
        };
        writeln!(out, "{style}{summary}{style:#}")?;
        out.flush()?;
    }
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Findings })
}

fn print_json(value: &(impl Serialize + ?Sized)) -> Result<(), Failure> {
    output::write(None, |mut out| {
        serde_json::to_writer_pretty(&mut out, value)?;
        Ok(writeln!(out)?)
    })
}

/// Grammars that can't be used: the failure of a command that needs them.
pub fn unusable(dir: &Path, problems: &[GrammarProblem], lang: Lang) -> Failure {
    let lines: Vec<String> =
        problems.iter().map(|problem| format!("\n  {}", describe(problem, lang))).collect();
    let message = Message::new("grammar-unusable").arg("path", dir);
    message.arg("problems", lines.concat()).into()
}

fn describe(problem: &GrammarProblem, lang: Lang) -> String {
    let key = format!("grammar-problem-{}", problem.code);
    let args = [("file", problem.file.as_str().into()), ("detail", (&problem.detail).into())];
    if exists(lang, &key) {
        return render_key(lang, &key, &args);
    }
    format!("{}: {} ({})", problem.file, problem.detail, problem.code)
}
