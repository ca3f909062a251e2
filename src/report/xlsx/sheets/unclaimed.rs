use super::super::words::place;
use super::{Cell, Report, Sheet};
use crate::report::table_kind;

/// Tables and parts of tables that no record was read from.
pub fn sheet(report: &Report) -> Sheet {
    let columns = vec![
        ("column-document", 36.0),
        ("column-page", 8.0),
        ("column-table", 8.0),
        ("column-first-row", 8.0),
        ("column-last-row", 8.0),
        ("column-rows", 8.0),
        ("column-cells", 8.0),
        ("column-table-kind", 20.0),
        ("column-first-texts", 90.0),
        ("column-pointer", 20.0),
    ];
    let rows = report.items.iter().flat_map(|item| {
        item.extraction.unclaimed.iter().enumerate().map(|(i, part)| {
            let mut cells = vec![Cell::text(item.path.as_str())];
            cells.extend(place(&part.source));
            cells.extend([
                Cell::whole(Some(part.rows)),
                Cell::whole(Some(part.cells)),
                Cell::maybe(&part.kind.as_deref().map(|kind| table_kind(kind, report.lang))),
                Cell::text(part.header.join(" | ")),
                Cell::text(format!("/unclaimed/{i}")),
            ]);
            cells
        })
    });
    Sheet { name: "sheet-unclaimed", columns, rows: rows.collect() }
}
