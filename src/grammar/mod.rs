//! Grammars: which words stand for which field, and the recognisers that read blocks of rows with them.

mod trace;

pub use trace::{LabelMatch, MatchKind, Outcome, Proposal, TableTrace, Trace};

use std::path::Path;

/// The grammars in force: the built-in ones, with a user's own added or put in their place.
#[derive(Clone, Debug, Default)]
pub struct Grammars {}

/// A grammar file, for listing.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GrammarInfo {
    /// Its name (`indicators`).
    pub name: String,
    /// What it recognises, for a person.
    pub description: String,
    /// `built-in` or the path of the user's file.
    pub origin: String,
    /// Fields that it fills.
    pub fields: usize,
    /// Labels that it knows.
    pub labels: usize,
    /// Examples that it carries.
    pub examples: usize,
}

/// Something wrong with a grammar file.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GrammarProblem {
    /// The file.
    pub file: String,
    /// Stable word: `syntax`, `unknown-field`, `overlapping-label`, `no-example`, `example-failed` …; each has
    /// a message `grammar-problem-CODE` in the message files (arguments `file`, `detail`).
    pub code: &'static str,
    /// What exactly (the field, the label, the line).
    pub detail: String,
}

impl Grammars {
    /// The grammars compiled into the program.
    pub fn builtin() -> Grammars {
        Grammars::default()
    }

    /// The built-in grammars with those of a folder added: a file of the same name takes the built-in one's place.
    pub fn with_dir(dir: &Path) -> Result<Grammars, Vec<GrammarProblem>> {
        let _ = dir;
        Ok(Grammars::default())
    }

    /// The grammar files in force.
    pub fn list(&self) -> Vec<GrammarInfo> {
        Vec::new()
    }

    /// All that is wrong with the grammars, their examples included.
    pub fn check(&self) -> Vec<GrammarProblem> {
        Vec::new()
    }
}
