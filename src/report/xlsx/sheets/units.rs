use super::super::words::{PLACE, WHERE, person, placed};
use super::{Cell, Report, Sheet, columns};
use crate::contract::Scope;
use crate::message::text;

/// The units.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-unit-number", 8.0),
        ("column-center", 28.0),
        ("column-responsible", 24.0),
        ("column-responsible-raw", 24.0),
        ("column-scope", 14.0),
        ("column-from", 8.0),
        ("column-to", 8.0),
        ("column-objectives", 10.0),
        ("column-people", 10.0),
    ];
    let rows = super::units(report).map(|within| {
        let unit = within.unit;
        let scope = match unit.scope {
            Scope::Unit => "scope-unit",
            Scope::Transversal => "scope-transversal",
        };
        let mut cells = within.cells();
        cells.extend([Cell::maybe(&unit.number), Cell::maybe(&unit.responsibility_center)]);
        cells.extend(person(&unit.responsible));
        cells.extend([
            Cell::text(text(report.lang, scope)),
            Cell::number(unit.period.map(|period| f64::from(period.from))),
            Cell::number(unit.period.map(|period| f64::from(period.to))),
            Cell::count(unit.objectives.len()),
            unit.staff.as_ref().map_or(Cell::Blank, |staff| Cell::count(staff.len())),
        ]);
        cells.extend(placed(&unit.source, unit.grade, within.pointer));
        cells
    });
    Sheet { name: "sheet-units", columns: columns(&[&WHERE, &own, &PLACE]), rows: rows.collect() }
}
