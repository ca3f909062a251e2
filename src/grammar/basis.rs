//! What decides how a document is read, so finely that a changed grammar makes those documents be read again that it may
//! concern.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::load::{Grammars, LoadedFile};
use crate::digest::{hex, sha256};

/// Which of the grammar files for some documents only (`[when]`) were in force for a document, by the hashes of
/// their conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalUse {
    /// Conditions that held.
    #[serde(default)]
    pub held: Vec<String>,
    /// Conditions that did not.
    #[serde(default)]
    pub passed: Vec<String>,
}

impl LocalUse {
    /// As it is kept; `None` where there were no such files.
    pub fn to_json(&self) -> Option<String> {
        let is_empty = self.held.is_empty() && self.passed.is_empty();
        (!is_empty).then(|| serde_json::to_string(self).ok()).flatten()
    }
}

/// What decides how documents are read besides their bytes and the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// A hash of what holds for all documents.
    pub fixed: String,
    /// Files for some documents only, in their order.
    pub local: Vec<LocalFile>,
}

/// A grammar file for some documents only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFile {
    /// Hash of its condition.
    pub when: String,
    /// Hash of its text.
    pub text: String,
}

impl Basis {
    /// The fingerprint of a document for which these conditions held.
    pub fn fingerprint(&self, held: &[String]) -> String {
        let in_force = self.local.iter().filter(|file| held.contains(&file.when));
        let mut hash = Sha256::new().chain_update(&self.fixed);
        in_force.for_each(|file| hash.update(&file.text));
        hex(&hash.finalize())
    }

    /// A hash of all of it.
    pub fn whole(&self) -> String {
        self.fingerprint(&self.local.iter().map(|file| file.when.clone()).collect::<Vec<_>>())
    }

    /// The fingerprint that a document would have now; `None` where that can't be told without reading it, since there
    /// is a condition that was never tried on it.
    pub fn expected(&self, known: &LocalUse) -> Option<String> {
        let is_known =
            |file: &LocalFile| known.held.contains(&file.when) || known.passed.contains(&file.when);
        self.local.iter().all(is_known).then(|| self.fingerprint(&known.held))
    }

    /// As if no condition held: of a document of which nothing could be read.
    pub fn none(&self) -> LocalUse {
        LocalUse { held: Vec::new(), passed: self.local.iter().map(|file| file.when.clone()).collect() }
    }
}

impl Grammars {
    /// The files for some documents only.
    pub fn local_files(&self) -> Vec<LocalFile> {
        let mut files: Vec<LocalFile> = Vec::new();
        for file in self.local.files() {
            let file = LocalFile { when: condition(file), text: sha256(file.text.as_bytes()) };
            // one file on the disk may hold several grammars
            if files.last() != Some(&file) {
                files.push(file);
            }
        }
        files
    }
}

/// What the condition of a file is known by.
pub(super) fn condition(file: &LoadedFile) -> String {
    sha256(format!("{:?}", file.file.when).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(files: &[(&str, &str)]) -> Basis {
        let file =
            |(when, text): &(&str, &str)| LocalFile { when: (*when).to_owned(), text: (*text).to_owned() };
        Basis { fixed: "words".to_owned(), local: files.iter().map(file).collect() }
    }

    #[test]
    fn a_document_is_concerned_by_what_held_and_by_what_was_never_tried() {
        let before = basis(&[("a", "1"), ("b", "1")]);
        let known = LocalUse { held: vec!["a".to_owned()], passed: vec!["b".to_owned()] };
        let kept = before.fingerprint(&known.held);
        let same = |now: &Basis| now.expected(&known) == Some(kept.clone());
        assert!(same(&before));
        assert!(same(&basis(&[("a", "1"), ("b", "2")])), "what did not hold may change");
        assert!(same(&basis(&[("a", "1")])), "and go");
        assert!(!same(&basis(&[("a", "2"), ("b", "1")])), "what held may not");
        assert!(!same(&basis(&[("b", "1")])));
        assert!(!same(&basis(&[("a", "1"), ("b", "1"), ("c", "1")])), "a new condition is to be tried");
        assert!(!same(&Basis { fixed: "other".to_owned(), ..before.clone() }));
        assert_eq!(before.none().passed, ["a", "b"]);
    }
}
