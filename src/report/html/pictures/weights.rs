use maud::{Markup, html};

use super::super::scroll;
use super::{Figure, cap};
use crate::contract::{Percent, Unit};
use crate::message::Message;
use crate::report::html::chart::{Axis, Bar, Segment, bars};
use crate::report::html::document::Doc;

/// The rule on weights that do not make the whole: whether they should is for the audit to say.
const RULE: &str = "WGT002";
/// Where bars are cut at the latest.
const END: f64 = 200.0;
const PLAIN: [(u8, u8, u8); 2] = [(190, 215, 238), (222, 235, 247)];
const WRONG: [(u8, u8, u8); 2] = [(248, 200, 170), (253, 226, 208)];

/// The weights of a unit.
struct Weights {
    name: String,
    id: String,
    /// Those that were understood.
    known: Vec<f64>,
    /// Places without one that was.
    missing: usize,
    /// They were read from a summary.
    summary: bool,
    /// The audit says that they should make 100 and do not.
    wrong: bool,
}

impl Weights {
    fn sum(&self) -> f64 {
        self.known.iter().sum()
    }
}

/// The weights of each unit as bars against 100; nothing where no unit has any.
pub fn figure(doc: &Doc<'_>) -> Option<Figure> {
    let words = doc.words;
    let units = &doc.item.extraction.units;
    let all: Vec<Weights> = units.iter().enumerate().filter_map(|(u, unit)| weights(doc, u, unit)).collect();
    if all.is_empty() {
        return None;
    }
    let mut notes = vec![words.text("html-weights-note")];
    if units.len() > all.len() {
        notes.push(words.count("html-weights-without", units.len() - all.len()));
    }
    let rows = all.iter().map(|one| (usize::from(one.wrong), bar(doc, one))).collect();
    let rows = cap(words, rows, &mut notes);
    let longest = all.iter().map(Weights::sum).fold(100.0, f64::max);
    if longest > END {
        notes.push(words.with("html-weights-cut", "end", END));
    }
    let axis =
        Axis { end: (longest * 1.04).min(END), mark: Some(100.0), write: |value| format!("{value:.0}") };
    let wrong = all.iter().filter(|one| one.wrong).count();
    let alternative = Message::new("html-weights-alternative").arg("count", all.len()).arg("wrong", wrong);
    Some(Figure {
        id: format!("{}-w", doc.id()),
        title: words.text("html-weights-title"),
        alternative: alternative.render(words.lang),
        drawing: bars(&rows, axis),
        notes,
        table: table(doc, &all),
    })
}

/// The weights of the objectives; where none has one, those of the first summary that has.
fn weights(doc: &Doc<'_>, u: usize, unit: &Unit) -> Option<Weights> {
    let of_cards = collect(unit.objectives.iter().map(|objective| &objective.weight));
    let of_summary = || {
        let rows = unit.summaries.iter().map(|summary| collect(summary.rows.iter().map(|row| &row.weight)));
        rows.flatten().next()
    };
    let summary = of_cards.is_none();
    let (known, missing) = of_cards.or_else(of_summary)?;
    let about = doc.found.about(&format!("/units/{u}"));
    let wrong = about.iter().any(|one| one.located.finding.rule == RULE);
    Some(Weights { name: doc.unit_name(unit, u), id: doc.unit_id(u), known, missing, summary, wrong })
}

fn collect<'a>(weights: impl Iterator<Item = &'a Option<Percent>>) -> Option<(Vec<f64>, usize)> {
    let (mut known, mut missing) = (Vec::new(), 0);
    for weight in weights {
        let percent = weight.as_ref().and_then(|weight| weight.percent);
        match percent.filter(|percent| percent.is_finite() && *percent >= 0.0) {
            Some(percent) => known.push(percent),
            None => missing += 1,
        }
    }
    (!known.is_empty()).then_some((known, missing))
}

fn bar(doc: &Doc<'_>, one: &Weights) -> Bar {
    let colors = if one.wrong { WRONG } else { PLAIN };
    let segment = |(i, value): (usize, &f64)| Segment {
        value: *value,
        color: if i % 2 == 0 { colors[0] } else { colors[1] },
        label: doc.words.number(*value),
    };
    let sum = doc.words.percent(one.sum());
    let end = if one.wrong { format!("{sum} ✖") } else { sum };
    Bar { name: one.name.clone(), end, segments: one.known.iter().enumerate().map(segment).collect() }
}

fn table(doc: &Doc<'_>, all: &[Weights]) -> Markup {
    let words = doc.words;
    html! {
        (scroll::table(
            words.text("html-weights-title"),
            html! {
                (scroll::head(words, "html-unit"))
                (scroll::figure_head(words, "html-weights-known"))
                (scroll::figure_head(words, "html-weights-missing"))
                (scroll::figure_head(words, "html-weights-sum"))
                (scroll::head(words, "html-weights-from"))
            },
            html! {
                @for one in all {
                    tr {
                        th scope="row" { a href={ "#" (one.id) } { (one.name) } }
                        td.figure { (one.known.len()) }
                        td.figure { (one.missing) }
                        td.figure { (words.percent(one.sum())) @if one.wrong { " ✖ " (RULE) } }
                        td { (words.text(if one.summary { "html-weights-summary" } else { "html-weights-cards" })) }
                    }
                }
            },
        ))
    }
}
