//! Lists whose records have rows of labels under them: the list goes on behind these.

use super::columns::{BodyRow, Columns, TableKind};
use super::field::Record;
use super::matcher::Matcher;
use super::recognise::{ItemKind, inherited, same_places};
use super::trace::Proposal;
use crate::document::Table;

/// Rows of a table that nothing took, right behind labels with their values, right behind a list of objectives: where
/// their cells stand as those of the list's last row do, each with what its column asks for, they are its next rows.
/// Gives what the trace says of them.
pub(super) fn resume(kinds: &mut [ItemKind], table: &Table, matcher: &Matcher<'_>) -> Vec<Proposal> {
    // the list that the rows before go on with
    let mut list: Option<usize> = None;
    let mut is_labelled = false;
    let mut found = Vec::new();
    for at in 0..kinds.len() {
        match &kinds[at] {
            ItemKind::Columns(columns) => {
                list = (columns.kind == TableKind::Matrix).then_some(at);
                is_labelled = false;
            }
            ItemKind::Card { .. } => is_labelled = list.is_some(),
            ItemKind::Unclaimed { rows, .. } => {
                let before = list.take().filter(|_| is_labelled).map(|list| &kinds[list]);
                is_labelled = false;
                let Some(ItemKind::Columns(before)) = before else { continue };
                if let Some(columns) = next_rows(table, *rows, before, matcher) {
                    kinds[at] = ItemKind::Columns(columns);
                    found.extend(inherited(&kinds[at]));
                    list = Some(at);
                }
            }
            ItemKind::Text { .. } | ItemKind::TextRow { .. } => list = None,
        }
    }
    found
}

fn next_rows(
    table: &Table,
    (from, to): (usize, usize),
    before: &Columns,
    matcher: &Matcher<'_>,
) -> Option<Columns> {
    let places = |row: usize| -> Vec<(usize, usize)> {
        table.grid.anchors(row).map(|cell| (cell.col, cell.col_span)).collect()
    };
    let pattern = places(before.data_rows().next_back()?);
    let is_total = |row: &usize| {
        let first = table.grid.anchors(*row).find(|cell| !cell.is_blank());
        first.is_some_and(|cell| matcher.is_total(Record::Objective, &cell.text))
    };
    let total = (from..to).next_back().filter(is_total);
    let end = total.unwrap_or(to);
    let mut columns = same_places(table, (from, end), before, matcher)
        .filter(|_| (from..end).all(|row| places(row) == pattern))
        // behind the last record stands nothing but the total
        .or_else(|| {
            (from == end).then(|| Columns { header: (from, from), body: Vec::new(), ..before.clone() })
        })?;
    columns.body.extend(total.map(BodyRow::Total));
    columns.end = to;
    Some(columns)
}
