//! Lists in a cell: stakeholders, units.

use std::collections::BTreeSet;

use super::text::{fold, without_bullet};
use super::words::ValueWords;

/// ` - ` counts as a separator from this many pieces on: one dash may stand inside a name.
const MIN_DASHED: usize = 3;

/// The items of a list such as the stakeholders: set apart by line breaks, bullets, `;`, `/`, commas, and a last
/// `e` behind a comma list. What stands in brackets stays together. A cell that says *none* gives no item.
pub fn split_list(text: &str, words: &ValueWords) -> Vec<String> {
    let mut items = Vec::new();
    for piece in outer_pieces(text, words) {
        let parts = split_outside_brackets(&piece, |c, _, _| c == ',');
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.iter().enumerate() {
            match last_and(part).filter(|_| at == last && last > 0) {
                Some((before, behind)) => items.extend([before.to_owned(), behind.to_owned()]),
                None => items.push(part.clone()),
            }
        }
    }
    tidy(items, words)
}

/// The units of a list. A name such as `Istruzione, cultura e sport` is one unit: commas and `e` part units where
/// that gives names of `known` units only; otherwise a comma does before a capital letter, except in a chain such
/// as `Cultura, Sport e Turismo`, and `e` between two names that open with the word of a structure.
pub fn split_units(text: &str, known: &[String], words: &ValueWords) -> Vec<String> {
    let known: BTreeSet<String> = known.iter().map(|name| bare_name(name, words)).collect();
    let is_known = |name: &str| known.contains(&bare_name(name, words));
    let mut items = Vec::new();
    for piece in outer_pieces(text, words) {
        let parts = split_outside_brackets(&piece, |c, _, _| c == ',');
        let all: Vec<String> = parts.iter().flat_map(|part| by_and(part, |_| true)).collect();
        if is_known(&piece) {
            items.push(piece);
        } else if all.iter().all(|part| is_known(part)) {
            items.extend(all);
        } else {
            items.extend(units_by_shape(&piece, words));
        }
    }
    tidy(items, words)
}

/// The name of a unit for comparison, without the word of its structure.
fn bare_name(name: &str, words: &ValueWords) -> String {
    let name = name.trim();
    fold(words.structures.parse(name).map_or(name, |(rest, ())| rest))
}

fn units_by_shape(piece: &str, words: &ValueWords) -> Vec<String> {
    let opens_structure =
        |text: &str| text.starts_with(char::is_uppercase) && words.structures.parse(text).is_ok();
    // without small letters a capital tells nothing, and neither does it in `Cultura, Sport e Turismo`
    let capitals = !piece.chars().any(char::is_lowercase);
    let chain = by_and(piece, |behind| behind.starts_with(char::is_uppercase)).len() > 1;
    let opens_unit = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(char::is_uppercase) && (!(capitals || chain) || opens_structure(rest))
    };
    split_outside_brackets(piece, |c, _, rest| c == ',' && opens_unit(rest))
        .iter()
        .flat_map(|part| {
            if opens_structure(part.trim_start()) {
                by_and(part, opens_structure)
            } else {
                vec![part.clone()]
            }
        })
        .collect()
}

/// The sides of every ` e ` that `parts` accepts, given what stands behind it.
fn by_and(text: &str, parts: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let behind = text.get(at + c.len_utf8()..).and_then(and_behind);
        if let Some(behind) = behind.filter(|behind| at >= from && parts(behind)) {
            found.extend(text.get(from..at).map(|side| side.trim().to_owned()));
            from = text.len() - behind.len();
        }
    }
    found.extend(text.get(from..).map(|side| side.trim().to_owned()));
    found
}

/// What follows an ` e ` at the start of the text.
fn and_behind(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let rest = rest.strip_prefix(['e', 'E']).map(|rest| rest.strip_prefix(['d', 'D']).unwrap_or(rest))?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// The pieces that line breaks, `;`, `/`, bullets and repeated dashes set apart.
fn outer_pieces(text: &str, words: &ValueWords) -> Vec<String> {
    if words.is_none(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for line in text.split('\n') {
        let line = without_bullet(line);
        let pieces = split_outside_brackets(line, is_separator);
        match pieces.as_slice() {
            [only] => found.extend(by_dash(only)),
            _ => found.extend(pieces),
        }
    }
    found
}

/// A separator that no comma is; a slash inside a number, an abbreviation or `e/o` is none.
fn is_separator(c: char, before: &str, behind: &str) -> bool {
    match c {
        ';' | '•' | '●' | '▪' | '|' => true,
        '/' => {
            // three letters tell that a word is longer than two; a text of slashes is not read over and over
            let edge = |letters: &mut dyn Iterator<Item = char>| -> String {
                letters.take_while(|c| !c.is_whitespace()).take(3).collect()
            };
            let (last_word, next_word) = (edge(&mut before.chars().rev()), edge(&mut behind.chars()));
            let short =
                |word: &str| (1..=2).contains(&word.chars().count()) && word.chars().any(char::is_lowercase);
            !(between_digits(before, behind) || (short(&last_word) && short(&next_word)))
        }
        _ => false,
    }
}

/// Repeated ` - `.
fn by_dash(piece: &str) -> Vec<String> {
    let dashed: Vec<&str> = piece.split(" - ").flat_map(|part| part.split(" – ")).collect();
    // two names of groups of people, each with a capital, are two
    let named = dashed.len() >= 2
        && dashed.iter().all(|part| part.trim().chars().next().is_some_and(char::is_uppercase));
    if (dashed.len() >= MIN_DASHED || named) && !piece.contains(',') {
        dashed.into_iter().map(str::to_owned).collect()
    } else {
        vec![piece.to_owned()]
    }
}

/// A sign stands between two digits.
pub(super) fn between_digits(before: &str, behind: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && behind.starts_with(|c: char| c.is_ascii_digit())
}

/// Splits at the characters that are a separator, given what stands before and behind them; brackets protect.
pub(super) fn split_outside_brackets(
    text: &str,
    separates: impl Fn(char, &str, &str) -> bool,
) -> Vec<String> {
    // brackets that are never closed protect nothing
    let protects = text.matches('(').count() == text.matches(')').count();
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' if protects => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let (before, behind) =
            (text.get(from..at).unwrap_or(""), text.get(at + c.len_utf8()..).unwrap_or(""));
        if depth == 0 && separates(c, before, behind) {
            found.push(before.to_owned());
            from = at + c.len_utf8();
        }
    }
    found.extend(text.get(from..).map(str::to_owned));
    found
}

/// Both sides of the last ` e `, outside brackets.
fn last_and(part: &str) -> Option<(&str, &str)> {
    let (before, behind) = part.rsplit_once(" e ").or_else(|| part.rsplit_once(" ed "))?;
    (before.matches('(').count() == before.matches(')').count()).then_some((before, behind))
}

fn tidy(items: Vec<String>, words: &ValueWords) -> Vec<String> {
    items
        .into_iter()
        .map(|item| {
            let item = without_bullet(&item).trim_end_matches([',', ';', '/']).trim();
            let whole = item.strip_suffix('.').filter(|bare| !bare.contains('.') && bare.chars().count() > 6);
            whole.unwrap_or(item).split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .filter(|item| item.chars().any(char::is_alphanumeric))
        .filter(|item| words.list_ends.whole(item).is_none() && !words.is_none(&fold(item)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn stakeholders() {
        for (text, expected) in [
            (
                "Dipendenti / Amministratori/cittadinanza",
                &["Dipendenti", "Amministratori", "cittadinanza"][..],
            ),
            (
                "Dipendenti/ Collaboratori in convenzione/ Veneto Lavoro/ Soggetti del mercato del lavoro",
                &[
                    "Dipendenti",
                    "Collaboratori in convenzione",
                    "Veneto Lavoro",
                    "Soggetti del mercato del lavoro",
                ],
            ),
            ("Cittadini, imprese e associazioni", &["Cittadini", "imprese", "associazioni"]),
            ("Cittadini, Gestore del servizio", &["Cittadini", "Gestore del servizio"]),
            ("Soggetti del mercato del lavoro", &["Soggetti del mercato del lavoro"]),
            ("Enti e associazioni", &["Enti e associazioni"]),
            ("• Cittadini\n• Imprese;", &["Cittadini", "Imprese"]),
            ("- Cittadini\n- Imprese", &["Cittadini", "Imprese"]),
            ("• Cittadini • Imprese", &["Cittadini", "Imprese"]),
            ("Cittadini - Imprese - Scuole", &["Cittadini", "Imprese", "Scuole"]),
            ("A (x, y), B", &["A (x, y)", "B"]),
            ("A (x, B", &["A (x", "B"]),
            ("Cittadini e/o imprese", &["Cittadini e/o imprese"]),
            ("Utenti ex L. 190/2012", &["Utenti ex L. 190/2012"]),
            ("Cittadini, imprese, ecc.", &["Cittadini", "imprese"]),
            ("n.d.", &[]),
            ("-", &[]),
            ("Nessuno", &[]),
            ("", &[]),
        ] {
            assert_eq!(split_list(text, test_words()), expected, "{text}");
        }
    }

    #[test]
    fn units() {
        for (text, expected) in [
            ("Affari generali e servizi demografici", &["Affari generali e servizi demografici"][..]),
            ("Istruzione, cultura e sport", &["Istruzione, cultura e sport"]),
            ("ISTRUZIONE, CULTURA E SPORT", &["ISTRUZIONE, CULTURA E SPORT"]),
            (
                "Personale e sistemi informativi, Risorse finanziarie",
                &["Personale e sistemi informativi", "Risorse finanziarie"],
            ),
            (
                "Urbanistica ed edilizia privata / Innovazione e sistemi informativi",
                &["Urbanistica ed edilizia privata", "Innovazione e sistemi informativi"],
            ),
            ("Settore Tecnico e Settore Finanziario", &["Settore Tecnico", "Settore Finanziario"]),
            ("SETTORE TECNICO E UFFICIO LEGALE", &["SETTORE TECNICO", "UFFICIO LEGALE"]),
            (
                "SETTORE AFFARI GENERALI E SERVIZI DEMOGRAFICI",
                &["SETTORE AFFARI GENERALI E SERVIZI DEMOGRAFICI"],
            ),
            (
                "Affari generali, servizi demografici e tributi",
                &["Affari generali, servizi demografici e tributi"],
            ),
            ("SETTORE TECNICO, SETTORE FINANZIARIO", &["SETTORE TECNICO", "SETTORE FINANZIARIO"]),
            ("Settore Economico-Finanziario", &["Settore Economico-Finanziario"]),
            ("Servizio Finanziario", &["Servizio Finanziario"]),
            ("Cultura, Sport e Turismo", &["Cultura, Sport e Turismo"]),
            ("Settore Cultura, Ufficio Sport e Turismo", &["Settore Cultura", "Ufficio Sport e Turismo"]),
            ("Nessun altro", &[]),
            ("", &[]),
        ] {
            assert_eq!(split_units(text, &[], test_words()), expected, "{text}");
        }
    }

    #[test]
    fn known_units_decide() {
        let known = ["SETTORE TRIBUTI", "Anagrafe", "Sport e turismo"].map(str::to_owned);
        for (text, expected) in [
            ("Tributi, Anagrafe e Sport e Turismo", &["Tributi, Anagrafe e Sport e Turismo"][..]),
            ("tributi e anagrafe", &["tributi", "anagrafe"]),
            ("Tributi, Anagrafe", &["Tributi", "Anagrafe"]),
            ("Sport e Turismo", &["Sport e Turismo"]),
        ] {
            assert_eq!(split_units(text, &known, test_words()), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn items_come_back(items in proptest::collection::vec("[A-Z][a-z]{3,9}( [a-df-z][a-z]{3,8})?", 1..6), mark in "( / |; |, |\n)") {
            let text = items.join(&mark);
            prop_assert_eq!(split_list(&text, test_words()), items.clone());
            prop_assert_eq!(split_units(&text, &[], test_words()), items);
        }

        #[test]
        fn any_text_is_split(text in "\\PC*") {
            prop_assert!(split_list(&text, test_words()).iter().all(|item| !item.trim().is_empty()));
            prop_assert!(split_units(&text, &[], test_words()).iter().all(|item| !item.trim().is_empty()));
        }
    }
}
