//! Setting a field of an objective from the text that stands for it.

use crate::contract::{Objective, Percent, TruncatedLabel};
use crate::document::Source;
use crate::grammar::{Field, is_code};
use crate::value::{self, ValueWords};

/// What the value parsers need.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub words: &'a ValueWords,
    /// Years of dates that name none.
    pub years: value::DefaultYears,
    /// The plan's first year, which a Gantt's months are of.
    pub first_year: Option<i32>,
}

/// Whether the objective has a field already, blank or not.
pub(super) fn has(objective: &Objective, field: Field) -> bool {
    match field {
        Field::Title => objective.title.is_some(),
        Field::Number => objective.number.is_some(),
        Field::Code => objective.code.is_some(),
        Field::Category => objective.category.is_some(),
        Field::Description => objective.description.is_some(),
        Field::ExpectedResult => objective.expected_result.is_some(),
        Field::Weight => objective.weight.is_some(),
        Field::Mission => objective.mission.is_some(),
        Field::Program => objective.program.is_some(),
        Field::StrategicObjective => objective.strategic_objective.is_some(),
        Field::Years => objective.years.is_some(),
        Field::Types => objective.types.is_some(),
        Field::Stakeholders => objective.stakeholders.is_some(),
        Field::OtherUnits => objective.other_units.is_some(),
        Field::Responsible => objective.responsible.is_some(),
        Field::Deadline => objective.deadline.is_some(),
        Field::Staff => objective.staff.is_some(),
        Field::Notes => objective.notes.is_some(),
        _ => false,
    }
}

/// The texts of a field's cells as one.
fn joined(texts: &[&str]) -> String {
    texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Sets a field that can be set from its text alone; `false` where the objective has no such field. People
/// stay in one entry a cell until the whole document tells them apart; weights get their percent then too.
pub(super) fn set(
    objective: &mut Objective,
    field: Field,
    texts: &[&str],
    values: Values<'_>,
    source: &Source,
) -> bool {
    let text = joined(texts);
    let words = values.words;
    match field {
        Field::Title => set_title(objective, texts),
        Field::Number => set_number(objective, &text),
        Field::Code => objective.code = Some(text),
        Field::Category => objective.category = Some(text),
        Field::Description => set_text(&mut objective.description, &text),
        Field::ExpectedResult => set_text(&mut objective.expected_result, &text),
        Field::Weight => objective.weight = Some(Percent { raw: text, percent: None }),
        Field::Mission => objective.mission = Some(value::parse_mission(&text, words)),
        Field::Program => objective.program = Some(value::parse_program(&text, words)),
        Field::StrategicObjective => set_text(&mut objective.strategic_objective, &text),
        Field::Years => objective.years = Some(value::parse_years(texts, words)),
        Field::Types => objective.types = Some(value::parse_choices(texts, words)),
        Field::Stakeholders => objective.stakeholders = Some(value::split_list(&text, words)),
        Field::OtherUnits => objective.other_units = Some(value::split_units(&text, &[], words)),
        Field::Responsible => objective.responsible = Some(value::parse_person(&text, words)),
        Field::Deadline => objective.deadline = Some(value::parse_due(&text, words, values.years)),
        Field::Staff if super::people::counts(&text) => return false,
        Field::Staff => objective.staff = Some(super::people::cell(&text, source)),
        Field::Notes => set_text(&mut objective.notes, &text),
        _ => return false,
    }
    true
}

/// A field that comes twice (a text cut by a page break, two labels of one meaning) is put together.
fn set_text(slot: &mut Option<String>, text: &str) {
    // a dash stands for nothing
    let text = if text.contains(char::is_alphanumeric) { text } else { "" };
    match slot {
        Some(old) if !old.is_empty() && !text.is_empty() && old != text => {
            old.push('\n');
            old.push_str(text);
        }
        Some(old) if !old.is_empty() => {}
        slot => *slot = Some(text.to_owned()),
    }
}

/// A title's cells: a short code before the text is the code (`1 | Supervisione …`).
fn set_title(objective: &mut Objective, texts: &[&str]) {
    let filled: Vec<&str> = texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
    match filled.as_slice() {
        [code, title @ ..] if !title.is_empty() && is_code(code) && !is_code(title[0]) => {
            objective.code = Some((*code).to_owned());
            objective.title = Some(title.join(" "));
        }
        other => objective.title = Some(other.join(" ")),
    }
}

/// An ordinal, or what stands in its place as the code.
pub(super) fn set_number(objective: &mut Objective, text: &str) {
    let bare = text.trim().trim_end_matches(['.', ')', '°']).trim_start_matches(['n', 'N', '.', '°', ' ']);
    match bare.parse::<u32>() {
        Ok(number) if bare.len() <= 4 => objective.number = Some(number),
        // a code that stands in its own place is not given up for another one
        _ if !text.trim().is_empty() && objective.code.as_deref().is_none_or(str::is_empty) => {
            objective.code = Some(text.trim().to_owned());
        }
        _ => {}
    }
}

/// Notes a label that the export cut short, once.
pub(super) fn note_cut(objective: &mut Objective, text: &str, full: &str, source: &Source) {
    // a label that ends as a cut one does, and is whole
    if crate::grammar::flat(text.trim().trim_end_matches(':')) == crate::grammar::flat(full) {
        return;
    }
    let cut = TruncatedLabel { text: text.trim().to_owned(), full: full.to_owned(), source: source.clone() };
    if !objective.form.truncated_labels.iter().any(|old| old.text == cut.text) {
        objective.form.truncated_labels.push(cut);
    }
}
