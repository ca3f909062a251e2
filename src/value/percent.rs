//! Shares on the 0–100 scale: `50%`, `32,5 %`, `50/100`, `0,5` where the column says that it is a half.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::number::signed;
use super::text::{Parsed, space, without_brackets};
use super::words::ValueWords;
use crate::contract::Percent;

/// How near to a whole a column of shares has to come.
const TOLERANCE: f64 = 0.005;

/// The scale of the bare numbers of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// 50 is a half.
    Percent,
    /// 0,5 is a half.
    Fraction,
    /// The column does not tell: a number of 1 or more is a percentage, one between 0 and 1 is not understood.
    #[default]
    Unknown,
}

/// Tells the scale of a column's bare numbers. Fractions are all at most 1 and make 1 together (or 2, 3 …
/// where the column holds the weights of several cards); any number above 1, or a `%`, tells percentages.
pub fn scale_of_column(texts: &[&str], words: &ValueWords) -> Scale {
    let shares: Vec<(f64, bool)> = texts.iter().filter_map(|text| share(text, words)).collect();
    if shares.is_empty() {
        return Scale::Unknown;
    }
    if shares.iter().any(|(value, marked)| *marked || *value > 1.0) {
        return Scale::Percent;
    }
    let sum: f64 = shares.iter().map(|(value, _)| value).sum();
    let wholes = sum.round();
    // a column of ones is as likely a column of points
    let enough =
        wholes == 1.0 || (wholes > 1.0 && shares.iter().any(|(value, _)| *value > 0.0 && *value < 1.0));
    if enough && (sum - wholes).abs() <= TOLERANCE * wholes { Scale::Fraction } else { Scale::Unknown }
}

/// Reads a share. `null` for words (`alto`), for several numbers, and for a bare number whose scale can't be
/// told.
pub fn parse_percent(text: &str, words: &ValueWords, scale: Scale) -> Percent {
    let raw = text.trim().to_owned();
    let percent = share(&raw, words).and_then(|(value, marked)| match scale {
        _ if marked => Some(value),
        Scale::Percent => Some(value),
        // 100 times the decimal fraction, without the noise of the binary one
        Scale::Fraction => (value.abs() <= 1.0).then(|| (value * 1e12).round() / 1e10),
        Scale::Unknown => (value == 0.0 || value.abs() >= 1.0).then_some(value),
    });
    Percent { raw, percent }
}

/// The one number of a text and whether it is marked as a percentage; `None` where other words stand there.
fn share(text: &str, words: &ValueWords) -> Option<(f64, bool)> {
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let text = inner.map_or_else(|| without_brackets(text), str::to_owned);
    let (rest, _) = words_beside(&text, words).ok()?;
    let (rest, found) = marked_number(rest, words).ok()?;
    let (rest, _) = words_beside(rest, words).ok()?;
    rest.is_empty().then_some(found)
}

/// nom parser: a number with the sign of percent behind or before it, or over 100 or 10.
fn marked_number<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, (f64, bool)> {
    let sign = |input: &'a str| words.percent.parse(input);
    let (rest, before) = opt((sign, space)).parse(input)?;
    let (rest, value) = signed(rest)?;
    // tenths and hundredths are shares; parts of any other whole may be points
    let over_whole = |input: &'a str| {
        let link = |input: &'a str| words.out_of.parse(input);
        let (input, ()) = words_beside(input, words)?;
        let (rest, denominator) = preceded((space, link, space), super::number::numeral).parse(input)?;
        let tenths = denominator == 10.0 && (0.0..=10.0).contains(&value);
        if denominator == 100.0 || tenths {
            Ok((rest, 100.0 / denominator))
        } else {
            super::text::fail(input)
        }
    };
    let sign = preceded(space, sign).map(|()| 1.0);
    let (rest, behind) = opt(alt((over_whole, sign))).parse(rest)?;
    Ok((rest, (value * behind.unwrap_or(1.0), before.is_some() || behind.is_some())))
}

/// nom parser: words that add nothing to a weight.
fn words_beside<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, ()> {
    let (mut rest, _) = space(input)?;
    while let Ok((behind, ())) = words.beside_percent.parse(rest) {
        rest = space(behind)?.0;
    }
    Ok((rest, ()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::test_words;
    use proptest::prelude::*;

    #[test]
    fn shares() {
        for (text, scale, expected) in [
            ("50%", Scale::Unknown, Some(50.0)),
            ("95 %", Scale::Unknown, Some(95.0)),
            ("0,00%", Scale::Unknown, Some(0.0)),
            ("32,5%", Scale::Unknown, Some(32.5)),
            ("50/100", Scale::Unknown, Some(50.0)),
            ("0,5 / 100", Scale::Fraction, Some(0.5)),
            ("60 su 100", Scale::Unknown, Some(60.0)),
            ("3/10", Scale::Unknown, Some(30.0)),
            ("3,5 su 10", Scale::Percent, Some(35.0)),
            ("12/10", Scale::Percent, None),
            ("peso 7,5 su 100 punti", Scale::Unknown, Some(7.5)),
            ("35 punti su 100", Scale::Unknown, Some(35.0)),
            ("60 su 80", Scale::Percent, None),
            ("60 punti su 80", Scale::Percent, None),
            ("60 su 100 su 100", Scale::Percent, None),
            ("50", Scale::Unknown, Some(50.0)),
            ("50", Scale::Percent, Some(50.0)),
            ("0,5", Scale::Fraction, Some(50.0)),
            ("0.07", Scale::Fraction, Some(7.0)),
            ("1", Scale::Fraction, Some(100.0)),
            ("0,5", Scale::Percent, Some(0.5)),
            ("0,5", Scale::Unknown, None),
            ("0,5%", Scale::Fraction, Some(0.5)),
            ("50", Scale::Fraction, None),
            ("peso 50%", Scale::Unknown, Some(50.0)),
            ("Peso: 20", Scale::Unknown, Some(20.0)),
            ("(50%)", Scale::Unknown, Some(50.0)),
            ("50% (obbligatorio)", Scale::Unknown, Some(50.0)),
            ("30 punti", Scale::Unknown, Some(30.0)),
            ("p. 30", Scale::Unknown, Some(30.0)),
            ("30 per cento", Scale::Unknown, Some(30.0)),
            ("% 30", Scale::Unknown, Some(30.0)),
            ("alto", Scale::Unknown, None),
            ("media", Scale::Percent, None),
            ("alto (3)", Scale::Unknown, None),
            ("30 + 20", Scale::Percent, None),
            ("50% 30%", Scale::Percent, None),
            ("15/30", Scale::Percent, None),
            ("31/12/2025", Scale::Percent, None),
            ("", Scale::Percent, None),
            ("n.d.", Scale::Percent, None),
        ] {
            let percent = parse_percent(text, test_words(), scale);
            assert_eq!((percent.raw.as_str(), percent.percent), (text, expected), "{scale:?}");
        }
    }

    #[test]
    fn scales() {
        for (texts, expected) in [
            (&["0,3", "0,3", "0,4"][..], Scale::Fraction),
            (&["0,25", "0,75", "", "0,5", "0,5"], Scale::Fraction),
            (&["1"], Scale::Fraction),
            (&["30", "70"], Scale::Percent),
            (&["0,5", "20", "30"], Scale::Percent),
            (&["50%", "0,5"], Scale::Percent),
            (&["0,5", "0,2"], Scale::Unknown),
            (&["1", "1", "1"], Scale::Unknown),
            (&["0", "0"], Scale::Unknown),
            (&["alto", ""], Scale::Unknown),
        ] {
            assert_eq!(scale_of_column(texts, test_words()), expected, "{texts:?}");
        }
    }

    proptest! {
        #[test]
        fn every_form_comes_back(hundredths in 0u32..=10_000, form in 0usize..5) {
            let (whole, cents) = (hundredths / 100, hundredths % 100);
            let text = match form {
                0 => format!("{whole},{cents:02}%"),
                1 => format!("{whole},{cents:02} %"),
                2 => format!("({whole}.{cents:02}%)"),
                3 => format!("peso {whole},{cents:02}%"),
                _ => format!("{whole},{cents:02}/100"),
            };
            let percent = parse_percent(&text, test_words(), Scale::Unknown).percent;
            prop_assert_eq!(percent, Some(f64::from(hundredths) / 100.0), "{}", text);
            let fraction = format!("0,{cents:02}");
            let percent = parse_percent(&fraction, test_words(), Scale::Fraction).percent;
            prop_assert_eq!(percent, Some(f64::from(cents)));
        }

        #[test]
        fn any_text_is_kept(text in "\\PC*") {
            let percent = parse_percent(&text, test_words(), Scale::Unknown);
            prop_assert_eq!(percent.raw.as_str(), text.trim());
        }
    }
}
