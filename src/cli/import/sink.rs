//! All that the commands know of the store.

use std::path::Path;
use std::time::Duration;

use super::super::failure::Failure;
use super::clock;
use crate::batch::{Reading, Sink, Stored};
use crate::contract::Extraction;
use crate::grammar::Basis;
use crate::message::{Lang, Message, exists, text};
use crate::store::{ImportMeta, Imported, RunEnd, Store, StoreError};

/// The database as the end of a batch.
pub struct StoreSink {
    store: Store,
    basis: Basis,
    run: i64,
    force: bool,
}

impl StoreSink {
    /// Opens a database, a new one where there is none, and notes the start of a run with its options as JSON. `basis`
    /// is what decides a reading besides bytes and program; with `force` nothing counts as known.
    pub fn open(
        path: &Path,
        basis: Basis,
        force: bool,
        options: &str,
        lang: Lang,
    ) -> Result<StoreSink, Failure> {
        let failed = |error: StoreError| store_failure(path, &error, lang);
        let mut store = Store::open(path).map_err(failed)?;
        let run = store.begin_run(super::NAME, options, &clock::now()).map_err(failed)?;
        Ok(StoreSink { store, basis, run, force })
    }

    /// Notes the end of the run.
    pub fn finish(&mut self, end: RunEnd) -> Result<(), StoreError> {
        self.store.finish_run(self.run, &RunEnd { finished_at: clock::now(), ..end })
    }
}

impl Sink<Reading> for StoreSink {
    type Error = StoreError;

    fn has(&mut self, path: &str) -> Result<bool, StoreError> {
        Ok(!self.force && self.store.kept(path)?.is_some())
    }

    fn known(&mut self, path: &str, sha256: &str) -> Result<Option<Extraction>, StoreError> {
        if self.force {
            return Ok(None);
        }
        let Some(kept) = self.store.kept(path)? else { return Ok(None) };
        let is_done = kept.is_lasting
            && kept.sha256 == sha256
            && kept.version == env!("CARGO_PKG_VERSION")
            && self.basis.expected(&kept.grammars) == Some(kept.fingerprint);
        if !is_done {
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
        // grammars do not matter to what can't be read
        let grammars = if reading.error.is_some() { self.basis.none() } else { reading.grammars.clone() };
        let fingerprint = self.basis.fingerprint(&grammars.held);
        let meta = ImportMeta {
            seconds: Some(time.as_secs_f64()),
            imported_at: Some(clock::now()),
            run: Some(self.run),
            again: self.force,
            grammars,
            ..ImportMeta::with(reading.error.as_ref(), reading.notes.clone(), fingerprint)
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
    if !path.exists() {
        return Err(Message::new("store-no-database").arg("path", path).into());
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
    let rest = error.rest();
    if !rest.is_empty() {
        what = format!("{what} ({})", rest.render(lang));
    }
    Message::new("store-error").arg("path", path).arg("what", what).render(lang)
}
