//! Spans of years: `Triennio 2025-2027`, `ANNO 2025/2027`, `2025-27`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::one_of;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::moment::{short_year, year};
use super::text::{Parsed, fail, space};
use crate::contract::Period;

/// Longest span that a plan covers.
const MAX_YEARS: i32 = 10;

/// The first span of years in a text, or its first year. Only years from 2000 to 2099, and none that is part
/// of a longer number or of a date (`31/12/2025` names a year too: its own).
pub fn years_in(text: &str) -> Option<Period> {
    let mut single = None;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() && !previous.is_alphanumeric() && !is_act(&text[..at]) {
            let rest = text.get(at..).unwrap_or("");
            if let Ok((_, period)) = span(rest) {
                if period.from != period.to {
                    return Some(period);
                }
                single = single.or(Some(period));
            }
        }
        previous = c;
    }
    single
}

/// What stands before a year is the number of an act: `d.lgs. 33/` before 2013. Numbers up to 12 may be months.
fn is_act(before: &str) -> bool {
    let Some(before) = before.strip_suffix('/') else { return false };
    let words = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = before[words.len()..].parse::<u32>();
    !words.ends_with(['/', '.', '-'])
        && number.is_ok_and(|number| number > 12 && !(1990..2100).contains(&number))
}

/// nom parser: a year or a span of years.
fn span(input: &str) -> Parsed<'_, Period> {
    let (rest, from) = plausible_year(input)?;
    let (rest, to) = opt(preceded((space, joint, space), last_year)).parse(rest)?;
    let to = to.filter(|to| (from..=from + MAX_YEARS).contains(to)).unwrap_or(from);
    Ok((rest, Period { from, to }))
}

fn joint(input: &str) -> Parsed<'_, ()> {
    alt((one_of("-/–—‑").map(|_| ()), tag_no_case("al ").map(|_| ()))).parse(input)
}

fn plausible_year(input: &str) -> Parsed<'_, i32> {
    let (rest, year) = verify(year, |year| (2000..=2099).contains(year)).parse(input)?;
    if decimals_behind(rest) || rest.starts_with(char::is_alphabetic) {
        fail(input)
    } else {
        Ok((rest, year))
    }
}

/// nom parser: the second year of a span, of four digits or of two.
pub(super) fn last_year(input: &str) -> Parsed<'_, i32> {
    let (rest, year) = alt((verify(year, |year| (2000..=2099).contains(year)), short_year)).parse(input)?;
    // `2025-12-31` is a date and `2025-10%` no span
    let goes_on = rest.starts_with(['/', '-', '%']) || decimals_behind(rest);
    if goes_on { fail(input) } else { Ok((rest, year)) }
}

fn decimals_behind(rest: &str) -> bool {
    rest.strip_prefix([',', '.']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods() {
        for (text, expected) in [
            ("ANNO 2025/2027", Some((2025, 2027))),
            ("Triennio 2025-2027", Some((2025, 2027))),
            ("2025 - 2027", Some((2025, 2027))),
            ("2025 – 2027", Some((2025, 2027))),
            ("PIAO 2025-27", Some((2025, 2027))),
            ("anno 2025", Some((2025, 2025))),
            ("dal 2025 al 2027", Some((2025, 2027))),
            ("Piano 2024, triennio 2024/2026", Some((2024, 2026))),
            ("approvato il 31/12/2024", Some((2024, 2024))),
            ("Obblighi di pubblicazione (d.lgs. 33/2013)", None),
            ("L. 190/2012, anno 2025", Some((2025, 2025))),
            ("entro 06/2025", Some((2025, 2025))),
            ("2025-12-31", Some((2025, 2025))),
            ("2027-2025", Some((2027, 2027))),
            ("1999", None),
            ("12025", None),
            ("€ 2.025,00", None),
            ("€ 2025,50", None),
            ("nessun anno", None),
        ] {
            assert_eq!(years_in(text), expected.map(|(from, to)| Period { from, to }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_outside_the_century(text in "\\PC*") {
            if let Some(period) = years_in(&text) {
                prop_assert!((2000..=2099).contains(&period.from) && period.from <= period.to);
            }
        }
    }
}
