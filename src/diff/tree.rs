//! An extraction as a tree of records, all that the contract has in it.

use super::field::Said;
use super::record::{Kind, Record};
use crate::contract::{
    Choice, Extraction, Indicator, Objective, Person, Phase, Scope, Summary, SummaryRow, Unit, YearChoice,
};
use crate::document::Source;

/// The tree of an extraction. Grades, places and findings are no part of what a plan says.
pub fn of(extraction: &Extraction) -> Record {
    let plan = &extraction.plan;
    let mut record = Record::new(Kind::Plan, "", String::new(), &Source::default());
    record.say("diff-entity", Said::maybe(&plan.entity.as_ref().map(|entity| entity.name.clone())));
    record.say("diff-kind", Said::maybe(&plan.kind.map(|kind| kind.as_str().to_owned())));
    record.say("diff-title", Said::maybe(&plan.title));
    let years = plan.period.map(|period| years(period.from, period.to));
    record.say("diff-period", Said::maybe(&years));
    for (i, part) in plan.components.iter().enumerate() {
        let mut child =
            Record::new(Kind::Component, &part.title, format!("/plan/components/{i}"), &part.source);
        child.code = part.label.clone().unwrap_or_default();
        child.say("diff-label", Said::maybe(&part.label));
        child.say("diff-title", Said::text(&part.title));
        child.say("diff-weight", Said::percent(&part.weight));
        record.children.push(child);
    }
    for (t, table) in extraction.indicator_tables.iter().enumerate() {
        let pointer = format!("/indicator_tables/{t}");
        let name = table.title.as_deref().unwrap_or_default();
        let mut child = Record::new(Kind::IndicatorTable, name, pointer.clone(), &table.source);
        child.say("diff-title", Said::maybe(&table.title));
        child.children = indicators(&table.indicators, &pointer);
        record.children.push(child);
    }
    let units = extraction.units.iter().enumerate();
    record.children.extend(units.map(|(u, one)| unit(one, format!("/units/{u}"))));
    record
}

fn years(from: i32, to: i32) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

fn unit(unit: &Unit, pointer: String) -> Record {
    let named = [&unit.name, &unit.responsibility_center];
    let name = named.into_iter().flatten().find(|name| !name.trim().is_empty());
    let name = name.map(String::as_str).unwrap_or_default();
    let mut record = Record::new(Kind::Unit, name, pointer.clone(), &unit.source);
    record.text = unit.objectives.iter().filter_map(|one| one.title.clone()).collect::<Vec<_>>().join(" ");
    record.say("diff-name", Said::maybe(&unit.name));
    record.say("diff-number", Said::maybe(&unit.number));
    record.say("diff-center", Said::maybe(&unit.responsibility_center));
    record.say("diff-responsible", Said::person(&unit.responsible));
    let scope = (unit.scope == Scope::Transversal).then(|| "transversal".to_owned());
    record.say("diff-scope", Said::maybe(&scope));
    record.say("diff-period", Said::maybe(&unit.period.map(|period| years(period.from, period.to))));
    let summaries = unit.summaries.iter().enumerate();
    record.children.extend(summaries.map(|(s, one)| summary(one, format!("{pointer}/summaries/{s}"))));
    let objectives = unit.objectives.iter().enumerate();
    record.children.extend(objectives.map(|(o, one)| objective(one, format!("{pointer}/objectives/{o}"))));
    record.children.extend(people(&unit.staff, &pointer));
    record
}

fn summary(summary: &Summary, pointer: String) -> Record {
    let name = summary.title.as_deref().unwrap_or_default();
    let mut record = Record::new(Kind::Summary, name, pointer.clone(), &summary.source);
    record.say("diff-title", Said::maybe(&summary.title));
    record.say("diff-total", Said::number(&summary.total));
    let rows = summary.rows.iter().enumerate();
    record.children = rows.map(|(r, row)| summary_row(row, format!("{pointer}/rows/{r}"))).collect();
    record.text = record.children.iter().map(|row| row.name.clone()).collect::<Vec<_>>().join(" ");
    record
}

fn summary_row(row: &SummaryRow, pointer: String) -> Record {
    let name = row.title.as_deref().unwrap_or_default();
    let mut record = Record::new(Kind::SummaryRow, name, pointer, &row.source);
    record.code = row.code.clone().unwrap_or_default();
    record.say("diff-number", Said::maybe(&row.number.map(|number| number.to_string())));
    record.say("diff-code", Said::maybe(&row.code));
    record.say("diff-title", Said::maybe(&row.title));
    record.say("diff-weight", Said::percent(&row.weight));
    record.say("diff-reference", Said::maybe(&row.reference));
    record.say("diff-achievement", Said::percent(&row.achievement));
    record.say("diff-band", Said::maybe(&row.band));
    record.say("diff-score", Said::number(&row.score));
    record
}

fn objective(objective: &Objective, pointer: String) -> Record {
    let name = objective.title.as_deref().unwrap_or_default();
    let mut record = Record::new(Kind::Objective, name, pointer.clone(), &objective.source);
    record.code = objective.code.clone().unwrap_or_default();
    record.text = objective.description.clone().unwrap_or_default();
    record.say("diff-number", Said::maybe(&objective.number.map(|number| number.to_string())));
    record.say("diff-code", Said::maybe(&objective.code));
    record.say("diff-title", Said::maybe(&objective.title));
    record.say("diff-weight", Said::percent(&objective.weight));
    record.say("diff-deadline", Said::date(&objective.deadline));
    record.say("diff-responsible", Said::person(&objective.responsible));
    record.say("diff-category", Said::maybe(&objective.category));
    record.say("diff-group", Said::maybe(&objective.group));
    record.say("diff-description", Said::maybe(&objective.description));
    record.say("diff-expected-result", Said::maybe(&objective.expected_result));
    record.say("diff-mission", Said::mission(&objective.mission));
    record.say("diff-program", Said::mission(&objective.program));
    record.say("diff-strategic", Said::maybe(&objective.strategic_objective));
    let ticked = |choice: &YearChoice| boxed(&choice.year.to_string(), choice.selected);
    let years = objective.years.as_ref().map(|years| years.iter().map(ticked).collect());
    record.say("diff-years", Said::list(years));
    let ticked = |choice: &Choice| boxed(&choice.label, choice.selected);
    let types = objective.types.as_ref().map(|types| types.iter().map(ticked).collect());
    record.say("diff-types", Said::list(types));
    record.say("diff-stakeholders", Said::list(objective.stakeholders.clone()));
    record.say("diff-other-units", Said::list(objective.other_units.clone()));
    record.say("diff-notes", Said::maybe(&objective.notes));
    let phases = objective.phases.as_deref().unwrap_or_default().iter().enumerate();
    record.children.extend(phases.map(|(p, one)| phase(one, format!("{pointer}/phases/{p}"))));
    record.children.extend(indicators(objective.indicators.as_deref().unwrap_or_default(), &pointer));
    record.children.extend(people(&objective.staff, &pointer));
    record
}

fn boxed(label: &str, selected: bool) -> String {
    format!("{} {label}", if selected { '☒' } else { '☐' })
}

fn phase(phase: &Phase, pointer: String) -> Record {
    let mut record = Record::new(Kind::Phase, &phase.description, pointer, &phase.source);
    record.say("diff-description", Said::text(&phase.description));
    record.say("diff-start", Said::date(&phase.start));
    record.say("diff-due", Said::date(&phase.due));
    record.say("diff-weight", Said::percent(&phase.weight));
    record.say("diff-completion", Said::percent(&phase.completion));
    record
}

fn indicators(indicators: &[Indicator], owner: &str) -> Vec<Record> {
    let one = |(i, one): (usize, &Indicator)| indicator(one, format!("{owner}/indicators/{i}"));
    indicators.iter().enumerate().map(one).collect()
}

fn indicator(indicator: &Indicator, pointer: String) -> Record {
    let mut record = Record::new(Kind::Indicator, &indicator.description, pointer, &indicator.source);
    record.text = indicator.formula.clone().unwrap_or_default();
    record.say("diff-description", Said::text(&indicator.description));
    record.say("diff-indicator-kind", Said::maybe(&indicator.kind));
    record.say("diff-formula", Said::maybe(&indicator.formula));
    record.say("diff-measure", Said::maybe(&indicator.unit));
    record.say("diff-data-source", Said::maybe(&indicator.data_source));
    record.say("diff-weight", Said::percent(&indicator.weight));
    record.say("diff-baseline", Said::number(&indicator.baseline));
    for target in indicator.targets.as_deref().unwrap_or_default() {
        record.say_of("diff-target", target.year, Said::target(target));
    }
    record.say("diff-actual", Said::number(&indicator.actual));
    record.say("diff-achievement", Said::percent(&indicator.achievement));
    record
}

fn people(people: &Option<Vec<Person>>, owner: &str) -> Vec<Record> {
    let one = |(i, person): (usize, &Person)| {
        let mut record =
            Record::new(Kind::Person, &person.name, format!("{owner}/staff/{i}"), &person.source);
        record.say("diff-name", Said::name(&person.name));
        record.say("diff-category", Said::maybe(&person.category));
        record.say("diff-hours", Said::number(&person.hours));
        record.say("diff-share", Said::percent(&person.share));
        record
    };
    people.as_deref().unwrap_or_default().iter().enumerate().map(one).collect()
}
