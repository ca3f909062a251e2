use super::super::words::{PLACE, WHERE, placed};
use super::{Cell, Report, Sheet, columns};

/// The phases.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-objective", 36.0),
        ("column-phase", 60.0),
        ("column-start", 12.0),
        ("column-start-to", 12.0),
        ("column-start-raw", 14.0),
        ("column-due", 12.0),
        ("column-due-to", 12.0),
        ("column-due-raw", 14.0),
        ("column-weight", 9.0),
        ("column-weight-raw", 12.0),
        ("column-completion", 12.0),
        ("column-completion-raw", 12.0),
    ];
    let rows = super::objectives(report).flat_map(|of| {
        let phases = of.objective.phases.as_deref().unwrap_or_default().iter().enumerate();
        let row = |(p, phase): (usize, &crate::contract::Phase)| {
            let mut cells = of.cells();
            cells.push(Cell::text(phase.description.as_str()));
            cells.extend(Cell::span(&phase.start));
            cells.extend(Cell::span(&phase.due));
            cells.extend(Cell::percent(&phase.weight));
            cells.extend(Cell::percent(&phase.completion));
            cells.extend(placed(&phase.source, phase.grade, format!("{}/phases/{p}", of.pointer)));
            cells
        };
        phases.map(row).collect::<Vec<_>>()
    });
    Sheet { name: "sheet-phases", columns: columns(&[&WHERE, &own, &PLACE]), rows: rows.collect() }
}
