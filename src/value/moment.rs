//! nom parsers of a single point in time: `31/12/2025`, `31 dic. '25`, `dicembre 2025`, `III trim. 2025`, `2025`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, verify};
use nom::sequence::{preceded, terminated};

use super::calendar::{Part, YEARS};
use super::text::{Parsed, fail, space};
use super::words::ValueWords;

/// A point in time as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// `None` where no year is written.
    pub year: Option<i32>,
    pub part: Part,
    /// It is written so as to be a date, but no calendar has it (`31/06/2025`).
    pub impossible: bool,
    /// Day and month as bare numbers without a year, which may as well be a fraction (`3/4`).
    pub bare: bool,
}

impl Moment {
    fn new(year: Option<i32>, part: Part) -> Self {
        // 2024 had a 29 February, so that a date without year gets the benefit of the doubt
        let impossible = part.last_day(year.unwrap_or(2024)).is_none();
        Moment { year, part, impossible, bare: false }
    }
}

/// nom parser: the point in time at the start of the input.
pub(super) fn moment<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Moment> {
    alt((
        iso_date,
        numeric_date,
        |input| day_and_month_name(input, words),
        numeric_month,
        |input| part_of_year(input, words),
        |input| month_name(input, words),
        |input| year_end(input, words),
        bare_day_and_month,
        only_year,
    ))
    .parse(input)
}

fn digits<'a>(
    min: usize,
    max: usize,
) -> impl Parser<&'a str, Output = u32, Error = nom::error::Error<&'a str>> {
    take_while_m_n(min, max, |c: char| c.is_ascii_digit()).map_opt(|digits: &str| digits.parse().ok())
}

fn not_before_digit<'a, T>(rest: &'a str, value: T) -> Parsed<'a, T> {
    if rest.starts_with(|c: char| c.is_ascii_digit()) { fail(rest) } else { Ok((rest, value)) }
}

/// A year of four digits.
pub(super) fn year(input: &str) -> Parsed<'_, i32> {
    let (rest, year) = digits(4, 4).parse(input)?;
    not_before_digit(rest, i32::try_from(year).unwrap_or(0))
}

/// A year of two digits, of this century.
pub(super) fn short_year(input: &str) -> Parsed<'_, i32> {
    let (rest, year) = digits(2, 2).parse(input)?;
    not_before_digit(rest, 2000 + i32::try_from(year).unwrap_or(0))
}

/// `2025-12-31`; a time behind it belongs to it.
fn iso_date(input: &str) -> Parsed<'_, Moment> {
    let (rest, (year, _, month, _, day)) =
        (year, char('-'), digits(2, 2), char('-'), digits(2, 2)).parse(input)?;
    let (rest, _) = opt(preceded(one_of("T "), clock)).parse(rest)?;
    let (rest, _) = opt(char('Z')).parse(rest)?;
    not_before_digit(rest, Moment::new(Some(year), Part::Day { month, day }))
}

/// A time of the day.
pub(super) fn clock(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = (digits(1, 2), char(':'), digits(2, 2), opt((char(':'), digits(2, 2)))).parse(input)?;
    not_before_digit(rest, ())
}

/// The mark between the numbers of a date; whether white space stands around it.
fn date_mark(input: &str) -> Parsed<'_, bool> {
    let (rest, (before, _, after)) = (space, one_of("./-–‑−"), space).parse(input)?;
    Ok((rest, !before.is_empty() || !after.is_empty()))
}

/// `31/12/2025`, `31.12.25`.
fn numeric_date(input: &str) -> Parsed<'_, Moment> {
    let (rest, (day, loose, month, loose_too)) =
        (digits(1, 2), date_mark, digits(1, 2), date_mark).parse(input)?;
    // `8 - 12 - 25` is no date unless its year is written out
    let (rest, year) = if loose || loose_too { year(rest) } else { alt((year, short_year)).parse(rest) }?;
    let mut behind = rest.chars();
    if matches!(behind.next(), Some('.' | '/')) && behind.next().is_some_and(|c| c.is_ascii_digit()) {
        return fail(input);
    }
    Ok((rest, Moment::new(Some(year), Part::Day { month, day })))
}

/// `31 dicembre 2025`, `1° gennaio`, `31-dic-25`.
fn day_and_month_name<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Moment> {
    let (rest, day) = terminated(digits(1, 2), opt(one_of("°ºª^"))).parse(input)?;
    let (rest, _) = (space, opt(one_of("-/.–")), space).parse(rest)?;
    let (rest, month) = month(rest, words)?;
    let (rest, year) =
        opt(alt((|input| year_behind(input, words), preceded(space, short_year)))).parse(rest)?;
    Ok((rest, Moment::new(year, Part::Day { month, day })))
}

fn month<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, u32> {
    terminated(|input| words.months.parse_glued(input), opt(char('.'))).parse(input)
}

/// The year behind a month or a quarter: `2025`, `-25`, `/2025`, `'25`, `dell'anno 2025`.
fn year_behind<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, i32> {
    let (rest, mark) = preceded(space, opt(one_of("-/,–"))).parse(input)?;
    let (rest, _) = preceded(space, opt(|input| words.year_link.parse(input))).parse(rest)?;
    let (rest, short) = preceded(space, opt(one_of("'’"))).parse(rest)?;
    let written_short = short.is_some() || matches!(mark, Some('-' | '/' | '–'));
    if written_short { alt((year, short_year)).parse(rest) } else { year(rest) }
}

/// `12/2025`.
fn numeric_month(input: &str) -> Parsed<'_, Moment> {
    let month = verify(digits(1, 2), |month| (1..=12).contains(month));
    let (rest, (month, _, year)) =
        (month, date_mark, verify(year, |year| YEARS.contains(year))).parse(input)?;
    Ok((rest, Moment::new(Some(year), Part::Month(month))))
}

/// `dicembre 2025`, `dic-25`, `Giu`.
fn month_name<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Moment> {
    let (rest, month) = month(input, words)?;
    let (rest, year) = opt(|input| year_behind(input, words)).parse(rest)?;
    Ok((rest, Moment::new(year, Part::Month(month))))
}

/// `I semestre 2025`, `3° trim.`, `secondo quadrimestre`, `T1 2025`.
fn part_of_year<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Moment> {
    let by_ordinal = |input: &'a str| {
        let (rest, number) = words.ordinals.parse(input)?;
        let (rest, _) = (opt(one_of("°ºª^.")), space).parse(rest)?;
        let quarter = (|input: &'a str| words.quarter.parse(input)).map(move |()| Part::Quarter(number));
        let third = (|input: &'a str| words.four_months.parse(input)).map(move |()| Part::FourMonths(number));
        let half = (|input: &'a str| words.semester.parse(input)).map(move |()| Part::Semester(number));
        alt((quarter, verify(third, move |_| number <= 3), verify(half, move |_| number <= 2))).parse(rest)
    };
    let by_code = (|input: &'a str| words.quarter_codes.parse(input)).map(Part::Quarter);
    let (rest, part) = alt((by_ordinal, by_code)).parse(input)?;
    let (rest, year) = opt(|input| year_behind(input, words)).parse(rest)?;
    Ok((rest, Moment::new(year, part)))
}

/// `fine anno`, with or without the year.
fn year_end<'a>(input: &'a str, words: &ValueWords) -> Parsed<'a, Moment> {
    let (rest, ()) = words.year_end.parse(input)?;
    let (rest, year) = opt(|input| year_behind(input, words)).parse(rest)?;
    Ok((rest, Moment::new(year, Part::Year)))
}

/// `31/12`: only where both numbers can be a date's.
fn bare_day_and_month(input: &str) -> Parsed<'_, Moment> {
    let (rest, (day, _, month)) = (digits(1, 2), char('/'), digits(1, 2)).parse(input)?;
    let plausible = (1..=31).contains(&day) && (1..=12).contains(&month);
    if !plausible || rest.starts_with(|c: char| c.is_ascii_digit() || "/%.,".contains(c)) {
        return fail(input);
    }
    Ok((rest, Moment { bare: true, ..Moment::new(None, Part::Day { month, day }) }))
}

/// `2025`.
fn only_year(input: &str) -> Parsed<'_, Moment> {
    let (rest, year) = verify(year, |year| (2000..=2099).contains(year)).parse(input)?;
    Ok((rest, Moment::new(Some(year), Part::Year)))
}
