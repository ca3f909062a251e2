//! `spoglio rule`: the manual page of a rule. `spoglio rules`: all of them.

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::audit::unknown_rule;
use super::command::Build;
use super::draw::{Align, Columns, DIM, STRONG};
use super::failure::{Exit, Failure};
use super::output;
use super::session::Session;
use crate::audit::{Rule, editions, explain, registry, rule};
use crate::message::{Lang, text};

/// The command of one page.
pub const NAME: &str = "rule";
/// The command of the list.
pub const LIST: &str = "rules";

/// The definition of the first.
pub fn command(build: &Build) -> Command {
    build.command(NAME).arg(build.positional("code", "value-rule", "help-rule-code").required(true))
}

/// The definition of the second.
pub fn list_command(build: &Build) -> Command {
    build.command(LIST).arg(build.choice("format", "value-format", ["text", "json"], "help-format"))
}

/// Prints a page.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let code = matches.get_one::<String>("code").map(String::as_str).unwrap_or_default();
    let (Some(rule), Some(page)) = (rule(code), explain(code, session.lang)) else {
        return Err(unknown_rule(code));
    };
    let mut out = output::stdout(session.color);
    for line in page.lines() {
        match line.trim_start_matches('#') {
            heading if heading.len() < line.len() => writeln!(out, "{STRONG}{}{STRONG:#}", heading.trim())?,
            plain => writeln!(out, "{plain}")?,
        }
        // under the title what the page itself does not say
        if line.starts_with("# ") {
            writeln!(out, "{DIM}{}, {}{DIM:#}", rule.severity_in(session.lang), rule.runs_in(session.lang))?;
        }
    }
    // where the acts can be read: an address is no part of the page, which is the same for all editions
    let mut urls: Vec<&String> = editions(rule.code).flat_map(|entry| &entry.urls).collect();
    urls.dedup();
    for url in urls {
        writeln!(out, "{DIM}{url}{DIM:#}")?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// Prints the list.
pub fn run_list(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let lang = session.lang;
    let mut out = output::stdout(session.color);
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let rules: Vec<Value> = registry().iter().map(|rule| entry(rule, lang)).collect();
        serde_json::to_writer_pretty(&mut out, &rules)?;
        writeln!(out)?;
    } else {
        let header = |key| (text(lang, key), Align::Left);
        let keys = ["column-rule", "column-name", "column-severity", "column-default"];
        let mut columns = Columns::new(keys.map(header));
        for rule in registry() {
            let row = [rule.code.to_owned(), rule.name_in(lang), rule.severity_in(lang), rule.runs_in(lang)];
            columns.row(row.to_vec());
        }
        columns.write(&mut out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn entry(rule: &Rule, lang: Lang) -> Value {
    let page = explain(rule.code, lang).unwrap_or_default();
    json!({"code": rule.code, "name": rule.name, "severity": rule.severity, "default": rule.default, "page": page})
}
