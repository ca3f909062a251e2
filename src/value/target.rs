//! Targets of indicators: `≥ 90 %`, `max 30 gg`, `da 25 a 30`, `entro il 31/12/2025`, `sì`, `n. 4 prospetti`.

use super::date::{self, DefaultYears, Reading, Shape};
use super::quantity::{Quantity, by_how_much, comparator, count_noun, led, of_a_change, quantity, range};
use super::target_parts::{Tail, parts, tail};
use super::text::{without_brackets, word_count};
use super::words::ValueWords;
use crate::contract::{Comparator, Target, TargetPart};

/// Words that may stand before a comparator (`Tempo medio di rilascio non superiore a 30 gg`).
const MAX_LEAD_WORDS: usize = 6;

/// A longer text is prose: the number that it opens with says nothing about it.
const MAX_WORDS: usize = 24;

/// Words of a text that [`parse_number`](super::parse_number) takes for one number.
const MAX_MEASURE_WORDS: usize = 6;

/// Reads what an indicator is expected to reach; `year` is left to the caller, who knows the column.
///
/// A blank cell has no comparator; a cell of words has [`Comparator::Text`] and no value; a date has unit
/// `date` and no comparator, with `date` null where it is impossible or its year is not told. By how much
/// something changes (`riduzione del 10%`) is a value without comparator: nothing shall be equal to it.
pub fn parse_target(text: &str, words: &ValueWords, years: DefaultYears) -> Target {
    let raw = text.trim().to_owned();
    if raw.is_empty() {
        return Target::default();
    }
    let target = understand(&raw, words, years)
        .unwrap_or_else(|| Target { comparator: Some(Comparator::Text), ..Target::default() });
    Target { raw, ..target }
}

/// The one number of a short text (`17 gg`); `None` for dates, ranges, yes and no.
pub(super) fn measure(text: &str, words: &ValueWords) -> Option<f64> {
    if word_count(text) > MAX_MEASURE_WORDS {
        return None;
    }
    let target = understand(text, words, DefaultYears::none())?;
    let plain = target.value_to.is_none() && target.unit.as_deref() != Some("bool");
    target.value.filter(|_| plain)
}

fn understand(text: &str, words: &ValueWords, years: DefaultYears) -> Option<Target> {
    if words.is_none(text) {
        return None;
    }
    yes_or_no(text, words)
        .or_else(|| date_target(text, words, years))
        .or_else(|| measured(text, words))
        .or_else(|| bulleted(text, words))
}

pub(super) fn yes_or_no(text: &str, words: &ValueWords) -> Option<Target> {
    let bare = text.trim_start_matches('=').trim().trim_end_matches(['.', ';', '\'', '’']);
    let yes = words.yes_no.whole(bare)?;
    Some(Target {
        comparator: Some(Comparator::Equal),
        value: Some(if yes { 1.0 } else { 0.0 }),
        unit: Some("bool".to_owned()),
        ..Target::default()
    })
}

/// A date; of a span its end, by which the thing is due.
fn date_target(text: &str, words: &ValueWords, years: DefaultYears) -> Option<Target> {
    let date = match date::read(text, words, years) {
        (Reading::Date { date, date_to, .. }, Shape::Certain) => Some(date_to.unwrap_or(date)),
        (Reading::Undated | Reading::Impossible, Shape::Certain) => None,
        _ => return None,
    };
    Some(Target { unit: Some("date".to_owned()), date, ..Target::default() })
}

/// A number with its comparator, unit, noun; or two numbers.
fn measured(text: &str, words: &ValueWords) -> Option<Target> {
    if word_count(text) > MAX_WORDS {
        return None;
    }
    if let Ok((rest, (from, to))) = range(text, words) {
        return between(from, to, rest);
    }
    let (rest, comparator, first) = compared(text, words)?;
    // `10 su 12` is a part of a whole, neither 10 nor 12
    let whole = words.out_of.parse(rest.trim_start()).map(|(whole, ())| whole.trim_start());
    if whole.is_ok_and(|whole| whole.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    if let Some(target) = bounded(comparator, &first, rest, words) {
        return Some(target);
    }
    let behind = tail(unexplained(&first, rest), first.unit.is_some(), words)?;
    let comparator = match (comparator, &behind) {
        (None, Tail::Suffix(suffix)) => Some(*suffix),
        // the number is not what the measure shall be equal to
        (None, _) if by_how_much(text, words) || of_a_change(rest, words) => None,
        (comparator, _) => comparator.or(Some(Comparator::Equal)),
    };
    accept(comparator, first, behind, words)
}

/// What follows a number, but for what a share amounts to: `100% = n. 6 Comuni`.
fn unexplained<'a>(first: &Quantity, rest: &'a str) -> &'a str {
    let amount = rest.trim_start().strip_prefix('=').filter(|_| first.unit.as_deref() == Some("%"));
    if amount.is_some_and(|amount| !amount.contains(['%', '=']) && !amount.trim().is_empty()) {
        ""
    } else {
        rest
    }
}

/// Comparator (`None` where none is written) and number, with up to a few words before them.
fn compared<'a>(text: &'a str, words: &ValueWords) -> Option<(&'a str, Option<Comparator>, Quantity)> {
    if let Ok((rest, quantity)) = quantity(text, words) {
        return Some((rest, None, quantity));
    }
    if let Ok((rest, quantity)) = led(text, words) {
        return Some((rest, None, quantity));
    }
    for start in word_starts(text).take(MAX_LEAD_WORDS) {
        let rest = text.get(start..)?;
        if let Ok((behind, (comparator, mut quantity))) = comparator(rest, words) {
            // `% ≥ 95`
            if quantity.unit.is_none() && text.get(..start).is_some_and(|lead| lead.contains('%')) {
                quantity.unit = Some("%".to_owned());
            }
            return Some((behind, Some(comparator), quantity));
        }
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    None
}

/// Where words and signs start.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut previous = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = !c.is_whitespace() && (previous.is_whitespace() || "(:'’".contains(previous));
        previous = c;
        starts.then_some(at)
    })
}

/// `≥ 80% e ≤ 90%`: two bounds are a range.
fn bounded(lower: Option<Comparator>, first: &Quantity, rest: &str, words: &ValueWords) -> Option<Target> {
    if !matches!(lower, Some(Comparator::AtLeast | Comparator::Greater)) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("e ").or_else(|| rest.strip_prefix([',', ';'])).unwrap_or(rest);
    let (rest, (upper, second)) = comparator(rest.trim_start(), words).ok()?;
    let closes = matches!(upper, Comparator::AtMost | Comparator::Less);
    if closes { between(first.clone(), second, rest) } else { None }
}

fn between(from: Quantity, to: Quantity, rest: &str) -> Option<Target> {
    let rest = without_brackets(rest);
    // a range that goes on with other numbers is something else, and so is one that runs backwards
    if from.value > to.value || rest.chars().any(|c| c.is_numeric() || "<>≤≥=%/".contains(c)) {
        return None;
    }
    Some(Target {
        comparator: Some(Comparator::Between),
        value: Some(from.value),
        value_to: Some(to.value),
        unit: to.unit.or(from.unit),
        ..Target::default()
    })
}

fn accept(comparator: Option<Comparator>, first: Quantity, rest: Tail, words: &ValueWords) -> Option<Target> {
    let unit_of_year = first.unit.as_deref().is_none_or(|unit| words.year_link.whole(unit).is_some());
    if matches!(rest, Tail::Words(_)) && !first.counted && unit_of_year && is_year(first.value) {
        return None;
    }
    let mut target =
        Target { comparator, value: Some(first.value), unit: first.unit.clone(), ..Target::default() };
    match rest {
        Tail::Nothing | Tail::Suffix(_) => {}
        Tail::Fraction(whole) => {
            // `12/12` is all of them; `10/12` may be a day of December
            let date_like = first.value <= 31.0 && whole <= 12.0 && first.value != whole;
            if date_like || first.unit.is_some() || first.value > whole {
                return None;
            }
        }
        Tail::Words(noun) if first.unit.as_deref() == Some("%") => {
            // a second percentage makes it a scale of thresholds
            if noun.contains('%') {
                return None;
            }
        }
        Tail::Words(noun) => {
            let counted = parts(first.value, &noun, words);
            if first.unit.is_some() {
                // `8 ore e 30 minuti` is neither 8 nor 30
                if counted.len() > 1 {
                    return None;
                }
            } else if count_noun(&noun, words) {
                // things are counted whole (`2.2 Performance` is a heading)
                if first.value.fract() != 0.0 {
                    return None;
                }
                target.parts = counted;
            }
        }
    }
    Some(target)
}

/// `2025 anno di avvio`: a year that a text opens with is no amount.
fn is_year(value: f64) -> bool {
    (2000.0..=2099.0).contains(&value)
}

/// A single item behind a dash: only where it counts something, since the dash may be a minus.
fn bulleted(text: &str, words: &ValueWords) -> Option<Target> {
    let rest = text.strip_prefix(['-', '–', '•', '·', '*'])?;
    let target = measured(rest.trim_start(), words)?;
    let counts = |parts: &[TargetPart]| !parts.is_empty();
    (rest.starts_with(char::is_whitespace) && counts(&target.parts)).then_some(target)
}

#[cfg(test)]
#[path = "target_tests.rs"]
mod tests;
