//! Labels made comparable: case, accents, notes, abbreviations, endings.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ahash::{AHashMap as HashMap, AHashSet as HashSet};
use memchr::memmem::Finder;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::file::GrammarFile;

/// The words of the language, from `grammars/language.toml`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Language {
    stop_words: HashSet<String>,
    abbreviations: HashMap<String, String>,
    pub mandatory: Vec<String>,
    pub optional: Vec<String>,
    pub for_types: BTreeSet<String>,
    months: Vec<String>,
    quarters: Vec<Vec<String>>,
    thirds: Vec<Vec<String>>,
    halves: Vec<Vec<String>>,
    year_words: HashSet<String>,
    no_values: Vec<String>,
    pub number_signs: Vec<String>,
    count_words: Vec<String>,
    /// Stems of words that say no more than the label beside them.
    pub qualifiers: HashSet<String>,
    ordinals: HashSet<String>,
    /// By stem.
    synonyms: HashMap<String, String>,
    question_forms: Vec<(String, String)>,
    continuations: Vec<String>,
    conjunctions: Vec<Finder<'static>>,
    /// By stem.
    other_times: HashSet<String>,
}

/// A label taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Normal {
    /// Lower case, no accents, no notes, no punctuation at the ends, single spaces.
    pub plain: String,
    /// Stems of the words that carry meaning, in order.
    pub stems: Vec<String>,
    /// Bracketed notes, as they stand.
    pub notes: Vec<String>,
    /// Years in it.
    pub years: Vec<i32>,
    /// A bracket was opened and never closed: the label is cut short.
    pub cut: bool,
    /// Without the number that tells it from others of its kind: `Indicatore 2`, `Secondo indicatore`.
    pub numbered: Option<String>,
}

/// Lower case without accents: `Attività` → `attivita`. Typographic quotes become plain ones.
pub(crate) fn flat(text: &str) -> String {
    // most texts are plain, and decomposing them is most of the work
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    let mut out = String::with_capacity(text.len());
    let mut push = |c: char| {
        if !matches!(c, '\u{0300}'..='\u{036f}') {
            out.extend(c.to_lowercase().map(plain_sign));
        }
    };
    // below the combining marks, and among the signs of print, each letter is taken apart for itself
    if text.chars().all(|c| matches!(c, '\0'..'\u{0300}' | '\u{2000}'..='\u{206f}')) {
        text.chars().for_each(|c| if c.is_ascii() { push(c) } else { decompose_canonical(c, &mut push) });
    } else {
        text.nfd().for_each(push);
    }
    out
}

/// A typographic sign in its plain form.
fn plain_sign(c: char) -> char {
    match c {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '–' | '—' | '‐' | '‑' => '-',
        '\u{00a0}' => ' ',
        c => c,
    }
}

/// Names of the parts of a year, each part's as [`flat`] writes them.
fn names_of(parts: &[Vec<String>]) -> Vec<Vec<String>> {
    parts.iter().map(|names| names.iter().map(|name| flat(name)).collect()).collect()
}

impl Language {
    /// A word that says nothing by itself (an article, a preposition), as [`flat`] writes it.
    pub(crate) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    pub(crate) fn new(file: &GrammarFile) -> Language {
        let mut language = Language {
            stop_words: file.stop_words.iter().map(|w| flat(w)).collect(),
            abbreviations: file.abbreviations.iter().map(|(k, v)| (flat(k), flat(v))).collect(),
            mandatory: file.notes.mandatory.iter().map(|w| flat(w)).collect(),
            optional: file.notes.optional.iter().map(|w| flat(w)).collect(),
            for_types: file.notes.for_types.iter().map(|w| flat(w)).collect(),
            months: file.months.iter().map(|w| flat(w)).collect(),
            quarters: names_of(&file.quarters),
            thirds: names_of(&file.thirds),
            halves: names_of(&file.halves),
            year_words: file.year_words.iter().map(|w| flat(w)).collect(),
            no_values: file.no_values.iter().map(|w| flat(w)).collect(),
            number_signs: file.number_signs.iter().map(|w| flat(w)).collect(),
            count_words: file.count_words.iter().map(|w| flat(w)).collect(),
            ordinals: file.ordinals.iter().map(|w| flat(w)).collect(),
            question_forms: file.question_forms.iter().map(|(k, v)| (flat(k), flat(v))).collect(),
            conjunctions: file.conjunctions.iter().map(|sign| Finder::new(sign).into_owned()).collect(),
            continuations: file.continuations.iter().map(|w| flat(w)).collect(),
            ..Language::default()
        };
        language.synonyms = file.synonyms.iter().map(|(k, v)| (stem(&flat(k)), stem(&flat(v)))).collect();
        language.qualifiers = file.qualifiers.iter().flat_map(|w| language.stems(&flat(w))).collect();
        language.other_times = file.other_times.iter().flat_map(|w| language.stems(&flat(w))).collect();
        language
    }

    /// Whether a label's date is another one than that by which something is done: `Data di approvazione`.
    pub(crate) fn says_other_time(&self, label: &str) -> bool {
        self.stems(&flat(label)).iter().any(|stem| self.other_times.contains(stem))
    }

    /// Takes a label apart.
    pub(crate) fn normal(&self, text: &str) -> Normal {
        let flat = flat(text);
        let flat = unspace(&flat);
        let (bare, notes, cut) = strip_notes(without_enumerator(&flat));
        let bare = if notes.is_empty() { bare } else { Cow::Owned(unspace(&bare).into_owned()) };
        let (bare, mut years) = self.strip_years(&bare);
        // `Valore di riferimento (2024)`
        years.extend(notes.iter().flat_map(|note| self.strip_years(note).1));
        let plain = trim(&bare);
        let stems = self.stems(&plain);
        // a label that ends in a preposition goes on somewhere: the export cut it
        let dangling = plain.contains(' ')
            && plain
                .rsplit([' ', '\''])
                .next()
                .is_some_and(|last| last.len() > 1 && self.stop_words.contains(last));
        let numbered = self.numbered(&plain);
        Normal { plain, stems, notes, years, cut: cut || dangling, numbered }
    }

    /// A word that means nothing without the year after it.
    pub(crate) fn says_year(&self, word: &str) -> bool {
        self.year_words.contains(word)
    }

    /// Takes the number off a label that tells records of one kind apart: `indicatore 2`, `indicatore n. 2`,
    /// `secondo indicatore`.
    fn numbered(&self, plain: &str) -> Option<String> {
        let (first, rest) = plain.split_once(' ')?;
        if self.ordinals.contains(first) {
            return Some(rest.to_owned());
        }
        let (rest, last) = plain.rsplit_once(' ')?;
        last.parse::<u8>().ok().filter(|n| (1..=20).contains(n))?;
        let (head, sign) = rest.rsplit_once(' ').unwrap_or((rest, ""));
        let signed = self.number_signs.iter().any(|known| known == sign.trim_end_matches(['.', '°', 'º']));
        let rest = if signed { head } else { rest };
        rest.contains(|c: char| c.is_alphabetic()).then(|| trim(rest))
    }

    /// What follows the number of a card, without the number of all of them: `di 3 – Title` → `– Title`.
    pub(crate) fn after_count<'t>(&self, rest: &'t str) -> &'t str {
        let Some((word, count)) = rest.split_once(' ') else { return rest };
        let count = count.trim_start();
        let after = count.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_count = after.len() < count.len() && !after.starts_with(char::is_alphanumeric);
        if is_count && self.count_words.contains(&flat(word)) { after.trim_start() } else { rest }
    }

    /// A text without the note that it goes on from the page before, `(segue)` at its start or end; `None` where
    /// it has no such note.
    pub(crate) fn continued<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim();
        if !text.contains(['(', '-', '–']) {
            return None;
        }
        let is = |word: &str| {
            let word = word.trim();
            // most brackets and dashes stand in something else
            let first = word.chars().next().filter(char::is_ascii).map(|c| c.to_ascii_lowercase());
            let begins = |known: &String| first.is_none() || known.chars().next() == first;
            word.len() <= 40
                && self.continuations.iter().any(begins)
                && self.continuations.contains(&flat(word))
        };
        let before = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let after = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        let dash = text.rsplit_once(['-', '–']);
        let bare = match (before, after, dash) {
            (Some((note, rest)), ..) if is(note) => rest,
            (_, Some((rest, note)), _) if is(note) => rest,
            (.., Some((rest, note))) if is(note) => rest,
            _ => return None,
        };
        Some(bare.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ':')))
    }

    /// The two sides of a word or sign that joins two labels, for each that stands in a text.
    pub(crate) fn conjuncts<'t>(&self, plain: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let signs = self.conjunctions.iter();
        signs.flat_map(|sign| {
            let found = sign.find_iter(plain.as_bytes());
            found.map(|at| (&plain[..at], &plain[at + sign.needle().len()..]))
        })
    }

    /// Whether a text begins as a question of a longer form does.
    pub(crate) fn begins_question(&self, plain: &str) -> bool {
        self.question_forms.iter().any(|(long, _)| plain.starts_with(long.as_str()))
    }

    /// The form of a text in which questions are compared: its beginning short, endings off.
    pub(crate) fn question(&self, plain: &str) -> String {
        for (long, short) in &self.question_forms {
            if let Some(rest) = plain.strip_prefix(long.as_str()) {
                return format!("{short} {}", rest.trim_start_matches(['\'', ' ']));
            }
        }
        plain.to_owned()
    }

    /// The month (1–12) that a header cell names, in full or by its first three letters.
    pub(crate) fn month(&self, text: &str) -> Option<u8> {
        let first = text.trim_start().chars().next().filter(char::is_ascii_alphabetic);
        if first
            .is_some_and(|first| !self.month_initials().any(|initial| initial == first.to_ascii_lowercase()))
        {
            return None;
        }
        let text = flat(text);
        let (text, _) = self.strip_years(&text);
        let word = text.trim().trim_end_matches('.');
        let at = self
            .months
            .iter()
            .position(|month| month == word || (word.len() == 3 && month.starts_with(word)))?;
        Some(at as u8 + 1)
    }

    /// The first and the last month (1–12) of a quarter, third or half of a year, by its name.
    pub(crate) fn part_of_year(&self, text: &str) -> Option<(u8, u8)> {
        let text = flat(text);
        let (text, _) = self.strip_years(&text);
        let word = text.trim().trim_end_matches('.');
        [(&self.quarters, 3), (&self.thirds, 4), (&self.halves, 6)].into_iter().find_map(|(parts, months)| {
            let at = parts.iter().position(|names| names.iter().any(|name| name == word))?;
            let last = u8::try_from(at + 1).ok()?.checked_mul(months)?;
            Some((last + 1 - months, last))
        })
    }

    /// The first and the last month (1–12) of several that a header cell names together: `gen-feb`, `luglio/agosto`.
    pub(crate) fn months(&self, text: &str) -> Option<(u8, u8)> {
        let (first, last) = text.trim().split_once(['-', '–', '/'])?;
        let (first, last) = (self.month(first)?, self.month(last)?);
        (first < last).then_some((first, last))
    }

    /// A sign for no value.
    pub(crate) fn is_no_value(&self, text: &str) -> bool {
        text.len() <= 5 && text.starts_with(['n', 'N']) && self.no_values.contains(&flat(text))
    }

    /// The initial of each month, in order.
    pub(crate) fn month_initials(&self) -> impl Iterator<Item = char> + '_ {
        self.months.iter().filter_map(|month| month.chars().next())
    }

    /// Takes years out (`2025`, `2025/2027`, `al 31.12.2025`, `31/12/2025`).
    fn strip_years<'t>(&self, text: &'t str) -> (Cow<'t, str>, Vec<i32>) {
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return (Cow::Borrowed(text), Vec::new());
        }
        let mut years = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for word in text.split(' ') {
            let mut numeric = !word.is_empty();
            let mut found = Vec::new();
            for part in word.split(|c: char| !c.is_alphanumeric()) {
                match part.parse::<i32>() {
                    Ok(year) if part.len() == 4 && (1990..2100).contains(&year) => found.push(year),
                    Ok(_) => {}
                    Err(_) if part.is_empty() => {}
                    Err(_) => numeric = false,
                }
            }
            if numeric && !found.is_empty() {
                years.extend(found);
            } else {
                words.push(word);
            }
        }
        // `al`, `anno` before the year that was taken out mean nothing any more
        let idle = |word: &str| matches!(word, "" | "-" | "/") || self.year_words.contains(word);
        while !years.is_empty() && words.len() > 1 && words.last().is_some_and(|word| idle(word)) {
            words.pop();
        }
        (Cow::Owned(words.join(" ")), years)
    }

    /// As [`Language::stems`], of a text as it stands.
    pub(crate) fn words_of(&self, text: &str) -> Vec<String> {
        self.stems(&unspace(&flat(text)))
    }

    /// Stems of the words that carry meaning.
    pub(crate) fn stems(&self, plain: &str) -> Vec<String> {
        let mut stems = Vec::new();
        for word in plain.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '%' | '°' | '#'))) {
            let word = word.trim_end_matches('.');
            let word = if word.starts_with('.') { word.trim_start_matches('.') } else { word };
            if word.is_empty() {
                continue;
            }
            if let Some(full) = self.abbreviations.get(word) {
                stems.extend(full.split(' ').filter(|w| !self.stop_words.contains(*w)).map(|w| self.stem(w)));
                continue;
            }
            // `resp.servizio`, `obiettivo/progetto`: a dot inside is a break
            for part in word.split('.').filter(|part| !part.is_empty()) {
                if let Some(full) = self.abbreviations.get(part) {
                    let words = full.split(' ').filter(|w| !self.stop_words.contains(*w));
                    stems.extend(words.map(|w| self.stem(w)));
                } else if !self.stop_words.contains(part) {
                    stems.push(self.stem(part));
                }
            }
        }
        stems
    }
}

impl Language {
    /// A word without its ending, or that of the word that it means the same as.
    fn stem(&self, word: &str) -> String {
        let own = stem(word);
        self.synonyms.get(&own).cloned().unwrap_or(own)
    }
}

/// A word without its ending, so that singular and plural meet.
fn stem(word: &str) -> String {
    let word = match word {
        "%" => "percentuale",
        "n°" => "numero",
        word => word,
    };
    let long = |text: &&str| text.chars().nth(2).is_some();
    let bare = word.strip_suffix(['a', 'e', 'i', 'o', 'u']).filter(long);
    let bare = bare.map(|bare| bare.strip_suffix(['i', 'h']).filter(long).unwrap_or(bare));
    bare.unwrap_or(word).to_owned()
}

/// `a) motivazioni`, `2.1 motivazioni`, `3) motivazioni` → `motivazioni`.
fn without_enumerator(text: &str) -> &str {
    let Some((first, rest)) = text.trim_start().split_once(' ') else { return text };
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let digits = first.chars().filter(char::is_ascii_digit).count();
    let closed = first.ends_with(')');
    let is = match (letters, digits) {
        (1, 0) => closed && first.len() == 2,
        (0, 1..=4) => closed || first.ends_with('.') || first.contains('.'),
        (1, 1..=2) => first.ends_with([')', '.']),
        _ => false,
    };
    let plain = first.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ')' | '('));
    if is && plain && rest.contains(char::is_alphabetic) { rest.trim_start() } else { text }
}

/// `P E S O` → `PESO`, where every word is one letter; otherwise the words with one space between them.
fn unspace(text: &str) -> Cow<'_, str> {
    let single = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    if text.split_whitespace().all(single) && text.split_whitespace().count() >= 3 {
        return Cow::Owned(text.split_whitespace().collect());
    }
    single_spaced(text)
}

/// The words of a text with one space between them, none at its ends.
fn single_spaced(text: &str) -> Cow<'_, str> {
    let mut space = true;
    let mut is = text.chars().all(|c| {
        let doubled = c.is_whitespace() && (space || c != ' ');
        space = c == ' ';
        !doubled
    });
    is &= !space || text.is_empty();
    if is { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// Takes bracketed notes out. What follows a bracket that never closes is a note too, and the label is cut.
fn strip_notes(text: &str) -> (Cow<'_, str>, Vec<String>, bool) {
    if !text.contains(['(', '[']) {
        return (Cow::Borrowed(text), Vec::new(), false);
    }
    let mut bare = String::new();
    let mut notes = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        bare.push_str(&rest[..open]);
        bare.push(' ');
        let close = if rest[open..].starts_with('(') { ')' } else { ']' };
        match rest[open..].find(close) {
            Some(end) => {
                notes.push(rest[open + 1..open + end].trim().to_owned());
                rest = &rest[open + end + 1..];
            }
            None => {
                notes.push(rest[open + 1..].trim().to_owned());
                return (Cow::Owned(bare), notes, true);
            }
        }
    }
    bare.push_str(rest);
    (Cow::Owned(bare), notes, false)
}

fn trim(text: &str) -> String {
    single_spaced(text)
        .trim_matches(|c: char| {
            matches!(
                c,
                ':' | '.' | '*' | ';' | ',' | '-' | '"' | '\'' | '/' | '_' | ' ' | '•' | '?' | '€' | '='
            )
        })
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language() -> Language {
        Language::new(&toml::from_str(include_str!("../../grammars/language.toml")).unwrap())
    }

    #[test]
    fn notes_years_and_cut_labels() {
        let normal = language().normal("Valore atteso al 31.12.2025 (%)");
        assert_eq!((normal.plain.as_str(), normal.years.as_slice()), ("valore atteso", [2025].as_slice()));
        let normal = language().normal("Peso % (non");
        assert!(normal.cut && normal.plain == "peso %");
    }

    #[test]
    fn forms_of_a_label_meet() {
        let language = language();
        let stems = |text| language.normal(text).stems;
        assert_eq!(stems("Ind. di risultato"), stems("Indicatori di risultato"));
        assert_eq!(stems("Resp.le"), stems("RESPONSABILE"));
        assert_eq!(stems("P E S O"), stems("Pesi"));
        assert_eq!(stems("% di raggiungimento"), stems("Perc. ragg."));
    }
}
