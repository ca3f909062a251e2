use thiserror::Error;

/// Why nothing of a document could be read. Becomes a DOC005 finding; the batch goes on.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{kind}{}{detail}", if detail.is_empty() { "" } else { ": " })]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where and what exactly, in English, for the log (`word/document.xml, byte 1234: …`).
    pub detail: String,
}

/// What is wrong with a document. Each has a message in the message files, `read-error-` and its
/// [`code`](ReadErrorKind::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
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
}

impl ReadErrorKind {
    /// All of them.
    pub const ALL: [ReadErrorKind; 9] = [
        ReadErrorKind::Empty,
        ReadErrorKind::Truncated,
        ReadErrorKind::Encrypted,
        ReadErrorKind::Unsupported,
        ReadErrorKind::Unknown,
        ReadErrorKind::Malformed,
        ReadErrorKind::OverLimit,
        ReadErrorKind::Io,
        ReadErrorKind::Crashed,
    ];

    /// Stable word, the key of its message.
    pub fn code(self) -> &'static str {
        match self {
            ReadErrorKind::Empty => "empty",
            ReadErrorKind::Truncated => "truncated",
            ReadErrorKind::Encrypted => "encrypted",
            ReadErrorKind::Unsupported => "unsupported",
            ReadErrorKind::Unknown => "unknown",
            ReadErrorKind::Malformed => "malformed",
            ReadErrorKind::OverLimit => "over-limit",
            ReadErrorKind::Io => "io",
            ReadErrorKind::Crashed => "crashed",
        }
    }
}

impl ReadError {
    /// A new error.
    pub fn new(kind: ReadErrorKind, detail: impl Into<String>) -> Self {
        ReadError { kind, detail: detail.into() }
    }
}
