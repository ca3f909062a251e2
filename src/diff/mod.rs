//! Two versions of a plan, or the plans of two years, held against each other: what was added, removed, changed.
//!
//! Both extractions become trees of the same kind of record ([`Record`]); records are paired by code, title and
//! text, and the fields of a pair are compared by what was understood of them. Pure: same records, same differences.

mod compare;
mod field;
mod pair;
mod record;
mod tree;
mod unread;
mod write;

pub use compare::{Change, Node, State, compare_trees};
pub use field::{Field, Said};
pub use record::{Kind, Record};
pub use unread::{Unread, unread};
pub use write::{Format, write};

use serde::Serialize;

use crate::contract::Extraction;

/// The name of the format, the value of `format`.
pub const FORMAT: &str = "spoglio.diff/1";

/// What differs between two documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    /// Always [`FORMAT`].
    pub format: &'static str,
    /// The first document.
    pub before: Side,
    /// The second document.
    pub after: Side,
    /// The plan as a whole, with all that differs below it.
    pub plan: Node,
    /// How many records of each kind were added, removed, changed, left the same.
    pub counts: Vec<Count>,
}

/// One of the two documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Path as given.
    pub path: String,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Whose plan it is.
    pub entity: Option<String>,
    /// First and last year.
    pub years: Option<(i32, i32)>,
    /// What of it could not be compared, since it was not read.
    pub unread: Unread,
}

/// How many records of a kind are in which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The kind.
    pub kind: Kind,
    /// Only in the second document.
    pub added: usize,
    /// Only in the first document.
    pub removed: usize,
    /// In both, and different.
    pub changed: usize,
    /// In both and the same.
    pub same: usize,
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.plan.state == State::Same
    }
}

/// Compares two documents.
pub fn compare(before: &Extraction, after: &Extraction) -> Diff {
    let plan = compare_trees(&tree::of(before), &tree::of(after));
    let counts = Kind::COUNTED.map(|kind| count(&plan, kind)).to_vec();
    Diff { format: FORMAT, before: side(before), after: side(after), plan, counts }
}

fn side(extraction: &Extraction) -> Side {
    Side {
        path: extraction.document.path.clone(),
        sha256: extraction.document.sha256.clone(),
        entity: extraction.plan.entity.as_ref().map(|entity| entity.name.clone()),
        years: extraction.plan.period.map(|period| (period.from, period.to)),
        unread: unread(extraction),
    }
}

fn count(plan: &Node, kind: Kind) -> Count {
    let mut count = Count { kind, added: 0, removed: 0, changed: 0, same: 0 };
    plan.each(&mut |node| {
        if node.kind == kind {
            match node.state {
                State::Added => count.added += 1,
                State::Removed => count.removed += 1,
                State::Changed => count.changed += 1,
                State::Same => count.same += 1,
            }
        }
    });
    count
}
