//! What the values under or beside a label have in common, whatever the label says.

use crate::contract::Comparator;
use crate::grammar::{Look, look};
use crate::value::{self, DefaultYears, Scale, ValueWords};

/// A share of the values that makes all of them.
const MOST: f64 = 0.7;
/// How near to a whole the weights of a group come.
const TOLERANCE: f64 = 0.01;
/// Values looked at; a longer column says no more.
const LOOKED_AT: usize = 200;

/// What values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Dates,
    /// Shares that make a whole.
    Shares,
    /// Numbers with comparators.
    Targets,
    People,
    Prose,
    /// A few words.
    Words,
}

/// What most of some values are; `None` for a mixture, and for what says nothing (numbers, codes, marks).
pub(super) fn kind_of(values: &[&str], words: &ValueWords) -> Option<Kind> {
    let values: Vec<&str> =
        values.iter().map(|text| text.trim()).filter(|t| look(t) != Look::Blank).take(LOOKED_AT).collect();
    if values.is_empty() {
        return None;
    }
    let most = |is: &dyn Fn(&str) -> bool| {
        values.iter().filter(|text| is(text)).count() as f64 >= MOST * values.len() as f64
    };
    let short = |text: &str| text.chars().count() <= 48;
    let targets = values.iter().filter(|text| is_compared(text, words)).count();
    if targets * 2 >= values.len()
        && most(&|text| is_compared(text, words) || text.contains(char::is_numeric))
    {
        return Some(Kind::Targets);
    }
    if most(&|text| look(text) == Look::Date || short(text) && value::has_date(text, words)) {
        return Some(Kind::Dates);
    }
    if make_a_whole(&values, words) {
        return Some(Kind::Shares);
    }
    if most(&|text| is_person(text, words)) {
        return Some(Kind::People);
    }
    if most(&|text| look(text) == Look::Prose) {
        return Some(Kind::Prose);
    }
    most(&|text| matches!(look(text), Look::Words | Look::Prose)).then_some(Kind::Words)
}

/// A number with a sign or a word that says which side of it is meant.
fn is_compared(text: &str, words: &ValueWords) -> bool {
    let sides =
        [Comparator::Less, Comparator::AtMost, Comparator::Greater, Comparator::AtLeast, Comparator::Between];
    let target = value::parse_target(text, words, DefaultYears::none());
    target.value.is_some() && target.comparator.is_some_and(|comparator| sides.contains(&comparator))
}

/// One name, or several on lines of their own.
fn is_person(text: &str, words: &ValueWords) -> bool {
    let mut names = text.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(|name| value::looks_like_person(name, words))
}

/// At least two shares with the sum of 100, or of 1 where all are fractions; or of a multiple of it, for several
/// groups that are marked as shares.
fn make_a_whole(values: &[&str], words: &ValueWords) -> bool {
    if values.len() < 2 {
        return false;
    }
    let scale = value::scale_of_column(values, words);
    let shares: Vec<f64> =
        values.iter().filter_map(|text| value::parse_percent(text, words, scale).percent).collect();
    if shares.len() < values.len()
        || scale == Scale::Unknown
        || shares.iter().any(|s| !(0.0..100.0).contains(s))
    {
        return false;
    }
    let sum: f64 = shares.iter().sum();
    let wholes = (sum / 100.0).round();
    let marked = values.iter().all(|text| text.contains('%'));
    (wholes == 1.0 || marked && wholes > 1.0) && (sum - wholes * 100.0).abs() <= TOLERANCE * 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_values() {
        let words = ValueWords::builtin();
        let prose = "Si intende ridurre il tempo che passa tra la domanda e il rilascio, con moduli che chi \
                     chiede può compilare da casa.";
        for (values, kind) in [
            (vec!["31/12/2025", "30 giugno 2025"], Some(Kind::Dates)),
            (vec!["20%", "30%", "50%"], Some(Kind::Shares)),
            (vec!["0,4", "0,6"], Some(Kind::Shares)),
            (vec!["20%", "30%"], None),
            (vec![">= 220", "<= 15 minuti"], Some(Kind::Targets)),
            (vec!["≥ 90%", "95%"], Some(Kind::Targets)),
            (vec!["Anna Rossi", "Dott. Bianchi"], Some(Kind::People)),
            (vec![prose], Some(Kind::Prose)),
            (vec!["Alto", "Basso"], Some(Kind::Words)),
            (vec!["12", "7"], None),
            (vec!["", "-"], None),
        ] {
            assert_eq!(kind_of(&values, &words), kind, "{values:?}");
        }
    }
}
