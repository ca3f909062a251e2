//! An objective's card: its findings, its fields, its lists.

use maud::{Markup, html};

use super::document::Doc;
use super::fields::{choices, field, text, texts, years};
use super::found::Spot;
use super::{finding, tables, values};
use crate::contract::Objective;

/// The card of an objective of a unit.
pub fn card(doc: &Doc<'_>, u: usize, o: usize, objective: &Objective) -> Markup {
    let words = doc.words;
    let (id, pointer) = (doc.objective_id(u, o), format!("/units/{u}/objectives/{o}"));
    let own = doc.found.at(Spot::Objective(u, o));
    html! {
        article.card.objective id=(id) aria-labelledby={ (id) "-h" } {
            h4 id={ (id) "-h" } {
                @if let Some(number) = objective.number { span.number { (number) ". " } }
                @if let Some(code) = objective.code.as_deref().filter(|code| !code.trim().is_empty()) {
                    span.code { (code) } " "
                }
                (doc.title(objective))
            }
            p.place {
                (words.place(&objective.source))
                @if let Some(grade) = words.grade(objective.grade) { " " span.grade { (grade) } }
            }
            (finding::list(doc, own))
            (elsewhere(doc, u, o, &pointer))
            dl.fields { (fields(doc, objective)) }
            (tables::phases(doc, &words.text("html-phases"), &format!("{pointer}/phases"), &objective.phases))
            (tables::own_indicators(doc, &words.text("html-indicators"), &format!("{pointer}/indicators"), &objective.indicators))
            (tables::people(doc, &words.text("html-staff"), &format!("{pointer}/staff"), &objective.staff))
        }
    }
}

fn fields(doc: &Doc<'_>, objective: &Objective) -> Markup {
    let words = doc.words;
    html! {
        (field(words, "html-weight", objective.weight.as_ref().map(|weight| values::percent(words, weight))))
        (field(words, "html-deadline", objective.deadline.as_ref().map(|day| values::date(words, day))))
        (field(words, "html-responsible", objective.responsible.as_ref().map(|person| values::person(words, person))))
        (text(words, "html-category", &objective.category))
        (text(words, "html-group", &objective.group))
        (choices(words, "html-types", &objective.types))
        (years(words, "html-years", &objective.years))
        (field(words, "html-mission", objective.mission.as_ref().map(|mission| values::mission(words, mission))))
        (field(words, "html-program", objective.program.as_ref().map(|program| values::mission(words, program))))
        (text(words, "html-strategic-objective", &objective.strategic_objective))
        (texts(words, "html-stakeholders", &objective.stakeholders))
        (texts(words, "html-other-units", &objective.other_units))
        (text(words, "html-description", &objective.description))
        (text(words, "html-expected-result", &objective.expected_result))
        (text(words, "html-notes", &objective.notes))
    }
}

/// Links to findings that stand elsewhere and have to do with this objective.
fn elsewhere(doc: &Doc<'_>, u: usize, o: usize, pointer: &str) -> Markup {
    let shown_here = doc.found.at(Spot::Objective(u, o));
    let here = |number: usize| shown_here.iter().any(|one| one.number == number);
    let elsewhere: Vec<_> = doc.found.about(pointer).iter().filter(|one| !here(one.number)).collect();
    html! { @if !elsewhere.is_empty() { (finding::elsewhere(doc, elsewhere.into_iter())) } }
}
