use super::super::words::{PLACE, WHERE, place, placed};
use super::{Cell, Report, Sheet, columns};
use crate::message::text;

/// The rows of the summaries, each summary's total in a row of its own.
pub fn rows(report: &Report) -> Sheet {
    let own = [
        ("column-summary", 30.0),
        ("column-number", 7.0),
        ("column-code", 10.0),
        ("column-title", 50.0),
        ("column-weight", 9.0),
        ("column-weight-raw", 12.0),
        ("column-reference", 20.0),
        ("column-achievement", 12.0),
        ("column-achievement-raw", 14.0),
        ("column-band", 16.0),
        ("column-score", 10.0),
        ("column-score-raw", 12.0),
    ];
    let mut rows = Vec::new();
    for within in super::units(report) {
        for (s, summary) in within.unit.summaries.iter().enumerate() {
            let pointer = format!("{}/summaries/{s}", within.pointer);
            let mut before = within.cells();
            before.push(Cell::maybe(&summary.title));
            for (r, row) in summary.rows.iter().enumerate() {
                let mut cells = before.clone();
                cells.extend([Cell::whole(row.number), Cell::maybe(&row.code), Cell::maybe(&row.title)]);
                cells.extend(Cell::percent(&row.weight));
                cells.push(Cell::maybe(&row.reference));
                cells.extend(Cell::percent(&row.achievement));
                cells.push(Cell::maybe(&row.band));
                cells.extend(Cell::value(&row.score));
                cells.extend(placed(&row.source, row.grade, format!("{pointer}/rows/{r}")));
                rows.push(cells);
            }
            if summary.total.is_some() {
                let mut cells = before.clone();
                let title = Cell::text(text(report.lang, "workbook-total"));
                cells.extend([Cell::Blank, Cell::Blank, title, Cell::Blank, Cell::Blank, Cell::Blank]);
                cells.extend([Cell::Blank, Cell::Blank, Cell::Blank]);
                cells.extend(Cell::value(&summary.total));
                cells.extend(place(&summary.source));
                cells.extend([Cell::Blank, Cell::text(format!("{pointer}/total"))]);
                rows.push(cells);
            }
        }
    }
    Sheet { name: "sheet-summaries", columns: columns(&[&WHERE, &own, &PLACE]), rows }
}

/// The weighted parts that plans declare.
pub fn components(report: &Report) -> Sheet {
    let own =
        [("column-label", 10.0), ("column-title", 60.0), ("column-weight", 9.0), ("column-weight-raw", 12.0)];
    let rows = report.items.iter().flat_map(|item| {
        item.extraction.plan.components.iter().enumerate().map(|(i, part)| {
            let whole = text(report.lang, "unit-whole-plan");
            let mut cells = vec![Cell::text(item.path.as_str()), Cell::text(whole)];
            cells.extend([Cell::maybe(&part.label), Cell::text(part.title.as_str())]);
            cells.extend(Cell::percent(&part.weight));
            cells.extend(place(&part.source));
            cells.extend([Cell::Blank, Cell::text(format!("/plan/components/{i}"))]);
            cells
        })
    });
    Sheet { name: "sheet-components", columns: columns(&[&WHERE, &own, &PLACE]), rows: rows.collect() }
}
