use super::super::words;
use super::{Cell, Report, Sheet};
use crate::message::text;
use crate::report::{Item, unverifiable};

/// The documents: what they are, how much of them was read, what became of their findings.
pub fn sheet(report: &Report) -> Sheet {
    let columns = vec![
        ("column-document", 36.0),
        ("column-entity", 30.0),
        ("column-plan-kind", 18.0),
        ("column-title", 40.0),
        ("column-from", 8.0),
        ("column-to", 8.0),
        ("column-pages", 8.0),
        ("column-tables", 8.0),
        ("column-units", 8.0),
        ("column-objectives", 10.0),
        ("column-findings", 9.0),
        ("column-cells", 8.0),
        ("column-claimed", 10.0),
        ("column-furniture", 11.0),
        ("column-unclaimed", 10.0),
        ("column-left-out", 11.0),
        ("column-suppressed", 11.0),
        ("column-known", 9.0),
        ("column-below", 12.0),
        ("column-unverifiable", 40.0),
        ("column-reader", 10.0),
        ("column-media-type", 30.0),
        ("column-sha256", 68.0),
    ];
    let rows = report.items.iter().map(|item| row(item, report)).collect();
    Sheet { name: "sheet-documents", columns, rows }
}

fn row(item: &Item, report: &Report) -> Vec<Cell> {
    let extraction = &item.extraction;
    let (document, plan) = (&extraction.document, &extraction.plan);
    let kind =
        plan.kind.map(|kind| text(report.lang, &format!("plan-kind-{}", kind.as_str().replace('_', "-"))));
    let year = |year: Option<i32>| Cell::number(year.map(f64::from));
    let coverage = document.coverage;
    let unclaimed = coverage.cells.saturating_sub(coverage.claimed).saturating_sub(coverage.furniture);
    let reader = document.reader.map(|reader| words::reader(reader, report.lang));
    vec![
        Cell::text(item.path.as_str()),
        Cell::maybe(&item.entity),
        Cell::maybe(&kind),
        Cell::maybe(&plan.title),
        year(plan.period.map(|period| period.from)),
        year(plan.period.map(|period| period.to)),
        Cell::whole(document.pages),
        Cell::whole(Some(document.tables)),
        Cell::count(extraction.units.len()),
        Cell::count(extraction.units.iter().map(|unit| unit.objectives.len()).sum::<usize>()),
        Cell::count(item.findings.len()),
        Cell::whole(Some(coverage.cells)),
        Cell::whole(Some(coverage.claimed)),
        Cell::whole(Some(coverage.furniture)),
        Cell::whole(Some(unclaimed)),
        Cell::whole(Some(document.left_out.unwrap_or(0))),
        Cell::count(item.settled.suppressed.iter().sum::<usize>()),
        Cell::count(item.settled.known),
        Cell::count(item.settled.below),
        Cell::text(unverifiable::lines(&item.settled.unverifiable, report.lang).join("\n")),
        Cell::maybe(&reader),
        Cell::text(document.media_type.as_str()),
        Cell::text(item.sha256.as_str()),
    ]
}
