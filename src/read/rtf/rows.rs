//! Rows: their properties, and which tables are open.

use crate::read::story::{EdgeCell, Merge};

/// Cells that a row may declare.
const MAX_CELLS: usize = 4096;

/// The properties of a row, as `\trowd` and what follows tell them.
#[derive(Clone, Debug, Default)]
pub(super) struct RowDef {
    pub cells: Vec<EdgeCell>,
    pub header: bool,
    /// It is the first row of its table.
    pub first: bool,
    left: i64,
    next: EdgeCell,
}

impl RowDef {
    /// One of the words that describe a row. `white`: whether a colour of the table is that of the paper.
    pub fn word(&mut self, word: &str, number: Option<i32>, white: impl Fn(i32) -> bool) {
        match word {
            "trowd" => *self = RowDef::default(),
            "trleft" => self.left = i64::from(number.unwrap_or(0)),
            "trhdr" => self.header = true,
            "irow" => self.first = number == Some(0),
            "clvmgf" => self.next.vertical = Merge::Restart,
            "clvmrg" => self.next.vertical = Merge::Continue,
            "clmgf" => self.next.horizontal = Merge::Restart,
            "clmrg" => self.next.horizontal = Merge::Continue,
            "clcbpat" => self.next.shaded = number.is_some_and(|colour| colour > 0 && !white(colour)),
            "clshdng" => self.next.shaded |= number.is_some_and(|percent| percent > 0),
            "cellx" => {
                let left = self.cells.last().map_or(self.left, |cell| cell.right);
                let right = i64::from(number.unwrap_or(0)).max(left);
                if self.cells.len() < MAX_CELLS {
                    self.cells.push(EdgeCell { left, right, ..self.next });
                }
                self.next = EdgeCell::default();
            }
            _ => {}
        }
    }
}

/// A table that is open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenTable {
    /// The story refused it: its cells are paragraphs.
    pub refused: bool,
    pub row: bool,
    pub cell: bool,
    pub rows: usize,
}
