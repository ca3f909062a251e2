//! nom parsers of a number with what belongs to it: `n. 4`, `€ 10.000`, `30 gg`, `≥ 90 %`, `da 25 a 30`.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{not, opt, peek};
use nom::sequence::preceded;

use super::number::numeral;
use super::text::{Parsed, fail, space};
use super::words::ValueWords;
use crate::contract::Comparator;

/// A number and its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    pub value: f64,
    /// `%`, or the unit as it is written.
    pub unit: Option<String>,
    /// Written as a count (`n. 4`).
    pub counted: bool,
}

/// nom parser: a number with its unit before or behind it. A sign counts only directly before the digits.
pub(super) fn quantity<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Quantity> {
    let (rest, counted) = opt((|input| words.count.parse(input), space)).parse(input)?;
    let (rest, currency) = opt(|input| slice(input, |input| words.currency.parse(input))).parse(rest)?;
    let (rest, sign) = preceded(space, opt(one_of("+-−–"))).parse(rest)?;
    let (rest, value) = numeral(rest)?;
    let (rest, scale) = opt(preceded(space, |input| words.multipliers.parse(input))).parse(rest)?;
    let (rest, unit) = opt(preceded(space, |input| unit(input, words))).parse(rest)?;
    let negative = sign.is_some_and(|sign| sign != '+') && value != 0.0;
    let value = value * scale.unwrap_or(1.0);
    let unit = currency.map(str::to_owned).or(unit);
    Ok((rest, Quantity { value: if negative { -value } else { value }, unit, counted: counted.is_some() }))
}

/// nom parser: a unit behind a number.
fn unit<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, String> {
    if let Ok((rest, ())) = words.percent.parse(input) {
        return Ok((rest, "%".to_owned()));
    }
    let any = |input: &'a str| words.units.parse(input).or_else(|_| words.currency.parse(input));
    let (rest, unit) = slice(input, any)?;
    // `5 l'anno` counts no litres
    if rest.starts_with(['\'', '’']) {
        return fail(input);
    }
    let (rest, _) = opt(char('.')).parse(rest)?;
    Ok((rest, unit.trim_end_matches('.').to_owned()))
}

/// What a parser takes of the input, as it is written.
fn slice<'a>(input: &'a str, parser: impl Fn(&'a str) -> Parsed<'a, ()>) -> Parsed<'a, &'a str> {
    nom::combinator::recognize(parser).parse(input)
}

/// nom parser: articles and prepositions.
fn fillers<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, ()> {
    let (mut rest, _) = space(input)?;
    while let Ok((behind, ())) = words.fillers.parse(rest) {
        rest = space(behind)?.0;
    }
    Ok((rest, ()))
}

/// nom parser: a comparator with its number.
pub(super) fn comparator<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, (Comparator, Quantity)> {
    let (rest, comparator) = words.comparators.parse(input)?;
    let (rest, quantity) =
        preceded(|input| fillers(input, words), |input| quantity(input, words)).parse(rest)?;
    // `entro 5` may be a day of the month; `entro 5 giorni` is a length of time
    let day = quantity.unit.is_none() && words.within.parse(input).is_ok();
    let date = rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if day || date { fail(input) } else { Ok((rest, (comparator, quantity))) }
}

/// nom parser: words that leave a number what it is (`raggiungimento dell'80%`), or those of a change
/// (`riduzione del 10%`, `riduzione a 30 gg`), with the number.
pub(super) fn led<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Quantity> {
    let changes = |input: &'a str| words.changes.parse(input);
    let (rest, ()) = alt((|input: &'a str| words.leads.parse(input), changes)).parse(input)?;
    preceded(|input| fillers(input, words), |input| quantity(input, words)).parse(rest)
}

/// A text begins with by how much something changes, and not with what it comes to: `riduzione del 10%` and `in
/// più`, but not `riduzione a 30 gg`.
pub(super) fn by_how_much(text: &str, words: &ValueWords) -> bool {
    let behind = words.changes.parse(text).and_then(|(rest, ())| space(rest));
    behind.is_ok_and(|(rest, _)| words.reaches.parse(rest).is_err())
}

/// The number before a text is by how much something changes (`10%` before `in più`, `di riduzione`).
pub(super) fn of_a_change(behind: &str, words: &ValueWords) -> bool {
    fillers(behind, words).is_ok_and(|(rest, ())| by_how_much(rest, words))
}

/// nom parser: two numbers that are the ends of a range: `da 25 a 30`, `tra il 90% e il 100%`, `8-12`.
pub(super) fn range<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, (Quantity, Quantity)> {
    let (rest, opened) = opt(|input| words.between_from.parse(input)).parse(input)?;
    let (rest, ()) = if opened.is_some() { fillers(rest, words)? } else { (rest, ()) };
    let (rest, from) = quantity(rest, words)?;
    let (rest, _) = match opened {
        Some(()) => preceded(space, |input| words.between_to.parse(input)).parse(rest)?,
        None => dash(rest)?,
    };
    let (rest, ()) = if opened.is_some() { fillers(rest, words)? } else { (space(rest)?.0, ()) };
    let (rest, to) = quantity(rest, words)?;
    let years = |quantity: &Quantity| (2000.0..=2099.0).contains(&quantity.value) && quantity.unit.is_none();
    if years(&from) && years(&to) { fail(input) } else { Ok((rest, (from, to))) }
}

/// A dash between two numbers, with a digit right behind it.
fn dash(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = preceded(space, one_of("-–÷")).parse(input)?;
    let (rest, _) = preceded(space, peek(one_of("0123456789€"))).parse(rest)?;
    let (rest, _) = not(char('-')).parse(rest)?;
    Ok((rest, ()))
}

/// The words behind a number are what it counts, and not how it is meant (`3 su 4`, `2 per anno`).
pub(super) fn count_noun(noun: &str, words: &ValueWords) -> bool {
    noun.starts_with(char::is_alphabetic) && words.no_noun.parse(noun).is_err()
}
