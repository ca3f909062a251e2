use super::super::words::{PLACE, WHERE, measure, placed};
use super::{Cell, Report, Sheet, columns};
use crate::contract::{Indicator, Target};
use crate::message::{Lang, text};

/// The indicators, a row a target; an indicator without targets has one row.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-objective", 36.0),
        ("column-indicator", 50.0),
        ("column-kind", 14.0),
        ("column-formula", 36.0),
        ("column-measure", 14.0),
        ("column-data-source", 20.0),
        ("column-weight", 9.0),
        ("column-weight-raw", 12.0),
        ("column-baseline", 12.0),
        ("column-baseline-raw", 14.0),
        ("column-target-year", 8.0),
        ("column-comparator", 9.0),
        ("column-target", 12.0),
        ("column-target-to", 12.0),
        ("column-target-unit", 12.0),
        ("column-target-date", 12.0),
        ("column-target-raw", 24.0),
        ("column-target-parts", 24.0),
        ("column-actual", 12.0),
        ("column-actual-raw", 14.0),
        ("column-achievement", 12.0),
        ("column-achievement-raw", 14.0),
    ];
    let mut rows = Vec::new();
    for item in &report.items {
        let whole = [Cell::text(item.path.as_str()), Cell::text(text(report.lang, "unit-whole-plan"))];
        for (t, table) in item.extraction.indicator_tables.iter().enumerate() {
            for (i, indicator) in table.indicators.iter().enumerate() {
                let mut before = whole.to_vec();
                before.push(Cell::maybe(&table.title));
                push(
                    &mut rows,
                    before,
                    indicator,
                    format!("/indicator_tables/{t}/indicators/{i}"),
                    report.lang,
                );
            }
        }
    }
    for of in super::objectives(report) {
        for (i, indicator) in of.objective.indicators.as_deref().unwrap_or_default().iter().enumerate() {
            push(&mut rows, of.cells(), indicator, format!("{}/indicators/{i}", of.pointer), report.lang);
        }
    }
    Sheet { name: "sheet-indicators", columns: columns(&[&WHERE, &own, &PLACE]), rows }
}

fn push(
    rows: &mut Vec<Vec<Cell>>,
    mut before: Vec<Cell>,
    indicator: &Indicator,
    pointer: String,
    lang: Lang,
) {
    before.push(Cell::text(indicator.description.as_str()));
    before.extend(
        [&indicator.kind, &indicator.formula, &indicator.unit, &indicator.data_source].map(Cell::maybe),
    );
    before.extend(Cell::percent(&indicator.weight));
    before.extend(Cell::value(&indicator.baseline));
    let mut after: Vec<Cell> = Vec::new();
    after.extend(Cell::value(&indicator.actual));
    after.extend(Cell::percent(&indicator.achievement));
    after.extend(placed(&indicator.source, indicator.grade, pointer));
    let targets = indicator.targets.as_deref().unwrap_or_default();
    if targets.is_empty() {
        rows.push([before.clone(), target(&Target::default(), lang), after.clone()].concat());
    }
    rows.extend(targets.iter().map(|one| [before.clone(), target(one, lang), after.clone()].concat()));
}

fn target(target: &Target, lang: Lang) -> Vec<Cell> {
    let comparator = target.comparator.and_then(|comparator| serde_json::to_value(comparator).ok());
    let comparator = comparator.and_then(|word| word.as_str().map(str::to_owned));
    let part = |part: &crate::contract::TargetPart| format!("{} {}", part.value, part.noun);
    vec![
        Cell::number(target.year.map(f64::from)),
        Cell::maybe(&comparator),
        Cell::number(target.value),
        Cell::number(target.value_to),
        Cell::maybe(&target.unit.as_deref().map(|unit| measure(unit, lang))),
        Cell::date(target.date.as_deref()),
        Cell::text(target.raw.as_str()),
        Cell::text(target.parts.iter().map(part).collect::<Vec<_>>().join("; ")),
    ]
}
