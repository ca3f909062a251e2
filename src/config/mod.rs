//! The configuration file `spoglio.toml`: what the audit has to know besides the documents. Nothing of what is read
//! out of a document depends on it.

mod file;
mod find;

pub use file::parse;
pub use find::{Several, find};

use crate::audit::{Profile, Selection, Suppression, Tolerances};
use crate::message::Unparsed;

/// The name of the file.
pub const NAME: &str = "spoglio.toml";

/// What a configuration file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `[ente]`.
    pub profile: Profile,
    /// `[rules]`.
    pub selection: Selection,
    /// `[tolerances]`.
    pub tolerances: Tolerances,
    /// `[[suppress]]`.
    pub suppressions: Vec<Suppression>,
}

/// Why a configuration can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; none where it is the whole file.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is no TOML, or a value is of another kind than it should be.
    Syntax(Unparsed),
    /// A key that does not exist, and those that could stand in its place.
    UnknownKey {
        /// The key.
        key: String,
        /// The others.
        known: Vec<String>,
    },
    /// A suppression without a reason.
    NoReason,
    /// Years that are none, or the last before the first.
    BadYears,
    /// A code or prefix that no rule has.
    UnknownRule(String),
    /// A kind of administration that the rule pack does not know.
    UnknownKind(String),
    /// No severity.
    UnknownSeverity(String),
    /// A tolerance that is no number from 0 up to this one.
    BadTolerance(u32),
    /// A date that is none.
    BadDate,
}
