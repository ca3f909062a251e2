//! Grammars: which words stand for which field, and the recognisers that read blocks of rows with them.
//!
//! Code knows shapes, grammars know words: no label stands in this module.

mod basis;
mod card;
mod check;
mod columns;
mod corrections;
mod evidence;
mod field;
mod file;
mod header;
mod labels;
mod language;
mod letters;
mod lexicon;
mod lines;
mod load;
mod local;
mod marker;
mod matcher;
mod memo;
mod problem;
mod recognise;
mod refine;
mod reshape;
mod resume;
mod select;
mod shape;
mod stream;
mod trace;
mod when;

pub use basis::{Basis, LocalFile, LocalUse};
pub use card::{CardRow, Pair};
pub use columns::{BodyRow, Column, Columns, TableKind};
pub use field::{Field, Key, Record};
pub use file::MarkerKind;
pub use lines::{InlinePart, Line};
pub use load::{BUILT_IN, GrammarInfo, GrammarProblem, Grammars};
pub use marker::Marker;
pub use problem::{Difference, ProblemDetail};
pub(crate) use recognise::recognise_with;
pub use recognise::{Item, ItemKind, Recognised, recognise};
pub(crate) use reshape::reshape;
pub use trace::{LabelMatch, MatchKind, Outcome, Proposal, TableTrace, Trace};

pub(crate) use language::flat;
pub(crate) use matcher::Matcher;
pub(crate) use shape::{Look, is_code, look};
pub(crate) use when::Told;
