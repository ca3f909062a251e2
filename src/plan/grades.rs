//! What the whole document says of how sure its records are, and records below a grade.

use super::Records;
use super::doubt::SEVERAL;
use crate::contract::{Extraction, Grade, Indicator, Objective, Person, Phase, PlanKind, SummaryRow, Unit};
use crate::document::Source;

/// Below it, a word that was recognised in a picture is as likely wrong as right.
const DOUBTFUL: u8 = 60;

/// A record with its grade and place.
trait Graded {
    fn grade(&mut self) -> &mut Grade;
    fn source(&self) -> &Source;
}

macro_rules! graded {
    ($($record:ty),+) => {
        $(impl Graded for $record {
            fn grade(&mut self) -> &mut Grade {
                &mut self.grade
            }

            fn source(&self) -> &Source {
                &self.source
            }
        })+
    };
}

graded!(Unit, Objective, Indicator, Phase, Person, SummaryRow);

/// Lowers the grades of what was recognised in a picture, of objectives in a document that calls itself no plan, and
/// of units that nothing names.
///
/// `kind` is what the document calls itself.
pub(super) fn settle(records: &mut Records, kind: Option<PlanKind>) {
    let objectives: usize = records.units.iter().map(|unit| unit.objectives.len()).sum();
    let is_plan = kind.map_or(objectives >= SEVERAL, |kind| kind != PlanKind::Other);
    for unit in &mut records.units {
        if unit.name.is_none() && unit.responsibility_center.is_none() {
            unit.grade.lower(Grade::B);
        }
        seen(unit);
        unit.summaries.iter_mut().flat_map(|summary| &mut summary.rows).for_each(seen);
        unit.staff.iter_mut().flatten().for_each(seen);
        for objective in &mut unit.objectives {
            if !is_plan {
                objective.grade.lower(Grade::C);
            }
            seen(objective);
            objective.indicators.iter_mut().flatten().for_each(|part| under(part, objective.grade));
            objective.phases.iter_mut().flatten().for_each(|part| under(part, objective.grade));
            objective.staff.iter_mut().flatten().for_each(|part| under(part, objective.grade));
        }
    }
    records.indicator_tables.iter_mut().flat_map(|table| &mut table.indicators).for_each(|indicator| {
        if !is_plan {
            indicator.grade.lower(Grade::C);
        }
        seen(indicator);
    });
}

/// What a picture says is never certain.
fn seen(record: &mut impl Graded) {
    if let Some(confidence) = record.source().confidence {
        record.grade().lower(if confidence < DOUBTFUL { Grade::C } else { Grade::B });
    }
}

/// A part of a record that may be none is not surer than it.
fn under(record: &mut impl Graded, whole: Grade) {
    if whole == Grade::C {
        record.grade().lower(whole);
    }
    seen(record);
}

/// Takes the records below a grade out; gives how many there were.
///
/// Objectives go with all that is theirs, units stay, and where a list loses rows its place stays.
pub(crate) fn keep(extraction: &mut Extraction, least: Grade) -> usize {
    let mut left_out = 0;
    for unit in &mut extraction.units {
        left_out += retain(&mut unit.objectives, least);
        for summary in &mut unit.summaries {
            left_out += retain(&mut summary.rows, least);
        }
        left_out += unit.staff.iter_mut().map(|staff| retain(staff, least)).sum::<usize>();
        for objective in &mut unit.objectives {
            left_out += objective.indicators.iter_mut().map(|list| retain(list, least)).sum::<usize>();
            left_out += objective.phases.iter_mut().map(|list| retain(list, least)).sum::<usize>();
            left_out += objective.staff.iter_mut().map(|list| retain(list, least)).sum::<usize>();
        }
    }
    for table in &mut extraction.indicator_tables {
        left_out += retain(&mut table.indicators, least);
    }
    left_out
}

fn retain<R: Graded>(records: &mut Vec<R>, least: Grade) -> usize {
    let before = records.len();
    records.retain_mut(|record| *record.grade() <= least);
    before - records.len()
}
