use rusqlite::ErrorCode;
use rusqlite::ffi;
use thiserror::Error;

use crate::read::Detail;

/// Why a database could not be opened, read or written.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{kind}{}{detail}", if detail.is_empty() { "" } else { ": " })]
pub struct StoreError {
    /// What is wrong.
    pub kind: StoreErrorKind,
    /// What exactly.
    pub detail: Detail,
}

/// What is wrong with a database. Each has a message in the message files, `store-error-` and its
/// [`code`](StoreErrorKind::code).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StoreErrorKind {
    /// The file is no SQLite database.
    #[error("not a database")]
    NotADatabase,
    /// A SQLite database of another program.
    #[error("a database of another program")]
    Foreign,
    /// Written by a newer version of the program.
    #[error("a database of a newer version")]
    NewerVersion,
    /// Written by an older version of the program, and opened for reading only.
    #[error("a database of an older version")]
    OlderVersion,
    /// The file or its folder can't be written.
    #[error("read-only database")]
    ReadOnly,
    /// No room on the disk, or the database is over a size limit.
    #[error("disk full")]
    DiskFull,
    /// Another program held the database for too long.
    #[error("database in use")]
    Busy,
    /// A folder, or another thing that is no file.
    #[error("not a file")]
    NotAFile,
    /// No such file or folder, or no permission.
    #[error("cannot open the database")]
    CannotOpen,
    /// The file is damaged.
    #[error("damaged database")]
    Corrupt,
    /// There is nothing in it yet, and it was opened for reading only.
    #[error("empty database")]
    Empty,
    /// The system could not read or write: a broken disk, a quota.
    #[error("input/output error")]
    Io,
    /// Anything else.
    #[error("database error")]
    Other,
}

impl StoreErrorKind {
    /// All kinds, for tests and lists.
    pub const ALL: [StoreErrorKind; 13] = [
        StoreErrorKind::NotADatabase,
        StoreErrorKind::Foreign,
        StoreErrorKind::NewerVersion,
        StoreErrorKind::OlderVersion,
        StoreErrorKind::ReadOnly,
        StoreErrorKind::DiskFull,
        StoreErrorKind::Busy,
        StoreErrorKind::NotAFile,
        StoreErrorKind::CannotOpen,
        StoreErrorKind::Corrupt,
        StoreErrorKind::Empty,
        StoreErrorKind::Io,
        StoreErrorKind::Other,
    ];

    /// Stable word, the end of its message's key.
    pub fn code(self) -> &'static str {
        match self {
            StoreErrorKind::NotADatabase => "not-a-database",
            StoreErrorKind::Foreign => "foreign",
            StoreErrorKind::NewerVersion => "newer-version",
            StoreErrorKind::OlderVersion => "older-version",
            StoreErrorKind::ReadOnly => "read-only",
            StoreErrorKind::DiskFull => "disk-full",
            StoreErrorKind::Busy => "busy",
            StoreErrorKind::NotAFile => "not-a-file",
            StoreErrorKind::CannotOpen => "cannot-open",
            StoreErrorKind::Corrupt => "corrupt",
            StoreErrorKind::Empty => "empty",
            StoreErrorKind::Io => "io",
            StoreErrorKind::Other => "other",
        }
    }

    /// The key of its message.
    pub fn message_id(self) -> &'static str {
        match self {
            StoreErrorKind::NotADatabase => "store-error-not-a-database",
            StoreErrorKind::Foreign => "store-error-foreign",
            StoreErrorKind::NewerVersion => "store-error-newer-version",
            StoreErrorKind::OlderVersion => "store-error-older-version",
            StoreErrorKind::ReadOnly => "store-error-read-only",
            StoreErrorKind::DiskFull => "store-error-disk-full",
            StoreErrorKind::Busy => "store-error-busy",
            StoreErrorKind::NotAFile => "store-error-not-a-file",
            StoreErrorKind::CannotOpen => "store-error-cannot-open",
            StoreErrorKind::Corrupt => "store-error-corrupt",
            StoreErrorKind::Empty => "store-error-empty",
            StoreErrorKind::Io => "store-error-io",
            StoreErrorKind::Other => "store-error-other",
        }
    }
}

impl StoreError {
    /// A new error.
    pub fn new(kind: StoreErrorKind, detail: impl Into<Detail>) -> Self {
        StoreError { kind, detail: detail.into() }
    }

    /// What there is to say besides the kind: SQLite's own words only where the kind leaves something open.
    pub fn rest(&self) -> Detail {
        let is_open =
            matches!(self.kind, StoreErrorKind::Io | StoreErrorKind::Corrupt | StoreErrorKind::Other);
        match is_open {
            true => self.detail.clone(),
            false => Detail { technical: String::new(), ..self.detail.clone() },
        }
    }

    /// Stable word, see [`StoreErrorKind::code`].
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let kind = match &error {
            rusqlite::Error::SqliteFailure(failure, _) => kind_of(failure),
            _ => StoreErrorKind::Other,
        };
        StoreError::new(kind, Detail::technical(error))
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::new(StoreErrorKind::Other, Detail::technical(error))
    }
}

fn kind_of(failure: &ffi::Error) -> StoreErrorKind {
    match failure.code {
        ErrorCode::NotADatabase => StoreErrorKind::NotADatabase,
        // a folder that can't be written shows when SQLite wants to put its journal there
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreErrorKind::ReadOnly,
        ErrorCode::DiskFull => StoreErrorKind::DiskFull,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreErrorKind::Busy,
        ErrorCode::CannotOpen => StoreErrorKind::CannotOpen,
        ErrorCode::SystemIoFailure => StoreErrorKind::Io,
        ErrorCode::DatabaseCorrupt => StoreErrorKind::Corrupt,
        _ => StoreErrorKind::Other,
    }
}
