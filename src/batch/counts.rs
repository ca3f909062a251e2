use std::ops::AddAssign;

use serde::Serialize;

use crate::contract::{Coverage, Extraction, Objective, Severity};

/// How much was read out of a document, or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Units.
    pub units: usize,
    /// Objectives.
    pub objectives: usize,
    /// Phases.
    pub phases: usize,
    /// Indicators, those of the whole plan included.
    pub indicators: usize,
    /// People of staff tables.
    pub people: usize,
    /// Non-blank cells of tables.
    pub cells: usize,
    /// Those that were understood or are page furniture.
    pub understood: usize,
    /// Findings of any severity.
    pub findings: usize,
    /// Findings that are warnings or errors.
    pub defects: usize,
}

impl Counts {
    /// What an extraction holds.
    pub fn of(extraction: &Extraction) -> Counts {
        let objectives: Vec<&Objective> = extraction.units.iter().flat_map(|unit| &unit.objectives).collect();
        let Coverage { cells, claimed, furniture } = extraction.document.coverage;
        let of_objectives =
            objectives.iter().map(|objective| objective.indicators.as_ref().map_or(0, Vec::len));
        let of_plan = extraction.indicator_tables.iter().map(|table| table.indicators.len());
        let staff = objectives
            .iter()
            .map(|objective| &objective.staff)
            .chain(extraction.units.iter().map(|unit| &unit.staff));
        Counts {
            units: extraction.units.len(),
            objectives: objectives.len(),
            phases: objectives.iter().map(|objective| objective.phases.as_ref().map_or(0, Vec::len)).sum(),
            indicators: of_objectives.chain(of_plan).sum(),
            people: staff.map(|staff| staff.as_ref().map_or(0, Vec::len)).sum(),
            cells: cells as usize,
            understood: claimed as usize + furniture as usize,
            findings: extraction.findings.len(),
            defects: extraction
                .findings
                .iter()
                .filter(|finding| finding.severity >= Severity::Warning)
                .count(),
        }
    }

    /// Share of the cells that were understood, 0–100, rounded down so that 100 means all; `None` where
    /// there are no cells.
    pub fn coverage(&self) -> Option<usize> {
        (self.cells > 0).then(|| self.understood.min(self.cells) * 100 / self.cells)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.units += other.units;
        self.objectives += other.objectives;
        self.phases += other.phases;
        self.indicators += other.indicators;
        self.people += other.people;
        self.cells += other.cells;
        self.understood += other.understood;
        self.findings += other.findings;
        self.defects += other.defects;
    }
}
