//! Tables of records: phases, indicators, people, rows of a summary. A column stands where a record has a place for it.

use maud::{Markup, html};

use super::document::Doc;
use super::finding::links;
use super::scroll;
use super::values::{date, number, percent, plain, target};
use super::words::Words;
use crate::contract::{Grade, Indicator, Person, Phase, SummaryRow};
use crate::document::Source;

/// A column: the key of its name, and the cell of a record that has a place for it.
type Column<T> = (&'static str, fn(Words, &T) -> Option<Markup>);

/// What all records have.
trait Record {
    fn grade(&self) -> Grade;
    fn source(&self) -> &Source;
}

macro_rules! records {
    ($($name:ty),*) => {$(
        impl Record for $name {
            fn grade(&self) -> Grade {
                self.grade
            }
            fn source(&self) -> &Source {
                &self.source
            }
        }
    )*};
}

records!(Phase, Indicator, Person, SummaryRow);

const PHASES: [Column<Phase>; 5] = [
    ("html-phase", |words, phase| Some(plain(words, &phase.description))),
    ("html-start", |words, phase| phase.start.as_ref().map(|day| date(words, day))),
    ("html-due", |words, phase| phase.due.as_ref().map(|day| date(words, day))),
    ("html-weight", |words, phase| phase.weight.as_ref().map(|share| percent(words, share))),
    ("html-completion", |words, phase| phase.completion.as_ref().map(|share| percent(words, share))),
];

const INDICATORS: [Column<Indicator>; 10] = [
    ("html-indicator", |words, one| Some(plain(words, &one.description))),
    ("html-indicator-kind", |words, one| one.kind.as_deref().map(|text| plain(words, text))),
    ("html-formula", |words, one| one.formula.as_deref().map(|text| plain(words, text))),
    ("html-unit-of-measure", |words, one| one.unit.as_deref().map(|text| plain(words, text))),
    ("html-data-source", |words, one| one.data_source.as_deref().map(|text| plain(words, text))),
    ("html-weight", |words, one| one.weight.as_ref().map(|share| percent(words, share))),
    ("html-baseline", |words, one| one.baseline.as_ref().map(|value| number(words, value))),
    ("html-targets", targets),
    ("html-actual", |words, one| one.actual.as_ref().map(|value| number(words, value))),
    ("html-achievement", |words, one| one.achievement.as_ref().map(|share| percent(words, share))),
];

const PEOPLE: [Column<Person>; 4] = [
    ("html-person", |words, person| Some(plain(words, &person.name))),
    ("html-hours", |words, person| person.hours.as_ref().map(|value| number(words, value))),
    ("html-contract", |words, person| person.category.as_deref().map(|text| plain(words, text))),
    ("html-share", |words, person| person.share.as_ref().map(|share| percent(words, share))),
];

const ROWS: [Column<SummaryRow>; 8] = [
    ("html-number-short", |_, row| row.number.map(|number| html! { (number) })),
    ("html-code", |words, row| row.code.as_deref().map(|text| plain(words, text))),
    ("html-objective", |words, row| row.title.as_deref().map(|text| plain(words, text))),
    ("html-weight", |words, row| row.weight.as_ref().map(|share| percent(words, share))),
    ("html-reference", |words, row| row.reference.as_deref().map(|text| plain(words, text))),
    ("html-achievement", |words, row| row.achievement.as_ref().map(|share| percent(words, share))),
    ("html-band", |words, row| row.band.as_deref().map(|text| plain(words, text))),
    ("html-score", |words, row| row.score.as_ref().map(|value| number(words, value))),
];

fn targets(words: Words, indicator: &Indicator) -> Option<Markup> {
    let targets = indicator.targets.as_ref()?;
    Some(html! {
        @if targets.is_empty() { span.blank { (words.text("html-blank")) } }
        @for one in targets { div { (target(words, one)) } }
    })
}

/// The phases of an objective.
pub fn phases(doc: &Doc<'_>, caption: &str, list: &str, phases: &Option<Vec<Phase>>) -> Markup {
    optional(doc, caption, list, phases, &PHASES)
}

/// Indicators.
pub fn indicators(doc: &Doc<'_>, caption: &str, list: &str, indicators: &[Indicator]) -> Markup {
    table(doc, caption, list, indicators, &INDICATORS)
}

/// The indicators of an objective.
pub fn own_indicators(
    doc: &Doc<'_>,
    caption: &str,
    list: &str,
    indicators: &Option<Vec<Indicator>>,
) -> Markup {
    optional(doc, caption, list, indicators, &INDICATORS)
}

/// People of an objective or of a unit.
pub fn people(doc: &Doc<'_>, caption: &str, list: &str, people: &Option<Vec<Person>>) -> Markup {
    optional(doc, caption, list, people, &PEOPLE)
}

/// The rows of a summary.
pub fn rows(doc: &Doc<'_>, caption: &str, list: &str, rows: &[SummaryRow]) -> Markup {
    table(doc, caption, list, rows, &ROWS)
}

/// A list that the document has a place for; that it is left blank is said.
fn optional<T: Record>(
    doc: &Doc<'_>,
    caption: &str,
    list: &str,
    records: &Option<Vec<T>>,
    columns: &[Column<T>],
) -> Markup {
    html! {
        @match records.as_deref() {
            None => {},
            Some([]) => p.none { strong { (caption) ": " } span.blank { (doc.words.text("html-blank")) } },
            Some(records) => (table(doc, caption, list, records, columns)),
        }
    }
}

/// `list`: the pointer of the list that the records stand in.
fn table<T: Record>(
    doc: &Doc<'_>,
    caption: &str,
    list: &str,
    records: &[T],
    columns: &[Column<T>],
) -> Markup {
    let words = doc.words;
    let shown: Vec<&Column<T>> = columns
        .iter()
        .filter(|(_, cell)| records.iter().any(|record| cell(words, record).is_some()))
        .collect();
    html! {
        (scroll::table(
            caption,
            html! {
                @for (key, _) in &shown { (scroll::head(words, key)) }
                (scroll::head(words, "html-where"))
            },
            html! {
                @for (i, record) in records.iter().enumerate() {
                    tr {
                        @for (_, cell) in &shown {
                            td { @if let Some(cell) = cell(words, record) { (cell) } @else { span.absent { "–" } } }
                        }
                        td.where {
                            (words.place(record.source()))
                            @if let Some(grade) = words.grade(record.grade()) { " " span.grade { (grade) } }
                            (links(doc, &format!("{list}/{i}")))
                        }
                    }
                }
            },
        ))
    }
}
