//! Values: the text as it stood, and beside it what was understood.

use maud::{Markup, html};

use super::words::Words;
use crate::contract::{Comparator, DateValue, Mission, Number, Percent, PersonName, Precision, Target};
use crate::message::Message;

/// A text as it stood, and what was understood of it.
fn value(words: Words, raw: &str, sense: Option<String>) -> Markup {
    if raw.trim().is_empty() && sense.is_none() {
        return html! { span.blank { (words.text("html-blank")) } };
    }
    html! {
        span.raw { (raw) }
        " "
        @match sense {
            Some(sense) => span.sense { span.sr { (words.text("html-understood")) " " } span aria-hidden="true" { "= " } (sense) },
            None => span.lost { (words.text("html-not-understood")) },
        }
    }
}

/// A text of a field; one that is left blank says so.
pub fn plain(words: Words, text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { span.blank { (words.text("html-blank")) } }
        @else { span.raw { (text) } }
    }
}

/// A share.
pub fn percent(words: Words, share: &Percent) -> Markup {
    value(words, &share.raw, share.percent.map(|percent| words.percent(percent)))
}

/// A number.
pub fn number(words: Words, number: &Number) -> Markup {
    value(words, &number.raw, number.value.map(|value| words.number(value)))
}

/// A date or a span.
pub fn date(words: Words, date: &DateValue) -> Markup {
    let sense = date.date.as_deref().map(|from| {
        let precision =
            date.precision.map(|precision| format!(" ({})", words.text(precision_key(precision))));
        let from = words.day(from);
        let span = match &date.date_to {
            Some(to) => format!("{from} – {}", words.day(to)),
            None => from,
        };
        format!("{span}{}", precision.unwrap_or_default())
    });
    value(words, &date.raw, sense)
}

fn precision_key(precision: Precision) -> &'static str {
    match precision {
        Precision::Month => "html-precision-month",
        Precision::Quarter => "html-precision-quarter",
        Precision::FourMonths => "html-precision-four-months",
        Precision::Semester => "html-precision-semester",
        Precision::Year => "html-precision-year",
    }
}

/// What an indicator is to reach.
pub fn target(words: Words, target: &Target) -> Markup {
    html! {
        @if let Some(year) = target.year { span.year { (year) ": " } }
        (value(words, &target.raw, sense(words, target)))
    }
}

fn sense(words: Words, target: &Target) -> Option<String> {
    if target.comparator == Some(Comparator::Text) {
        return Some(words.text("html-target-text"));
    }
    let parts: Vec<String> =
        target.parts.iter().map(|part| format!("{} {}", words.number(part.value), part.noun)).collect();
    let one = target.date.as_deref().map(|day| words.day(day)).or_else(|| amount(words, target));
    let sign = match target.comparator {
        Some(Comparator::Less) => "< ",
        Some(Comparator::AtMost) => "≤ ",
        Some(Comparator::Greater) => "> ",
        Some(Comparator::AtLeast) => "≥ ",
        _ => "",
    };
    match (one, parts.is_empty()) {
        (Some(one), true) => Some(format!("{sign}{one}")),
        (Some(one), false) => Some(format!("{sign}{one} ({})", parts.join("; "))),
        (None, false) => Some(parts.join("; ")),
        (None, true) => None,
    }
}

/// The number of a target with what it counts.
fn amount(words: Words, target: &Target) -> Option<String> {
    let value = target.value?;
    if target.unit.as_deref() == Some("bool") {
        return Some(words.text(if value == 0.0 { "html-no" } else { "html-yes" }));
    }
    let number = match target.value_to {
        Some(to) => Message::new("html-between").arg("from", value).arg("to", to).render(words.lang),
        None => words.number(value),
    };
    Some(match target.unit.as_deref() {
        Some("%") => format!("{number}%"),
        Some("date") | None => number,
        Some(unit) => format!("{number} {unit}"),
    })
}

/// A mission or a programme.
pub fn mission(words: Words, mission: &Mission) -> Markup {
    let parts = [mission.code.as_deref(), mission.title.as_deref()];
    let sense = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    value(words, &mission.raw, (!sense.is_empty()).then_some(sense))
}

/// A person who answers for something.
pub fn person(words: Words, person: &PersonName) -> Markup {
    let sense = match (&person.name, person.raw.trim().is_empty()) {
        (Some(name), _) => Some(name.clone()),
        (None, true) => None,
        (None, false) => Some(words.text("html-collective")),
    };
    value(words, &person.raw, sense)
}
