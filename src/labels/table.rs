//! The labels of a table: known ones, unknown ones, and what these may stand for.

use super::cells::{Spot, spots};
use super::known::Knows;
use super::suggest::{Guess, Labelled, guesses, record_of};
use super::{Place, Seen, one_line};
use crate::document::{Source, Table};
use crate::grammar::{Key, Outcome, Record, TableTrace};

/// Values kept of a label.
const VALUES: usize = 200;

/// Labels that belong together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Rows of the table, first and past the last.
    pub rows: (usize, usize),
    pub record: Record,
    pub place: Place,
    pub labels: Vec<Label>,
}

/// A cell that is a label.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub text: String,
    /// What it is known for.
    pub keys: Vec<Key>,
    pub known: bool,
    pub guess: Option<Guess>,
    pub values: Vec<String>,
    cell: usize,
}

/// The groups of labels of a table.
pub(super) fn read(table: &Table, trace: &TableTrace, knows: &Knows<'_>) -> Vec<Group> {
    let cells = table.grid.cells();
    let claimed = trace.outcomes.iter().any(|outcome| match outcome {
        Outcome::Claimed { records, .. } => !records.is_empty(),
        Outcome::Unclaimed { .. } => false,
    });
    let mut groups = Vec::new();
    for spots in spots(table, trace, knows) {
        let labelled: Vec<Labelled> = spots.spots.iter().map(|spot| labelled(cells, spot, knows)).collect();
        let guesses = guesses(&labelled, spots.header, knows);
        let told = labelled.iter().filter(|l| !l.keys.is_empty()).count() >= 2;
        let record = record_of(&labelled, spots.header, knows);
        let hinted = guesses.iter().any(Option::is_some) || labelled.iter().any(|l| !l.keys.is_empty());
        let place = match (claimed || told, hinted) {
            (true, _) => Place::ObjectiveTable,
            (false, true) => Place::Table,
            (false, false) => Place::OtherTable,
        };
        let labels = labelled.into_iter().zip(guesses).zip(&spots.spots).map(|((l, guess), spot)| Label {
            text: l.label,
            keys: l.keys,
            known: l.known && guess.is_none(),
            guess,
            values: l.values,
            cell: spot.cell,
        });
        groups.push(Group { rows: spots.rows, record, place, labels: labels.collect() });
    }
    groups
}

fn labelled(cells: &[crate::document::Cell], spot: &Spot, knows: &Knows<'_>) -> Labelled {
    let label = one_line(&cells[spot.cell].text);
    let values = spot.values.iter().map(|at| cells[*at].lines().trim().to_owned());
    let values = values.filter(|text| !text.is_empty()).take(VALUES).collect();
    let known = knows.is_known(&label);
    Labelled { values, keys: knows.keys(&label), known, label }
}

impl Group {
    /// Those of its labels that no grammar knows.
    pub(super) fn unknown(self, table: &Table) -> impl Iterator<Item = Seen> {
        let place = self.place;
        let number = table.number;
        let page = table.source.page;
        let rows: Vec<(usize, Option<u32>)> =
            table.grid.cells().iter().map(|cell| (cell.row, cell.source.page.or(page))).collect();
        self.labels.into_iter().filter(|label| !label.known).map(move |label| {
            let (row, page) = rows.get(label.cell).copied().unwrap_or((0, page));
            let source = Source::table_rows(page, number, row as u32 + 1, row as u32 + 1);
            Seen { label: label.text, values: label.values, place, source, guess: label.guess }
        })
    }
}
