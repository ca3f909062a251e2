//! A unit's part of the page.

use maud::{Markup, html};

use super::document::Doc;
use super::fields::{field, text};
use super::found::Spot;
use super::{finding, objective, tables, values};
use crate::contract::{Scope, Summary, Unit};

/// The whole part of a unit.
pub fn section(doc: &Doc<'_>, u: usize, unit: &Unit) -> Markup {
    let (words, id) = (doc.words, doc.unit_id(u));
    html! {
        section.unit id=(id) aria-labelledby={ (id) "-h" } {
            h3 id={ (id) "-h" } { (doc.unit_name(unit, u)) }
            (head(doc, u, unit))
            @for (s, summary) in unit.summaries.iter().enumerate() { (summary_table(doc, u, s, summary)) }
            @for (o, one) in unit.objectives.iter().enumerate() { (objective::card(doc, u, o, one)) }
            @if unit.objectives.is_empty() { p.note { (words.text("html-no-objectives")) } }
            @if unit.staff.is_some() {
                div.card { (tables::people(doc, &words.text("html-unit-staff"), &format!("/units/{u}/staff"), &unit.staff)) }
            }
        }
    }
}

/// What the unit itself says, and the findings about it.
fn head(doc: &Doc<'_>, u: usize, unit: &Unit) -> Markup {
    let words = doc.words;
    let period =
        unit.period.map(|period| html! { (period.from) @if period.to != period.from { "–" (period.to) } });
    html! {
        div.card.head {
            p.place {
                (words.place(&unit.source))
                @if let Some(grade) = words.grade(unit.grade) { " " span.grade { (grade) } }
            }
            dl.fields {
                (text(words, "html-responsibility-center", &unit.responsibility_center))
                (field(words, "html-responsible", unit.responsible.as_ref().map(|person| values::person(words, person))))
                (field(words, "html-years", period))
                @if unit.scope == Scope::Transversal {
                    (field(words, "html-scope", Some(html! { (words.text("html-transversal")) })))
                }
            }
            (finding::list(doc, doc.found.at(Spot::Unit(u))))
        }
    }
}

fn summary_table(doc: &Doc<'_>, u: usize, s: usize, summary: &Summary) -> Markup {
    let words = doc.words;
    let caption = match summary.title.as_deref().filter(|title| !title.trim().is_empty()) {
        Some(title) => format!("{}: {title}", words.text("html-summary-table")),
        None => words.text("html-summary-table"),
    };
    html! {
        div.card {
            (tables::rows(doc, &caption, &format!("/units/{u}/summaries/{s}/rows"), &summary.rows))
            dl.fields {
                (field(words, "html-total", summary.total.as_ref().map(|total| values::number(words, total))))
            }
            (finding::links(doc, &format!("/units/{u}/summaries/{s}")))
        }
    }
}
