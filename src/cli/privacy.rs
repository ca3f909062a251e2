//! `--pseudonymise`: pseudonyms for people in what is printed.

use std::ffi::OsString;
use std::path::Path;

use clap::{Arg, ArgMatches, value_parser};

use super::command::Build;
use super::failure::Failure;
use crate::contract::Extraction;
use crate::message::{Message, shown_path, technical};
use crate::privacy::{Key, KeyError, Pseudonyms, pseudonymise, pseudonymise_item};
use crate::report::Item;

/// The key, where no file is named.
const VARIABLE: &str = "SPOGLIO_KEY";
/// The option's name.
pub const OPTION: &str = "pseudonymise";

/// The options of every command that prints records.
pub fn args(build: &Build) -> [Arg; 2] {
    [
        // with `=`, so that it never takes the document for the key
        build
            .valued(OPTION, "value-key-file", "help-pseudonymise")
            // an empty one is no path
            .value_parser(value_parser!(OsString))
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(""),
        build.flag("new-key", "help-new-key").requires(OPTION),
    ]
}

/// What stands between the records and the output: pseudonyms, or nothing.
#[derive(Clone, Debug, Default)]
pub struct Veil(Option<Key>);

impl Veil {
    /// From the options of a command. Failure: pseudonyms are asked for and there is no key.
    pub fn of(matches: &ArgMatches) -> Result<Veil, Failure> {
        let Some(file) = matches.get_one::<OsString>(OPTION).map(Path::new) else { return Ok(Veil(None)) };
        let new = matches.get_flag("new-key");
        if file.as_os_str().is_empty() {
            if new {
                return Err(Message::new("privacy-new-without-file").into());
            }
            let text = std::env::var_os(VARIABLE).ok_or_else(|| Message::new("privacy-no-key"))?;
            let key = Key::new(text.as_encoded_bytes()).map_err(|error| failure(VARIABLE, &error))?;
            return Ok(Veil(Some(key)));
        }
        let shown = shown_path(file);
        if !new && !file.exists() {
            return Err(Message::new("privacy-key-missing").arg("path", shown).into());
        }
        let key = if new { Key::create(file) } else { Key::read(file) };
        Ok(Veil(Some(key.map_err(|error| failure(&shown, &error))?)))
    }

    /// Pseudonyms are asked for.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// The records as they may be shown.
    pub fn over(&self, extraction: Extraction) -> Result<Extraction, serde_json::Error> {
        match &self.0 {
            None => Ok(extraction),
            Some(key) => pseudonymise(&extraction, key),
        }
    }

    /// A text that may name people of several documents, as it may be shown.
    pub fn over_text(&self, text: &mut String, items: &[Item]) {
        let Some(key) = &self.0 else { return };
        for item in items {
            if let Some(replaced) = Pseudonyms::of(&item.extraction, key).replace(text) {
                *text = replaced;
            }
        }
    }

    /// The findings as they may be shown.
    pub fn over_item(&self, item: Item) -> Result<Item, serde_json::Error> {
        match &self.0 {
            None => Ok(item),
            Some(key) => pseudonymise_item(&item, key),
        }
    }
}

fn failure(place: &str, error: &KeyError) -> Failure {
    let message = match error {
        KeyError::Short => Message::new("privacy-key-short"),
        KeyError::Io(error) => Message::new("privacy-key-unusable").arg("detail", error),
        KeyError::Random(words) => Message::new("privacy-key-unusable").arg("detail", technical(words)),
    };
    message.arg("place", place).into()
}
