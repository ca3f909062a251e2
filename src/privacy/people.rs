//! Whom a document names in its lists, and the pseudonym of each.

use std::collections::{BTreeMap, BTreeSet};

use super::key::Key;
use super::replace::words_of;
use crate::audit::names::Name;
use crate::contract::{Extraction, PersonName};
use crate::value::{ValueWords, looks_like_person, split_people};

/// Words that a name may have; a longer text in a list of people is no name to be looked for.
const LONGEST: usize = 8;
/// Fewer letters are no surname that could be told from other words.
const SURNAME: usize = 3;

/// The known people of a document with their pseudonyms.
#[derive(Clone, Debug, Default)]
pub struct Pseudonyms {
    /// The words of a name in alphabetical order → pseudonym.
    pub(super) full: BTreeMap<Vec<String>, String>,
    /// A surname that may stand alone → pseudonym.
    pub(super) surnames: BTreeMap<String, String>,
    /// An initial and the other word of a name → pseudonym.
    pub(super) initials: BTreeMap<(char, String), String>,
    /// Words of the longest name.
    pub(super) longest: usize,
    key: Option<Key>,
}

impl Pseudonyms {
    /// Of everyone whom the lists and the responsible persons of a document name.
    pub fn of(extraction: &Extraction, key: &Key) -> Pseudonyms {
        let mut known = Pseudonyms { key: Some(key.clone()), ..Pseudonyms::default() };
        let words = ValueWords::builtin();
        let mut alone = BTreeSet::new();
        for unit in &extraction.units {
            let objectives = || unit.objectives.iter();
            let staff = unit.staff.iter().chain(objectives().filter_map(|one| one.staff.as_ref())).flatten();
            for person in staff {
                known.add(&person.name);
                // several people in one cell that were not told apart
                split_people(&person.name, &[], &words).names.iter().for_each(|name| known.add(name));
            }
            let responsible =
                unit.responsible.iter().chain(objectives().filter_map(|one| one.responsible.as_ref()));
            for person in responsible {
                for name in responsible_names(person, &words) {
                    known.add(&name);
                    alone.extend(single(&name));
                }
            }
        }
        known.close(&alone);
        known
    }

    /// Nobody.
    pub fn is_empty(&self) -> bool {
        self.full.is_empty() && self.surnames.is_empty()
    }

    /// The pseudonym of a name by itself, for a place that holds nothing else.
    pub(super) fn of_name(&self, name: &str) -> Option<String> {
        let words = words_of(name);
        if words.is_empty() {
            return None;
        }
        self.full.get(&words).cloned().or_else(|| self.fresh(&words))
    }

    fn fresh(&self, words: &[String]) -> Option<String> {
        let key = self.key.as_ref()?;
        Some(format!("Persona-{}", key.signs(&words.join(" "))))
    }

    fn add(&mut self, name: &str) {
        let words = words_of(name);
        if !(2..=LONGEST).contains(&words.len()) {
            return;
        }
        if let Some(pseudonym) = self.fresh(&words) {
            self.longest = self.longest.max(words.len());
            self.initials.extend(pairs(&words).into_iter().map(|pair| (pair, pseudonym.clone())));
            self.full.insert(words, pseudonym);
        }
    }

    /// Surnames: those of one known person are the person's, those of several a pseudonym of their own. `alone`:
    /// responsible persons of whom only a surname is written.
    fn close(&mut self, alone: &BTreeSet<String>) {
        let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (words, pseudonym) in &self.full {
            let Some(name) = Name::new(&words.join(" ")) else { continue };
            for word in words.iter().filter(|word| word.chars().count() >= SURNAME && !name.is_given(word)) {
                owners.entry(word.clone()).or_default().insert(pseudonym.clone());
            }
        }
        for word in alone {
            owners.entry(word.clone()).or_default();
        }
        for (word, owners) in owners {
            let one = owners.iter().next().filter(|_| owners.len() == 1).cloned();
            let pseudonym = one.or_else(|| self.fresh(std::slice::from_ref(&word)));
            self.surnames.extend(pseudonym.map(|pseudonym| (word, pseudonym)));
        }
    }
}

/// The names of a responsible person, or of several in one cell; none for a collective.
fn responsible_names(person: &PersonName, words: &ValueWords) -> Vec<String> {
    match &person.name {
        Some(name) => vec![name.clone()],
        None => {
            let names = split_people(&person.raw, &[], words).names;
            names.into_iter().filter(|name| looks_like_person(name, words)).collect()
        }
    }
}

/// The one word of a name that has only one.
fn single(name: &str) -> Option<String> {
    let mut words = words_of(name);
    let word = words.pop().filter(|_| words.is_empty())?;
    (word.chars().count() >= SURNAME).then_some(word)
}

/// Each word of a name of two with the initial of the other one.
fn pairs(words: &[String]) -> Vec<(char, String)> {
    let [one, other] = words else { return Vec::new() };
    let pair = |initial: &str, word: &str| {
        let initial = initial.chars().next()?;
        (word.chars().count() > SURNAME).then(|| (initial, word.to_owned()))
    };
    [pair(one, other), pair(other, one)].into_iter().flatten().collect()
}
