//! The structure tree of tagged PDFs (ISO 32000-1, 14.7 and 14.8).
//!
//! `tree` walks over it, `nodes` says of each element which paragraph, cell and table it is of; `join` gives each
//! word of a page its [`Tag`] and checks the tagged tables against what the page shows: `agree` against drawn
//! tables, `grid` against the places of the words. What the page contradicts is not used.

mod agree;
mod attributes;
mod grid;
mod join;
mod lines;
mod nodes;
mod role;
mod string;
mod tree;

pub(super) use join::revive;
pub(super) use lines::{OfCell, Said, header_rows, heading, of_cell, said, shared};
pub(super) use string::text_string;

use hayro_syntax::Pdf;

use self::nodes::Nodes;
use self::tree::Tree;
use super::sheet::Sheet;
use crate::document::Role;
use crate::limits::Limits;

/// What the structure tree says of a word, or of all words of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tag {
    /// Number of the paragraph in the document.
    pub paragraph: u32,
    /// Number of the element of the cell that it stands in.
    cell: Option<u32>,
    /// What the paragraph is, where the tree says more than that it is one.
    pub role: Option<Role>,
    /// In a header cell.
    pub header: bool,
    /// In a cell that began on a page before.
    pub goes_on: bool,
}

/// The tags of a document.
pub(super) struct Tags {
    tree: Tree,
    nodes: Nodes,
}

impl Tags {
    /// Reads the structure tree; `None` for a document that has none.
    pub fn of(pdf: &Pdf, limits: &Limits) -> Option<Self> {
        let tree = Tree::of(pdf, limits)?;
        let nodes = Nodes::of(&tree, limits);
        Some(Tags { tree, nodes })
    }

    /// Gives the words of all pages their tags, and the pages the tables that only tags tell.
    pub fn apply(&self, sheets: &mut [Sheet]) {
        join::apply(self, sheets);
    }
}
