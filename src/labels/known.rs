//! Which texts are labels at all, which of them a grammar knows, and which known ones another is near to.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::grammar::{Key, Look, Matcher, Record, look};
use crate::value::{self, ValueWords};

/// Longest label, in letters and in words.
const LABEL_CHARS: usize = 70;
const LABEL_WORDS: usize = 9;
/// From this score on a text is taken for a label of a card or a header.
const TAKEN: f64 = 0.74;
/// Similarity of letters, and of words, from which on one label may stand for another.
const NEAR_LETTERS: f64 = 0.78;
const NEAR_WORDS: f64 = 0.7;

/// What the grammars know, asked for whole texts.
pub(super) struct Knows<'m> {
    pub matcher: &'m Matcher<'m>,
    pub words: &'m ValueWords,
    labels: Vec<Label>,
    near: RefCell<HashMap<String, Vec<Near>>>,
}

struct Label {
    key: Key,
    text: String,
    plain: String,
    stems: Vec<String>,
}

/// A known label that a text is near to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    pub key: Key,
    pub label: String,
    pub score: f64,
}

const RECORDS: [Record; 6] =
    [Record::Objective, Record::Indicator, Record::Phase, Record::Person, Record::Summary, Record::Unit];

impl<'m> Knows<'m> {
    pub(super) fn new(matcher: &'m Matcher<'m>, words: &'m ValueWords) -> Knows<'m> {
        let mut labels = Vec::new();
        for (record, lexicon) in &matcher.words.records {
            for (field, text) in lexicon.strong() {
                let normal = matcher.words.language.normal(text);
                let key = Key { record: *record, field: *field };
                labels.push(Label { key, text: text.to_owned(), plain: normal.plain, stems: normal.stems });
            }
        }
        Knows { matcher, words, labels, near: RefCell::default() }
    }

    /// A text may be a label, by its form: a few words, no value.
    pub(super) fn is_labelish(&self, text: &str) -> bool {
        let text = text.trim();
        let chars = text.chars().count();
        let count = text.split_whitespace().count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let opens =
            text.trim_start_matches(['"', '“', '«', '(']).chars().next().is_some_and(char::is_alphabetic);
        let inner = text.trim_end_matches([':', '?', '*', ' ']).contains(':');
        (3..=LABEL_CHARS).contains(&chars)
            && count <= LABEL_WORDS
            && letters >= 3
            && opens
            && !inner
            && !(text.ends_with(['.', ';']) && count > 3)
            && look(text) == Look::Words
            && !value::has_date(text, self.words)
            && !value::looks_like_person(text, self.words)
            && self.matcher.words.language.month(text).is_none()
            && self.matcher.words.language.part_of_year(text).is_none()
            && !RECORDS.iter().any(|record| self.matcher.is_total(*record, text))
    }

    /// What a text is known to stand for, best first.
    pub(super) fn keys(&self, text: &str) -> Vec<Key> {
        let known = self.matcher.normal(text);
        let mut found: Vec<(f64, Key)> = Vec::new();
        for record in RECORDS {
            let matches = self.matcher.fields_of(record, &known).iter().filter(|m| m.score >= TAKEN);
            found.extend(matches.map(|m| (m.score, Key { record, field: m.key })));
            if !known.years.is_empty() {
                for past in [false, true] {
                    let matches = self.matcher.fields_of_year(record, &known, past).into_iter();
                    found.extend(
                        matches.filter(|m| m.score >= TAKEN).map(|m| (m.score, Key { record, field: m.key })),
                    );
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().map(|(_, key)| key).collect()
    }

    /// A grammar knows the text, whatever for.
    pub(super) fn is_known(&self, text: &str) -> bool {
        let known = self.matcher.normal(text);
        let foreign = (0..self.matcher.words.others.len()).any(|other| {
            let telling = self.matcher.telling(other, &known);
            telling.tells >= TAKEN || telling.knows >= TAKEN
        });
        // nothing but years, notes and stop words
        known.stems.is_empty()
            || foreign
            || !self.keys(text).is_empty()
            || self.matcher.marker(text).is_some()
            || self.matcher.line(text).is_some()
    }

    /// Known labels that an unknown one is near to, best first.
    pub(super) fn near(&self, text: &str) -> Vec<Near> {
        if let Some(known) = self.near.borrow().get(text) {
            return known.clone();
        }
        let normal = self.matcher.words.language.normal(text);
        let mut found: Vec<Near> = Vec::new();
        for label in &self.labels {
            let score = similarity((&normal.plain, &normal.stems), (&label.plain, &label.stems));
            let Some(score) = score else { continue };
            match found.iter_mut().find(|near| near.key == label.key) {
                Some(near) if near.score >= score => {}
                Some(near) => *near = Near { key: label.key, label: label.text.clone(), score },
                None => found.push(Near { key: label.key, label: label.text.clone(), score }),
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
        self.near.borrow_mut().insert(text.to_owned(), found.clone());
        found
    }
}

/// How near two labels are, by their letters or by their words; `None` where they are not.
fn similarity(one: (&str, &[String]), other: (&str, &[String])) -> Option<f64> {
    let (longer, shorter) = (one.0.len().max(other.0.len()), one.0.len().min(other.0.len()));
    let mut best: f64 = 0.0;
    // the distance is at least the difference of the lengths
    if shorter >= 5 && (longer - shorter) as f64 <= (1.0 - NEAR_LETTERS) * longer as f64 {
        let letters = strsim::normalized_damerau_levenshtein(one.0, other.0);
        best = if letters >= NEAR_LETTERS { letters } else { 0.0 };
    }
    let common = one.1.iter().filter(|stem| other.1.contains(stem));
    let telling = common.clone().any(|stem| stem.chars().count() >= 4);
    let shares = 2.0 * common.count() as f64 / (one.1.len() + other.1.len()).max(1) as f64;
    if telling && shares >= NEAR_WORDS {
        best = best.max(shares.min(1.0));
    }
    (best > 0.0).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammars;

    #[test]
    fn labels_and_what_is_near_to_them() {
        let (grammars, words) = (Grammars::builtin(), ValueWords::builtin());
        let matcher = Matcher::new(&grammars, None);
        let knows = Knows::new(&matcher, &words);
        for text in ["Livello da raggiungere", "Quanto pesa?", "Grandezza osservata:"] {
            assert!(knows.is_labelish(text), "{text}");
        }
        for text in ["31/12/2025", "90%", "Mario Rossi", "12", "Entro il 30 giugno 2025", "Totale", "a: b c"]
        {
            assert!(!knows.is_labelish(text), "{text}");
        }
        assert!(knows.is_known("Formula di calcolo") && !knows.is_known("Grandezza osservata"));
        let near = knows.near("Formule dei calcoli fatti");
        assert_eq!(near.first().map(|near| near.key.to_string()).as_deref(), Some("indicator.formula"));
    }
}
