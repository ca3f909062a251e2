use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::scroll;
use super::{Figure, cap};
use crate::contract::{DateValue, Unit};
use crate::message::Message;
use crate::report::html::chart::{Month, Timeline, timeline};
use crate::report::html::document::Doc;

/// Years before and after those of the plan that the line shows.
const AROUND: i32 = 2;
/// Years that it shows at most.
const YEARS: i32 = 8;

/// The deadlines of a unit.
struct Deadlines {
    name: String,
    id: String,
    /// The days that were understood, as written.
    days: Vec<String>,
    /// Texts that were not.
    lost: usize,
}

/// The deadlines of phases and objectives by unit on a line of time; nothing where there is none.
pub fn figure(doc: &Doc<'_>) -> Option<Figure> {
    let words = doc.words;
    let units = doc.item.extraction.units.iter().enumerate();
    let all: Vec<Deadlines> = units.map(|(u, unit)| deadlines(doc, u, unit)).collect();
    let all: Vec<Deadlines> = all.into_iter().filter(|one| !one.days.is_empty() || one.lost > 0).collect();
    let mut months: Vec<Month> =
        all.iter().flat_map(|one| &one.days).filter_map(|day| Month::of(day)).collect();
    months.sort();
    let plan = doc.item.extraction.plan.period.filter(|period| period.from <= period.to);
    let plan =
        plan.map(|period| (Month::first_of(period.from), Month::first_of(period.to.saturating_add(1))));
    let span = span(&months, plan)?;
    let mut notes =
        vec![words.text(if plan.is_some() { "html-deadlines-note" } else { "html-deadlines-note-plain" })];
    let beyond = months.iter().filter(|month| **month < span.0 || **month >= span.1).count();
    if beyond > 0 {
        notes.push(words.count("html-deadlines-beyond", beyond));
    }
    let row = |one: &Deadlines| (one.days.len(), (one.name.clone(), by_month(one, span)));
    let rows = cap(words, all.iter().map(row).collect(), &mut notes);
    let outside: usize = all.iter().map(|one| outside(one, plan)).sum();
    let alternative =
        Message::new("html-deadlines-alternative").arg("count", months.len()).arg("outside", outside);
    Some(Figure {
        id: format!("{}-t", doc.id()),
        title: words.text("html-deadlines-title"),
        alternative: alternative.render(words.lang),
        drawing: timeline(&Timeline { span, plan, rows }),
        notes,
        table: table(doc, &all, plan),
    })
}

fn deadlines(doc: &Doc<'_>, u: usize, unit: &Unit) -> Deadlines {
    let phases = unit.objectives.iter().flat_map(|objective| objective.phases.iter().flatten());
    let own = unit.objectives.iter().map(|objective| &objective.deadline);
    let dates: Vec<&DateValue> = phases.map(|phase| &phase.due).chain(own).flatten().collect();
    let days = dates.iter().filter_map(|date| date.date_to.clone().or_else(|| date.date.clone()));
    let lost = dates.iter().filter(|date| date.date.is_none() && !date.raw.trim().is_empty()).count();
    Deadlines { name: doc.unit_name(unit, u), id: doc.unit_id(u), days: days.collect(), lost }
}

/// The months that the line shows: the plan's, and as many around them as there are deadlines, within bounds.
fn span(months: &[Month], plan: Option<(Month, Month)>) -> Option<(Month, Month)> {
    // without the plan's years those of most deadlines: the one in the middle is among them
    let middle = months.get(months.len() / 2)?.year();
    let (first, last) = match plan {
        Some((first, after)) => (first.year(), Month(after.0 - 1).year().min(first.year() + YEARS - 1)),
        None => (middle, middle),
    };
    let near = |month: &&Month| (first - AROUND..=last + AROUND).contains(&month.year());
    let from = months.iter().find(near).map_or(first, |month| month.year().min(first));
    let to = months.iter().rev().find(near).map_or(last, |month| month.year().max(last));
    Some((Month::first_of(from), Month::first_of(to + 1)))
}

fn by_month(one: &Deadlines, span: (Month, Month)) -> BTreeMap<Month, usize> {
    let mut months = BTreeMap::new();
    for month in
        one.days.iter().filter_map(|day| Month::of(day)).filter(|month| (span.0..span.1).contains(month))
    {
        *months.entry(month).or_default() += 1;
    }
    months
}

fn outside(one: &Deadlines, plan: Option<(Month, Month)>) -> usize {
    let Some((first, after)) = plan else { return 0 };
    one.days.iter().filter_map(|day| Month::of(day)).filter(|month| !(first..after).contains(month)).count()
}

fn table(doc: &Doc<'_>, all: &[Deadlines], plan: Option<(Month, Month)>) -> Markup {
    let words = doc.words;
    let day = |day: Option<&String>| day.map_or_else(|| "–".to_owned(), |day| words.day(day));
    html! {
        (scroll::table(
            words.text("html-deadlines-title"),
            html! {
                (scroll::head(words, "html-unit"))
                (scroll::figure_head(words, "html-deadlines-count"))
                (scroll::head(words, "html-deadlines-first"))
                (scroll::head(words, "html-deadlines-last"))
                @if plan.is_some() { (scroll::figure_head(words, "html-deadlines-outside")) }
                (scroll::figure_head(words, "html-deadlines-lost"))
            },
            html! {
                @for one in all {
                    tr {
                        th scope="row" { a href={ "#" (one.id) } { (one.name) } }
                        td.figure { (one.days.len()) }
                        td { (day(one.days.iter().min())) }
                        td { (day(one.days.iter().max())) }
                        @if plan.is_some() { td.figure { (outside(one, plan)) } }
                        td.figure { (one.lost) }
                    }
                }
            },
        ))
    }
}
