//! The time of a phase from the marks of its row.

use super::objective::Values;
use crate::contract::{DateValue, Precision};
use crate::document::{Cell, Table};
use crate::grammar::Column;
use crate::value;

/// What the marks of a row say.
pub(super) struct Span {
    /// The beginning of the first marked month, where more than one is marked: a single mark may be a date.
    pub start: Option<DateValue>,
    /// The end of the last marked month.
    pub due: DateValue,
    /// Months between the marked ones are not marked.
    pub apart: bool,
}

/// The time that the marks of a row make up.
pub(super) fn span(table: &Table, months: &[&Column], row: usize, values: Values<'_>) -> Span {
    let marked = marked(table, months, row, values);
    let apart = is_apart(&marked);
    let ends = |at: Option<&usize>| at.and_then(|at| months.get(*at)).copied();
    // a date in the place of a mark is more exact than its column
    let written = |column: &Column| written_in(table, column, row, values).filter(|_| !apart);
    let start = ends(marked.first()).filter(|_| marked.len() > 1);
    let start = start.map(|column| written(column).unwrap_or_else(|| date(column, first_day, values)));
    let last = ends(marked.last());
    let due = last.map(|column| written(column).unwrap_or_else(|| date(column, last_day, values)));
    let mut due = due.unwrap_or_default();
    if apart {
        // the one date does not tell the others: all that is marked stays beside it
        let labels = marked.iter().filter_map(|at| Some(months.get(*at)?.label.as_str()));
        due.raw = labels.collect::<Vec<_>>().join(", ");
    }
    Span { start, due, apart }
}

/// Months between the marked ones are not marked.
fn is_apart(marked: &[usize]) -> bool {
    marked.windows(2).any(|pair| pair[0] + 1 < pair[1])
}

/// Which of the months are marked: by a mark, whatever it is, unless it says that they are not (`no`, `-`, `☐`, `0`), or
/// by a shaded cell beside cells that are not.
fn marked(table: &Table, months: &[&Column], row: usize, values: Values<'_>) -> Vec<usize> {
    let cells = |column: &Column| column.cells_in(&table.grid, row).collect::<Vec<_>>();
    let some_bare = months.iter().any(|column| cells(column).iter().any(|cell| !cell.shaded));
    let says = |text: &str| !text.trim().is_empty() && !value::is_no_mark(text, values.words);
    let marks = |cell: &&Cell| says(&cell.text) || cell.is_blank() && cell.shaded && some_bare;
    let is_marked = |column: &Column| cells(column).iter().any(marks);
    months.iter().enumerate().filter(|(_, column)| is_marked(column)).map(|(at, _)| at).collect()
}

/// Whether all that a row says in a month's column is in its dates: a mark, that there is none, or the date with which its
/// time begins or ends.
pub(super) fn is_told(
    table: &Table,
    months: &[&Column],
    column: &Column,
    row: usize,
    values: Values<'_>,
) -> bool {
    let is_mark = |cell: &Cell| {
        cell.is_blank()
            || value::is_mark(&cell.text, values.words)
            || value::is_no_mark(&cell.text, values.words)
    };
    if column.cells_in(&table.grid, row).all(is_mark) {
        return true;
    }
    let marked = marked(table, months, row, values);
    let is_end =
        |at: Option<&usize>| at.and_then(|at| months.get(*at)).is_some_and(|end| end.cols == column.cols);
    !is_apart(&marked)
        && (is_end(marked.first()) || is_end(marked.last()))
        && written_in(table, column, row, values).is_some()
}

/// The date that a row has in the place of a mark.
fn written_in(table: &Table, column: &Column, row: usize, values: Values<'_>) -> Option<DateValue> {
    let mut cells = column.cells_in(&table.grid, row).filter(|cell| !cell.is_blank());
    cells.next().and_then(|cell| written_date(&cell.text, values))
}

/// A date in the place of a mark, to the day or the month: `entro il 31/03`.
fn written_date(text: &str, values: Values<'_>) -> Option<DateValue> {
    let read = value::parse_due(text, values.words, values.years);
    (read.date.is_some() && matches!(read.precision, None | Some(Precision::Month))).then_some(read)
}

/// A day of a column's months; only its label where the year is not known.
fn date(column: &Column, day: fn(&Column, i32) -> Option<String>, values: Values<'_>) -> DateValue {
    let year = column.year.or(values.first_year);
    let read = year.and_then(|year| Some(value::parse_date(&day(column, year)?, values.words, values.years)));
    let precision = column.months.map(|(from, to)| match to.saturating_sub(from) + 1 {
        3 => Precision::Quarter,
        4 => Precision::FourMonths,
        6 => Precision::Semester,
        _ => Precision::Month,
    });
    match read {
        Some(read) if read.date.is_some() => DateValue { raw: column.label.clone(), precision, ..read },
        _ => DateValue { raw: column.label.clone(), ..DateValue::default() },
    }
}

/// As the day is written with which a column's months begin.
fn first_day(column: &Column, year: i32) -> Option<String> {
    column.months.map(|(first, _)| format!("01/{first:02}/{year}"))
}

/// As a column's last month is written, which stands for its last day.
fn last_day(column: &Column, year: i32) -> Option<String> {
    column.months.map(|(_, last)| format!("{last:02}/{year}"))
}
