//! Names of people: what makes two of them one name, and what makes them one name misspelt.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Given names, in small letters without accents.
static GIVEN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    include_str!("data/given-names.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// A slip of the pen in a shorter word makes another name (`Orsi`, `Orso`).
const SHORTEST: usize = 5;

/// A name as it is compared: its words without case, accents, apostrophes, brackets and titles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The words in alphabetical order: which comes first is a habit of the form.
    sorted: Vec<String>,
    /// The last word as written.
    last: String,
}

impl Name {
    /// From a text; `None` where it has fewer than two words, since one word names nobody.
    pub fn new(text: &str) -> Option<Name> {
        let written: Vec<String> = outside_brackets(text)
            .split_whitespace()
            .filter(|word| !is_title(word))
            .filter_map(folded)
            .collect();
        let last = written.last()?.clone();
        let mut sorted = written;
        sorted.sort_unstable();
        (sorted.len() >= 2).then_some(Name { sorted, last })
    }

    /// The words, the same for all ways of writing one name.
    pub fn key(&self) -> &[String] {
        &self.sorted
    }

    /// What names that differ by one letter have in common: each is the other words and the word in question
    /// with one letter left out. Two names that are one misspelt share at least one of these.
    pub fn traces(&self) -> BTreeSet<String> {
        let mut traces = BTreeSet::new();
        for (i, word) in self.sorted.iter().enumerate().filter(|(_, word)| long_enough(word)) {
            let others: Vec<&str> =
                self.sorted.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, w)| w.as_str()).collect();
            let others = others.join(" ");
            traces.insert(format!("{others}|{word}"));
            for (at, letter) in word.char_indices().take(40) {
                let (before, after) = (word.get(..at), word.get(at + letter.len_utf8()..));
                if let (Some(before), Some(after)) = (before, after) {
                    traces.insert(format!("{others}|{before}{after}"));
                }
            }
        }
        traces
    }

    /// The word in which two names differ, as each writes it, where they are one name misspelt: all other words
    /// agree and this one differs by one letter, but neither by its last vowel (`Paolo`, `Paola`) nor as two
    /// given names do (`Marta`, `Maria`).
    pub fn misspelt<'a>(&'a self, other: &'a Name) -> Option<(&'a str, &'a str)> {
        let mine = only_in(&self.sorted, &other.sorted)?;
        let theirs = only_in(&other.sorted, &self.sorted)?;
        let near = strsim::osa_distance(mine, theirs) == 1 && long_enough(mine) && long_enough(theirs);
        let both_given = GIVEN.contains(mine) && GIVEN.contains(theirs);
        (near && !both_given && !differ_by_ending(mine, theirs)).then_some((mine, theirs))
    }

    /// Whether a word of this name is the given name: a known one, or the last where no other is known.
    pub fn is_given(&self, word: &str) -> bool {
        let others_known = self.sorted.iter().any(|other| other != word && GIVEN.contains(other.as_str()));
        GIVEN.contains(word) || (!others_known && self.last == word)
    }
}

/// The one word of a list that another lacks; `None` where there is none or more than one.
fn only_in<'a>(words: &'a [String], other: &[String]) -> Option<&'a str> {
    let mut rest: Vec<&String> = other.iter().collect();
    let mut only = None;
    for word in words {
        if let Some(at) = rest.iter().position(|candidate| *candidate == word) {
            rest.swap_remove(at);
        } else if only.replace(word.as_str()).is_some() {
            return None;
        }
    }
    only.filter(|_| rest.len() == 1)
}

fn long_enough(word: &str) -> bool {
    word.chars().count() >= SHORTEST
}

/// Whether only the last letter differs or is missing: another ending is another name.
fn differ_by_ending(a: &str, b: &str) -> bool {
    let stem = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.pop();
        letters
    };
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    stem(a) == stem(b) || stem(a) == y || stem(b) == x
}

/// The text without what stands in brackets: `(EQ)`, `[part time]`.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                out.push(' ');
            }
            _ if depth == 0 => out.push(if matches!(c, ',' | ';' | '/' | '-') { ' ' } else { c }),
            _ => {}
        }
    }
    out
}

/// An abbreviated title (`dott.`, `dott.ssa`, `avv.`) or an initial: it has a full stop and a name has not.
fn is_title(word: &str) -> bool {
    word.contains('.')
}

/// A word in small letters, without accents and without the apostrophe that stands for one.
fn folded(word: &str) -> Option<String> {
    let word: String = word
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    fn misspelt(a: &str, b: &str) -> bool {
        let (a, b) = (name(a), name(b));
        let found = a.misspelt(&b).is_some();
        assert!(!found || a.traces().intersection(&b.traces()).next().is_some(), "{a:?} {b:?}");
        found
    }

    #[test]
    fn one_name_in_many_ways() {
        for (a, b) in [
            ("Chiara Rossetto", "ROSSETTO CHIARA"),
            ("dott.ssa Maria Rosa Manuppelli", "Manuppelli Maria Rosa (EQ)"),
            ("Bau' Alessia", "Alessia Baù"),
            ("De Checchi Mirko", "Mirko DE CHECCHI"),
        ] {
            assert_eq!(name(a).key(), name(b).key());
            assert!(!misspelt(a, b));
        }
        assert_eq!(Name::new("Coordinamento"), None);
    }

    #[test]
    fn one_letter_off_is_a_slip() {
        assert!(misspelt("Ceschel Silvia (EQ)", "CESCHEL SIVIA"));
        assert!(misspelt("Zaccagnini Emanuela", "Emanuela Zacagnini"));
        assert!(misspelt("Bianchi Paolo", "Bainchi Paolo"));
    }

    #[test]
    fn other_people_are_other_people() {
        for (a, b) in [
            ("Altieri Paolo", "Altieri Paola"),
            ("Lunardon Marta", "Lunardon Maria"),
            ("Rossi Anna", "Rosso Anna"),
            ("Conti Luca", "Conte Luca"),
            ("Marchesin Emanuela", "Marchesini Emanuela"),
            ("Favaro Eleonora", "Favero Giulia"),
            ("Manuppelli Maria Rosa", "Manuppelli Maria"),
        ] {
            assert!(!misspelt(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn the_given_name_is_known() {
        assert!(name("Ceschel Silvia").is_given("silvia"));
        assert!(!name("Zaccagnini Emanuela").is_given("zaccagnini"));
        assert!(name("Smania Xyzzo").is_given("xyzzo"));
    }
}
