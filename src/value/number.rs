//! Numbers in Italian forms: `1.250,50`, `1'000`, `1 250`, `€ 10.000`, `- 3`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize};
use nom::multi::many1;
use nom::sequence::preceded;

use super::target::measure;
use super::text::{Parsed, fail, space};
use super::words::ValueWords;
use crate::contract::Number;

/// Digits that a number can have and still be exact.
const MAX_DIGITS: usize = 15;

/// A text that is one number, with or without a currency; `None` for everything else.
pub fn number(text: &str, words: &ValueWords) -> Option<f64> {
    let (rest, value) = amount(text.trim(), words).ok()?;
    rest.trim().is_empty().then_some(value)
}

/// The number of a short text (`60%`, `€ 250.000`, `17 gg`); `null` for words, dates, `n.d.` and prose.
pub fn parse_number(text: &str, words: &ValueWords) -> Number {
    let raw = text.trim();
    let value = number(raw, words).or_else(|| measure(raw, words));
    Number { raw: raw.to_owned(), value }
}

/// What an indicator has reached: a number, or *sì* and *no* (1 and 0, as a target's are) where it is a thing that is done
/// or not.
pub fn parse_level(text: &str, words: &ValueWords) -> Number {
    let number = parse_number(text, words);
    let value = number.value.or_else(|| super::target::yes_or_no(text, words)?.value);
    Number { value, ..number }
}

/// nom parser: sign, number, with the currency before or after it.
fn amount<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, f64> {
    let currency = |input: &'a str| words.currency.parse(input);
    let (rest, _) = opt((currency, space)).parse(input)?;
    let (rest, value) = signed(rest)?;
    let (rest, scale) = opt(preceded(space, |input| words.multipliers.parse(input))).parse(rest)?;
    let (rest, _) = opt(preceded(space, currency)).parse(rest)?;
    Ok((rest, value * scale.unwrap_or(1.0)))
}

/// nom parser: a number with or without sign.
pub(super) fn signed(input: &str) -> Parsed<'_, f64> {
    let (rest, sign) = opt(one_of("+-−–")).parse(input)?;
    let (rest, _) = space(rest)?;
    let (rest, value) = numeral(rest)?;
    let negative = sign.is_some_and(|sign| sign != '+');
    // minus zero would print as such
    Ok((rest, if negative && value != 0.0 { -value } else { value }))
}

/// nom parser: a number without sign. Fails on what is no Italian form (`1,250.50`, `1234.567`, `1.2.3`).
pub(super) fn numeral(input: &str) -> Parsed<'_, f64> {
    let (rest, value) = alt((grouped, plain)).parse(input)?;
    if continues(rest) { fail(input) } else { Ok((rest, value)) }
}

/// Digits go on behind the number: it was a date, a code, a telephone number.
fn continues(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some('.' | ',' | '\'' | '’' | ':') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn digits(input: &str) -> Parsed<'_, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// Groups of three digits behind one and the same mark.
fn grouped(input: &str) -> Parsed<'_, f64> {
    let (rest, head) = take_while_m_n(1, 3, |c: char| c.is_ascii_digit()).parse(input)?;
    if head.starts_with('0') {
        return fail(input);
    }
    let mark = rest.chars().next().unwrap_or(' ');
    if !matches!(mark, '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}') {
        return fail(input);
    }
    let (rest, groups) = recognize(many1(preceded(char(mark), three_digits))).parse(rest)?;
    let (rest, decimals) = opt(preceded(char(','), digits)).parse(rest)?;
    let whole: String = head.chars().chain(groups.chars().filter(char::is_ascii_digit)).collect();
    finish(input, rest, &whole, decimals)
}

fn three_digits(input: &str) -> Parsed<'_, &str> {
    let (rest, group) = take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(input)?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) { fail(input) } else { Ok((rest, group)) }
}

/// Digits with at most one decimal mark; a point before exactly three digits is a decimal mark behind 0 only.
fn plain(input: &str) -> Parsed<'_, f64> {
    let (rest, whole) = digits(input)?;
    let (rest, decimals) = opt((one_of(",."), digits)).parse(rest)?;
    match decimals {
        Some(('.', decimals)) if decimals.len() == 3 && !whole.chars().all(|c| c == '0') => fail(input),
        Some((_, decimals)) => finish(input, rest, whole, Some(decimals)),
        None => finish(input, rest, whole, None),
    }
}

fn finish<'a>(input: &'a str, rest: &'a str, whole: &str, decimals: Option<&str>) -> Parsed<'a, f64> {
    if whole.len() > MAX_DIGITS {
        return fail(input);
    }
    match format!("{whole}.{}", decimals.unwrap_or("0")).parse::<f64>() {
        Ok(value) if value.is_finite() => Ok((rest, value)),
        _ => fail(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn italian_numbers() {
        let words = test_words();
        for (text, expected) in [
            ("1.250,50", Some(1250.5)),
            ("1.000", Some(1000.0)),
            ("85.000.000 euro", Some(85e6)),
            ("0,5", Some(0.5)),
            ("0.500", Some(0.5)),
            ("12.5", Some(12.5)),
            ("€ 10.000", Some(10000.0)),
            ("€10.000,00", Some(10000.0)),
            ("10.000,00 euro", Some(10000.0)),
            ("- 3", Some(-3.0)),
            ("−3,5", Some(-3.5)),
            ("+10", Some(10.0)),
            ("1 250", Some(1250.0)),
            ("1\u{a0}250", Some(1250.0)),
            ("1'000", Some(1000.0)),
            ("€ 1,5 milioni", Some(1.5e6)),
            ("10 mila", Some(10000.0)),
            ("1,250.50", None),
            ("1234.567", None),
            ("1.2.3", None),
            ("12:30", None),
            ("31/12/2025", None),
            ("quattro", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(number(text, words), expected, "{text}");
        }
    }

    #[test]
    fn number_of_a_short_text() {
        let words = test_words();
        for (text, expected) in [
            ("60%", Some(60.0)),
            ("€ 250.000", Some(250000.0)),
            ("17 gg", Some(17.0)),
            ("766 (2018)", Some(766.0)),
            ("n. 3 aree", Some(3.0)),
            ("n.d.", None),
            ("-", None),
            ("n/a", None),
            ("26/10/2025", None),
            ("dicembre 2025", None),
            ("si", None),
            ("da 25 a 30", None),
            ("baseline 2018: 766", None),
            ("Nel corso del 2024 sono state evase 300 pratiche su 400", None),
        ] {
            let number = parse_number(text, words);
            assert_eq!((number.raw.as_str(), number.value), (text, expected));
        }
    }

    /// A whole number with its thousands apart.
    fn with_groups(value: u64, mark: &str) -> String {
        let digits = value.to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #[test]
        fn every_form_comes_back(value in 0u64..10_000_000_000, cents in 0u64..100, mark in "[.' ]") {
            let words = test_words();
            let expected = Some((value * 100 + cents) as f64 / 100.0);
            let grouped = format!("{},{cents:02}", with_groups(value, &mark));
            prop_assert_eq!(number(&grouped, words), expected);
            let plain = format!("€ {value},{cents:02}");
            prop_assert_eq!(number(&plain, words), expected);
            let negative = format!("-{value},{cents:02} euro");
            prop_assert_eq!(number(&negative, words), expected.map(|n| if n == 0.0 { 0.0 } else { -n }));
        }

        #[test]
        fn any_text_is_kept(text in "\\PC*") {
            let words = test_words();
            let number = parse_number(&text, words);
            prop_assert_eq!(number.raw.as_str(), text.trim());
        }
    }
}
