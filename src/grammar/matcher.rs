//! One document's matching session: grammars and what was already looked up, in it or in documents before it.

use std::cell::RefCell;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use ahash::AHashMap as HashMap;

use super::field::{Field, Key, Record};
use super::file::{MarkerKind, ValueKind};
use super::labels::{LABEL_CHARS, Likeness};
use super::language::Normal;
use super::lexicon::Match;
use super::load::{Grammars, Words};
use super::trace::MatchKind;

/// Matches of a text in one lexicon.
pub(crate) type Matches<K> = Arc<[Match<K>]>;

/// A text taken apart, and what it was already found to be.
#[derive(Debug, Default)]
pub(crate) struct Known {
    normal: Normal,
    likeness: Likeness,
    /// It may be a label once words are left out, or a question for one.
    maybe: bool,
    /// Without the number that tells it from others of its kind.
    unnumbered: Option<Arc<Known>>,
    /// What stands on both sides of a dash.
    parts: Vec<Arc<Known>>,
    /// What stands on both sides of a word that joins two labels.
    conjuncts: Vec<Arc<Known>>,
    fields: [OnceLock<Matches<Field>>; Record::COUNT],
    with_value: [OnceLock<Option<Match<Field>>>; Record::COUNT],
    totals: [OnceLock<bool>; Record::COUNT],
    markers: OnceLock<Matches<MarkerKind>>,
    others: OnceLock<Vec<Telling>>,
}

/// How surely a text is a label of a kind of table that holds no objective (0–1).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Telling {
    /// One of those that tell the kind.
    pub tells: f64,
    /// Another one of it.
    pub knows: f64,
}

impl Known {
    /// The text is like no label of any lexicon: most texts are not, and need not be looked up in each.
    pub(crate) fn is_like_no_label(&self) -> bool {
        self.likeness.is_empty()
            && self.parts.iter().all(|part| part.is_like_no_label())
            && self.conjuncts.is_empty()
            && !self.maybe
            && self.unnumbered.as_ref().is_none_or(|bare| bare.is_like_no_label())
    }
}

impl Deref for Known {
    type Target = Normal;

    fn deref(&self) -> &Normal {
        &self.normal
    }
}

/// Two labels joined are not longer than this, in bytes.
const JOINED_CHARS: usize = 60;

/// Looks labels up, each distinct text once.
pub(crate) struct Matcher<'g> {
    pub words: &'g Words,
    known: RefCell<HashMap<String, Arc<Known>>>,
    /// What blank texts and those too long for a label are.
    nothing: Arc<Known>,
    /// The plan's first year, where the cover tells it: years before it are history.
    pub first_year: Option<i32>,
    /// The document calls itself something else than a plan: only a column of objectives' titles is believed.
    pub foreign: bool,
}

impl<'g> Matcher<'g> {
    pub(crate) fn new(grammars: &'g Grammars, first_year: Option<i32>) -> Self {
        Matcher {
            words: &grammars.words,
            known: RefCell::default(),
            nothing: Arc::default(),
            first_year,
            foreign: false,
        }
    }

    /// A text taken apart; empty for one too long to be a label.
    pub(crate) fn normal(&self, text: &str) -> Arc<Known> {
        let text = text.trim();
        if text.is_empty()
            || self.words.language.is_no_value(text)
            || text.len() > LABEL_CHARS && text.chars().count() > LABEL_CHARS
        {
            return self.nothing.clone();
        }
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let known = self.words.memo.get_or_make(text, || self.look_up(text));
        self.known.borrow_mut().insert(text.to_owned(), known.clone());
        known
    }

    /// Takes a text apart; asks nothing but the words of the grammars.
    fn look_up(&self, text: &str) -> Known {
        let normal = self.words.language.normal(text);
        let likeness = self.words.labels.likeness(&normal);
        let maybe = likeness.exact.is_none() && self.words.may_be_further(&normal);
        let unnumbered = normal.numbered.as_ref().map(|rest| self.normal(rest));
        let dashed = likeness.exact.is_none() && text.contains(['–', '-', '—']);
        let dashes = [" – ", " - ", " — "];
        let parts = match dashes.iter().filter(|_| dashed).find_map(|dash| text.split_once(dash)) {
            // most dashes stand in data
            Some((left, right)) if self.are_labels(left, right) => {
                vec![self.normal(left), self.normal(right)]
            }
            _ => Vec::new(),
        };
        let joined = if likeness.exact.is_none() { self.joined_labels(&normal.plain) } else { None };
        let conjuncts =
            joined.map_or_else(Vec::new, |(left, right)| vec![self.normal(left), self.normal(right)]);
        Known { normal, likeness, maybe, unnumbered, parts, conjuncts, ..Known::default() }
    }

    /// Two known labels with a word between them that joins them.
    fn joined_labels<'t>(&self, plain: &'t str) -> Option<(&'t str, &'t str)> {
        if plain.len() > JOINED_CHARS || !plain.contains([' ', '/']) {
            return None;
        }
        self.words.language.conjuncts(plain).find(|(left, right)| self.are_labels(left, right))
    }

    /// Both texts are known labels.
    fn are_labels(&self, left: &str, right: &str) -> bool {
        let knows = |part: &str| self.words.labels.knows(&self.words.language.normal(part));
        knows(left) && knows(right)
    }

    /// A year before the plan's first one.
    pub(crate) fn is_past(&self, year: i32) -> bool {
        self.first_year.is_some_and(|first| year < first)
    }

    /// The fields of a record that a text may stand for, best first.
    pub(crate) fn fields(&self, record: Record, text: &str) -> Matches<Field> {
        self.fields_of(record, &self.normal(text)).clone()
    }

    /// As [`Matcher::fields`], of a text that was looked up.
    pub(crate) fn fields_of<'k>(&self, record: Record, known: &'k Known) -> &'k Matches<Field> {
        let find = || {
            let Some(words) = self.words.records.get(&record) else { return Matches::default() };
            let mut found = words.find(&known.likeness);
            let sure = |found: &[Match<Field>]| found.first().is_some_and(|m| m.score >= 1.0);
            if known.maybe && !sure(&found) {
                words.find_further(&mut found, &self.words.language, &known.plain, &known.stems);
            }
            // `Risorse umane – cognome e nome`: each part says what the other says, or more
            if found.first().is_none_or(|m| m.score < 0.9) {
                let of_parts = known.parts.iter().map(|part| self.fields_of(record, part));
                let exact: Vec<_> = of_parts.map(|found| found.iter().find(|m| m.score >= 0.95)).collect();
                if let [Some(left), Some(right)] = exact.as_slice()
                    && left.key == right.key
                {
                    found.retain(|m| m.key != left.key);
                    found.insert(0, Match { score: 0.95, ..(*left).clone() });
                }
            }
            // `Contenuti e risultati attesi`: one place for two texts of the objective, and the first names it
            if let ([left, right], Record::Objective) = (known.conjuncts.as_slice(), record)
                && found.first().is_none_or(|m| m.score < 0.9)
            {
                let sure = |part: &Arc<Known>| {
                    let found = self.fields_of(record, part).iter().find(|m| m.score >= 0.95).cloned();
                    found.filter(|m| {
                        matches!(m.key, Field::Description | Field::ExpectedResult | Field::Notes)
                    })
                };
                if let (Some(left), Some(_)) = (sure(left), sure(right)) {
                    found.retain(|m| m.key != left.key);
                    found.insert(0, Match { score: 0.9, how: MatchKind::Alias, ..left });
                }
            }
            // records that come several times under one roof are numbered; objectives have numbers of their own
            if let (Some(bare), Record::Indicator | Record::Phase) = (&known.unnumbered, record)
                && !sure(&found)
            {
                for m in self.fields_of(record, bare).iter() {
                    if found.iter().all(|f| f.key != m.key || f.score < m.score) {
                        found.retain(|f| f.key != m.key);
                        found.push(m.clone());
                    }
                }
                found.sort_by(|a, b| b.score.total_cmp(&a.score));
            }
            found.into()
        };
        known.fields[record as usize].get_or_init(find)
    }

    /// `Indicatori e target`, `Fasi e scadenze`: what records are about and a value of theirs in one column, which is where
    /// they are described.
    pub(super) fn with_its_value<'k>(&self, record: Record, text: &'k Known) -> Option<&'k Match<Field>> {
        if !matches!(record, Record::Indicator | Record::Phase) {
            return None;
        }
        let known = |text: &str| self.best(record, text, 0.9).filter(|found| found.how == MatchKind::Exact);
        let find = || {
            self.words.language.conjuncts(&text.plain).find_map(|(left, right)| {
                let described = known(left).filter(|found| found.key == Field::Description && !found.weak)?;
                known(right).filter(|found| found.key != Field::Description).map(|_| described)
            })
        };
        text.with_value[record as usize].get_or_init(find).as_ref()
    }

    /// The fields of a record that a text with a year in it may stand for; none where only years of the other
    /// side of the plan's first have labels of their own.
    pub(crate) fn fields_of_year(&self, record: Record, known: &Known, past: bool) -> Vec<Match<Field>> {
        let lexicons = if past { &self.words.with_past_year } else { &self.words.with_plan_year };
        lexicons.get(&record).map(|words| words.find(&known.likeness)).unwrap_or_default()
    }

    /// The best field of a record at or above a score.
    pub(crate) fn best(&self, record: Record, text: &str, floor: f64) -> Option<Match<Field>> {
        self.fields(record, text).first().filter(|m| m.score >= floor).cloned()
    }

    /// The markers that a whole text may be.
    pub(crate) fn markers(&self, text: &str) -> Matches<MarkerKind> {
        let known = self.normal(text);
        let find = || {
            let mut found = self.words.markers.find(&known.likeness);
            if known.maybe && found.first().is_none_or(|m| m.score < 1.0) {
                self.words.markers.find_further(&mut found, &self.words.language, &known.plain, &known.stems);
            }
            found.into()
        };
        known.markers.get_or_init(find).clone()
    }

    /// Whether a text is the label of a total row of a record.
    pub(crate) fn is_total(&self, record: Record, text: &str) -> bool {
        let known = self.normal(text);
        if known.is_like_no_label() {
            return false;
        }
        *known.totals[record as usize].get_or_init(|| {
            let found = self.words.totals.get(&record).map(|words| words.find(&known.likeness));
            found.is_some_and(|found| found.first().is_some_and(|m| m.score >= 0.8))
        })
    }

    /// How surely a text is a label of the kind of table at `other` in [`Words::others`].
    pub(crate) fn telling(&self, other: usize, known: &Known) -> Telling {
        if known.is_like_no_label() {
            return Telling::default();
        }
        let find = || {
            let score = |found: Vec<Match<()>>| found.first().map_or(0.0, |m| m.score);
            let others = self.words.others.iter();
            others
                .map(|other| Telling {
                    tells: score(other.telling.find(&known.likeness)),
                    knows: score(other.labels.find(&known.likeness)),
                })
                .collect()
        };
        known.others.get_or_init(find).get(other).copied().unwrap_or_default()
    }

    /// The year that a label ends with and that is no part of a date: `Valore obiettivo 2026`.
    pub(crate) fn bare_year(&self, label: &str) -> Option<i32> {
        let word = label.trim().trim_end_matches([')', ':']).rsplit([' ', '(']).next()?;
        word.parse().ok().filter(|year| (1990..2100).contains(year))
    }

    /// What the values of a field look like.
    pub(crate) fn value_kind(&self, key: Key) -> ValueKind {
        self.words.values.get(&key).copied().unwrap_or(ValueKind::Text)
    }
}
