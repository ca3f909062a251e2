//! Comparing texts as a reader does: letter case, accents, spaces and typography set aside.

use std::cmp::Ordering;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// How much of a text is compared: titles are far shorter, and a whole cell taken for one must not cost a
/// quadratic comparison.
const COMPARED_CHARS: usize = 400;

/// Letters of a word that count: enough to tell words apart, few enough to leave out most endings
/// (`implementare`, `implementazione`).
const STEM_CHARS: usize = 7;

/// Letters from which a word bears meaning; shorter ones are mostly articles and prepositions.
const CONTENT_CHARS: usize = 4;

/// Signs that bear meaning: `% personale` is not `personale`.
const MEANT: [char; 9] = ['%', '€', '<', '>', '=', '+', '≤', '≥', '±'];

/// Letters, digits and meaningful signs in small letters without accents, everything else one space between
/// words.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |c: char| {
        if !c.is_ascii() && is_combining_mark(c) {
            return;
        }
        let counts = c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() || MEANT.contains(&c);
        if !counts {
            gap = true;
            return;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        if c.is_ascii() { out.push(c.to_ascii_lowercase()) } else { out.extend(c.to_lowercase()) }
    };
    // most letters are ASCII, which is decomposed as it stands; below the combining marks and among the signs of print no
    // letter changes places with its neighbours
    if text.chars().all(|c| matches!(c, '\0'..'\u{0300}' | '\u{2000}'..='\u{206f}')) {
        text.chars().for_each(|c| if c.is_ascii() { push(c) } else { decompose_compatible(c, &mut push) })
    } else {
        text.nfkd().for_each(push)
    }
    out
}

/// [`plain`] without the spaces: equal for texts that differ by letter case, white space, punctuation and
/// typography alone.
pub fn squeezed(text: &str) -> String {
    let mut out = plain(text);
    out.retain(|c| c != ' ');
    out
}

/// Whether a text has no visible character.
pub fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The beginnings of the words of a text that bear meaning, each once, in the order of the alphabet.
#[derive(Clone, Debug, Default)]
pub struct Stems {
    plain: String,
    /// Where in it they stand.
    words: Vec<Range<usize>>,
}

impl Stems {
    /// Of a text that is [`plain`] already.
    pub fn of_plain(plain: String) -> Stems {
        let mut words = Vec::new();
        let mut start = 0;
        for word in plain.split(' ') {
            let bears = word.chars().nth(CONTENT_CHARS - 1).is_some()
                || word.starts_with(|c: char| c.is_ascii_digit());
            if bears {
                let length = word.char_indices().nth(STEM_CHARS).map_or(word.len(), |(at, _)| at);
                words.push(start..start + length);
            }
            start += word.len() + 1;
        }
        words.sort_unstable_by(|a, b| plain[a.clone()].cmp(&plain[b.clone()]));
        words.dedup_by(|a, b| plain[a.clone()] == plain[b.clone()]);
        Stems { plain, words }
    }

    /// The share of them that a text has, which is [`plain`] already, from 0 to 1; 0 where there are none. The same as
    /// [`coverage`], without taking the text apart.
    pub fn share_in(&self, plain: &str) -> f64 {
        let found = self.iter().filter(|stem| begins_word(plain, stem)).count();
        if self.is_empty() { 0.0 } else { found as f64 / self.len() as f64 }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// There is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// They, in the order of the alphabet.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.plain[word.clone()])
    }

    /// How many both have.
    pub fn common(&self, other: &Stems) -> usize {
        let (mut own, mut others) = (self.iter().peekable(), other.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(own.next()),
                Ordering::Greater => drop(others.next()),
                Ordering::Equal => {
                    common += 1;
                    own.next();
                    others.next();
                }
            }
        }
        common
    }
}

/// Whether a word of a plain text has a stem: begins with it, or is it where it is short.
fn begins_word(plain: &str, stem: &str) -> bool {
    let is_cut = stem.chars().nth(STEM_CHARS - 1).is_some();
    plain.match_indices(stem).any(|(at, _)| {
        let behind = &plain[at + stem.len()..];
        (at == 0 || plain[..at].ends_with(' ')) && (is_cut || behind.is_empty() || behind.starts_with(' '))
    })
}

/// The beginnings of the words that bear meaning.
pub fn stems(text: &str) -> Stems {
    Stems::of_plain(plain(text))
}

/// [`plain`] of several texts together.
pub fn plain_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(plain).collect::<Vec<_>>().join(" ")
}

/// How far two sets of words agree, from 0 to 1.
pub fn shared(a: &Stems, b: &Stems) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * a.common(b) as f64 / (a.len() + b.len()) as f64
}

/// How far the letters of two squeezed titles agree: from 0.8 to 1 where one is the other with slips, else 0.
pub fn letters(a: &str, b: &str) -> f64 {
    const SLIPS: f64 = 0.8;
    let cut = |text: &str| text.chars().take(COMPARED_CHARS).collect::<String>();
    let (a, b) = (cut(a), cut(b));
    let likeness = strsim::normalized_levenshtein(&a, &b);
    if likeness >= SLIPS { likeness } else { 0.0 }
}

/// The share of `words` that a text has, from 0 to 1; 0 where there are no words.
pub fn coverage(words: &Stems, text: &Stems) -> f64 {
    if words.is_empty() {
        return 0.0;
    }
    words.common(text) as f64 / words.len() as f64
}

/// A text cut to a length that a message can quote.
pub fn quoted(text: &str) -> String {
    const LENGTH: usize = 90;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LENGTH {
        return line;
    }
    let cut: String = line.chars().take(LENGTH - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Two texts as a message can quote them side by side: from shortly before the word in which they part.
pub fn quoted_apart(a: &str, b: &str) -> (String, String) {
    const BEFORE: usize = 2;
    let (left, right): (Vec<&str>, Vec<&str>) =
        (a.split_whitespace().collect(), b.split_whitespace().collect());
    let common = left.iter().zip(&right).take_while(|(x, y)| plain(x) == plain(y)).count();
    let from = |words: &[&str]| {
        let rest = words.get(common.saturating_sub(BEFORE)..).unwrap_or_default();
        quoted(&format!("{}{}", if common > BEFORE { "… " } else { "" }, rest.join(" ")))
    };
    (from(&left), from(&right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_and_case_do_not_count() {
        assert_eq!(squeezed("L’ANNO  2025."), squeezed("l'anno 2025"));
        assert_eq!(squeezed("Qualita' e velocità"), squeezed("QUALITÀ e velocita’"));
        assert_ne!(squeezed("anno 2025"), squeezed("anno 2026"));
        assert_ne!(squeezed("% personale"), squeezed("personale"));
    }

    #[test]
    fn similar_titles_share_their_words() {
        let a = "Previdenza: sistemazione delle e miglioramento della qualità";
        let b = "Previdenza: sistemazione delle posizioni assicurative";
        let likeness = |a, b| shared(&stems(a), &stems(b));
        assert!(likeness(a, b) > 0.4 && likeness(a, b) < 1.0);
        assert!(likeness("Tariffa puntuale dei rifiuti", "Centro per le famiglie") < 0.3);
        assert_eq!(likeness("", ""), 0.0);
    }

    #[test]
    fn the_share_is_the_same_whether_a_text_is_taken_apart_or_not() {
        let title = stems("Riduzione dei tempi di pagamento 2025, anno per anno");
        for text in [
            "Riduzione dei tempi medi di pagamento nel 2025",
            "Si riducono le attese; annotare i pagamenti",
            "temporale, anno",
            "",
        ] {
            assert_eq!(title.share_in(&plain(text)), coverage(&title, &stems(text)), "{text}");
        }
    }

    #[test]
    fn slips_are_seen_in_the_letters() {
        assert!(letters(&squeezed("Riduzione dei tempi"), &squeezed("Ridzuione dei tempi")) > 0.8);
        assert_eq!(letters(&squeezed("Riduzione dei tempi"), &squeezed("Archivio storico")), 0.0);
    }

    #[test]
    fn quotes_are_short() {
        assert_eq!(quoted("a\n b"), "a b");
        assert_eq!(quoted(&"è".repeat(500)).chars().count(), 90);
    }

    #[test]
    fn what_differs_is_quoted() {
        let (a, b) =
            quoted_apart("Piano della formazione del personale 2025", "PIANO della formazione dei dirigenti");
        assert_eq!(
            (a.as_str(), b.as_str()),
            ("… della formazione del personale 2025", "… della formazione dei dirigenti")
        );
        assert_eq!(quoted_apart("Uno", "Due"), ("Uno".to_owned(), "Due".to_owned()));
    }
}
