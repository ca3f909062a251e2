//! Labels and the fields they stand for; how a cell's text is matched against them.

use ahash::{AHashMap as HashMap, AHashSet as HashSet};
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
    by_label: HashMap<LabelId, Vec<usize>>,
    /// Stems of words for the record itself.
    own: HashSet<String>,
    /// Own words come after what they belong to: `Personale dell'area`, not `Area personale`.
    own_after: bool,
    /// The field whose labels are the own words.
    own_tells: Option<K>,
    by_core: HashMap<String, Vec<usize>>,
    /// Labels made of the own words and others (`Obiettivo annuale`), by the others, each with all its stems: a text
    /// with more of the own words in it says the same (`Obiettivo operativo annuale`).
    by_own_core: HashMap<String, Vec<(usize, Vec<String>)>>,
    questions: Vec<Question<K>>,
}

/// A question that asks for something.
#[derive(Clone, Debug)]
struct Question<K> {
    key: K,
    text: Arc<str>,
    /// How it begins.
    opening: String,
    /// Stems of which one must follow; none where anything may.
    stems: Vec<String>,
}

impl<K> Question<K> {
    /// Whether a text asks it, and whether by one of its own words.
    fn answers(&self, asked: &str) -> Option<bool> {
        let rest = asked.strip_prefix(self.opening.as_str())?;
        if !rest.is_empty() && !rest.starts_with(' ') {
            return None;
        }
        let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        // `Per chi?` asks by itself
        let any = self.stems.is_empty() && (words.peek().is_some() || self.opening.contains(' '));
        let named = words.any(|word| self.stems.iter().any(|stem| word.starts_with(stem.as_str())));
        (any || named).then_some(named)
    }
}

impl<K> Default for Lexicon<K> {
    fn default() -> Self {
        Lexicon {
            entries: Vec::new(),
            by_label: HashMap::new(),
            own: HashSet::new(),
            own_after: false,
            own_tells: None,
            by_core: HashMap::new(),
            by_own_core: HashMap::new(),
            questions: Vec::new(),
        }
    }
}

impl<K: Clone + PartialEq> Lexicon<K> {
    /// Adds a label; `labels` are those of all lexicons.
    pub(crate) fn add(&mut self, labels: &mut Labels, language: &Language, label: &str, key: K, weak: bool) {
        let normal = language.normal(label);
        self.by_label.entry(labels.add(&normal)).or_default().push(self.entries.len());
        let (core, own) = self.core(language, &normal.stems);
        // where the record's own words are what the labels say (`Obiettivo operativo`), nothing is left without them
        let is_own = own && self.own_tells.as_ref() == Some(&key);
        if is_own && !core.is_empty() {
            self.by_own_core.entry(core).or_default().push((self.entries.len(), normal.stems));
        } else if !core.is_empty() {
            self.by_core.entry(core).or_default().push(self.entries.len());
        }
        self.entries.push(Entry { key, label: label.into(), plain: normal.plain, weak });
    }

    /// Words for the record itself: they say no more in its labels than that it is meant.
    pub(crate) fn set_own_words(&mut self, stems: impl IntoIterator<Item = String>) {
        self.own.extend(stems);
    }

    /// Stems of words for the record itself.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = &String> {
        self.own.iter()
    }

    /// The field whose labels are made of the record's own words.
    pub(crate) fn set_own_field(&mut self, key: K) {
        self.own_tells = Some(key);
    }

    /// As [`Lexicon::set_own_words`], where the words say nothing more only after others.
    pub(crate) fn set_own_words_after(&mut self, stems: impl IntoIterator<Item = String>) {
        self.own_after = true;
        self.set_own_words(stems);
    }

    /// Whether a text begins with a word for the record itself.
    pub(crate) fn begins_with_own_word(&self, stems: &[String]) -> bool {
        stems.first().is_some_and(|stem| self.own.contains(stem))
    }

    /// Adds a question, as grammars write it: `chi partecip|collabor`, `a chi *`.
    pub(crate) fn add_question(&mut self, language: &Language, text: &str, key: K) {
        let Some((opening, stems)) = text.rsplit_once(' ') else { return };
        let stems = stems.split('|').filter(|stem| *stem != "*").map(super::language::flat).collect();
        let opening = language.question(&super::language::flat(opening));
        self.questions.push(Question { key, text: text.into(), opening, stems });
    }

    /// The first words of the questions.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.questions.iter().filter_map(|q| q.opening.split(' ').next())
    }

    /// The stems of a label without those that say no more than the others, in the same order for all orders;
    /// and whether one of the record's own words was among them.
    fn core(&self, language: &Language, stems: &[String]) -> (String, bool) {
        let own = stems.iter().any(|stem| self.own.contains(stem));
        if self.own_after && self.begins_with_own_word(stems) {
            return (String::new(), false);
        }
        let mut kept: Vec<&str> = stems
            .iter()
            .filter(|stem| !self.own.contains(*stem) && !language.qualifiers.contains(*stem))
            .map(String::as_str)
            .collect();
        kept.sort_unstable();
        (kept.join(" "), own)
    }

    /// Whether words may be left out of a text so that a label is left.
    pub(crate) fn has_core(&self, language: &Language, stems: &[String]) -> bool {
        let (core, own) = self.core(language, stems);
        self.by_core.contains_key(&core) || own && self.own_labels(&core, stems).next().is_some()
    }

    /// Labels made of the own words and those of a core, all of which stand among some stems.
    fn own_labels<'a>(&'a self, core: &str, stems: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let all = |label: &[String]| label.iter().all(|stem| stems.contains(stem));
        let labels = self.by_own_core.get(core).into_iter().flatten();
        labels.filter(move |(_, label)| all(label)).map(|(index, _)| *index)
    }

    /// Whether a text, in the form of questions, is one of them.
    pub(crate) fn answers(&self, asked: &str) -> bool {
        self.questions.iter().any(|question| question.answers(asked).is_some())
    }

    /// Adds the matches that hold once words are left out that say no more, and those of questions.
    pub(crate) fn find_further(
        &self,
        found: &mut Vec<Match<K>>,
        language: &Language,
        plain: &str,
        stems: &[String],
    ) {
        let (core, own) = self.core(language, stems);
        let left_out = core.len() < stems.iter().map(|stem| stem.len() + 1).sum::<usize>().saturating_sub(1);
        if left_out && let Some(entries) = self.by_core.get(&core) {
            for index in entries {
                let entry = &self.entries[*index];
                // `Peso della fase` is a phase's weight and nothing else's
                let told = Entry { weak: entry.weak && !own, ..entry.clone() };
                offer(found, &told, MatchKind::Alias, if own { 0.92 } else { 0.9 });
            }
        }
        if own {
            for index in self.own_labels(&core, stems) {
                offer(found, &self.entries[index], MatchKind::Alias, 0.92);
            }
        }
        let asked = language.question(plain);
        let mut answered = Vec::new();
        for (question, named) in self.questions.iter().filter_map(|q| Some((q, q.answers(&asked)?))) {
            let entry = Entry {
                key: question.key.clone(),
                label: question.text.clone(),
                plain: String::new(),
                weak: false,
            };
            offer(&mut answered, &entry, MatchKind::Alias, if named { 0.94 } else { 0.86 });
        }
        // in a question the small words carry the meaning: labels with the same long ones are not meant
        if !answered.is_empty() {
            found.retain(|m| m.how == MatchKind::Exact);
            answered.retain(|m| found.iter().all(|f| f.key != m.key));
            found.extend(answered);
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
    }

    /// The labels that are not weak, with what they stand for, in the order of the grammar.
    pub(crate) fn strong(&self) -> impl Iterator<Item = (&K, &str)> {
        self.entries.iter().filter(|e| !e.weak).map(|e| (&e.key, &*e.label))
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
