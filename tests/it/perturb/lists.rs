//! Which tables are one header with rows below, and how they may be taken apart.

use std::collections::BTreeMap;

use spoglio::document::{Document, Grid, Table};
use spoglio::grammar::{Proposal, TableTrace, Trace};
use spoglio::layout::clean;

/// By number of the table.
pub type Lists = BTreeMap<u32, List>;

/// A table that is one header with rows below.
pub struct List {
    /// Rows down to the end of the header.
    pub header_end: usize,
    /// Columns that stay together, as first and past-the-last column.
    pub groups: Vec<(usize, usize)>,
}

/// The lists of a document.
pub fn lists(document: &Document, trace: &Trace) -> Lists {
    let tables = document.tables().map(|table| (table.number, table)).collect::<BTreeMap<_, _>>();
    let found = trace.tables.iter().filter_map(|seen| {
        let table = tables.get(&seen.table)?;
        Some((seen.table, list(table, seen)?))
    });
    found.collect()
}

fn list(table: &Table, seen: &TableTrace) -> Option<List> {
    let grid = &table.grid;
    if (grid.rows(), grid.cols()) != (seen.rows, seen.cols) {
        return None;
    }
    let taken: Vec<&Proposal> = seen.proposals.iter().filter(|proposal| proposal.won).collect();
    let [only] = taken[..] else { return None };
    if only.rows.1 as usize != grid.rows() {
        return None;
    }
    let first = only.rows.0 as usize - 1;
    // what a grammar knows as no part of a plan has no labels here
    let depth = only.labels.iter().map(|label| label.text.split(" / ").count()).max().unwrap_or(1);
    let ends = grid.anchors(first).filter(|cell| !cell.is_blank()).map(|cell| cell.row + cell.row_span);
    let header_end = ends.max()?.max(first + depth);
    let stands = only.labels.iter().filter(|label| !label.text.contains(" / ")).all(|label| {
        let (row, col) = (label.row as usize - 1, label.col as usize - 1);
        row < grid.rows() && col < grid.cols() && clean(&grid.at(row, col).text).text == label.text
    });
    let is_list = stands && header_end < grid.rows() && grid.anchors(first).count() > 2;
    is_list.then(|| List { header_end, groups: groups(grid, first, only) })
}

/// Columns that cells reach over or that have the same field stay together, and those without a known label with the one
/// before (months, quarters), at the left edge with the one after: what they hold is told by where they stand. None where
/// a field comes back further on: then the order tells which belong together.
fn groups(grid: &Grid, header: usize, taken: &Proposal) -> Vec<(usize, usize)> {
    let field = |col: usize| {
        let label = taken.labels.iter().find(|label| label.col as usize == col + 1)?;
        Some(label.field.as_str())
    };
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for col in 0..grid.cols() {
        let crossed = grid
            .cells()
            .iter()
            .any(|cell| cell.col < col && cell.col + cell.col_span > col && cell.col_span < grid.cols());
        let unknown = |col: usize| match taken.labels.is_empty() {
            true => grid.at(header, col).is_blank(),
            false => field(col).is_none(),
        };
        let unnamed = unknown(col) || col == 1 && unknown(0);
        let same = col > 0 && field(col).is_some() && field(col) == field(col - 1);
        match groups.last_mut() {
            Some(last) if crossed || unnamed || same => last.1 = col + 1,
            _ => groups.push((col, col + 1)),
        }
    }
    let mut fields: Vec<&str> = Vec::new();
    for (from, to) in &groups {
        let mut own: Vec<&str> = (*from..*to).filter_map(field).collect();
        own.dedup();
        fields.extend(own);
    }
    let named = fields.len();
    fields.sort_unstable();
    fields.dedup();
    if fields.len() < named { Vec::new() } else { groups }
}
