//! Unknown labels counted over many documents.

use std::collections::{BTreeMap, BTreeSet};

use super::suggest::{Guess, Why};
use super::{Place, Seen, one_line, unknown};
use crate::analyse::Analysis;
use crate::document::Source;
use crate::grammar::{Grammars, Key};
use crate::value::ValueWords;

/// Examples kept of a label.
const EXAMPLES: usize = 2;
/// A longer value is cut in an example, in letters.
const EXAMPLE_CHARS: usize = 200;

/// One place where a label stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The label as written.
    pub label: String,
    /// The first value beside or below it; empty where there is none.
    pub value: String,
    /// The document.
    pub path: String,
    /// Where in it.
    pub source: Source,
}

/// A label that no grammar knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its most frequent spelling.
    pub label: String,
    /// How often it was met.
    pub count: usize,
    /// In how many documents.
    pub documents: usize,
    /// The most telling of its places.
    pub place: Place,
    /// What it may stand for.
    pub guess: Option<Guess>,
    /// One or two places, of different documents where there are.
    pub examples: Vec<Example>,
}

/// Gathers labels, document by document.
#[derive(Clone, Debug)]
pub struct Gathered {
    grammars: Grammars,
    words: ValueWords,
    groups: BTreeMap<String, Group>,
    documents: usize,
    entities: BTreeSet<String>,
}

#[derive(Clone, Debug, Default)]
struct Group {
    spellings: BTreeMap<String, usize>,
    count: usize,
    documents: usize,
    last: usize,
    place: Option<Place>,
    guesses: BTreeMap<Key, (usize, BTreeMap<Why, usize>)>,
    examples: Vec<Example>,
}

impl Gathered {
    /// Nothing yet; labels are unknown that these grammars do not know.
    pub fn new(grammars: Grammars, words: ValueWords) -> Gathered {
        let (groups, entities) = (BTreeMap::new(), BTreeSet::new());
        Gathered { grammars, words, groups, documents: 0, entities }
    }

    /// Adds the labels of a document.
    pub fn add(&mut self, analysis: &Analysis) {
        self.documents += 1;
        self.entities.extend(analysis.extraction.plan.entity.as_ref().map(|entity| entity.name.clone()));
        for seen in unknown(analysis, &self.grammars, &self.words) {
            let normal = self.grammars.words.language.normal(&seen.label);
            let mut stems = normal.stems;
            stems.sort_unstable();
            let group = self.groups.entry(stems.join(" ")).or_default();
            group.add(seen, &analysis.extraction.document.path, self.documents);
        }
    }

    /// Documents that were added.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// The administration, where all documents that name one name the same.
    pub fn entity(&self) -> Option<&str> {
        let mut entities = self.entities.iter();
        entities.next().filter(|_| entities.next().is_none()).map(String::as_str)
    }

    /// The labels: those of tables with objectives first, suggested ones before others, frequent ones before rare.
    pub fn labels(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.groups.values().map(Group::found).collect();
        found.sort_by(|a, b| {
            let rank = |found: &Found| (found.place, found.guess.is_none());
            rank(a)
                .cmp(&rank(b))
                .then(b.documents.cmp(&a.documents))
                .then(b.count.cmp(&a.count))
                .then_with(|| a.label.cmp(&b.label))
        });
        found
    }
}

impl Group {
    fn add(&mut self, seen: Seen, path: &str, document: usize) {
        let label = seen.label.trim_end_matches([':', ' ']).to_owned();
        self.count += 1;
        let new = self.last != document;
        self.documents += usize::from(new);
        self.last = document;
        *self.spellings.entry(label.clone()).or_default() += 1;
        self.place = Some(self.place.map_or(seen.place, |place| place.min(seen.place)));
        if let Some(Guess { key, why }) = seen.guess {
            let (count, reasons) = self.guesses.entry(key).or_default();
            *count += 1;
            *reasons.entry(why).or_default() += 1;
        }
        let example = Example {
            label,
            value: seen.values.first().map(|value| cut(value)).unwrap_or_default(),
            path: path.to_owned(),
            source: seen.source,
        };
        if self.examples.len() < EXAMPLES {
            self.examples.push(example);
        } else if new
            && let Some(last) = self.examples.last_mut()
            && self.documents == EXAMPLES
        {
            *last = example;
        }
    }

    fn found(&self) -> Found {
        let most = self.spellings.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        let guess = self.guesses.iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(a.0)));
        // what one place in many suggests is an accident
        let guess =
            guess.filter(|(_, (count, _))| count * 3 >= self.count).and_then(|(key, (_, reasons))| {
                let why = reasons.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))?.0.clone();
                Some(Guess { key: *key, why })
            });
        Found {
            label: most.map(|(label, _)| label.clone()).unwrap_or_default(),
            count: self.count,
            documents: self.documents,
            place: self.place.unwrap_or(Place::Line),
            guess,
            examples: self.examples.clone(),
        }
    }
}

fn cut(text: &str) -> String {
    let text = one_line(text);
    match text.char_indices().nth(EXAMPLE_CHARS) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}
