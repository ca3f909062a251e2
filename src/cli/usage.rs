//! Wrong use, help and version: what clap says, in the user's language.

use std::io::Write;

use anstream::{AutoStream, ColorChoice};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::failure::Exit;
use super::output;
use crate::message::{Lang, Message, text};

/// Shows help or version on standard output, an error on standard error.
pub fn show(error: &Error, lang: Lang, color: ColorChoice) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut out = AutoStream::new(std::io::stdout().lock(), color);
        return match write!(out, "{}", error.render().ansi()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::Failed,
            _ => Exit::Done,
        };
    }
    let mut lines = vec![message(error).render(lang)];
    for (kind, key) in [
        (ContextKind::ValidValue, "usage-valid-values"),
        (ContextKind::SuggestedArg, "usage-suggestion"),
        (ContextKind::SuggestedSubcommand, "usage-suggestion"),
        (ContextKind::SuggestedValue, "usage-suggestion"),
    ] {
        let values = context(error, kind);
        if !values.is_empty() {
            lines.push(format!("  {}", Message::new(key).arg("values", values).render(lang)));
        }
    }
    if let Some(usage) = usage(error) {
        lines.push(format!("\n{} {usage}", text(lang, "help-usage")));
    }
    lines.push(format!("\n{}", text(lang, "usage-more")));
    output::complain(&lines.join("\n"), lang, color);
    Exit::Failed
}

fn message(error: &Error) -> Message {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            Message::new("usage-value-missing").arg("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Message::new("usage-invalid-value").arg("argument", argument).arg("value", value)
        }
        ErrorKind::UnknownArgument => Message::new("usage-unknown-argument").arg("argument", argument),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .arg("command", context(error, ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing-argument").arg("argument", argument)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("usage-missing-command")
        }
        ErrorKind::ArgumentConflict => Message::new("usage-conflict")
            .arg("argument", argument)
            .arg("other", context(error, ContextKind::PriorArg)),
        ErrorKind::NoEquals => Message::new("usage-value-missing").arg("argument", argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Message::new("usage-number-of-values").arg("argument", argument)
        }
        ErrorKind::InvalidUtf8 => Message::new("usage-invalid-utf8"),
        _ => Message::new("usage-other").arg("detail", error.kind().to_string()),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The usage that clap adds, without its English heading.
fn usage(error: &Error) -> Option<String> {
    let usage = context(error, ContextKind::Usage);
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim();
    (!usage.is_empty()).then(|| usage.to_owned())
}
