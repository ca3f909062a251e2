//! The fields of a record, each beside its name.

use maud::{Markup, html};

use super::values::plain;
use super::words::Words;
use crate::contract::{Choice, YearChoice};

/// A field that the document has a place for.
pub fn field(words: Words, key: &'static str, value: Option<Markup>) -> Markup {
    html! { @if let Some(value) = value { div { dt { (words.text(key)) } dd { (value) } } } }
}

/// A field that is a text.
pub fn text(words: Words, key: &'static str, value: &Option<String>) -> Markup {
    field(words, key, value.as_deref().map(|text| plain(words, text)))
}

/// A field that is a list of texts.
pub fn texts(words: Words, key: &'static str, values: &Option<Vec<String>>) -> Markup {
    let list = values.as_ref().map(|values| {
        html! {
            @if values.is_empty() { span.blank { (words.text("html-blank")) } }
            @else { ul { @for value in values { li { (plain(words, value)) } } } }
        }
    });
    field(words, key, list)
}

/// Choices of a form, ticked or not.
pub fn choices(words: Words, key: &'static str, choices: &Option<Vec<Choice>>) -> Markup {
    let list = choices
        .as_ref()
        .map(|choices| ticks(words, choices.iter().map(|choice| (choice.label.clone(), choice.selected))));
    field(words, key, list)
}

/// Years of a form, ticked or not.
pub fn years(words: Words, key: &'static str, years: &Option<Vec<YearChoice>>) -> Markup {
    let list = years
        .as_ref()
        .map(|years| ticks(words, years.iter().map(|choice| (choice.year.to_string(), choice.selected))));
    field(words, key, list)
}

fn ticks(words: Words, choices: impl Iterator<Item = (String, bool)>) -> Markup {
    html! {
        ul.ticks {
            @for (label, selected) in choices {
                li {
                    span aria-hidden="true" { @if selected { "☒ " } @else { "☐ " } }
                    (label)
                    span.sr { @if selected { (words.text("html-ticked")) } @else { (words.text("html-unticked")) } }
                }
            }
        }
    }
}
