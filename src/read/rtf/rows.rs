//! Rows as control words describe them.

use crate::read::story::{EdgeCell, Merge, RowDef};

/// Cells that a row may declare.
const MAX_CELLS: usize = 4096;

/// The properties of a row, as `\trowd` and what follows tell them.
#[derive(Clone, Debug, Default)]
pub(super) struct RowWords {
    pub def: RowDef,
    /// It is the first row of its table.
    pub first: bool,
    left: i64,
    next: EdgeCell,
}

impl RowWords {
    /// One of the words that describe a row. `white`: whether a colour of the table is that of the paper.
    pub fn word(&mut self, word: &str, number: Option<i32>, white: impl Fn(i32) -> bool) {
        match word {
            "trowd" => *self = RowWords::default(),
            "trleft" => self.left = i64::from(number.unwrap_or(0)),
            "trhdr" => self.def.header = true,
            "irow" => self.first = number == Some(0),
            "clvmgf" => self.next.vertical = Merge::Restart,
            "clvmrg" => self.next.vertical = Merge::Continue,
            "clmgf" => self.next.horizontal = Merge::Restart,
            "clmrg" => self.next.horizontal = Merge::Continue,
            "clcbpat" => self.next.shaded = number.is_some_and(|colour| colour > 0 && !white(colour)),
            "clshdng" => self.next.shaded |= number.is_some_and(|percent| percent > 0),
            "cellx" => {
                let left = self.def.cells.last().map_or(self.left, |cell| cell.right);
                let right = i64::from(number.unwrap_or(0)).max(left);
                if self.def.cells.len() < MAX_CELLS {
                    self.def.cells.push(EdgeCell { left, right, ..self.next });
                }
                self.next = EdgeCell::default();
            }
            _ => {}
        }
    }
}
