//! Labels and the fields they stand for; how a cell's text is matched against them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use super::language::{Language, Normal};
use super::trace::MatchKind;

/// A match of a text with a label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Match<K> {
    /// What the label stands for.
    pub key: K,
    /// The label as the grammar writes it.
    pub label: String,
    /// How.
    pub how: MatchKind,
    /// 0–1.
    pub score: f64,
    /// The label is a weak one: it stands for the field only where no other has a better claim.
    pub weak: bool,
}

#[derive(Clone, Debug)]
struct Entry<K> {
    key: K,
    label: String,
    plain: String,
    stems: Vec<String>,
    weak: bool,
}

/// Labels of one grammar.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<K> {
    entries: Vec<Entry<K>>,
    by_plain: HashMap<String, Vec<usize>>,
    by_stems: HashMap<Vec<String>, Vec<usize>>,
}

impl<K> Default for Lexicon<K> {
    fn default() -> Self {
        Lexicon { entries: Vec::new(), by_plain: HashMap::new(), by_stems: HashMap::new() }
    }
}

/// A text longer than this is no label.
pub(crate) const LABEL_CHARS: usize = 110;

impl<K: Clone + PartialEq> Lexicon<K> {
    pub(crate) fn add(&mut self, language: &Language, label: &str, key: K, weak: bool) {
        let Normal { plain, stems, .. } = language.normal(label);
        let mut sorted = stems.clone();
        sorted.sort();
        let index = self.entries.len();
        self.by_plain.entry(plain.clone()).or_default().push(index);
        self.by_stems.entry(sorted).or_default().push(index);
        self.entries.push(Entry { key, label: label.to_owned(), plain, stems, weak });
    }

    /// A label that begins with the whole of a text and goes on.
    pub(crate) fn completing(&self, plain: &str) -> Option<&str> {
        let longer =
            self.entries.iter().filter(|e| e.plain.len() > plain.len() && e.plain.starts_with(plain));
        longer.min_by_key(|e| e.plain.len()).map(|e| e.label.as_str())
    }

    /// Matches of a text, one a key, best first.
    pub(crate) fn find(&self, normal: &Normal) -> Vec<Match<K>> {
        let mut found: Vec<Match<K>> = Vec::new();
        if normal.plain.is_empty() || normal.plain.len() > LABEL_CHARS {
            return found;
        }
        for &index in self.by_plain.get(&normal.plain).into_iter().flatten() {
            offer(&mut found, &self.entries[index], MatchKind::Exact, 1.0);
        }
        let mut sorted = normal.stems.clone();
        sorted.sort();
        if !sorted.is_empty() {
            for &index in self.by_stems.get(&sorted).into_iter().flatten() {
                offer(&mut found, &self.entries[index], MatchKind::Alias, 0.95);
            }
        }
        if found.iter().any(|m| m.score >= 0.95) {
            found.sort_by(|a, b| b.score.total_cmp(&a.score));
            return found;
        }
        for entry in &self.entries {
            if let Some((how, score)) = near(normal, &entry.plain, &entry.stems) {
                offer(&mut found, entry, how, score);
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }
}

/// Adds a match, or takes the place of a worse one for the same key.
fn offer<K: Clone + PartialEq>(found: &mut Vec<Match<K>>, entry: &Entry<K>, how: MatchKind, score: f64) {
    let score = if entry.weak { score * 0.8 } else { score };
    let offered =
        || Match { key: entry.key.clone(), label: entry.label.clone(), how, score, weak: entry.weak };
    match found.iter_mut().find(|m| m.key == entry.key) {
        Some(old) if old.score >= score => {}
        Some(old) => *old = offered(),
        None => found.push(offered()),
    }
}

/// How near a text is to a label that it does not equal.
fn near(normal: &Normal, plain: &str, stems: &[String]) -> Option<(MatchKind, f64)> {
    let text = normal.plain.as_str();
    // an export cuts labels at their end
    if text.len() >= 8 && plain.len() > text.len() + 1 && plain.starts_with(text) && text.contains(' ') {
        return Some((MatchKind::Truncated, 0.85));
    }
    let mut best = None;
    if let Some(score) = within(&normal.stems, stems) {
        best = Some((MatchKind::Partial, score));
    }
    let length = (text.len(), plain.len());
    if length.0 >= 5 && length.0.abs_diff(length.1) <= 1 + length.1 / 8 && best.is_none() {
        let similarity = strsim::normalized_damerau_levenshtein(text, plain);
        let floor = if length.1 < 8 { 0.84 } else { 0.85 };
        if similarity >= floor {
            best = Some((MatchKind::Fuzzy, 0.85 * similarity));
        }
    }
    best
}

/// A label with more words around it: all of the label's stems stand in the text, in order, near its start.
fn within(text: &[String], label: &[String]) -> Option<f64> {
    if label.is_empty() || text.len() <= label.len() || text.len() > label.len() * 2 + 3 {
        return None;
    }
    let first = text.iter().position(|stem| *stem == label[0])?;
    if first > 1 {
        return None;
    }
    let mut at = first;
    for stem in label {
        at += text[at..].iter().position(|other| other == stem)? + 1;
    }
    // one short word alone says little (`codice`, `numero`)
    let share = label.len() as f64 / text.len() as f64;
    // a label of one word that opens a longer one (`Titolare del centro di responsabilità`)
    if label.len() == 1 && first == 0 && text.len() <= 4 && label[0].len() >= 4 && share < 0.5 {
        return Some(0.61);
    }
    (share >= 0.5).then_some(0.45 + 0.4 * share - 0.05 * first as f64)
}

/// Remembers what each distinct text was matched with: the same labels recur in every card.
#[derive(Debug)]
pub(crate) struct Memo<K> {
    seen: RefCell<BTreeMap<String, std::rc::Rc<Vec<Match<K>>>>>,
}

impl<K> Default for Memo<K> {
    fn default() -> Self {
        Memo { seen: RefCell::default() }
    }
}

impl<K: Clone + PartialEq> Memo<K> {
    /// The matches of a normalised text in a lexicon.
    pub(crate) fn find(&self, lexicon: &Lexicon<K>, normal: &Normal) -> std::rc::Rc<Vec<Match<K>>> {
        if let Some(known) = self.seen.borrow().get(&normal.plain) {
            return known.clone();
        }
        let found = std::rc::Rc::new(lexicon.find(normal));
        self.seen.borrow_mut().insert(normal.plain.clone(), found.clone());
        found
    }
}
