//! Whether two texts name one person.

use strsim::osa_distance;

use super::person::is_particle;
use super::text::{fold, without_brackets};
use super::words::ValueWords;

/// Letters that two spellings of one word may differ in.
const MAX_SLIPS: usize = 2;

/// Words shorter than this are told apart by every letter.
const MIN_LETTERS: usize = 4;

/// Words of at least this length may differ in two letters; shorter ones in one.
const LONG_WORD: usize = 8;

/// How two names compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// One person: order, letter case, titles, notes in brackets, an apostrophe for an accent do not count.
    Same,
    /// Probably one person in two spellings: a letter or two differ in one word.
    Similar,
    /// Two people.
    Different,
}

/// Compares two names.
pub fn same_person(a: &str, b: &str, words: &ValueWords) -> NameMatch {
    let (a, b) = (name_words(a, words), name_words(b, words));
    if a.is_empty() || b.is_empty() {
        return NameMatch::Different;
    }
    if a == b {
        return NameMatch::Same;
    }
    let (only_a, only_b) = (difference(&a, &b), difference(&b, &a));
    match (only_a.as_slice(), only_b.as_slice()) {
        // something besides has to agree
        ([one], [other]) if a.len() > 1 && is_slip(one, other, words) => NameMatch::Similar,
        _ => NameMatch::Different,
    }
}

/// The words of a name, folded, without title and accents, in alphabetical order.
fn name_words(text: &str, words: &ValueWords) -> Vec<String> {
    let text = without_brackets(text);
    let mut rest = text.trim();
    let mut found = Vec::new();
    let mut particle = String::new();
    while !rest.is_empty() {
        if let Ok((behind, ())) = words.honorifics.parse(rest) {
            rest = behind.trim_start();
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || ",;/-–".contains(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let opens_surname = is_particle(word, words);
        let word: String = fold(word).chars().filter(|c| c.is_alphanumeric()).collect();
        // `De Luca` is also written `DeLuca`
        particle.push_str(&word);
        if !opens_surname && !particle.is_empty() {
            found.push(std::mem::take(&mut particle));
        }
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || ",;/-–".contains(c));
    }
    if !particle.is_empty() {
        found.push(particle);
    }
    found.sort();
    found
}

/// The words of `a` that `b` lacks, each as often as it is missing.
fn difference<'a>(a: &'a [String], b: &[String]) -> Vec<&'a str> {
    let mut left: Vec<&String> = b.iter().collect();
    a.iter()
        .filter(|word| match left.iter().position(|other| other == word) {
            Some(at) => {
                left.swap_remove(at);
                false
            }
            None => true,
        })
        .map(String::as_str)
        .collect()
}

fn is_slip(a: &str, b: &str, words: &ValueWords) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    let longer = a.chars().count().max(b.chars().count());
    let allowed = if shorter >= LONG_WORD { MAX_SLIPS } else { 1 };
    if shorter < MIN_LETTERS || longer > 64 || osa_distance(a, b) > allowed {
        return false;
    }
    let (known_a, known_b) = (words.given_names.contains(a), words.given_names.contains(b));
    // Maria and Mario are two people; so are Donato and Donata where only one of them is known
    !(known_a && known_b) && !((known_a || known_b) && differ_in_last_vowel(a, b))
}

fn differ_in_last_vowel(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let vowels = |last: Option<char>| last.is_some_and(|c| "aeio".contains(c));
    vowels(a.next_back()) && vowels(b.next_back()) && a.as_str() == b.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn names_compared() {
        use NameMatch::*;
        for (a, b, expected) in [
            ("Chiara Rossetto", "ROSSETTO CHIARA", Same),
            ("Dott.ssa Chiara Rossetto (EQ)", "Rossetto Chiara", Same),
            ("Rossi, Mario", "Mario Rossi", Same),
            ("Bau' Luca", "Luca Baù", Same),
            ("De Luca Anna", "Anna DeLuca", Same),
            ("D'Angelo Anna", "D’ANGELO ANNA", Same),
            ("CESCHEL SIVIA", "Ceschel Silvia", Similar),
            ("Zacagnini Emanuela", "Emanuela Zaccagnini", Similar),
            ("Rossi Maria", "Rossi Mario", Different),
            ("Rossi Paolo", "Rossi Paola", Different),
            ("Rossi Daniele", "Rossi Daniela", Different),
            ("Rossi Mario", "Bianchi Mario", Different),
            ("Rossi Mario", "Rossi Mario Luigi", Different),
            ("Rossi", "Rosso", Different),
            ("Rosa Lia", "Rosa Pia", Different),
            ("", "", Different),
        ] {
            assert_eq!(same_person(a, b, test_words()), expected, "{a} / {b}");
            assert_eq!(same_person(b, a, test_words()), expected, "{b} / {a}");
        }
    }

    proptest! {
        #[test]
        fn order_case_and_titles_do_not_count(a in "[A-Z][a-z]{3,9}", b in "[A-Z][a-z]{3,9}") {
            let turned = format!("ing. {} {}", b.to_uppercase(), a);
            prop_assert_eq!(same_person(&format!("{a} {b}"), &turned, test_words()), NameMatch::Same);
        }

        #[test]
        fn never_panics_and_is_symmetric(a in "\\PC*", b in "\\PC*") {
            prop_assert_eq!(same_person(&a, &b, test_words()), same_person(&b, &a, test_words()));
        }
    }
}
