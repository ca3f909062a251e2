use super::super::words::{PLACE, WHERE, placed};
use super::{Cell, Report, Sheet, columns};
use crate::contract::{Grade, Person, PersonName};
use crate::document::Source;
use crate::message::{Lang, text};

/// People: who answers for a unit or an objective, and who works on it.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-objective", 36.0),
        ("column-role", 20.0),
        ("column-name", 30.0),
        ("column-name-raw", 30.0),
        ("column-honorific", 12.0),
        ("column-category", 16.0),
        ("column-hours", 10.0),
        ("column-hours-raw", 12.0),
        ("column-share", 10.0),
        ("column-share-raw", 12.0),
    ];
    let lang = report.lang;
    let mut rows = Vec::new();
    for within in super::units(report) {
        let unit = within.unit;
        let mut before = within.cells();
        before.push(Cell::Blank);
        let place = (&unit.source, unit.grade);
        rows.extend(unit.responsible.as_ref().map(|name| {
            responsible(before.clone(), name, place, format!("{}/responsible", within.pointer), lang)
        }));
        let people = unit.staff.as_deref().unwrap_or_default();
        rows.extend(staff(before, people, &within.pointer, lang));
    }
    for of in super::objectives(report) {
        let objective = of.objective;
        let place = (&objective.source, objective.grade);
        rows.extend(
            objective.responsible.as_ref().map(|name| {
                responsible(of.cells(), name, place, format!("{}/responsible", of.pointer), lang)
            }),
        );
        let people = objective.staff.as_deref().unwrap_or_default();
        rows.extend(staff(of.cells(), people, &of.pointer, lang));
    }
    Sheet { name: "sheet-people", columns: columns(&[&WHERE, &own, &PLACE]), rows }
}

fn responsible(
    mut cells: Vec<Cell>,
    name: &PersonName,
    (source, grade): (&Source, Grade),
    pointer: String,
    lang: Lang,
) -> Vec<Cell> {
    cells.extend([
        Cell::text(text(lang, "role-responsible")),
        Cell::maybe(&name.name),
        Cell::text(name.raw.as_str()),
        Cell::maybe(&name.honorific),
    ]);
    cells.extend([Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank]);
    cells.extend(placed(source, grade, pointer));
    cells
}

fn staff(before: Vec<Cell>, people: &[Person], owner: &str, lang: Lang) -> Vec<Vec<Cell>> {
    let row = |(i, person): (usize, &Person)| {
        let mut cells = before.clone();
        let name = Cell::text(person.name.as_str());
        cells.extend([Cell::text(text(lang, "role-staff")), name.clone(), name, Cell::Blank]);
        cells.push(Cell::maybe(&person.category));
        cells.extend(Cell::value(&person.hours));
        cells.extend(Cell::percent(&person.share));
        cells.extend(placed(&person.source, person.grade, format!("{owner}/staff/{i}")));
        cells
    };
    people.iter().enumerate().map(row).collect()
}
