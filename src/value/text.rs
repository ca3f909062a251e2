//! What the value parsers share: folding of letters, phrases looked up in any letter case, small nom parsers.

use ahash::AHashMap as HashMap;
use nom::IResult;
use nom::Parser;
use nom::bytes::complete::take_while;
use nom::error::{Error, ErrorKind};
use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in its nom parser: the input left over and what was read.
pub(super) type Parsed<'a, T> = IResult<&'a str, T>;

/// Fails a parser at a place; the values use no error text, since the raw text is kept instead.
pub(super) fn fail<T>(input: &str) -> Parsed<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// One letter in lower case, without accent; typographic apostrophes, dashes and spaces in their plain form.
pub(super) fn fold_char(c: char) -> char {
    match c {
        // nearly all letters
        'a'..='z' | '0'..='9' | ' ' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '’' | '‘' | '`' | '´' | 'ʼ' | '′' => '\'',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        // the masculine and feminine ordinal signs are often typed as a degree sign
        'º' | 'ª' | '°' => '°',
        // decomposed they would say the contrary
        '≠' | '≮' | '≯' | '≰' | '≱' => c,
        c if c.is_whitespace() => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => {
            let lower = c.to_lowercase().next().unwrap_or(c);
            let mut first = None;
            decompose_canonical(lower, |part| first = first.or(Some(part)));
            first.unwrap_or(lower)
        }
    }
}

/// A text with every letter folded, white space collapsed and trimmed.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    // most texts are composed already, and composing is most of the work; so is what stands below the combining marks and
    // among the quotes and dashes
    let is_usual = |c: char| matches!(c, '\0'..'\u{0300}' | '\u{2010}'..='\u{2027}');
    let is_composed =
        || text.chars().all(is_usual) || matches!(is_nfc_quick(text.chars()), IsNormalized::Yes);
    let folded: String = match is_composed() {
        true => text.chars().map(fold_char).collect(),
        false => text.nfc().map(fold_char).collect(),
    };
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`fold`], of a text in which no letter is composed.
fn fold_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(fold_char));
    }
    out
}

/// White space of any kind, also none.
pub(super) fn space(input: &str) -> Parsed<'_, &str> {
    take_while(char::is_whitespace).parse(input)
}

/// The first letter of what follows can't belong to the word before it.
pub(super) fn at_word_end(rest: &str) -> bool {
    // the ordinal signs are letters to Unicode
    !rest.chars().next().is_some_and(|c| c.is_alphanumeric() && !"ºª".contains(c))
}

/// Phrases and what each stands for, found at the start of a text: the longest one wins.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    /// By their first letter, the longest ones first.
    entries: HashMap<char, Vec<Phrase<T>>>,
}

/// A folded phrase, letter by letter, and what it stands for.
type Phrase<T> = (Vec<char>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { entries: HashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// From pairs of a phrase and its meaning.
    pub fn new<S: AsRef<str>>(pairs: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut entries: HashMap<char, Vec<Phrase<T>>> = HashMap::default();
        for (phrase, meaning) in pairs {
            let phrase: Vec<char> = fold(phrase.as_ref()).chars().collect();
            if let Some(first) = phrase.first() {
                entries.entry(*first).or_default().push((phrase, meaning));
            }
        }
        for list in entries.values_mut() {
            list.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        Phrases { entries }
    }

    /// nom parser: a phrase at the start of the input.
    pub fn parse<'a>(&self, input: &'a str) -> Parsed<'a, T> {
        for (phrase, meaning) in self.beginning_as(input) {
            if let Some(rest) = strip_phrase(input, phrase) {
                return Ok((rest, *meaning));
            }
        }
        fail(input)
    }

    /// nom parser: a phrase at the start of the input, also with a number right behind it (`M12`).
    pub fn parse_glued<'a>(&self, input: &'a str) -> Parsed<'a, T> {
        for (phrase, meaning) in self.beginning_as(input) {
            if let Some(rest) = strip_letters(input, phrase)
                && (at_word_end(rest)
                    || rest.starts_with(|c: char| c.is_ascii_digit())
                    || !ends_with_letter(phrase))
            {
                return Ok((rest, *meaning));
            }
        }
        fail(input)
    }

    /// The phrases that begin with the first letter of the input.
    fn beginning_as(&self, input: &str) -> &[Phrase<T>] {
        let first = input.chars().next().map(fold_char);
        first.and_then(|first| self.entries.get(&first)).map_or(&[], Vec::as_slice)
    }

    /// The meaning of a text that is a phrase and nothing else.
    pub fn whole(&self, text: &str) -> Option<T> {
        let text = text.trim();
        let beginning = self.beginning_as(text);
        if beginning.is_empty() {
            return None;
        }
        let folded = fold(text);
        let is = |phrase: &[char]| folded.chars().eq(phrase.iter().copied());
        beginning.iter().find(|(phrase, _)| is(phrase)).map(|(_, meaning)| *meaning)
    }
}

/// What follows a phrase at the start of the input; a phrase that ends with a letter ends at a word's end.
fn strip_phrase<'a>(input: &'a str, phrase: &[char]) -> Option<&'a str> {
    strip_letters(input, phrase).filter(|rest| !ends_with_letter(phrase) || at_word_end(rest))
}

fn ends_with_letter(phrase: &[char]) -> bool {
    phrase.last().is_some_and(|c| c.is_alphanumeric())
}

/// What follows the letters of a phrase. A space of the phrase stands for any white space, and for none beside a
/// sign (`< o = a` is also `<o=a`).
fn strip_letters<'a>(input: &'a str, phrase: &[char]) -> Option<&'a str> {
    let mut rest = input;
    let mut previous = ' ';
    for (at, &wanted) in phrase.iter().enumerate() {
        if wanted == ' ' {
            let trimmed = rest.trim_start();
            let next = phrase.get(at + 1).copied().unwrap_or(' ');
            if trimmed.len() == rest.len() && previous.is_alphanumeric() && next.is_alphanumeric() {
                return None;
            }
            rest = trimmed;
        } else {
            let mut chars = rest.chars();
            if fold_char(chars.next()?) != wanted {
                return None;
            }
            rest = chars.as_str();
            // a letter may carry its accent as a sign of its own
            rest = rest.trim_start_matches(is_combining);
        }
        previous = wanted;
    }
    Some(rest)
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The text without its bracketed notes (`85% (anno 2024)` → `85%`); an unclosed bracket stays.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((_, behind)) = after.split_once(')') else { break };
        out.push_str(before);
        out.push(' ');
        rest = behind;
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// Words of a text (runs of letters).
pub(super) fn word_count(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic)).count()
}

/// A white-space-trimmed line of a cell without a bullet or dash before it.
pub(super) fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bare = line.trim_start_matches([
        '•', '●', '▪', '◦', '○', '■', '·', '‣', '*', '➢', '\u{f0b7}', '\u{f0a7}', '–', '-',
    ]);
    if bare.len() < line.len() { bare.trim_start() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_in_any_letter_case_and_spacing() {
        let phrases = Phrases::new([("non inferiore al", 1), ("< o = a", 2), ("sì", 3), ("non", 4)]);
        for (text, expected) in [
            ("NON  inferiore\u{a0}al 70%", Some((" 70%", 1))),
            ("<o=a 3", Some((" 3", 2))),
            // an apostrophe behind a word is left to the caller
            ("SI' ", Some(("' ", 3))),
            ("Si\u{300}", Some(("", 3))),
            ("si", Some(("", 3))),
            ("nonno", None),
            ("non", Some(("", 4))),
        ] {
            let found = phrases.parse(text).ok();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn bracketed_notes_and_bullets_are_set_aside() {
        assert_eq!(without_brackets("85% (anno 2024)"), "85%");
        assert_eq!(without_brackets("85% (anno"), "85% (anno");
        assert_eq!(without_bullet(" • Cittadini "), "Cittadini");
        assert_eq!(fold("  PERCHÉ’ \n è "), "perche' e");
    }
}
