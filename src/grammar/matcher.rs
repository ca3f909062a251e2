//! One document's matching session: grammars and what was already looked up.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::field::{Field, Key, Record};
use super::file::{MarkerKind, ValueKind};
use super::language::Normal;
use super::lexicon::{LABEL_CHARS, Match, Memo};
use super::load::{Grammars, Words};

/// Matches of a text in one lexicon.
pub(crate) type Matches<K> = Rc<Vec<Match<K>>>;

/// Looks labels up, each distinct text once.
pub(crate) struct Matcher<'g> {
    pub words: &'g Words,
    normals: RefCell<HashMap<String, Rc<Normal>>>,
    fields: BTreeMap<Record, Memo<Field>>,
    markers: Memo<MarkerKind>,
    /// The plan's first year, where the cover tells it: years before it are history.
    pub first_year: Option<i32>,
}

impl<'g> Matcher<'g> {
    pub(crate) fn new(grammars: &'g Grammars, first_year: Option<i32>) -> Self {
        let words = &*grammars.words;
        Matcher {
            words,
            normals: RefCell::default(),
            fields: words.records.keys().map(|record| (*record, Memo::default())).collect(),
            markers: Memo::default(),
            first_year,
        }
    }

    /// A text taken apart; empty for one too long to be a label.
    pub(crate) fn normal(&self, text: &str) -> Rc<Normal> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LABEL_CHARS {
            return Rc::default();
        }
        if let Some(known) = self.normals.borrow().get(text) {
            return known.clone();
        }
        let normal = Rc::new(self.words.language.normal(text));
        self.normals.borrow_mut().insert(text.to_owned(), normal.clone());
        normal
    }

    /// The fields of a record that a text may stand for, best first.
    pub(crate) fn fields(&self, record: Record, text: &str) -> Matches<Field> {
        match (self.words.records.get(&record), self.fields.get(&record)) {
            (Some(lexicon), Some(memo)) => memo.find(lexicon, &self.normal(text)),
            _ => Rc::default(),
        }
    }

    /// The best field of a record at or above a score.
    pub(crate) fn best(&self, record: Record, text: &str, floor: f64) -> Option<Match<Field>> {
        self.fields(record, text).first().filter(|m| m.score >= floor).cloned()
    }

    /// The markers that a whole text may be.
    pub(crate) fn markers(&self, text: &str) -> Matches<MarkerKind> {
        self.markers.find(&self.words.markers, &self.normal(text))
    }

    /// Whether a text is the label of a total row of a record.
    pub(crate) fn is_total(&self, record: Record, text: &str) -> bool {
        let normal = self.normal(text);
        let Some(lexicon) = self.words.totals.get(&record).filter(|_| !normal.plain.is_empty()) else {
            return false;
        };
        lexicon.find(&normal).first().is_some_and(|m| m.score >= 0.8)
    }

    /// What the values of a field look like.
    pub(crate) fn value_kind(&self, key: Key) -> ValueKind {
        self.words.values.get(&key).copied().unwrap_or(ValueKind::Text)
    }
}
