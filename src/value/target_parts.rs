//! What stands behind the first number of a target: nothing, words, or further counts.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, opt};
use nom::sequence::preceded;

use super::number::numeral;
use super::quantity::comparator;
use super::text::{Parsed, space, without_brackets};
use super::words::ValueWords;
use crate::contract::{Comparator, TargetPart};

/// What stands behind the first number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tail {
    /// Nothing, or a note in brackets.
    Nothing,
    /// A comparator (`30 gg max`).
    Suffix(Comparator),
    /// The whole that the number is a part of (`12/12`).
    Fraction(f64),
    /// Words, perhaps with further numbers.
    Words(String),
}

/// Reads it; `None` where it makes the number something else than an amount: another bound or number (a scale of
/// thresholds), or punctuation (an ordinal, a list).
pub(super) fn tail(rest: &str, after_unit: bool, words: &ValueWords) -> Option<Tail> {
    let mut whole = rest.trim().trim_end_matches(['.', ';', ',']).trim_end();
    if after_unit {
        // `100% - tutte le pratiche`: a note
        whole = whole.trim_start_matches([',', ';', ':', '-', '–']).trim_start();
    }
    let bare = without_brackets(whole);
    if bare.is_empty() {
        return Some(Tail::Nothing);
    }
    if let Some(suffix) = words.suffixes.whole(&bare) {
        return Some(Tail::Suffix(suffix));
    }
    if let Ok((_, denominator)) = all_consuming(preceded((char('/'), space), numeral)).parse(bare.as_str()) {
        return Some(Tail::Fraction(denominator));
    }
    let bounds_follow = comparator(&bare, words).is_ok();
    if bounds_follow || bare.chars().any(|c| "<>≤≥=".contains(c)) || another_number(&bare).is_ok() {
        return None;
    }
    // letters stand apart from the number that they belong to
    let apart = after_unit || rest.starts_with(|c: char| c.is_whitespace() || c == '(');
    (apart && bare.starts_with(char::is_alphabetic)).then(|| Tail::Words(whole.to_owned()))
}

/// nom parser: `e 20`, `o 30`: one of two numbers.
fn another_number(input: &str) -> Parsed<'_, f64> {
    let joint = alt((tag_no_case("ed "), tag_no_case("e "), tag_no_case("o ")));
    preceded((joint, space), numeral).parse(input)
}

/// The counts of a target: the first number with its noun, and every further number that a comma, a `e`, a line
/// break sets apart, with its own.
pub(super) fn parts(first: f64, text: &str, words: &ValueWords) -> Vec<TargetPart> {
    let mut parts = Vec::new();
    let mut value = first;
    let mut noun_from = 0;
    let mut previous = 'x';
    for (at, c) in text.char_indices() {
        let starts = previous.is_whitespace() || "\n,;+&/".contains(c);
        previous = c;
        if !starts || at < noun_from {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        if let Ok((behind, next)) = next_count(rest, words) {
            push(&mut parts, value, text.get(noun_from..at));
            value = next;
            noun_from = text.len() - behind.len();
        }
    }
    push(&mut parts, value, text.get(noun_from..));
    parts
}

fn push(parts: &mut Vec<TargetPart>, value: f64, noun: Option<&str>) {
    let noun = noun.unwrap_or("").trim().trim_matches([',', ';', '.', '+', '&', '/']).trim().to_owned();
    parts.push(TargetPart { value, noun });
}

/// nom parser: a separator, a number, and the letter that its noun starts with (left in the input).
fn next_count<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, f64> {
    let and = alt((tag_no_case("ed "), tag_no_case("e ")));
    let (rest, _) = alt((and, one_of(",;+&/\n").map(|_| ""))).parse(input)?;
    let (rest, _) = (space, opt(one_of("-–•")), space).parse(rest)?;
    let (rest, _) = opt((alt((tag_no_case("ed "), tag_no_case("e "))), space)).parse(rest)?;
    let (rest, _) = opt((|input| words.count.parse(input), space)).parse(rest)?;
    let (rest, value) = numeral(rest)?;
    let (rest, gap) = space(rest)?;
    if gap.is_empty() || !rest.starts_with(char::is_alphabetic) {
        return super::text::fail(input);
    }
    Ok((rest, value))
}
