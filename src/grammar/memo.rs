//! What texts were found to be, kept from one document to the next: the labels of a template come again in every
//! document made from it.

use std::sync::{Arc, Mutex, PoisonError};

use ahash::{AHashMap as HashMap, RandomState};

use super::matcher::Known;

/// Parts that are locked apart from one another.
const PARTS: usize = 16;
/// Texts kept in a part at most: all together they take some megabytes.
const MOST: usize = 1024;

/// Texts and what they are. The same words find the same of a text in every document, so that it does not matter who
/// asked first, nor what is forgotten.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    parts: [Mutex<HashMap<Box<str>, Arc<Known>>>; PARTS],
    hashes: RandomState,
}

impl Memo {
    /// What a text is; found out now where it is not known.
    pub(super) fn get_or_make(&self, text: &str, make: impl FnOnce() -> Known) -> Arc<Known> {
        let part = &self.parts[self.hashes.hash_one(text) as usize % PARTS];
        // a run that failed while it held the lock left nothing half done
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(text) {
            return known.clone();
        }
        // not under the lock: what a text is may be made of what its parts are
        let known = Arc::new(make());
        let mut part = lock();
        // what comes often is soon known again
        if part.len() >= MOST {
            part.clear();
        }
        part.insert(text.into(), known.clone());
        known
    }
}
