use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde::{Deserialize, Serialize};

use super::{Store, StoreError, write};
use crate::Analysis;
use crate::contract::Extraction;
use crate::document::{Note, Source};
use crate::grammar::LocalUse;
use crate::read::ReadError;

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
    /// Which of the grammars for some documents only were in force.
    pub grammars: LocalUse,
    /// It takes the place of what is there even where that came of the same bytes, version and grammars.
    pub again: bool,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        let notes = analysis.document.iter().flat_map(|document| &document.notes);
        ImportMeta::with(analysis.error.as_ref(), notes.map(StoredNote::from).collect(), fingerprint)
    }

    /// As [`new`](Self::new), with an error and notes.
    pub fn with(error: Option<&ReadError>, notes: Vec<StoredNote>, fingerprint: impl Into<String>) -> Self {
        let error = error.map(|e| Failure { code: e.kind.code().to_owned(), detail: e.detail.to_string() });
        ImportMeta { error, notes, ..ImportMeta::new(fingerprint) }
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
        self.import_json(extraction, &serde_json::to_string(extraction)?, meta)
    }

    /// As [`import`](Self::import), with the extraction's JSON, where that has been written already.
    pub fn import_json(
        &mut self,
        extraction: &Extraction,
        json: &str,
        meta: &ImportMeta,
    ) -> Result<Imported, StoreError> {
        let info = &extraction.document;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = Stored::find(&transaction, &info.path)?;
        if !meta.again
            && stored.as_ref().is_some_and(|s| {
                // a condition that was never tried on it before is to be known from now on
                s.grammars == meta.grammars.to_json()
                    && s.is_current(&info.sha256, &meta.spoglio_version, &meta.fingerprint)
            })
        {
            return Ok(Imported::Unchanged);
        }
        let id = stored.map(|stored| stored.id);
        if let Some(id) = id {
            delete(&transaction, id)?;
        }
        write::document(&transaction, id, extraction, meta, json)?;
        transaction.commit()?;
        Ok(if id.is_some() { Imported::Replaced } else { Imported::Added })
    }

    /// Whether a document is in the database from these bytes, this version of the program and these grammars,
    /// so that it needs no analysis.
    ///
    /// Failures that may pass (the file could not be opened, a converter was missing) are never current.
    pub fn is_current(&self, path: &str, sha256: &str, fingerprint: &str) -> Result<bool, StoreError> {
        let stored = Stored::find(&self.connection, path)?;
        Ok(stored.is_some_and(|stored| stored.is_current(sha256, env!("CARGO_PKG_VERSION"), fingerprint)))
    }

    /// What the database knows of a document's last import; `None` where there is no such path.
    pub fn kept(&self, path: &str) -> Result<Option<Kept>, StoreError> {
        let stored = Stored::find(&self.connection, path)?;
        Ok(stored.map(|stored| Kept {
            is_lasting: stored.error.as_deref().is_none_or(is_lasting),
            // what can't be understood is as if nothing were known: the document is read again
            grammars: stored
                .grammars
                .as_deref()
                .map(serde_json::from_str)
                .and_then(Result::ok)
                .unwrap_or_default(),
            sha256: stored.sha256,
            version: stored.version,
            fingerprint: stored.fingerprint,
        }))
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

/// Of what a document was read last.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Version of the program.
    pub version: String,
    /// As [`ImportMeta::fingerprint`].
    pub fingerprint: String,
    /// As [`ImportMeta::grammars`].
    pub grammars: LocalUse,
    /// The same would come out again: it was read, or could not be read for a reason that lies in its bytes.
    pub is_lasting: bool,
}

/// What the database knows of a document's last import.
struct Stored {
    id: i64,
    sha256: String,
    version: String,
    fingerprint: String,
    error: Option<String>,
    grammars: Option<String>,
}

impl Stored {
    fn find(connection: &Connection, path: &str) -> Result<Option<Stored>, rusqlite::Error> {
        connection
            .prepare_cached(
                "SELECT id, sha256, spoglio_version, fingerprint, error_code, grammars FROM documents WHERE path = ?1",
            )?
            .query_row([path], |row| {
                Ok(Stored {
                    id: row.get(0)?,
                    sha256: row.get(1)?,
                    version: row.get(2)?,
                    fingerprint: row.get(3)?,
                    error: row.get(4)?,
                    grammars: row.get(5)?,
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

/// Errors that the same bytes will give again. Others depend on the machine: permissions, missing
/// converters, time.
fn is_lasting(error: &str) -> bool {
    matches!(
        error,
        "empty"
            | "truncated"
            | "encrypted"
            | "no-document"
            | "several-documents"
            | "no-content"
            | "own-report"
            | "enveloped"
            | "unknown"
            | "malformed"
            | "over-limit"
    )
}

fn delete(connection: &Connection, id: i64) -> Result<(), rusqlite::Error> {
    connection.prepare_cached("DELETE FROM documents WHERE id = ?1")?.execute([id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::contract::{FORMAT, Objective, Unit};
    use crate::store::Filter;

    /// A document large enough not to fit in a small page cache.
    fn large(path: &str) -> Extraction {
        let objective =
            Objective { description: Some("Riduzione dei tempi. ".repeat(200)), ..Objective::default() };
        let unit = Unit { objectives: vec![objective; 300], ..Unit::default() };
        let json = serde_json::json!({
            "format": FORMAT,
            "document": {
                "path": path, "sha256": "", "media_type": "", "tables": 0, "coverage": {"cells": 0, "claimed": 0}
            },
            "plan": {}, "indicator_tables": [], "units": [unit], "unclaimed": [], "findings": []
        });
        serde_json::from_value(json).expect("an extraction")
    }

    /// What a killed program leaves is what stands on the disk in the middle of its transaction: a copy of the
    /// files at that moment must open as if the import had never begun.
    #[test]
    fn a_program_that_is_killed_while_importing_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("plans.db"), folder.path().join("copy.db"));
        let mut store = Store::open(&path).expect("a database");
        let first = Extraction { units: Vec::new(), ..large("first.docx") };
        store.import(&first, &ImportMeta::default()).expect("imported");
        store.connection.pragma_update(None, "cache_size", 10).expect("a small cache");
        let transaction = store.connection.transaction().expect("a transaction");
        let second = large("second.docx");
        write::document(&transaction, None, &second, &ImportMeta::default(), "{}").expect("written");
        let log = fs::metadata(beside(&path, "-wal")).expect("a log").len();
        assert!(log > 1_000_000, "the rows have not reached the disk: {log}");
        for end in ["", "-wal"] {
            fs::copy(beside(&path, end), beside(&copy, end)).expect("a copy");
        }
        drop(transaction);
        for survivor in [Store::open(&copy).expect("the copy"), store] {
            let left: Vec<_> = survivor.extractions(&Filter::default()).expect("read").collect();
            assert_eq!(left, [Ok(first.clone())]);
            let rows = "SELECT (SELECT count(*) FROM objectives) + (SELECT count(*) FROM objectives_fts)";
            assert_eq!(survivor.connection.query_row(rows, [], |row| row.get(0)), Ok(0));
            let check = survivor.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0));
            assert_eq!(check, Ok("ok".to_owned()));
        }
    }

    fn beside(path: &Path, end: &str) -> std::path::PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        name.into()
    }
}
