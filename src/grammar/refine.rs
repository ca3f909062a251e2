//! What the values under a header say of where its columns are.

use super::columns::{Column, Columns, is_subject};
use super::evidence::values_of;
use super::field::{Field, Key};
use super::file::ValueKind;
use super::matcher::Matcher;
use super::shape::is_code;
use crate::document::Grid;

impl Matcher<'_> {
    /// Leaves out columns that are none by their values, and tells numbers apart from what they number.
    pub(super) fn refine(&self, grid: &Grid, columns: &mut Columns) {
        let rows: Vec<usize> = columns.data_rows().collect();
        self.drop_unmeasured(grid, &rows, columns);
        set_apart_numbers(grid, &rows, columns);
    }

    /// Leaves out columns under a word that may stand for a share, without a number in them: `Rilevanza` over
    /// `Strategico`.
    fn drop_unmeasured(&self, grid: &Grid, rows: &[usize], columns: &mut Columns) {
        columns.columns.retain(|column| {
            if !column.weak || self.value_kind(column.key) != ValueKind::Percent {
                return true;
            }
            let values = values_of(grid, rows, column);
            values.is_empty() || values.iter().any(|text| text.contains(|c: char| c.is_ascii_digit()))
        });
    }
}

/// `Obiettivi` over `n. 1 | Title`: of a label over several columns, the first of them with nothing but numbers or codes
/// in it, the rest is what the label says.
fn set_apart_numbers(grid: &Grid, rows: &[usize], columns: &mut Columns) {
    for at in (0..columns.columns.len()).rev() {
        let column = &columns.columns[at];
        // nearly all columns are of other fields, or of one column of the grid
        if !is_subject(column.key) || column.cols.1 - column.cols.0 < 2 {
            continue;
        }
        let Some(place) = behind_numbers(grid, rows, column) else { continue };
        let column = column.clone();
        let key = |field| Key { record: column.key.record, field };
        columns.columns[at].cols.0 = place;
        if columns.columns.iter().all(|c| c.key != key(Field::Number) && c.key != key(Field::Code)) {
            let cols = (column.cols.0, place);
            columns.columns.insert(at, Column { key: key(Field::Number), cols, ..column });
        }
    }
}

/// Where texts stand behind the numbers that all rows of a column begin with.
fn behind_numbers(grid: &Grid, rows: &[usize], column: &Column) -> Option<usize> {
    let own = |row: &usize| column.cells_in(grid, *row).filter(|c| c.row == *row).collect::<Vec<_>>();
    let filled = rows.iter().map(own).filter(|cells| cells.iter().any(|cell| !cell.is_blank()));
    let mut places = filled.map(|cells| {
        let [number, text, ..] = cells.as_slice() else { return None };
        let is = is_code(&number.text) && !text.is_blank() && !is_code(&text.text);
        is.then_some(text.col)
    });
    let first = places.next()??;
    places.all(|place| place == Some(first)).then_some(first)
}
