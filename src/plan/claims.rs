//! Which cells records were read from: conservation, counted.

use std::collections::BTreeMap;

use crate::contract::{Coverage, Unclaimed};
use crate::document::{Block, Document, Source, Table};
use crate::grammar::{Item, ItemKind, TableKind};

/// State of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Claimed,
    Furniture,
}

/// The cells of all tables and what became of them.
#[derive(Debug, Default)]
pub(super) struct Claims {
    tables: BTreeMap<usize, Vec<State>>,
}

impl Claims {
    pub(super) fn new(document: &Document) -> Claims {
        let tables = document
            .blocks
            .iter()
            .enumerate()
            .filter_map(|(at, block)| match block {
                Block::Table(table) => Some((at, vec![State::Open; table.grid.cells().len()])),
                Block::Paragraph(_) => None,
            })
            .collect();
        Claims { tables }
    }

    /// A record was read from a cell.
    pub(super) fn claim(&mut self, block: usize, cell: usize) {
        if let Some(state) = self.tables.get_mut(&block).and_then(|cells| cells.get_mut(cell)) {
            *state = State::Claimed;
        }
    }

    /// A cell is repeated matter.
    pub(super) fn furniture(&mut self, block: usize, cell: usize) {
        if let Some(state) = self.tables.get_mut(&block).and_then(|cells| cells.get_mut(cell)) {
            *state = State::Furniture;
        }
    }

    /// Counts, and lists the rows with cells that nothing was read from.
    pub(super) fn close(self, document: &Document, items: &[Item]) -> (Coverage, Vec<Unclaimed>) {
        let mut coverage = Coverage::default();
        let mut unclaimed = Vec::new();
        for (block, states) in &self.tables {
            let Block::Table(table) = &document.blocks[*block] else { continue };
            let mut open_in_row = vec![0u32; table.grid.rows()];
            for (cell, state) in table.grid.cells().iter().zip(states).filter(|(cell, _)| !cell.is_blank()) {
                coverage.cells += 1;
                match state {
                    State::Open => open_in_row[cell.row] += 1,
                    State::Claimed => coverage.claimed += 1,
                    State::Furniture => coverage.furniture += 1,
                }
            }
            unclaimed.extend(rows_of(table, &open_in_row, &kinds(items, *block, table)));
        }
        (coverage, unclaimed)
    }
}

/// The kind of foreign table that each row was told to belong to.
fn kinds(items: &[Item], block: usize, table: &Table) -> Vec<Option<String>> {
    let mut kinds = vec![None; table.grid.rows()];
    for item in items.iter().filter(|item| item.block == block) {
        if let ItemKind::Columns(columns) = &item.kind
            && let TableKind::Other(kind) = &columns.kind
        {
            kinds[columns.header.0..columns.end].fill(Some(kind.clone()));
        }
    }
    kinds
}

fn rows_of(table: &Table, open: &[u32], kinds: &[Option<String>]) -> Vec<Unclaimed> {
    let mut out = Vec::new();
    let mut row = 0;
    while row < open.len() {
        if open[row] == 0 {
            row += 1;
            continue;
        }
        let start = row;
        // a blank row inside an unclaimed stretch does not cut it
        let mut last = row;
        while row < open.len()
            && (open[row] > 0 || table.grid.anchors(row).all(|c| c.is_blank()))
            && kinds[row] == kinds[start]
        {
            if open[row] > 0 {
                last = row;
            }
            row += 1;
        }
        row = row.max(last + 1);
        out.push(Unclaimed {
            source: row_source(table, start, last),
            header: table.grid.anchors(start).map(|c| c.text.clone()).collect(),
            rows: (last - start + 1) as u32,
            cells: open[start..=last].iter().sum(),
            kind: kinds[start].clone(),
        });
    }
    out
}

/// The place of some rows (from 0, both included) of a table.
pub(super) fn row_source(table: &Table, first: usize, last: usize) -> Source {
    let last = last.min(table.grid.rows().saturating_sub(1));
    let mut source: Option<Source> = None;
    for row in [first.min(last), last] {
        for cell in table.grid.covering(row) {
            if cell.source.table.is_some() {
                source = Some(match source {
                    Some(source) => source.cover(&cell.source),
                    None => cell.source.clone(),
                });
            }
        }
    }
    source.unwrap_or_else(|| {
        Source::table_rows(table.source.page, table.number, first as u32 + 1, last as u32 + 1)
    })
}
