use super::block::{Block, Grid, Level};
use super::years;
use crate::contract::Extraction;
use crate::message::{Message, text};
use crate::report::{Item, Report};

/// What was examined, a table a document.
pub fn blocks(report: &Report) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(Level::One, text(report.lang, "word-examined")),
        Block::Text(text(report.lang, "word-examined-note")),
    ];
    for item in &report.items {
        if report.items.len() > 1 {
            blocks.push(Block::Heading(Level::Two, item.path.clone()));
        }
        let rows = rows(item, report);
        blocks.push(Block::Table(Grid { widths: vec![2_638, 7_000], header: vec![], rows, numbers_from: 2 }));
    }
    blocks
}

fn rows(item: &Item, report: &Report) -> Vec<Vec<String>> {
    let (lang, extraction) = (report.lang, &item.extraction);
    let (document, plan) = (&extraction.document, &extraction.plan);
    let unsaid = || text(lang, "word-unsaid");
    let kind = |kind: crate::contract::PlanKind| {
        text(lang, &format!("plan-kind-{}", kind.as_str().replace('_', "-")))
    };
    let coverage = document.coverage;
    let read = Message::new("word-cells")
        .arg("claimed", coverage.claimed as usize)
        .arg("cells", coverage.cells as usize)
        .arg("furniture", coverage.furniture as usize);
    let pages = document.pages.map(|pages| pages.to_string()).unwrap_or_else(|| text(lang, "word-no-pages"));
    let mut rows = vec![
        ("column-document", item.path.clone()),
        ("column-entity", item.entity.clone().unwrap_or_else(unsaid)),
        ("column-plan-kind", plan.kind.map(kind).unwrap_or_else(unsaid)),
        ("column-title", plan.title.clone().unwrap_or_else(unsaid)),
        ("column-years", plan.period.map(|p| years(p.from, p.to)).unwrap_or_else(unsaid)),
        ("column-pages", pages),
        ("column-tables", document.tables.to_string()),
        ("word-records", records(extraction, report)),
        ("word-read", read.render(lang)),
    ];
    if let Some(left) = document.left_out {
        rows.push(("column-left-out", left.to_string()));
    }
    rows.push(("column-sha256", item.sha256.clone()));
    rows.into_iter().map(|(key, value)| vec![text(lang, key), value]).collect()
}

/// How many records of each kind were read.
fn records(extraction: &Extraction, report: &Report) -> String {
    let objectives = || extraction.units.iter().flat_map(|unit| &unit.objectives);
    let length = |list: Option<usize>| list.unwrap_or_default();
    let phases: usize = objectives().map(|o| length(o.phases.as_ref().map(Vec::len))).sum();
    let of_plan: usize = extraction.indicator_tables.iter().map(|table| table.indicators.len()).sum();
    let indicators: usize = objectives().map(|o| length(o.indicators.as_ref().map(Vec::len))).sum();
    let of_units: usize = extraction.units.iter().map(|u| length(u.staff.as_ref().map(Vec::len))).sum();
    let people: usize = objectives().map(|o| length(o.staff.as_ref().map(Vec::len))).sum();
    Message::new("word-counts")
        .arg("units", extraction.units.len())
        .arg("objectives", objectives().count())
        .arg("phases", phases)
        .arg("indicators", indicators + of_plan)
        .arg("people", people + of_units)
        .render(report.lang)
}
