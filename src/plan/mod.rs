//! Recognised blocks to the records of the contract: units, objectives, who belongs to whom.
//!
//! The [`builder`] walks the items in reading order and keeps what is open (unit, objective, list); when all
//! are read, [`settle`] decides what only the whole document tells: where summaries belong, on which scale
//! weights are, whose names stand in a cell.

mod builder;
mod card_units;
mod cards;
mod claims;
mod doubt;
mod gantt;
mod grades;
mod head;
mod indicators;
mod keyed;
mod led_units;
mod lined;
mod listed;
mod matrix;
mod objective;
mod outcomes;
mod people;
mod phases;
mod settle;
mod summaries;
mod text;
mod units;

use crate::contract::{Coverage, IndicatorTable, Plan, PlanKind, Unclaimed, Unit};
use crate::document::Document;
use crate::grammar::{Grammars, Item, LocalUse, Matcher, Recognised};
use crate::value::ValueWords;

/// The records of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The plan as a whole.
    pub plan: Plan,
    /// Indicator tables of the whole plan.
    pub indicator_tables: Vec<IndicatorTable>,
    /// Units with their objectives.
    pub units: Vec<Unit>,
    /// What no record was read from.
    pub unclaimed: Vec<Unclaimed>,
    /// Where the cells went.
    pub coverage: Coverage,
}

pub(crate) use grades::keep;

/// What a document is read with, by what its cover tells of it.
pub(crate) struct InForce {
    /// Those of the grammars that are for it.
    pub grammars: Grammars,
    /// Which of those for some documents only are among them.
    used: LocalUse,
    first_year: Option<i32>,
    foreign: bool,
}

impl InForce {
    /// Of a document.
    pub(crate) fn of(document: &Document, grammars: &Grammars) -> InForce {
        InForce::by_head(&head::Head::read(document, grammars), document, grammars)
    }

    fn by_head(head: &head::Head, document: &Document, grammars: &Grammars) -> InForce {
        let (grammars, used) = grammars.of(|| head.told(document, grammars));
        InForce {
            grammars,
            used,
            first_year: head.period.map(|period| period.from),
            foreign: head.kind == Some(PlanKind::Other),
        }
    }

    /// What looks labels up.
    pub(crate) fn matcher(&self) -> Matcher<'_> {
        let mut matcher = Matcher::new(&self.grammars, self.first_year);
        matcher.foreign = self.foreign;
        matcher
    }
}

/// Builds the records of a recognised document, and completes the trace with what became of each table.
///
/// Tables whose labels stand at the side are reshaped in `document`, so that whoever looks at it sees what was
/// read.
pub fn build(document: &mut Document, grammars: &Grammars, words: &ValueWords) -> (Records, Recognised) {
    let head = head::Head::read(document, grammars);
    let in_force = InForce::by_head(&head, document, grammars);
    let (matcher, grammars) = (in_force.matcher(), &in_force.grammars);
    crate::grammar::reshape(document, &matcher);
    let document = &*document;
    let mut recognised = crate::grammar::recognise_with(document, &matcher);
    let read = |items: &[Item]| {
        let mut builder = builder::Builder::new(document, &matcher, words, &head);
        builder.walk(items);
        let built = builder.finish();
        (settle::settle(built.draft, words), built.claims)
    };
    let (mut records, mut claims) = read(&recognised.items);
    if doubt::is_no_plan(&records, head.kind) {
        recognised.items.retain(doubt::is_foreign);
        (records, claims) = read(&recognised.items);
    }
    records.plan = head.plan(document, &records, grammars, words);
    grades::settle(&mut records, head.kind);
    let (coverage, unclaimed) = claims.close(document, &recognised.items);
    records.coverage = coverage;
    records.unclaimed = unclaimed;
    outcomes::complete(document, &mut recognised.trace.tables, &records);
    recognised.trace.local = in_force.used.clone();
    (records, recognised)
}
