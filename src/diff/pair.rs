//! Which record of one list is which of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Kind, Record};
use crate::audit::names::Name;
use crate::audit::pairing::{COMPARISONS, HINTED, SIMILAR, SIMILAR_AT_SAME_PLACE, best_first};
use crate::audit::text::{Stems, coverage, letters, shared, squeezed, stems};

/// Texts that agree this far are one record's, whatever it is called.
const SAME_TEXT: f64 = 0.7;
/// Fewer words than these are in many texts.
const TEXT_WORDS: usize = 6;

/// A pair of indices, and those that have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Index in the first list and in the second.
    pub pairs: Vec<(usize, usize)>,
    /// Only in the first list.
    pub before: Vec<usize>,
    /// Only in the second list.
    pub after: Vec<usize>,
}

/// Pairs two lists of records of one kind: by equal names, by codes where the names do not speak against it, by
/// names that nearly agree, by texts that agree, and unnamed ones by their place.
pub fn pair(before: &[&Record], after: &[&Record]) -> Pairs {
    let (a, b): (Vec<Known>, Vec<Known>) = (
        before.iter().map(|one| Known::new(one)).collect(),
        after.iter().map(|one| Known::new(one)).collect(),
    );
    let mut lists = Lists { free: ((0..a.len()).collect(), (0..b.len()).collect()), a, b, pairs: Vec::new() };
    lists.by_name();
    lists.by_code();
    lists.by_likeness();
    lists.unnamed();
    lists.pairs.sort_unstable_by_key(|(a, b)| (*b, *a));
    let (before, after) = lists.free;
    Pairs { pairs: lists.pairs, before: before.into_iter().collect(), after: after.into_iter().collect() }
}

/// What is compared of a record.
struct Known {
    name: String,
    words: Stems,
    text: Stems,
    code: String,
    is_person: bool,
}

impl Known {
    fn new(record: &Record) -> Known {
        let is_person = record.kind == Kind::Person;
        let person = Name::new(&record.name).filter(|_| is_person).map(|name| name.key().join(""));
        Known {
            name: person.unwrap_or_else(|| squeezed(&record.name)),
            words: stems(&record.name),
            text: stems(&record.text),
            code: squeezed(&record.code),
            is_person,
        }
    }

    /// How far two records agree; nothing where not far enough.
    fn alike(&self, other: &Known, placed: bool) -> Option<f64> {
        // a name that nearly agrees is another person's, or the same misspelt: only in one place
        if self.is_person {
            let near = letters(&self.name, &other.name);
            return (placed && near > 0.0).then_some(near);
        }
        let words = shared(&self.words, &other.words);
        let near = if placed { words.max(letters(&self.name, &other.name)) } else { words };
        let text = self.same_text(other);
        let enough = near >= if placed { SIMILAR_AT_SAME_PLACE } else { SIMILAR } || text > 0.0;
        enough.then_some(near + text + if placed { 0.2 } else { 0.0 })
    }

    fn same_text(&self, other: &Known) -> f64 {
        let few = self.text.len().min(other.text.len()) < TEXT_WORDS;
        let agree = shared(&self.text, &other.text);
        if few || agree < SAME_TEXT { 0.0 } else { agree }
    }

    /// Whether two records of one place are one, at least one of them without a name.
    fn is_unnamed(&self, other: &Known) -> bool {
        match (self.name.is_empty(), other.name.is_empty()) {
            (true, true) => true,
            (true, false) => coverage(&other.words, &self.text) >= HINTED,
            (false, true) => coverage(&self.words, &other.text) >= HINTED,
            (false, false) => false,
        }
    }

    /// Whether names speak against a pair that a code makes: over the years a code may go to another record.
    fn denies(&self, other: &Known) -> bool {
        let either = coverage(&self.words, &other.words).max(coverage(&other.words, &self.words));
        !self.name.is_empty()
            && !other.name.is_empty()
            && either < SIMILAR_AT_SAME_PLACE
            && self.same_text(other) == 0.0
    }
}

struct Lists {
    a: Vec<Known>,
    b: Vec<Known>,
    free: (BTreeSet<usize>, BTreeSet<usize>),
    pairs: Vec<(usize, usize)>,
}

impl Lists {
    fn take(&mut self, a: usize, b: usize) {
        if self.free.0.contains(&a) && self.free.1.contains(&b) {
            self.free.0.remove(&a);
            self.free.1.remove(&b);
            self.pairs.push((a, b));
        }
    }

    fn known(&self, a: usize, b: usize) -> Option<(&Known, &Known)> {
        Some((self.a.get(a)?, self.b.get(b)?))
    }

    /// Free records by what they are known by, blank ones left out.
    fn groups(&self, key: fn(&Known) -> &str) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in &self.free.0 {
            let known = self.a.get(*at).map(key).unwrap_or_default();
            groups.entry(known).or_default().0.push(*at);
        }
        for at in &self.free.1 {
            let known = self.b.get(*at).map(key).unwrap_or_default();
            groups.entry(known).or_default().1.push(*at);
        }
        groups.into_iter().filter(|(known, _)| !known.is_empty()).map(|(_, group)| group).collect()
    }

    /// Equal names; of those that stand several times the ones whose codes or texts agree, then in order.
    fn by_name(&mut self) {
        for (before, after) in self.groups(|known| &known.name) {
            let mut candidates = Vec::new();
            // a long list of one name says nothing but its order
            let few = before.len().saturating_mul(after.len()) <= COMPARISONS;
            for (at, a) in before.iter().enumerate() {
                let others = if few { after.as_slice() } else { after.get(at..=at).unwrap_or_default() };
                for b in others {
                    let score = self.known(*a, *b).map(|(x, y)| {
                        let code = !x.code.is_empty() && x.code == y.code;
                        shared(&x.text, &y.text) + if code { 1.0 } else { 0.0 }
                    });
                    candidates.push((score.unwrap_or_default(), *a, *b));
                }
            }
            for (a, b) in best_first(candidates) {
                self.take(a, b);
            }
        }
    }

    /// Equal codes, where one record of each list has it.
    fn by_code(&mut self) {
        for (before, after) in self.groups(|known| &known.code) {
            if let ([a], [b]) = (before.as_slice(), after.as_slice())
                && self.known(*a, *b).is_some_and(|(a, b)| !a.denies(b))
            {
                self.take(*a, *b);
            }
        }
    }

    /// Names that nearly agree, and texts that do: the best first.
    fn by_likeness(&mut self) {
        let all = self.free.0.len().saturating_mul(self.free.1.len()) <= COMPARISONS;
        let mut candidates = Vec::new();
        for a in &self.free.0 {
            let others: Vec<usize> = if all {
                self.free.1.iter().copied().collect()
            } else {
                self.free.1.get(a).copied().into_iter().collect()
            };
            for b in others {
                if let Some(score) = self.known(*a, b).and_then(|(x, y)| x.alike(y, *a == b)) {
                    candidates.push((score, *a, b));
                }
            }
        }
        for (a, b) in best_first(candidates) {
            self.take(a, b);
        }
    }

    /// What has no name is what has none in its place on the other side, or what it speaks of.
    fn unnamed(&mut self) {
        let places: Vec<usize> = self.free.0.intersection(&self.free.1).copied().collect();
        for at in places {
            if self.known(at, at).is_some_and(|(a, b)| a.is_unnamed(b)) {
                self.take(at, at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Source;

    fn records(all: &[(&str, &str, &str)]) -> Vec<Record> {
        let one = |(code, name, text): &(&str, &str, &str)| Record {
            code: (*code).into(),
            text: (*text).into(),
            ..Record::new(Kind::Objective, name, String::new(), &Source::default())
        };
        all.iter().map(one).collect()
    }

    fn paired(a: &[(&str, &str, &str)], b: &[(&str, &str, &str)]) -> Pairs {
        let (a, b) = (records(a), records(b));
        pair(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>())
    }

    #[test]
    fn names_win_over_places_and_codes() {
        let found = paired(
            &[("1", "Riduzione dei tempi", ""), ("2", "Archivio storico", "")],
            &[("1", "Archivio storico", ""), ("2", "RIDUZIONE DEI TEMPI", "")],
        );
        assert_eq!(found.pairs, [(1, 0), (0, 1)]);
    }

    #[test]
    fn a_code_that_went_to_another_objective_pairs_nothing() {
        let found =
            paired(&[("A1", "Tariffa puntuale dei rifiuti", "")], &[("A1", "Centro per le famiglie", "")]);
        assert_eq!((found.pairs.len(), found.before, found.after), (0, vec![0], vec![0]));
    }

    #[test]
    fn a_new_name_is_known_by_code_or_text() {
        let found = paired(
            &[("A1", "Riduzione dei tempi di pagamento", "")],
            &[("A1", "Tempi di pagamento ridotti", "")],
        );
        assert_eq!(found.pairs, [(0, 0)]);
        let text =
            "Le fatture ricevute sono registrate entro dieci giorni e pagate secondo scadenza dagli uffici";
        let found = paired(
            &[("", "Fatture", text), ("", "Altro", "")],
            &[("", "Altra cosa", ""), ("", "Velocità", text)],
        );
        assert_eq!(found.pairs, [(0, 1)]);
    }

    #[test]
    fn the_same_name_twice_is_paired_in_order() {
        let found = paired(&[("", "Uno", ""), ("", "Uno", "")], &[("", "Uno", "")]);
        assert_eq!((found.pairs, found.before), (vec![(0, 0)], vec![1]));
    }

    #[test]
    fn long_lists_are_paired_without_comparing_all_with_all() {
        let of = |word: &str| -> Vec<Record> {
            let one = |i: usize| {
                Record::new(Kind::Phase, &format!("{word} {i}"), String::new(), &Source::default())
            };
            (0..3000).map(one).collect()
        };
        let (a, b) = (of("voce"), of("scheda"));
        let found = pair(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>());
        assert!(found.pairs.iter().all(|(a, b)| a == b));
    }
}
