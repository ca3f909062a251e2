use std::path::{Path, PathBuf};

use fluent_bundle::FluentValue;

use super::{Lang, Message, shown_path, text};

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(String),
    /// A number, shown as the language writes it.
    Number(f64),
    /// The text of another key, in the language of the message.
    Key(&'static str),
    /// The text of another message, in the language of this one.
    Message(Box<Message>),
    /// Several, with colons between them.
    Joined(Vec<Arg>),
}

impl Arg {
    /// Its text in a language.
    pub fn render(&self, lang: Lang) -> String {
        match self {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
            Arg::Key(key) => text(lang, key),
            Arg::Message(message) => message.render(lang),
            Arg::Joined(all) => all.iter().map(|one| one.render(lang)).collect::<Vec<_>>().join(": "),
        }
    }
}

impl From<Message> for Arg {
    fn from(value: Message) -> Self {
        Arg::Message(Box::new(value))
    }
}

/// Paths are shown on one line, whatever is in their names.
impl From<&Path> for Arg {
    fn from(value: &Path) -> Self {
        Arg::Text(shown_path(value))
    }
}

impl From<&PathBuf> for Arg {
    fn from(value: &PathBuf) -> Self {
        Arg::Text(shown_path(value))
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Arg::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Number(value as f64)
    }
}

/// What Fluent takes for it.
pub(super) fn fluent(lang: Lang, value: &Arg) -> FluentValue<'_> {
    match value {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Number(number) => FluentValue::from(*number),
        other => FluentValue::from(other.render(lang)),
    }
}
