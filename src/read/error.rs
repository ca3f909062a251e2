use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::detail::Detail;
use crate::message::{Lang, text};

/// Why nothing of a document could be read. Becomes a DOC005 finding; the batch goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Error)]
#[error("{kind}{}{detail}", if detail.is_empty() { "" } else { ": " })]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where and what exactly.
    #[serde(default)]
    pub detail: Detail,
}

/// What is wrong with a document. Each has a message in the message files, `read-error-` and its
/// [`code`](ReadErrorKind::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "kebab-case")]
pub enum ReadErrorKind {
    /// No bytes, or nothing in them.
    #[error("empty file")]
    Empty,
    /// The file ends before its end.
    #[error("truncated file")]
    Truncated,
    /// A password is needed.
    #[error("encrypted file")]
    Encrypted,
    /// Known format, but no reader for it in this version.
    #[error("unsupported format")]
    Unsupported,
    /// A container without a document in it, or without the one that was asked for.
    #[error("no document in it")]
    NoDocument,
    /// A container with several documents, of which one is to be named.
    #[error("several documents in it")]
    SeveralDocuments,
    /// A signature without the document that was signed.
    #[error("detached signature")]
    NoContent,
    /// A signature's format, with content that only its receivers can read.
    #[error("encrypted for its receivers")]
    Enveloped,
    /// A report that this program has written: about plans, but none.
    #[error("a report of this program")]
    OwnReport,
    /// The content is of no known format (binary data).
    #[error("unknown format")]
    Unknown,
    /// The structure is broken beyond reading.
    #[error("malformed file")]
    Malformed,
    /// A size, depth or count is over a limit.
    #[error("over a limit")]
    OverLimit,
    /// The system could not give the bytes (permissions, disk).
    #[error("cannot open")]
    Io,
    /// The program itself failed on it: a defect of ours, not of the document.
    #[error("the program failed on this file")]
    Crashed,
    /// It took longer than it may.
    #[error("time limit")]
    Timeout,
    /// It took more memory than it may.
    #[error("memory limit")]
    OutOfMemory,
}

impl ReadErrorKind {
    /// All of them.
    pub const ALL: [ReadErrorKind; 16] = [
        ReadErrorKind::Empty,
        ReadErrorKind::Truncated,
        ReadErrorKind::Encrypted,
        ReadErrorKind::Unsupported,
        ReadErrorKind::NoDocument,
        ReadErrorKind::SeveralDocuments,
        ReadErrorKind::NoContent,
        ReadErrorKind::Enveloped,
        ReadErrorKind::OwnReport,
        ReadErrorKind::Unknown,
        ReadErrorKind::Malformed,
        ReadErrorKind::OverLimit,
        ReadErrorKind::Io,
        ReadErrorKind::Crashed,
        ReadErrorKind::Timeout,
        ReadErrorKind::OutOfMemory,
    ];

    /// Stable word, the key of its message.
    pub fn code(self) -> &'static str {
        match self {
            ReadErrorKind::Empty => "empty",
            ReadErrorKind::Truncated => "truncated",
            ReadErrorKind::Encrypted => "encrypted",
            ReadErrorKind::Unsupported => "unsupported",
            ReadErrorKind::NoDocument => "no-document",
            ReadErrorKind::SeveralDocuments => "several-documents",
            ReadErrorKind::NoContent => "no-content",
            ReadErrorKind::Enveloped => "enveloped",
            ReadErrorKind::OwnReport => "own-report",
            ReadErrorKind::Unknown => "unknown",
            ReadErrorKind::Malformed => "malformed",
            ReadErrorKind::OverLimit => "over-limit",
            ReadErrorKind::Io => "io",
            ReadErrorKind::Crashed => "crashed",
            ReadErrorKind::Timeout => "timeout",
            ReadErrorKind::OutOfMemory => "out-of-memory",
        }
    }
}

impl ReadError {
    /// A new error.
    pub fn new(kind: ReadErrorKind, detail: impl Into<Detail>) -> Self {
        ReadError { kind, detail: detail.into() }
    }

    /// What is wrong, for a person: `the file is protected by a password (pdf)`.
    pub fn render(&self, lang: Lang) -> String {
        let what = text(lang, &format!("read-error-{}", self.kind.code()));
        if self.detail.is_empty() { what } else { format!("{what} ({})", self.detail.render(lang)) }
    }

    /// What it comes to in a note on a part that could not be read: names and stable words only.
    pub(super) fn in_note(&self, part: &str) -> String {
        format!("{part} ({})", self.kind.code())
    }

    /// What can be done about it.
    pub fn remedy(&self, lang: Lang) -> String {
        text(lang, &format!("read-remedy-{}", self.kind.code()))
    }
}

impl From<ReadErrorKind> for ReadError {
    fn from(kind: ReadErrorKind) -> Self {
        ReadError { kind, detail: Detail::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_the_same_over_a_pipe() {
        for kind in ReadErrorKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }
}
