use super::super::words::{PLACE, WHERE, choices, joined, person, placed};
use super::{Cell, InObjective, Report, Sheet, columns};
use crate::contract::Mission;

/// The objectives.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-number", 7.0),
        ("column-code", 10.0),
        ("column-title", 44.0),
        ("column-weight", 9.0),
        ("column-weight-raw", 12.0),
        ("column-deadline", 12.0),
        ("column-deadline-to", 12.0),
        ("column-deadline-raw", 14.0),
        ("column-responsible", 24.0),
        ("column-responsible-raw", 24.0),
        ("column-description", 80.0),
        ("column-expected-result", 40.0),
        ("column-strategic", 30.0),
        ("column-category", 18.0),
        ("column-group", 24.0),
        ("column-years", 24.0),
        ("column-types", 28.0),
        ("column-mission-code", 10.0),
        ("column-mission", 24.0),
        ("column-mission-raw", 24.0),
        ("column-program-code", 10.0),
        ("column-program", 24.0),
        ("column-program-raw", 24.0),
        ("column-stakeholders", 28.0),
        ("column-other-units", 28.0),
        ("column-notes", 40.0),
        ("column-phases", 8.0),
        ("column-indicators", 10.0),
        ("column-people", 9.0),
    ];
    let rows = super::objectives(report).map(|of| row(&of)).collect();
    Sheet { name: "sheet-objectives", columns: columns(&[&WHERE, &own, &PLACE]), rows }
}

fn row(of: &InObjective<'_>) -> Vec<Cell> {
    let objective = of.objective;
    let mut cells = of.within.cells();
    cells.extend([
        Cell::whole(objective.number),
        Cell::maybe(&objective.code),
        Cell::maybe(&objective.title),
    ]);
    cells.extend(Cell::percent(&objective.weight));
    cells.extend(Cell::span(&objective.deadline));
    cells.extend(person(&objective.responsible));
    cells.extend(
        [
            &objective.description,
            &objective.expected_result,
            &objective.strategic_objective,
            &objective.category,
            &objective.group,
        ]
        .map(Cell::maybe),
    );
    let years = objective.years.as_deref().unwrap_or_default();
    cells.push(choices(years.iter().map(|choice| (choice.year.to_string(), choice.selected))));
    let types = objective.types.as_deref().unwrap_or_default();
    cells.push(choices(types.iter().map(|choice| (choice.label.clone(), choice.selected))));
    cells.extend(mission(&objective.mission));
    cells.extend(mission(&objective.program));
    cells.extend([
        joined(&objective.stakeholders),
        joined(&objective.other_units),
        Cell::maybe(&objective.notes),
    ]);
    // blank where the form has no place for them
    let count = |count: Option<usize>| count.map_or(Cell::Blank, Cell::count);
    cells.extend([
        count(objective.phases.as_ref().map(Vec::len)),
        count(objective.indicators.as_ref().map(Vec::len)),
        count(objective.staff.as_ref().map(Vec::len)),
    ]);
    cells.extend(placed(&objective.source, objective.grade, of.pointer.clone()));
    cells
}

fn mission(mission: &Option<Mission>) -> [Cell; 3] {
    let Some(mission) = mission else { return [Cell::Blank, Cell::Blank, Cell::Blank] };
    [Cell::maybe(&mission.code), Cell::maybe(&mission.title), Cell::text(mission.raw.as_str())]
}
