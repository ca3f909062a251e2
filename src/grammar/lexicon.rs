//! Labels and the fields they stand for; how a cell's text is matched against them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::labels::{LabelId, Labels, Likeness};
use super::language::Language;
use super::trace::MatchKind;

/// A match of a text with a label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Match<K> {
    /// What the label stands for.
    pub key: K,
    /// The label as the grammar writes it.
    pub label: Arc<str>,
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
    label: Arc<str>,
    plain: String,
    weak: bool,
}

/// Labels of one grammar.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<K> {
    entries: Vec<Entry<K>>,
    by_label: BTreeMap<LabelId, Vec<usize>>,
}

impl<K> Default for Lexicon<K> {
    fn default() -> Self {
        Lexicon { entries: Vec::new(), by_label: BTreeMap::new() }
    }
}

impl<K: Clone + PartialEq> Lexicon<K> {
    /// Adds a label; `labels` are those of all lexicons.
    pub(crate) fn add(&mut self, labels: &mut Labels, language: &Language, label: &str, key: K, weak: bool) {
        let normal = language.normal(label);
        self.by_label.entry(labels.add(&normal)).or_default().push(self.entries.len());
        self.entries.push(Entry { key, label: label.into(), plain: normal.plain, weak });
    }

    /// A label that begins with the whole of a text and goes on.
    pub(crate) fn completing(&self, plain: &str) -> Option<&str> {
        let longer =
            self.entries.iter().filter(|e| e.plain.len() > plain.len() && e.plain.starts_with(plain));
        longer.min_by_key(|e| e.plain.len()).map(|e| &*e.label)
    }

    /// Matches of a text, one a key, best first.
    pub(crate) fn find(&self, likeness: &Likeness) -> Vec<Match<K>> {
        let mut found: Vec<Match<K>> = Vec::new();
        for index in self.of(likeness.exact.as_slice()) {
            offer(&mut found, &self.entries[index], MatchKind::Exact, 1.0);
        }
        for index in self.of(&likeness.alias) {
            offer(&mut found, &self.entries[index], MatchKind::Alias, 0.95);
        }
        if !found.iter().any(|m| m.score >= 0.95) {
            let of = |label| self.by_label.get(label).into_iter().flatten();
            let mut near: Vec<(usize, MatchKind, f64)> = likeness
                .near
                .iter()
                .flat_map(|(label, how, score)| of(label).map(|index| (*index, *how, *score)))
                .collect();
            near.sort_unstable_by_key(|(index, ..)| *index);
            for (index, how, score) in near {
                offer(&mut found, &self.entries[index], how, score);
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    /// The entries of labels, in the order of the grammar.
    fn of(&self, labels: &[LabelId]) -> Vec<usize> {
        let mut found: Vec<usize> =
            labels.iter().filter_map(|label| self.by_label.get(label)).flatten().copied().collect();
        found.sort_unstable();
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
