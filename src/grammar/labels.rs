//! All labels of all grammars, each distinct one once, and which of them a text is or resembles: a text is
//! compared with a label once, however many records use the label.

use ahash::AHashMap as HashMap;

use super::language::Normal;
use super::letters::{Alike, Letters, similarity};
use super::trace::MatchKind;

/// A text longer than this is no label.
pub(crate) const LABEL_CHARS: usize = 130;

/// Index of a label among all.
pub(crate) type LabelId = usize;

#[derive(Clone, Debug)]
struct Label {
    plain: String,
    stems: Vec<String>,
    letters: Letters,
}

/// The labels.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    list: Vec<Label>,
    by_plain: HashMap<String, LabelId>,
    /// By [`words_in_order`].
    by_stems: HashMap<String, Vec<LabelId>>,
    by_first_stem: HashMap<String, Vec<LabelId>>,
    /// Labels by their first [`CUT_BYTES`] bytes, to find those that begin with a text.
    by_start: HashMap<[u8; CUT_BYTES], Vec<LabelId>>,
    /// Labels by the length of their bytes.
    by_length: Vec<Alike<LabelId>>,
}

/// What a text is like.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Likeness {
    /// The label that it is.
    pub exact: Option<LabelId>,
    /// Labels of the same words in any form and order.
    pub alias: Vec<LabelId>,
    /// Labels that it comes near to, how, and how near (0–1); in the order of the labels.
    pub near: Vec<(LabelId, MatchKind, f64)>,
}

impl Likeness {
    /// It is like no label at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.exact.is_none() && self.alias.is_empty() && self.near.is_empty()
    }
}

impl Labels {
    /// The index of a label; a new one where it was not known.
    pub(crate) fn add(&mut self, normal: &Normal) -> LabelId {
        let Normal { plain, stems, .. } = normal;
        if let Some(known) = self.by_plain.get(plain) {
            return *known;
        }
        let id = self.list.len();
        self.by_plain.insert(plain.clone(), id);
        self.by_stems.entry(words_in_order(stems)).or_default().push(id);
        if let Some(first) = stems.first() {
            self.by_first_stem.entry(first.clone()).or_default().push(id);
        }
        if let Some(start) = plain.as_bytes().first_chunk() {
            self.by_start.entry(*start).or_default().push(id);
        }
        if self.by_length.len() <= plain.len() {
            self.by_length.resize_with(plain.len() + 1, Alike::default);
        }
        let letters = Letters::of(plain);
        self.by_length[plain.len()].push(letters, id);
        self.list.push(Label { plain: plain.clone(), stems: stems.clone(), letters });
        id
    }

    /// Whether a text is a label, in any form.
    pub(crate) fn knows(&self, normal: &Normal) -> bool {
        self.by_plain.contains_key(&normal.plain)
            || self.by_stems.contains_key(&words_in_order(&normal.stems))
    }

    /// What a text is like.
    pub(crate) fn likeness(&self, normal: &Normal) -> Likeness {
        if normal.plain.is_empty() || normal.plain.len() > LABEL_CHARS {
            return Likeness::default();
        }
        let words = words_in_order(&normal.stems);
        let alias = if words.is_empty() { None } else { self.by_stems.get(&words) };
        let letters = Letters::of(&normal.plain);
        let near = self.candidates(normal, &letters).into_iter().filter_map(|id| {
            let (how, score) = near(normal, &letters, &self.list[id])?;
            Some((id, how, score))
        });
        Likeness {
            exact: self.by_plain.get(&normal.plain).copied(),
            alias: alias.cloned().unwrap_or_default(),
            near: near.collect(),
        }
    }

    /// Labels of the lengths that a text of a length may misspell.
    fn alike_long(&self, text: usize) -> impl Iterator<Item = (usize, &Alike<LabelId>)> {
        let lengths = self.by_length.iter().enumerate();
        lengths.filter(move |(length, alike)| !alike.is_empty() && alike_long(text, *length))
    }

    /// Labels that [`near`] may take: for each of its ways those that pass its first condition.
    fn candidates(&self, normal: &Normal, letters: &Letters) -> Vec<LabelId> {
        let text = normal.plain.as_str();
        let mut found: Vec<LabelId> = Vec::new();
        let start = text.as_bytes().first_chunk().filter(|_| may_be_cut(text));
        if let Some(alike) = start.and_then(|start| self.by_start.get(start)) {
            found.extend(alike.iter().filter(|id| self.list[**id].plain.starts_with(text)));
        }
        for stem in normal.stems.iter().take(STEMS_BEFORE + 1) {
            found.extend(self.by_first_stem.get(stem).into_iter().flatten());
        }
        for (length, alike) in self.alike_long(text.len()) {
            // bytes are at least as many as letters: the bound stays one
            let longest = text.len().max(length);
            found.extend(alike.within(letters, most_edits(longest, floor(length))));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The most edits between two texts that are so similar at least.
fn most_edits(longest: usize, floor: f64) -> usize {
    // rounding may have taken away what is just enough
    let least = ((1.0 - floor) * longest as f64) as usize;
    if similarity(least + 1, longest) >= floor { least + 1 } else { least }
}

/// The stems of a text in an order that is the same for all orders of its words.
fn words_in_order(stems: &[String]) -> String {
    let mut words: Vec<&str> = stems.iter().map(String::as_str).collect();
    words.sort_unstable();
    words.join(" ")
}

/// A shorter text is no label that was cut.
const CUT_BYTES: usize = 8;
/// How many words may stand before a label that is part of a text.
const STEMS_BEFORE: usize = 1;
/// A shorter text is no misspelt label.
const SHORTEST_FUZZY: usize = 5;

/// How near a text is to a label that it does not equal.
fn near(normal: &Normal, letters: &Letters, label: &Label) -> Option<(MatchKind, f64)> {
    let (text, plain) = (normal.plain.as_str(), label.plain.as_str());
    // an export cuts labels at their end
    if plain.len() > text.len() + 1
        && plain.starts_with(text)
        && may_be_cut(text)
        && text.len() * 2 >= plain.len()
    {
        return Some((MatchKind::Truncated, 0.85));
    }
    if let Some(score) = within(&normal.stems, &label.stems) {
        return Some((MatchKind::Partial, score));
    }
    let floor = floor(plain.len());
    // hardly any label comes so far: the distance itself is dear
    if !alike_long(text.len(), plain.len()) || letters.similarity_at_most(&label.letters) < floor {
        return None;
    }
    let similarity = strsim::normalized_damerau_levenshtein(text, plain);
    (similarity >= floor).then_some((MatchKind::Fuzzy, 0.85 * similarity))
}

fn may_be_cut(text: &str) -> bool {
    text.len() >= CUT_BYTES && text.contains(' ')
}

/// Whether a text may misspell a label, by their lengths in bytes.
fn alike_long(text: usize, label: usize) -> bool {
    text >= SHORTEST_FUZZY && text.abs_diff(label) <= 1 + label / 8
}

/// The similarity that a misspelt label of a length must have.
fn floor(length: usize) -> f64 {
    if length < 8 { 0.84 } else { 0.85 }
}

/// A label with more words around it: all of the label's stems stand in the text, in order, near its start.
fn within(text: &[String], label: &[String]) -> Option<f64> {
    if label.is_empty() || text.len() <= label.len() || text.len() > label.len() * 2 + 3 {
        return None;
    }
    let first = text.iter().position(|stem| *stem == label[0])?;
    if first > STEMS_BEFORE {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn normal(text: &str) -> Normal {
        let stems = text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Normal { plain: text.to_owned(), stems, ..Normal::default() }
    }

    proptest! {
        /// The indexes leave out no label that a comparison with all of them would find.
        #[test]
        fn candidates_are_complete(
            labels in prop::collection::vec("[a-c]{1,4}( [a-c]{1,4}){0,3}", 1..40),
            text in "[a-c]{1,4}( [a-c]{1,4}){0,4}",
        ) {
            let mut all = Labels::default();
            for label in &labels {
                all.add(&normal(label));
            }
            let text = normal(&text);
            let letters = Letters::of(&text.plain);
            let compared: Vec<_> = all.list.iter().enumerate()
                .filter_map(|(id, label)| near(&text, &letters, label).map(|(how, score)| (id, how, score)))
                .collect();
            prop_assert_eq!(all.likeness(&text).near, compared);
        }
    }
}
