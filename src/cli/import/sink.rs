//! All that the commands know of the store.

use std::path::Path;
use std::time::Duration;

use super::super::failure::Failure;
use super::clock;
use crate::batch::{Reading, Sink, Stored};
use crate::contract::Extraction;
use crate::message::{Lang, Message, exists, text};
use crate::store::{ImportMeta, Imported, Store, StoreError};

/// The database as the end of a batch.
pub struct StoreSink {
    store: Store,
    fingerprint: String,
    run: i64,
    force: bool,
}

impl StoreSink {
    /// Opens a database, a new one where there is none, and notes the start of a run. `fingerprint` is of all that
    /// decides an analysis besides bytes and program; with `force` nothing counts as known.
    pub fn open(path: &Path, fingerprint: &str, force: bool, lang: Lang) -> Result<StoreSink, Failure> {
        let failed = |error: StoreError| store_failure(path, &error, lang);
        let mut store = Store::open(path).map_err(failed)?;
        let run = store.begin_run(super::NAME, &clock::now()).map_err(failed)?;
        Ok(StoreSink { store, fingerprint: fingerprint.to_owned(), run, force })
    }

    /// Notes the end of the run.
    pub fn finish(&mut self) -> Result<(), StoreError> {
        self.store.finish_run(self.run, &clock::now())
    }
}

impl Sink<Reading> for StoreSink {
    type Error = StoreError;

    fn known(&mut self, path: &str, sha256: &str) -> Result<Option<Extraction>, StoreError> {
        if self.force || !self.store.is_current(path, sha256, &self.fingerprint)? {
            return Ok(None);
        }
        // what could not be read is tried again, so that it is told again
        Ok(self.store.extraction(path)?.filter(|extraction| extraction.document.reader.is_some()))
    }

    fn keep(&mut self, reading: &Reading, time: Duration) -> Result<Stored, StoreError> {
        // a broken copy does not take the place of what could be read before
        let path = &reading.extraction.document.path;
        let readable = |stored: Option<Extraction>| stored.is_some_and(|e| e.document.reader.is_some());
        if reading.error.is_some() && readable(self.store.extraction(path)?) {
            return Ok(Stored::Unchanged);
        }
        let meta = ImportMeta {
            seconds: Some(time.as_secs_f64()),
            imported_at: Some(clock::now()),
            run: Some(self.run),
            again: self.force,
            ..ImportMeta::with(reading.error.as_ref(), reading.notes.clone(), self.fingerprint.clone())
        };
        let imported = match &reading.json {
            Some(json) => self.store.import_json(&reading.extraction, json.get(), &meta),
            None => self.store.import(&reading.extraction, &meta),
        };
        Ok(match imported? {
            Imported::Added => Stored::New,
            Imported::Replaced => Stored::Replaced,
            Imported::Unchanged => Stored::Unchanged,
        })
    }
}

/// Opens a database that must exist.
pub fn open_existing(path: &Path, lang: Lang) -> Result<Store, Failure> {
    if !path.is_file() {
        return Err(Message::new("store-no-database").arg("path", path.display().to_string()).into());
    }
    Store::open_read_only(path).map_err(|error| store_failure(path, &error, lang))
}

/// A failure that names the database, what is wrong and what to do.
pub fn store_failure(path: &Path, error: &StoreError, lang: Lang) -> Failure {
    Message::new("store-failed").arg("why", describe(path, error, lang)).into()
}

/// The same as a text.
pub fn describe(path: &Path, error: &StoreError, lang: Lang) -> String {
    let mut what = text(lang, error.kind.message_id());
    let remedy = format!("store-remedy-{}", error.code());
    if exists(lang, &remedy) {
        what = format!("{what} {}", text(lang, &remedy));
    }
    if !error.detail.is_empty() {
        what = format!("{what} ({})", error.detail);
    }
    Message::new("store-error").arg("path", path.display().to_string()).arg("what", what).render(lang)
}
