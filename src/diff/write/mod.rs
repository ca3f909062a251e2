//! A comparison as people and programs read it.

mod markdown;
mod place;
mod text;

use std::io::{self, Write};

use super::Diff;
use crate::message::Lang;

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// By unit, for a terminal.
    Text,
    /// One object.
    Json,
    /// Lists for a page.
    Markdown,
}

impl Format {
    /// Their words on the command line, the first by default.
    pub const WORDS: [&'static str; 3] = ["text", "json", "markdown"];

    /// From its word.
    pub fn from_word(word: &str) -> Option<Format> {
        let all = [Format::Text, Format::Json, Format::Markdown];
        Format::WORDS.iter().zip(all).find(|(known, _)| **known == word).map(|(_, format)| format)
    }
}

/// Writes a comparison. What is the same is counted, not written.
pub fn write(out: &mut dyn Write, diff: &Diff, format: Format, lang: Lang) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, diff, lang),
        Format::Markdown => markdown::write(out, diff, lang),
        Format::Json => {
            let shown = Diff { plan: diff.plan.only_differences(), ..diff.clone() };
            serde_json::to_writer_pretty(&mut *out, &shown)?;
            writeln!(out)
        }
    }
}
