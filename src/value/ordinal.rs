//! Ordinals and codes before a title: `1) TITLE`, `N. 3 – x`, `OB03`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::{opt, recognize};

use super::text::{Parsed, fail, space};
use super::words::ValueWords;

/// Characters of a code.
const MAX_CODE: usize = 16;

/// The ordinal that a title opens with, and the text behind it. A number alone needs a mark behind it (`1) x`,
/// `1. x`, `1 - x`), so that `3 incontri` and `1.250 ore` have none.
pub fn ordinal<'a>(text: &'a str, words: &ValueWords) -> Option<(u32, &'a str)> {
    let (rest, number) = alt((|input| with_sign(input, words), marked)).parse(text.trim()).ok()?;
    Some((number, rest.trim()))
}

/// nom parser: `N. 3 – x`, `n° 2`.
fn with_sign<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, u32> {
    let (rest, ()) = words.count.parse_glued(input)?;
    let (rest, _) = space(rest)?;
    let (rest, number) = number(rest)?;
    let (behind, (_, mark, _)) = (space, opt(one_of(".):-–—")), space).parse(rest)?;
    // `n. 3 incontri` counts; an ordinal stands alone or has a mark before the title
    if mark.is_some() || behind.is_empty() { Ok((behind, number)) } else { fail(input) }
}

/// nom parser: `1) x`, `1. x`, `1 - x`.
fn marked(input: &str) -> Parsed<'_, u32> {
    let (rest, number) = number(input)?;
    let tight = |input| recognize((one_of(".)"), opt(one_of(")-–")))).parse(input);
    let loose = |input| recognize((space, one_of("-–—:"))).parse(input);
    let (rest, mark) = alt((tight, loose)).parse(rest)?;
    // `1.1`, `2-3`, `10:30` go on with a number; `-3` after a space is a range, too
    let title = rest.trim_start();
    let spaced = title.len() < rest.len() || mark.ends_with(')') || title.is_empty();
    let letters = title.is_empty() || !title.starts_with(|c: char| c.is_ascii_digit());
    if letters && (spaced || mark.starts_with('.')) { Ok((title, number)) } else { fail(input) }
}

fn number(input: &str) -> Parsed<'_, u32> {
    let (rest, digits) = take_while_m_n(1, 3, |c: char| c.is_ascii_digit()).parse(input)?;
    match digits.parse() {
        Ok(number) if !rest.starts_with(|c: char| c.is_ascii_digit()) => Ok((rest, number)),
        _ => fail(input),
    }
}

/// The text has the shape of a code: `1.1`, `A.2`, `OB03`, `1`, `2.b`. A word or a date has not.
pub fn looks_like_code(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')']);
    let short = !text.is_empty() && text.len() <= MAX_CODE;
    let signs = text.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // letters of a code come in short runs
    let runs = text.split(|c: char| !c.is_ascii_alphabetic()).all(|run| run.len() <= 5);
    let number_groups =
        text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect::<Vec<_>>();
    let like_date = number_groups.len() == 3
        && number_groups.last().is_some_and(|year| year.len() == 4)
        && text.chars().all(|c| !c.is_ascii_alphabetic());
    let like_year = text.len() == 4 && text.starts_with("20") && digits == 4;
    let edges = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric());
    short && signs && digits > 0 && runs && edges && !like_date && !like_year
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn ordinals() {
        for (text, expected) in [
            ("1) TITLE", Some((1, "TITLE"))),
            ("1)TITLE", Some((1, "TITLE"))),
            ("1. x", Some((1, "x"))),
            ("1.x", Some((1, "x"))),
            ("12 - Titolo", Some((12, "Titolo"))),
            ("1 – SERVIZI GENERALI", Some((1, "SERVIZI GENERALI"))),
            ("N. 3 – x", Some((3, "x"))),
            ("n° 2", Some((2, ""))),
            ("N.3", Some((3, ""))),
            ("1.-Titolo", Some((1, "Titolo"))),
            ("3 incontri", None),
            ("n. 3 incontri", None),
            ("1.1 Titolo", None),
            ("1.250 ore", None),
            ("2025 - Piano", None),
            ("8-12", None),
            ("10:30", None),
            ("31/12/2025", None),
            ("Titolo", None),
            ("", None),
        ] {
            assert_eq!(ordinal(text, test_words()), expected, "{text}");
        }
    }

    #[test]
    fn codes() {
        for text in ["1.1", "A.2", "OB03", "1", "2.b", "01.02.03", "SG-1", "PERF_2", "1)"] {
            assert!(looks_like_code(text), "{text}");
        }
        for text in [
            "",
            "A",
            "Obiettivo",
            "31/12/2025",
            "31.12.2025",
            "2025",
            "50%",
            "n. 3",
            "3 incontri",
            "-1",
            "OBIETTIVO1",
        ] {
            assert!(!looks_like_code(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn ordinals_come_back(number in 1u32..1000, mark in "(\\) |\\. | - |: )", title in "[A-Z][a-z ]{3,20}[a-z]") {
            let text = format!("{number}{mark}{title}");
            prop_assert_eq!(ordinal(&text, test_words()), Some((number, title.trim())));
        }

        #[test]
        fn any_text_is_read(text in "\\PC*") {
            if let Some((_, rest)) = ordinal(&text, test_words()) {
                prop_assert!(text.contains(rest));
            }
            looks_like_code(&text);
        }
    }
}
