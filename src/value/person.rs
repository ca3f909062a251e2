//! Names of people: the title told apart from the name, and what is no person (`Tutti i responsabili`).

use nom::Parser;
use nom::combinator::recognize;
use nom::multi::many1;
use nom::sequence::terminated;

use super::text::{Parsed, fold, space, without_brackets};
use super::words::ValueWords;
use crate::contract::PersonName;

/// A longer text is prose.
const MAX_BYTES: usize = 300;

/// Words of a name, title set aside.
const MAX_NAME_WORDS: usize = 6;

/// Reads one person: `honorific` and `name` as written, notes in brackets (`(EQ)`) and roles set aside. `name` is
/// `None` for a collective, a role without a name, several people at once, and a blank cell.
pub fn parse_person(text: &str, words: &ValueWords) -> PersonName {
    let raw = text.trim().to_owned();
    match titled(&raw, words) {
        Some((honorific, name)) => PersonName { raw, name: Some(name), honorific },
        None => PersonName { raw, ..PersonName::default() },
    }
}

/// The text is one person's name: with a title, or of two to four words of which one is a known given name.
pub fn looks_like_person(text: &str, words: &ValueWords) -> bool {
    let Some((honorific, name)) = titled(text.trim(), words) else { return false };
    let count = merged_tokens(&name, words).len();
    let known = name.split_whitespace().any(|word| words.is_given_name(word));
    (1..=4).contains(&count) && (honorific.is_some() || (count > 1 && known))
}

fn titled(raw: &str, words: &ValueWords) -> Option<(Option<String>, String)> {
    if raw.is_empty() || raw.len() > MAX_BYTES || words.collective.parse(raw).is_ok() {
        return None;
    }
    let text = without_brackets(raw);
    let text = without_prefix(&text, words);
    let found = word_starts(text).find_map(|at| {
        let (rest, title) = honorifics(text.get(at..)?, words).ok()?;
        Some((text.get(..at)?, title.trim(), rest))
    });
    let Some((before, title, behind)) = found else {
        return name_in(text, words, false).map(|name| (None, name));
    };
    // a second title further on is a second person
    if !title_starts(behind, words).is_empty() {
        return None;
    }
    let lead = before.trim().trim_end_matches([':', ',', '-', '–']).trim_end();
    let is_role = lead.is_empty() || lead.len() < before.trim().len() || has_role(lead, words);
    // `Rossi dott. Mario`
    let name = if is_role { behind.to_owned() } else { format!("{lead} {behind}") };
    name_in(&name, words, true).map(|name| (Some(title.to_owned()), name))
}

/// The text without an abbreviated role before the name (`E.Q. Anna Rossi`).
fn without_prefix<'a>(text: &'a str, words: &ValueWords) -> &'a str {
    let mut rest = text.trim();
    while let Ok((behind, ())) = words.role_prefixes.parse(rest)
        && words.honorifics.parse(rest).is_err()
    {
        rest = behind.trim_start_matches(|c: char| c.is_whitespace() || ":-–".contains(c));
    }
    rest
}

/// Where titles start; titles of one person count once.
pub(super) fn title_starts(text: &str, words: &ValueWords) -> Vec<usize> {
    let mut from = 0;
    let mut found = Vec::new();
    for at in word_starts(text) {
        if let Some(Ok((rest, _))) = text.get(at..).filter(|_| at >= from).map(|rest| honorifics(rest, words))
        {
            found.push(at);
            from = text.len() - rest.len();
        }
    }
    found
}

/// nom parser: one or more titles, as written.
fn honorifics<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, &'a str> {
    recognize(many1(terminated(|input| words.honorifics.parse(input), space))).parse(input)
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut previous = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = c.is_alphabetic() && !previous.is_alphanumeric() && !"'’.".contains(previous);
        previous = c;
        starts.then_some(at)
    })
}

/// The one name in a text without title: pieces that are a role are set aside.
fn name_in(text: &str, words: &ValueWords, has_title: bool) -> Option<String> {
    let pieces: Vec<&str> =
        pieces(text).filter(|piece| !piece.is_empty() && !has_role(piece, words)).collect();
    let name = match pieces.as_slice() {
        [one] => (*one).to_owned(),
        // `Rossi, Mario`
        [surname, given] if text.contains(',') && is_one_person(surname, given, words) => {
            format!("{surname}, {given}")
        }
        _ => return None,
    };
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches([',', ';', ':', '-', '–', '*']).trim().trim_start_matches('.');
    // the point of an initial belongs to it (`Rossi M.`)
    let initial = name.rsplit(' ').next().is_some_and(|last| last.chars().count() == 2);
    let name = if initial { name } else { name.trim_end_matches('.') };
    is_name(name, words, has_title).then(|| name.to_owned())
}

/// Surname and given name with a comma between.
pub(super) fn is_one_person(surname: &str, given: &str, words: &ValueWords) -> bool {
    let is_given =
        |text: &str| !text.is_empty() && text.split_whitespace().all(|word| words.is_given_name(word));
    merged_tokens(surname, words).len() == 1 && is_given(given)
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '/', ':', '|'])
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" – "))
        .map(str::trim)
}

/// A word of a role or a structure.
pub(super) fn has_role(text: &str, words: &ValueWords) -> bool {
    text.split(|c: char| c.is_whitespace() || "-–/,;:'’".contains(c)).any(|word| {
        let word = fold(word);
        words.roles.contains(&word) || words.roles.contains(word.trim_end_matches('.'))
    })
}

fn is_name(name: &str, words: &ValueWords, has_title: bool) -> bool {
    let tokens: Vec<&str> = name.split_whitespace().collect();
    let like_a_name = |token: &&str| {
        let letters = token.chars().all(|c| c.is_alphabetic() || "'’`´.-,".contains(c));
        let capital = token.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
        letters && (capital || words.particles.contains(&fold(token)))
    };
    let enough = if has_title { 1 } else { 2 };
    (enough..=MAX_NAME_WORDS).contains(&tokens.len()) && tokens.iter().all(like_a_name)
}

/// A word that belongs to the surname behind it (`De`); not one that may be a given name (`Santa`).
pub(super) fn is_particle(word: &str, words: &ValueWords) -> bool {
    let word = fold(word);
    words.particles.contains(&word) && !words.given_names.contains(&word)
}

/// The words of a name, a particle together with the word behind it (`De Luca`).
pub(super) fn merged_tokens(name: &str, words: &ValueWords) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut open = false;
    for word in name.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        match tokens.last_mut() {
            Some(last) if open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => tokens.push(word.to_owned()),
        }
        open = is_particle(word, words);
    }
    // `Rossi De`: a particle with nothing behind it belongs to the word before
    if open && tokens.len() > 1 {
        let last = tokens.pop().unwrap_or_default();
        if let Some(previous) = tokens.last_mut() {
            previous.push(' ');
            previous.push_str(&last);
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn people() {
        for (text, honorific, name) in [
            ("dott.ssa Gianna Orso", Some("dott.ssa"), Some("Gianna Orso")),
            ("Trasferimento nella nuova sede", None, None),
            ("Dott. Rossi Mario", Some("Dott."), Some("Rossi Mario")),
            ("Dott.Rossi Mario", Some("Dott."), Some("Rossi Mario")),
            ("dott.ssa MARIA ROSA MANUPPELLI", Some("dott.ssa"), Some("MARIA ROSA MANUPPELLI")),
            ("Dott. Ing. Mario Rossi", Some("Dott. Ing."), Some("Mario Rossi")),
            ("sig.ra D'Angelo Anna", Some("sig.ra"), Some("D'Angelo Anna")),
            ("comm. Luca De Luca (EQ)", Some("comm."), Some("Luca De Luca")),
            ("Rossi dott. Mario", Some("dott."), Some("Rossi Mario")),
            ("Segretario comunale: dott.ssa Anna Bianchi", Some("dott.ssa"), Some("Anna Bianchi")),
            ("Il Segretario Comunale dott.ssa Anna Bianchi", Some("dott.ssa"), Some("Anna Bianchi")),
            ("Mario Rossi", None, Some("Mario Rossi")),
            ("Rossi, Mario", None, Some("Rossi, Mario")),
            ("Mario Rossi - Responsabile del Settore Tecnico", None, Some("Mario Rossi")),
            ("Settore Tecnico - Mario Rossi", None, Some("Mario Rossi")),
            ("Tutti i responsabili di settore", None, None),
            ("Responsabile del Settore Finanziario", None, None),
            ("Il Dirigente", None, None),
            ("E.Q. Anna Rossi", None, Some("Anna Rossi")),
            ("Rossi M.", None, Some("Rossi M.")),
            ("da individuare", None, None),
            ("dott. Mario Rossi / ing. Anna Verdi", None, None),
            ("Mario Rossi\nAnna Verdi", None, None),
            ("n.d.", None, None),
            ("", None, None),
        ] {
            let person = parse_person(text, test_words());
            assert_eq!((person.honorific.as_deref(), person.name.as_deref()), (honorific, name), "{text}");
            assert_eq!(person.raw, text);
        }
    }

    #[test]
    fn what_looks_like_a_person() {
        for text in
            ["Tiziana Oliverio", "ROSSETTO CHIARA", "De Luca Mario", "dott. Zhang", "Maria Rosa Bianchi"]
        {
            assert!(looks_like_person(text, test_words()), "{text}");
        }
        for text in [
            "Polizia Locale",
            "Verde Pubblico",
            "Serena",
            "31/12/2025",
            "",
            "Anna Rossi Luca Verdi Maria Neri",
            "Bilancio e Programmazione",
            "X",
            "Tutti i dipendenti",
        ] {
            assert!(!looks_like_person(text, test_words()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_kept(text in "\\PC*") {
            let person = parse_person(&text, test_words());
            prop_assert_eq!(person.raw.as_str(), text.trim());
        }

        #[test]
        fn nothing_is_invented(text in "(dott\\.|ing\\. )?(Anna|Rossi|De|D'|Luca|Settore|,|/|-|\\(EQ\\)| ){1,8}") {
            if let Some(name) = parse_person(&text, test_words()).name {
                for word in name.split([' ', ',']) {
                    prop_assert!(text.contains(word), "{} in {}", word, text);
                }
            }
        }
    }
}
