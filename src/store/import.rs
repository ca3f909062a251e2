use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::{Store, StoreError, write};
use crate::Analysis;
use crate::contract::Extraction;
use crate::document::{Note, Source};

/// What is known of an import besides the extraction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportMeta {
    /// Version of the program that made the extraction.
    pub spoglio_version: String,
    /// Fingerprint of all that decides an analysis besides the bytes and the program: grammars, language,
    /// limits.
    pub fingerprint: String,
    /// Why nothing could be read.
    pub error: Option<Failure>,
    /// What the reader had to say.
    pub notes: Vec<StoredNote>,
    /// Time that the analysis took.
    pub seconds: Option<f64>,
    /// Now, as ISO 8601 in UTC; the store itself looks at no clock.
    pub imported_at: Option<String>,
    /// The run that it belongs to, see [`Store::begin_run`].
    pub run: Option<i64>,
}

/// Why nothing could be read of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Stable word (`encrypted`, `malformed` …).
    pub code: String,
    /// Where and what exactly.
    pub detail: String,
}

/// A reader's note, as the database keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredNote {
    /// Stable word for what happened.
    pub code: String,
    /// Detail for a person.
    pub detail: String,
    /// Where.
    pub source: Source,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// The document is new in the database.
    Added,
    /// It was there, from other bytes, another version or other grammars; its records were replaced.
    Replaced,
    /// It is there already from the same bytes, version and grammars.
    Unchanged,
}

impl ImportMeta {
    /// Of this version of the program, with grammars and settings of that fingerprint.
    pub fn new(fingerprint: impl Into<String>) -> Self {
        ImportMeta {
            spoglio_version: env!("CARGO_PKG_VERSION").to_owned(),
            fingerprint: fingerprint.into(),
            ..ImportMeta::default()
        }
    }

    /// As [`new`](Self::new), with the error and the notes of an analysis.
    pub fn of(analysis: &Analysis, fingerprint: impl Into<String>) -> Self {
        let error = analysis.error.as_ref();
        ImportMeta {
            error: error.map(|e| Failure { code: e.kind.code().to_owned(), detail: e.detail.clone() }),
            notes: analysis
                .document
                .iter()
                .flat_map(|document| &document.notes)
                .map(StoredNote::from)
                .collect(),
            ..ImportMeta::new(fingerprint)
        }
    }
}

impl From<&Note> for StoredNote {
    fn from(note: &Note) -> Self {
        StoredNote { code: note.code.to_owned(), detail: note.detail.clone(), source: note.source.clone() }
    }
}

impl Store {
    /// Puts a document with all its records into the database, in one transaction.
    ///
    /// The path as given is what makes a document the same; what is there of it from other bytes, another
    /// version or other grammars is replaced, and other documents are left alone. Without an error the
    /// document is wholly there; with one, the database is as it was before.
    pub fn import(&mut self, extraction: &Extraction, meta: &ImportMeta) -> Result<Imported, StoreError> {
        let json = serde_json::to_string(extraction)?;
        let info = &extraction.document;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = Stored::find(&transaction, &info.path)?;
        if stored
            .as_ref()
            .is_some_and(|s| s.is_current(&info.sha256, &meta.spoglio_version, &meta.fingerprint))
        {
            return Ok(Imported::Unchanged);
        }
        let id = stored.map(|stored| stored.id);
        if let Some(id) = id {
            delete(&transaction, id)?;
        }
        write::document(&transaction, id, extraction, meta, &json)?;
        transaction.commit()?;
        Ok(if id.is_some() { Imported::Replaced } else { Imported::Added })
    }

    /// Whether a document is in the database from these bytes, this version of the program and these grammars,
    /// so that it needs no analysis.
    ///
    /// Failures that may pass (the file could not be opened, a helper program was missing) are never current.
    pub fn is_current(&self, path: &str, sha256: &str, fingerprint: &str) -> Result<bool, StoreError> {
        let stored = Stored::find(&self.connection, path)?;
        Ok(stored.is_some_and(|stored| stored.is_current(sha256, env!("CARGO_PKG_VERSION"), fingerprint)))
    }

    /// Takes a document and all its records out; `false` where it is not there.
    pub fn remove(&mut self, path: &str) -> Result<bool, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(stored) = Stored::find(&transaction, path)? else {
            return Ok(false);
        };
        delete(&transaction, stored.id)?;
        transaction.commit()?;
        Ok(true)
    }
}

/// What the database knows of a document's last import.
struct Stored {
    id: i64,
    sha256: String,
    version: String,
    fingerprint: String,
    error: Option<String>,
}

impl Stored {
    fn find(connection: &Connection, path: &str) -> Result<Option<Stored>, rusqlite::Error> {
        connection
            .prepare_cached(
                "SELECT id, sha256, spoglio_version, fingerprint, error_code FROM documents WHERE path = ?1",
            )?
            .query_row([path], |row| {
                Ok(Stored {
                    id: row.get(0)?,
                    sha256: row.get(1)?,
                    version: row.get(2)?,
                    fingerprint: row.get(3)?,
                    error: row.get(4)?,
                })
            })
            .optional()
    }

    fn is_current(&self, sha256: &str, version: &str, fingerprint: &str) -> bool {
        self.sha256 == sha256
            && self.version == version
            && self.fingerprint == fingerprint
            && self.error.as_deref().is_none_or(is_lasting)
    }
}

/// Errors that the same bytes will give again. Others depend on the machine: permissions, missing helper
/// programs, time.
fn is_lasting(error: &str) -> bool {
    matches!(error, "empty" | "truncated" | "encrypted" | "unknown" | "malformed" | "over-limit")
}

fn delete(connection: &Connection, id: i64) -> Result<(), rusqlite::Error> {
    connection.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id])?;
    Ok(())
}
