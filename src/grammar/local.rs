//! Grammar files for some documents only (`[when]`), and the words that come of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::basis::{LocalUse, condition};
use super::field::Key;
use super::load::{Grammars, LoadedFile, Words, record_of};
use super::when::Told;

/// Files with a `[when]`.
#[derive(Debug, Default)]
pub(super) struct Local {
    files: Vec<LoadedFile>,
    /// The words with the files (by their indexes) that held for a document: a folder of plans asks again and again.
    known: Mutex<BTreeMap<Vec<usize>, Arc<Words>>>,
}

impl Local {
    pub(super) fn new(files: Vec<LoadedFile>) -> Local {
        Local { files, known: Mutex::default() }
    }

    pub(super) fn files(&self) -> &[LoadedFile] {
        &self.files
    }
}

impl Grammars {
    /// The grammars in force for a document of which `told` says what it is, and which of the files for some
    /// documents only are among them; `told` is asked only where it matters.
    pub(crate) fn of(&self, told: impl FnOnce() -> Told) -> (Grammars, LocalUse) {
        if self.local.files.is_empty() {
            return (self.clone(), LocalUse::default());
        }
        let told = told();
        let holds = |file: &LoadedFile| file.file.when.as_ref().is_none_or(|when| when.holds(&told));
        let mut used = LocalUse::default();
        for file in &self.local.files {
            let list = if holds(file) { &mut used.held } else { &mut used.passed };
            let when = condition(file);
            if !list.contains(&when) {
                list.push(when);
            }
        }
        let files = self.local.files.iter().enumerate();
        (self.with(files.filter(|(_, file)| holds(file)).map(|(at, _)| at).collect()), used)
    }

    /// As if each file with a `[when]` were the only one and held: what `grammar check` looks at.
    pub(super) fn each_local(&self) -> Vec<(&str, Grammars)> {
        let mut origins: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, file) in self.local.files.iter().enumerate() {
            origins.entry(&file.origin).or_default().push(at);
        }
        origins.into_iter().map(|(origin, files)| (origin, self.with(files))).collect()
    }

    /// These grammars, and labels that are known for a field besides: to try what they would do.
    pub(crate) fn learning(&self, labels: &[(Key, String)]) -> Grammars {
        let mut files = self.words.files.clone();
        for (key, label) in labels {
            // a label joins the field of its record; which of the record's files it stands in does not matter
            let file = files.iter_mut().find(|file| record_of(&file.file) == Some(key.record));
            let fields = file.into_iter().flat_map(|file| &mut file.file.fields);
            if let Some(field) = fields.into_iter().find(|field| field.name == key.field.name()) {
                field.labels.push(label.clone());
            }
        }
        Grammars { words: Arc::new(Words::new(files)), local: Arc::default() }
    }

    fn with(&self, files: Vec<usize>) -> Grammars {
        if files.is_empty() {
            return Grammars { words: self.words.clone(), local: Arc::default() };
        }
        // a run that failed while it held the lock left nothing half done
        let mut known = self.local.known.lock().unwrap_or_else(PoisonError::into_inner);
        let words = known.entry(files).or_insert_with_key(|files| {
            let added = files.iter().filter_map(|at| self.local.files.get(*at));
            let mut words = Words::new(self.words.files.iter().chain(added).cloned().collect());
            words.fingerprint.clone_from(&self.words.fingerprint);
            Arc::new(words)
        });
        Grammars { words: words.clone(), local: Arc::default() }
    }
}
