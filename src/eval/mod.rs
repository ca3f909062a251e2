//! Evaluation: an extraction against a hand-checked one (a *gold*), field by field.
//!
//! Each record of the gold is paired with at most one record of the output; then every leaf is compared. Right:
//! a hit. Absent: a miss. Different: a miss and a false one. A value that the gold does not have: a false one.
//!
//! [`relations`] measures something else: the tables that were found in a PDF.

mod corpus;
mod findings;
mod leaf;
mod norm;
mod pair;
mod plan;
mod ratio;
mod records;
pub mod relations;
mod tally;

pub use corpus::{Corpus, DocumentScore, FORMATS, FormatScore, Gold};
pub use tally::{Count, Difference, Figures, Tally};

use serde_json::Value;

/// Compares an output (`None`: there is none) with its gold; both in the shape of the contract.
pub fn score(gold: &Value, output: Option<&Value>) -> Tally {
    let mut tally = Tally::default();
    plan::compare(&mut tally, gold, output);
    findings::compare(&mut tally, gold, output);
    tally
}
