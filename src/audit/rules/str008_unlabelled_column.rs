//! # STR008 unlabelled-column
//!
//! ## What it does
//! Finds columns without a label in the header of a table of which other columns were understood by theirs. At
//! least two cells below must be filled in.
//!
//! ## Why is this bad?
//! What stands in such a column is read by guessing, by people and by programs.
//!
//! ## Example
//! `Obiettivo`, `Peso`, a blank header cell over a column of dates.
//!
//! ## References
//! None: a matter of good practice.
//!
//! ## Known false alarms
//! A first column that names the rows and needs no label.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::records::Fold;
use crate::audit::{Diagnostic, Rule, Subject};
use crate::contract::Severity;
use crate::document::Table;
use crate::grammar::Proposal;
use crate::message::Message;

/// Unlabelled column.
pub const RULE: Rule = Rule {
    code: "STR008",
    name: "unlabelled-column",
    severity: Severity::Info,
    default: true,
    check: Some(check),
    file: include_str!("str008_unlabelled_column.rs"),
    page_it: include_str!("../../../locales/it/rules/STR008.md"),
};

/// Header rows that stand one above the other at most.
const STACKED: usize = 3;
/// Filled cells that make a column.
const FILLED: usize = 2;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(seen) = subject.seen else { return };
    let tables: BTreeMap<u32, &Table> = seen.document.tables().map(|table| (table.number, table)).collect();
    let mut fold = Fold::default();
    for trace in &seen.trace.tables {
        let Some(table) = tables.get(&trace.table) else { continue };
        for proposal in trace.proposals.iter().filter(|proposal| proposal.won) {
            if let Some(columns) = unlabelled(table, proposal) {
                let label = columns.iter().map(|col| (col + 1).to_string()).collect::<Vec<_>>().join(", ");
                let label = format!("{} [{label}]", table.number);
                fold.add("/document".to_owned(), &table.source, label);
            }
        }
    }
    let message = Message::new("finding-str008").arg("count", fold.len()).arg("tables", fold.labels());
    found.extend(fold.at(&RULE, "/document", message));
}

/// The columns that have texts and no label; `None` where there is none, or where the labels are no header.
fn unlabelled(table: &Table, proposal: &Proposal) -> Option<Vec<usize>> {
    let grid = &table.grid;
    // labels of a table that was turned stand elsewhere in the grid
    let in_place = |row: u32, col: u32, text: &str| {
        let (row, col) = ((row as usize).checked_sub(1), (col as usize).checked_sub(1));
        matches!((row, col), (Some(row), Some(col)) if row < grid.rows() && col < grid.cols() && grid.at(row, col).text == text)
    };
    let labels = &proposal.labels;
    if labels.len() < 2 || !labels.iter().all(|label| in_place(label.row, label.col, &label.text)) {
        return None;
    }
    let header: BTreeSet<usize> = labels.iter().map(|label| label.row as usize - 1).collect();
    let (first, last) = (*header.first()?, *header.last()?);
    if last - first >= STACKED {
        return None;
    }
    let end = (proposal.rows.1 as usize).min(grid.rows());
    let columns: Vec<usize> = (0..grid.cols())
        .filter(|col| (first..=last).all(|row| grid.at(row, *col).is_blank()))
        .filter(|col| {
            let filled = |row: &usize| {
                let cell = grid.at(*row, *col);
                cell.row == *row && cell.col == *col && cell.col_span == 1 && !cell.is_blank()
            };
            (last + 1..end).filter(filled).count() >= FILLED
        })
        .collect();
    (!columns.is_empty()).then_some(columns)
}
