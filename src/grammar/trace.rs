use serde::Serialize;

use super::basis::LocalUse;
use crate::contract::Grade;
use crate::document::Source;

/// How the tables of a document were taken; what `spoglio explain` shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Trace {
    /// One entry a table, in reading order.
    pub tables: Vec<TableTrace>,
    /// Which of the grammars for some documents only were in force.
    #[serde(skip)]
    pub local: LocalUse,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableTrace {
    /// Its number.
    pub table: u32,
    /// Where it stands.
    pub source: Source,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
    /// Texts of its first non-blank row.
    pub header: Vec<String>,
    /// What the grammars proposed, best first.
    pub proposals: Vec<Proposal>,
    /// What became of its rows.
    pub outcomes: Vec<Outcome>,
}

/// A grammar's claim on some rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposal {
    /// The grammar.
    pub grammar: String,
    /// First and last row, from 1.
    pub rows: (u32, u32),
    /// Weight of the evidence.
    pub score: f64,
    /// It was taken.
    pub won: bool,
    /// The labels that it rests on.
    pub labels: Vec<LabelMatch>,
}

/// How a label was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// Letter for letter, once normalised.
    Exact,
    /// The same words in another form or order.
    Alias,
    /// The beginning of a known label.
    Truncated,
    /// Nearly the same letters.
    Fuzzy,
    /// A known label with more words around it.
    Partial,
    /// Taken over from the table that this one continues, or from the kind of its values.
    Inherited,
}

impl MatchKind {
    /// How sure it is that a label recognised so stands for its field; a `weak` one may stand for others.
    pub(crate) fn grade(self, weak: bool) -> Grade {
        let doubtful = matches!(self, MatchKind::Partial | MatchKind::Fuzzy | MatchKind::Inherited);
        if weak || doubtful { Grade::B } else { Grade::A }
    }
}

/// A cell that was taken for a label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelMatch {
    /// The cell's text.
    pub text: String,
    /// The label that it was taken for.
    pub label: String,
    /// The field that the label stands for.
    pub field: String,
    /// How.
    pub how: MatchKind,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub col: u32,
}

/// What became of some rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// Records were read from them.
    Claimed {
        /// First and last row, from 1.
        rows: (u32, u32),
        /// The grammar.
        grammar: String,
        /// JSON pointers of the records.
        records: Vec<String>,
    },
    /// No record was read from them.
    Unclaimed {
        /// First and last row, from 1.
        rows: (u32, u32),
        /// Stable word for why: `no-label`, `one-label`, `not-a-plan-table`, `no-objective`, …; each has a
        /// message `explain-reason-CODE`.
        reason: &'static str,
        /// The kind, where it is known as no part of a plan (`budget`).
        kind: Option<String>,
    },
}
