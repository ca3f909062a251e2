//! Findings as people and programs read them, one file a form.

mod advice;
mod concise;
mod csv;
pub mod docx;
mod github;
mod html;
mod item;
mod json;
mod markdown;
mod sarif;
mod summary;
mod text;
mod unit;
mod unverifiable;
mod words;
pub mod xlsx;

pub use advice::advice;
pub use item::{Cell, Item, Located};
pub(crate) use markdown::escaped;
pub use summary::{Count, by_rule, name_in};
pub(crate) use text::source;
pub(crate) use words::table_kind;

use std::io::{self, Write};
use std::path::Path;

use crate::contract::Finding;
use crate::message::Lang;

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// The documents, in order.
    pub items: Vec<Item>,
    /// What is wrong with the configuration: its path, and findings about it.
    pub config: Option<(String, Vec<Finding>)>,
    /// The language.
    pub lang: Lang,
    /// Columns that a text may fill.
    pub width: usize,
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// By document and unit, with the row of the table.
    Text,
    /// A line a finding.
    Concise,
    /// One object.
    Json,
    /// An object a finding.
    Jsonl,
    /// Static Analysis Results Interchange Format 2.1.0.
    Sarif,
    /// Commands of GitHub Actions.
    Github,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// Tables for a page.
    Markdown,
    /// A page to be read, searched and printed, with the records beside the findings.
    Html,
    /// A workbook, a sheet a kind of record.
    Xlsx,
    /// A Word document, to be attached to minutes.
    Docx,
}

impl Format {
    /// Their words on the command line, the first by default.
    pub const WORDS: [&'static str; 11] =
        ["text", "concise", "json", "jsonl", "sarif", "github", "csv", "markdown", "html", "xlsx", "docx"];

    /// Whether it is bytes that no terminal shows.
    pub fn is_binary(self) -> bool {
        matches!(self, Format::Xlsx | Format::Docx)
    }

    /// That of a file's ending.
    pub fn of_file(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "htm" => Some(Format::Html),
            "md" => Some(Format::Markdown),
            "txt" => Some(Format::Text),
            ending => {
                Format::from_word(ending).filter(|format| !matches!(format, Format::Concise | Format::Github))
            }
        }
    }

    /// From its word.
    pub fn from_word(word: &str) -> Option<Format> {
        use Format::*;
        let all = [Text, Concise, Json, Jsonl, Sarif, Github, Csv, Markdown, Html, Xlsx, Docx];
        Format::WORDS.iter().zip(all).find(|(known, _)| **known == word).map(|(_, format)| format)
    }
}

/// Writes a report.
pub fn write(out: &mut dyn Write, report: &Report, format: Format) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, report),
        Format::Concise => concise::write(out, report),
        Format::Json => json::write(out, report),
        Format::Jsonl => json::write_lines(out, report),
        Format::Sarif => sarif::write(out, report),
        Format::Github => github::write(out, report),
        Format::Csv => csv::write(out, report),
        Format::Markdown => markdown::write(out, report),
        Format::Html => html::write(out, report),
        Format::Xlsx => xlsx::write(out, report),
        Format::Docx => docx::write(out, report),
    }
}

impl Report {
    /// Every finding with the path that it stands under, the documents' first.
    fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> {
        let of_documents =
            self.items.iter().flat_map(|item| item.findings.iter().map(|l| (item.path.as_str(), &l.finding)));
        let of_config =
            self.config.iter().flat_map(|(path, findings)| findings.iter().map(|f| (path.as_str(), f)));
        of_documents.chain(of_config)
    }
}
