use serde::{Deserialize, Serialize};

use crate::message::{Message, System};

/// What is the matter with a document, with the figures that belong to it. Each has a message in the message files,
/// `read-detail-` and its code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Fact {
    /// What the system said.
    System {
        /// In our words.
        what: System,
    },
    /// The format that the file is of.
    Format {
        /// Its name.
        name: String,
    },
    /// More bytes than a file may have.
    TooLarge {
        /// What it has.
        bytes: u64,
        /// What it may have.
        most: u64,
    },
    /// A part that unpacks to too much.
    Unpacked {
        /// What had been unpacked by then.
        bytes: u64,
    },
    /// More parts than a container may have.
    TooManyParts {
        /// What it may have.
        most: usize,
    },
    /// More messages attached to each other than there may be.
    TooManyMessages {
        /// What there may be.
        most: usize,
    },
    /// More containers in each other than there may be.
    TooManyContainers {
        /// What there may be.
        most: usize,
    },
    /// Archives in each other that are too large together.
    ArchivesTooLarge {
        /// What they may have.
        most: u64,
    },
    /// What was read of a document is too large to be handed on.
    ResultTooLarge,
    /// A part was compressed by a method that is not known.
    Compression {
        /// The method's number in the format.
        method: u16,
    },
    /// A part is cut, or its checksum is wrong.
    Checksum,
    /// An archive in which no part can be found.
    NoReadablePart,
    /// A part that must be there is not.
    Missing,
    /// The part that holds the document's text is not there.
    NoMainPart,
    /// It does not begin as its format does.
    BadStart,
    /// No text.
    NoText,
    /// No sheet with a text.
    NoTextInSheets,
    /// No sheet of a workbook could be found.
    NoSheet,
    /// Nothing but white space.
    WhiteSpace,
    /// Nothing but marks of Markdown.
    OnlyMarks,
    /// A message without HTML.
    NoHtml,
    /// A text in UTF-32.
    Utf32,
    /// Zero bytes in what should be a text.
    NulBytes {
        /// How many.
        count: usize,
    },
    /// Characters that stand in no text.
    NoCharacters {
        /// How many.
        count: usize,
        /// Of how many.
        of: usize,
    },
    /// A Word version before 97.
    OldWord {
        /// The version's number in the format.
        version: u16,
    },
    /// An Excel version before 5.
    OldExcel,
    /// A signature that can't be followed.
    Signature,
    /// A signature in no encoding that is known.
    SignatureEncoding,
    /// A signature in too many encodings in each other.
    SignatureDepth,
    /// A signature without its content.
    SignatureEmpty,
    /// A signature's format that holds something else.
    NoSignedDocument,
    /// It happened while a container was being opened.
    InContainer,
    /// The work was cancelled.
    Cancelled,
    /// More memory than a document may take.
    MemoryOver {
        /// What it may take, in MiB.
        mib: u64,
    },
    /// The system gave no more memory.
    NoMemory,
    /// More time than a document may take.
    TimeOver {
        /// What it may take.
        seconds: u64,
    },
    /// The stack was full.
    StackOverflow,
    /// The reading process was ended by a signal.
    WorkerSignal {
        /// Its number.
        signal: i32,
    },
    /// The reading process ended with a code.
    WorkerCode {
        /// The code.
        code: i32,
    },
    /// The reading process ended.
    WorkerEnded,
    /// The reading process does not answer.
    WorkerSilent,
    /// The reading process answered something else.
    WorkerStrange,
}

impl Fact {
    /// The same in words.
    pub fn message(&self) -> Message {
        let sized = |key, most: &u64| Message::new(key).arg("most", *most as f64);
        let counted = |key, most: &usize| Message::new(key).arg("most", *most);
        match self {
            Fact::System { what } => what.message(),
            Fact::Format { name } => Message::new("read-detail-format").arg("name", name.as_str()),
            Fact::TooLarge { bytes, most } => {
                sized("read-detail-too-large", most).arg("bytes", *bytes as f64)
            }
            Fact::Unpacked { bytes } => Message::new("read-detail-unpacked").arg("bytes", *bytes as f64),
            Fact::TooManyParts { most } => counted("read-detail-too-many-parts", most),
            Fact::TooManyMessages { most } => counted("read-detail-too-many-messages", most),
            Fact::TooManyContainers { most } => counted("read-detail-too-many-containers", most),
            Fact::ArchivesTooLarge { most } => sized("read-detail-archives-too-large", most),
            Fact::ResultTooLarge => Message::new("read-detail-result-too-large"),
            Fact::Compression { method } => {
                Message::new("read-detail-compression").arg("method", f64::from(*method))
            }
            Fact::Checksum => Message::new("read-detail-checksum"),
            Fact::NoReadablePart => Message::new("read-detail-no-readable-part"),
            Fact::Missing => Message::new("read-detail-missing"),
            Fact::NoMainPart => Message::new("read-detail-no-main-part"),
            Fact::BadStart => Message::new("read-detail-bad-start"),
            Fact::NoText => Message::new("read-detail-no-text"),
            Fact::NoTextInSheets => Message::new("read-detail-no-text-in-sheets"),
            Fact::NoSheet => Message::new("read-detail-no-sheet"),
            Fact::WhiteSpace => Message::new("read-detail-white-space"),
            Fact::OnlyMarks => Message::new("read-detail-only-marks"),
            Fact::NoHtml => Message::new("read-detail-no-html"),
            Fact::Utf32 => Message::new("read-detail-utf32"),
            Fact::NulBytes { count } => Message::new("read-detail-nul-bytes").arg("count", *count),
            Fact::NoCharacters { count, of } => {
                Message::new("read-detail-no-characters").arg("count", *count).arg("of", *of)
            }
            Fact::OldWord { version } => {
                Message::new("read-detail-old-word").arg("version", f64::from(*version))
            }
            Fact::OldExcel => Message::new("read-detail-old-excel"),
            Fact::Signature => Message::new("read-detail-signature"),
            Fact::SignatureEncoding => Message::new("read-detail-signature-encoding"),
            Fact::SignatureDepth => Message::new("read-detail-signature-depth"),
            Fact::SignatureEmpty => Message::new("read-detail-signature-empty"),
            Fact::NoSignedDocument => Message::new("read-detail-no-signed-document"),
            Fact::InContainer => Message::new("read-detail-in-container"),
            Fact::Cancelled => Message::new("read-detail-cancelled"),
            Fact::MemoryOver { mib } => Message::new("read-detail-memory-over").arg("mib", *mib as f64),
            Fact::NoMemory => Message::new("read-detail-no-memory"),
            Fact::TimeOver { seconds } => {
                Message::new("read-detail-time-over").arg("seconds", *seconds as f64)
            }
            Fact::StackOverflow => Message::new("read-detail-stack-overflow"),
            Fact::WorkerSignal { signal } => {
                Message::new("read-detail-worker-signal").arg("signal", f64::from(*signal))
            }
            Fact::WorkerCode { code } => {
                Message::new("read-detail-worker-code").arg("code", f64::from(*code))
            }
            Fact::WorkerEnded => Message::new("read-detail-worker-ended"),
            Fact::WorkerSilent => Message::new("read-detail-worker-silent"),
            Fact::WorkerStrange => Message::new("read-detail-worker-strange"),
        }
    }
}
