//! Labels that no grammar knows: where they stand, what their values suggest, and what they keep from being read.
//!
//! [`cells`] tells which cells of a table are labels, known or not, and which cells are their values; [`lines`]
//! does so for `label: value` in running text. [`suggest`] tells from the values ([`values`]) and from labels that
//! are nearly the same what an unknown one may stand for. [`Gathered`] counts over many documents, [`stub`] makes a
//! grammar file of it; [`Missed`] says of one table why nothing was read from it.

mod cells;
mod gather;
mod known;
mod lines;
mod missed;
mod stub;
mod suggest;
mod table;
mod trial;
mod values;

pub use gather::{Example, Found, Gathered};
pub use missed::{KnownLabel, Missed, UnknownLabel, missed};
pub use stub::stub;
pub use suggest::{Guess, Why};
pub use trial::Enough;

use crate::analyse::Analysis;
use crate::document::{Block, Document, Source};
use crate::grammar::{Grammars, Matcher};
use crate::plan::InForce;
use crate::value::ValueWords;

/// Where an unknown label stands; the more telling places come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a table that records are read from, or of which other labels are known.
    ObjectiveTable,
    /// In a table of which a label is known, or may stand for a field by its values.
    Table,
    /// Before a colon, in running text.
    Line,
    /// In a table of which nothing is known and nothing suggests what it holds.
    OtherTable,
}

/// An unknown label at one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub label: String,
    /// The values beside or below it, blank ones left out.
    pub values: Vec<String>,
    pub place: Place,
    pub source: Source,
    pub guess: Option<Guess>,
}

/// The unknown labels of a document, in reading order.
pub(crate) fn unknown(analysis: &Analysis, grammars: &Grammars, words: &ValueWords) -> Vec<Seen> {
    let Some(document) = &analysis.document else { return Vec::new() };
    with_matcher(document, grammars, |matcher| {
        let knows = known::Knows::new(matcher, words);
        let mut seen = Vec::new();
        let mut traces = analysis.trace.tables.iter();
        for block in &document.blocks {
            if let Block::Table(table) = block
                && let Some(trace) = traces.next()
            {
                for group in table::read(table, trace, &knows) {
                    seen.extend(group.unknown(table));
                }
            }
        }
        seen.extend(lines::unknown(document, &knows));
        seen
    })
}

/// Looks at a document with the grammars that are in force for it.
pub(crate) fn with_matcher<T>(
    document: &Document,
    grammars: &Grammars,
    work: impl FnOnce(&Matcher<'_>) -> T,
) -> T {
    work(&InForce::of(document, grammars).matcher())
}

/// The text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
