//! A workbook, whatever file it came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::limits::Limits;

/// A workbook.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub sheets: Vec<Sheet>,
    /// Code and detail of what was skipped.
    pub notes: Vec<(&'static str, String)>,
}

/// A sheet: only cells with text are kept.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// By row and column, from 0.
    pub cells: BTreeMap<(u32, u32), SheetCell>,
    pub merges: Vec<Area>,
    pub hidden_rows: BTreeSet<u32>,
    /// First and last of each stretch.
    pub hidden_cols: Vec<(u32, u32)>,
}

/// A cell with text in it.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetCell {
    pub text: String,
    pub bold: bool,
    pub shaded: bool,
}

/// How much of a workbook may still be kept: cells may share a text, so that few bytes of a file make many.
#[derive(Debug)]
pub(super) struct Room {
    cells: usize,
    bytes: u64,
    /// Something did not fit.
    pub full: bool,
}

impl Room {
    pub fn new(limits: &Limits) -> Room {
        Room { cells: limits.cells, bytes: limits.total_bytes, full: false }
    }

    /// Takes the room of a cell's text. False where there is none.
    pub fn take(&mut self, text: &str) -> bool {
        let bytes = self.bytes.checked_sub(text.len() as u64);
        match (self.cells.checked_sub(1), bytes) {
            (Some(cells), Some(bytes)) => (self.cells, self.bytes) = (cells, bytes),
            _ => self.full = true,
        }
        !self.full
    }
}

/// Rows and columns, the last ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// Row and column of a reference such as `B12`.
pub(super) fn parse_ref(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().trim_start_matches('$');
    let split = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, digits) = text.split_at(split);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let value = |c: char| c.to_digit(36).map(|digit| digit.saturating_sub(9));
    let col = letters.chars().try_fold(0u32, |col, c| Some(col * 26 + value(c)?))?;
    let row: u32 = digits.trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, col.checked_sub(1)?))
}

/// The area of a reference such as `B12:C14`.
pub(super) fn parse_area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (parse_ref(first)?, parse_ref(last)?);
    (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
}
