//! Missions and programmes of the budget: `08 - Assetto del territorio…`, `M.12 P.07`, a title alone.

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::opt;

use super::text::{Parsed, Phrases, fail, fold, space};
use super::words::ValueWords;
use crate::contract::Mission;

/// Reads a mission: the code as written. A title without code gets the code of D.Lgs. 118/2011, Allegato 14, only
/// where it is one of the official titles word for word; a code never gets a title that is not written.
pub fn parse_mission(text: &str, words: &ValueWords) -> Mission {
    let raw = text.trim().to_owned();
    if raw.is_empty() || words.is_none(&raw) {
        return Mission { raw, ..Mission::default() };
    }
    let own =
        program_at(&raw, words).and_then(|at| raw.get(..at)).unwrap_or(&raw).trim_end_matches(SEPARATORS);
    let (code, title) = code_and_title(own, &words.mission);
    // `01.11` is a mission and a programme, and the title is the programme's
    let (code, title) = match code.as_deref().and_then(|code| code.split_once('.')) {
        Some((mission, _)) => (Some(mission.to_owned()), None),
        None => (code, title),
    };
    let code = code.or_else(|| words.mission_titles.get(&fold(title.as_deref()?)).cloned());
    Mission { raw, code, title }
}

/// Reads a programme the same way, without the look-up.
pub fn parse_program(text: &str, words: &ValueWords) -> Mission {
    let raw = text.trim().to_owned();
    if raw.is_empty() || words.is_none(&raw) {
        return Mission { raw, ..Mission::default() };
    }
    let own = program_at(&raw, words).and_then(|at| raw.get(at..));
    // a mission and nothing of a programme
    if own.is_none() && prefixed(&raw, &words.mission).is_ok() {
        return Mission { raw, ..Mission::default() };
    }
    let (code, title) = code_and_title(own.unwrap_or(&raw), &words.program);
    Mission { raw, code, title }
}

fn code_and_title(text: &str, prefixes: &Phrases<()>) -> (Option<String>, Option<String>) {
    let read = prefixed(text, prefixes).or_else(|_| code(text));
    let (title, code) = match read {
        Ok((rest, code)) => (rest, Some(code.to_owned())),
        Err(_) => (text, None),
    };
    let title = title.trim().trim_end_matches(['-', '–', ',', ';', '/', '|']).trim_end();
    let title = title.chars().any(char::is_alphabetic).then(|| title.to_owned());
    (code, title)
}

/// Marks between a mission and its programme in one cell.
const SEPARATORS: [char; 4] = ['/', '|', '\n', ' '];

/// Where the programme's part of a text starts (`M.12 P.07`, `03 Ordine pubblico / 01 Polizia locale`).
fn program_at(text: &str, words: &ValueWords) -> Option<usize> {
    let mut previous = ' ';
    text.char_indices().find_map(|(at, c)| {
        let starts = c.is_alphabetic() && !previous.is_alphabetic();
        let after_mark = matches!(previous, '/' | '|' | '\n');
        if !c.is_whitespace() || c == '\n' {
            previous = c;
        }
        let rest = text.get(at..)?;
        let named = starts && prefixed(rest, &words.program).is_ok();
        let second = after_mark && code(rest).is_ok_and(|(title, _)| title.starts_with(char::is_alphabetic));
        (named || second).then_some(at)
    })
}

/// nom parser: a word such as *Missione*, and the code behind it.
fn prefixed<'a>(input: &'a str, prefixes: &Phrases<()>) -> Parsed<'a, &'a str> {
    let (rest, ()) = prefixes.parse_glued(input)?;
    let (rest, _) = (opt(one_of(":.")), space).parse(rest)?;
    code(rest)
}

/// nom parser: a code, alone or with a mark or white space between it and the title.
fn code(input: &str) -> Parsed<'_, &str> {
    let digits = || take_while_m_n(1, 4, |c: char| c.is_ascii_digit());
    let (rest, code) = nom::combinator::recognize((digits(), opt((one_of("."), digits())))).parse(input)?;
    let (behind, (gap, mark, _)) = (space, opt(one_of("-–—:.|)/")), space).parse(rest)?;
    let apart = behind.is_empty() || !gap.is_empty() || mark.is_some();
    // a number that letters or digits follow directly is no code (`M5C2`, `118/2011`), and neither is a year
    let year = code.len() == 4 && !code.contains('.') && (code.starts_with("20") || code.starts_with("19"));
    let number = behind.starts_with(|c: char| c.is_ascii_digit()) && gap.is_empty();
    if apart && !number && !year { Ok((behind, code)) } else { fail(input) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn missions() {
        for (text, code, title) in [
            (
                "08 - Assetto del territorio ed edilizia abitativa",
                Some("08"),
                Some("Assetto del territorio ed edilizia abitativa"),
            ),
            (
                "12 Diritti sociali, politiche sociali e famiglia",
                Some("12"),
                Some("Diritti sociali, politiche sociali e famiglia"),
            ),
            ("M.12", Some("12"), None),
            ("M12", Some("12"), None),
            ("Missione 1", Some("1"), None),
            ("MISSIONE 01: Servizi istituzionali", Some("01"), Some("Servizi istituzionali")),
            ("12", Some("12"), None),
            (
                "Diritti sociali, politiche sociali e famiglia",
                Some("12"),
                Some("Diritti sociali, politiche sociali e famiglia"),
            ),
            ("TRASPORTI E DIRITTO ALLA MOBILITA'", None, Some("TRASPORTI E DIRITTO ALLA MOBILITA'")),
            ("TRASPORTI E DIRITTO ALLA MOBILITÀ", Some("10"), Some("TRASPORTI E DIRITTO ALLA MOBILITÀ")),
            ("Politiche sociali", None, Some("Politiche sociali")),
            ("M.12 P.07", Some("12"), None),
            ("Missione 12 - Diritti sociali - Programma 07 Asili", Some("12"), Some("Diritti sociali")),
            ("01.11 - Altri servizi generali", Some("01"), None),
            ("M12P07", Some("12"), None),
            (
                "03 Ordine pubblico e sicurezza / 01 Polizia locale",
                Some("03"),
                Some("Ordine pubblico e sicurezza"),
            ),
            ("2025 Piano", None, Some("2025 Piano")),
            ("M5C2 Infrastrutture sociali", None, Some("M5C2 Infrastrutture sociali")),
            ("", None, None),
            ("n.d.", None, None),
        ] {
            let mission = parse_mission(text, test_words());
            assert_eq!((mission.code.as_deref(), mission.title.as_deref()), (code, title), "{text}");
            assert_eq!(mission.raw, text);
        }
    }

    #[test]
    fn programs() {
        for (text, code, title) in [
            ("10 - Risorse umane", Some("10"), Some("Risorse umane")),
            (
                "07 - Elezioni e consultazioni popolari - Anagrafe e stato civile",
                Some("07"),
                Some("Elezioni e consultazioni popolari - Anagrafe e stato civile"),
            ),
            ("M.12 P.07", Some("07"), None),
            ("Programma 3", Some("3"), None),
            ("M12P07", Some("07"), None),
            ("Programma: 03 Rifiuti", Some("03"), Some("Rifiuti")),
            ("03 Ordine pubblico e sicurezza / 01 Polizia locale", Some("01"), Some("Polizia locale")),
            ("Giustizia", None, Some("Giustizia")),
            ("Missione 12", None, None),
            ("", None, None),
        ] {
            let program = parse_program(text, test_words());
            assert_eq!((program.code.as_deref(), program.title.as_deref()), (code, title), "{text}");
        }
    }

    proptest! {
        #[test]
        fn code_and_title_come_back(code in 1u32..100, title in "[A-Z][a-z]{4,9}( [a-z]{4,9}){0,3}", mark in "( - | |: | – )") {
            let text = format!("{code:02}{mark}{title}");
            let mission = parse_mission(&text, test_words());
            prop_assert_eq!(mission.code, Some(format!("{code:02}")));
            prop_assert_eq!(mission.title, Some(title));
        }

        #[test]
        fn any_text_is_kept(text in "\\PC*") {
            let (mission, program) = (parse_mission(&text, test_words()), parse_program(&text, test_words()));
            prop_assert_eq!((mission.raw.as_str(), program.raw.as_str()), (text.trim(), text.trim()));
        }
    }
}
