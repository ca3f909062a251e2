//! What decides an audit: options of the command line over the configuration file.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgAction, ArgMatches};

use super::audit::{no_such_rule, unknown_rule};
use super::command::Build;
use super::failure::Failure;
use crate::audit::{Baseline, BaselineError, Options, Selection};
use crate::config::{self, Config, Problem, What};
use crate::contract::Severity;
use crate::message::{Arg, Lang, Message, Unparsed, shown_path};

/// The options of every command that audits.
pub fn args(build: &Build) -> [clap::Arg; 6] {
    let codes =
        |name, help| build.valued(name, "value-rules", help).value_delimiter(',').action(ArgAction::Append);
    // what reports call them in Italian is understood as well
    let words =
        Severity::ALL.map(|severity| PossibleValue::new(severity.as_str()).alias(severity.in_italian()));
    [
        codes("select", "help-select"),
        codes("extend-select", "help-extend-select"),
        codes("ignore", "help-ignore"),
        build
            .valued("min-severity", "value-severity", "help-min-severity")
            .value_parser(PossibleValuesParser::new(words)),
        build.path_option("config", "value-file", "help-config"),
        build.path_option("baseline", "value-file", "help-baseline"),
    ]
}

/// What was asked for.
#[derive(Debug, Default)]
pub struct Asked {
    /// What decides the audit.
    pub options: Options,
    /// The configuration file that was read.
    pub config: Option<PathBuf>,
}

/// From the options of a command over the configuration for its inputs.
pub fn asked(matches: &ArgMatches, inputs: &[PathBuf], lang: Lang) -> Result<Asked, Failure> {
    let file = config_file(matches, inputs)?;
    let config = file.as_deref().map(|file| read_config(file, lang)).transpose()?.unwrap_or_default();
    let selection = selection(matches, config.selection)?;
    let baseline = matches.get_one::<PathBuf>("baseline").map(|file| read_baseline(file)).transpose()?;
    let Config { profile, tolerances, suppressions, .. } = config;
    Ok(Asked { options: Options { selection, profile, tolerances, suppressions, baseline }, config: file })
}

fn config_file(matches: &ArgMatches, inputs: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    if let Some(file) = matches.get_one::<PathBuf>("config") {
        return Ok(Some(file.clone()));
    }
    config::find(inputs, Path::new("")).map_err(|several| {
        let files = several.0.iter().map(|file| shown_path(file)).collect::<Vec<_>>().join(", ");
        Message::new("config-several").arg("files", files).into()
    })
}

fn read_config(file: &Path, lang: Lang) -> Result<Config, Failure> {
    config::parse(&read(file)?).map_err(|problem| {
        let path = shown_path(file);
        let place = match (&problem.what, problem.line) {
            (What::Syntax(Unparsed { at: Some((line, column)), .. }), _) => format!("{path}:{line}:{column}"),
            (_, Some(line)) => format!("{path}:{line}"),
            (_, None) => path,
        };
        let what = describe(&problem).render(lang);
        Message::new("config-problem").arg("place", place).arg("what", what).into()
    })
}

fn describe(problem: &Problem) -> Message {
    match &problem.what {
        What::Syntax(unparsed) => unparsed.what(),
        What::UnknownKey { key, known } => {
            Message::new("config-unknown-key").arg("key", key.as_str()).arg("known", known.join(", "))
        }
        What::NoReason => Message::new("config-no-reason"),
        What::UnknownRule(code) => no_such_rule(code),
        What::UnknownKind(kind) => {
            let kinds = crate::audit::kinds().map(|(code, _)| code).collect::<Vec<_>>().join(", ");
            Message::new("config-unknown-kind").arg("kind", kind.as_str()).arg("kinds", kinds)
        }
        What::BadYears => Message::new("config-bad-years"),
        What::BadDate => Message::new("config-bad-date"),
        What::BadTolerance(most) => Message::new("config-bad-tolerance").arg("most", f64::from(*most)),
        What::UnknownSeverity(word) => Message::new("config-unknown-severity").arg("word", word.as_str()),
    }
}

/// What the command line selects takes the place of what the file selects; what is added or left out is added.
fn selection(matches: &ArgMatches, from_file: Selection) -> Result<Selection, Failure> {
    let list = |name: &str| -> Vec<String> {
        matches.get_many::<String>(name).into_iter().flatten().map(|code| code.trim().to_owned()).collect()
    };
    let mut selection = from_file;
    let select = list("select");
    if !select.is_empty() {
        selection.select = select;
    }
    selection.extend_select.extend(list("extend-select"));
    selection.ignore.extend(list("ignore"));
    if let Some(word) = matches.get_one::<String>("min-severity") {
        selection.min_severity = Severity::from_word(word);
    }
    match selection.unknown().first() {
        Some(code) => Err(unknown_rule(code)),
        None => Ok(selection),
    }
}

fn read_baseline(file: &Path) -> Result<Baseline, Failure> {
    Baseline::parse(&read(file)?).map_err(|error| {
        let detail = match error {
            BaselineError::Unparsed(unparsed) => Arg::from(&unparsed),
            BaselineError::Format(found) => Message::new("baseline-format").arg("found", found).into(),
        };
        Message::new("baseline-unreadable").arg("path", file).arg("detail", detail).into()
    })
}

fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Message::new("error-open").arg("path", file).arg("detail", &error).into())
}
