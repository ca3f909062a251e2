//! Why nothing was read from some rows of a table, and which label would have to be known.

use serde::Serialize;

use super::known::Knows;
use super::suggest::required;
use super::table::{Group, Label, read};
use super::trial::{self, Enough};
use super::with_matcher;
use crate::analyse::Analysis;
use crate::document::{Block, Table};
use crate::grammar::{Grammars, Key, Outcome, Record, TableTrace};
use crate::value::ValueWords;

/// Rows that no record was read from, and what stands in the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Missed {
    /// The table.
    pub table: u32,
    /// First and last row, from 1.
    pub rows: (u32, u32),
    /// Why, as in [`Outcome::Unclaimed`].
    pub reason: &'static str,
    /// Its labels that are known.
    pub known: Vec<KnownLabel>,
    /// Its labels that are not, with what they may stand for.
    pub unknown: Vec<UnknownLabel>,
    /// The field that a label would have to be known for before anything is read.
    pub needs: Option<String>,
    /// What was tried and would be enough for the rows to be read.
    pub enough: Option<Enough>,
}

/// A label that a grammar knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownLabel {
    /// As written.
    pub label: String,
    /// The field that it stands for; `None` for another use.
    pub field: Option<String>,
}

/// A label that no grammar knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnknownLabel {
    /// As written.
    pub label: String,
    /// What it may stand for.
    pub field: Option<String>,
}

/// What was missed in the tables of a document, tables that are known to hold something else left out.
pub fn missed(analysis: &Analysis, grammars: &Grammars, words: &ValueWords) -> Vec<Missed> {
    let Some(document) = &analysis.document else { return Vec::new() };
    let mut found: Vec<Missed> = with_matcher(document, grammars, |matcher| {
        let knows = Knows::new(matcher, words);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        });
        let traces = analysis.trace.tables.iter();
        tables.zip(traces).flat_map(|(table, trace)| of_table(table, trace, &knows)).collect()
    });
    trial::try_out(&mut found, document, grammars);
    found
}

fn of_table(table: &Table, trace: &TableTrace, knows: &Knows<'_>) -> Vec<Missed> {
    let open: Vec<((u32, u32), &'static str)> = trace
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Unclaimed { rows, reason, kind: None } => Some((*rows, *reason)),
            _ => None,
        })
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let groups = read(table, trace, knows);
    open.into_iter()
        .map(|(rows, reason)| {
            // rows of a table that was put together are counted in its parts
            let touched = |group: &&Group| {
                !table.parts.is_empty() || group.rows.0 < rows.1 as usize && rows.0 as usize <= group.rows.1
            };
            let groups: Vec<&Group> = groups.iter().filter(touched).collect();
            explained(trace.table, rows, reason, &groups)
        })
        .collect()
}

fn explained(table: u32, rows: (u32, u32), reason: &'static str, groups: &[&Group]) -> Missed {
    let labels = || groups.iter().flat_map(|group| &group.labels);
    let mut missed =
        Missed { table, rows, reason, known: Vec::new(), unknown: Vec::new(), needs: None, enough: None };
    for label in labels() {
        if label.known {
            let record = groups.first().map_or(Record::Objective, |group| group.record);
            let field = key_of(label, record).map(|key| key.to_string());
            missed.known.push(KnownLabel { label: label.text.clone(), field });
        } else {
            let field = label.guess.as_ref().map(|guess| guess.key.to_string());
            missed.unknown.push(UnknownLabel { label: label.text.clone(), field });
        }
    }
    missed.known.dedup();
    missed.unknown.dedup();
    let needs =
        groups.first().filter(|group| group.labels.iter().any(|l| !l.keys.is_empty() || l.guess.is_some()));
    missed.needs = needs.and_then(|group| {
        let key = required(group.record);
        let has = group.labels.iter().any(|label| label.keys.contains(&key));
        (!has).then(|| key.to_string())
    });
    missed
}

/// What a known label stands for in a group of a record.
fn key_of(label: &Label, record: Record) -> Option<Key> {
    label.keys.iter().find(|key| key.record == record).or(label.keys.first()).copied()
}
