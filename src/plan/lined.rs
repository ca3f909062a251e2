//! Several records in one row of a table: a line each, in every column that is theirs.

use super::objective::Values;
use crate::document::{Cell, Table};
use crate::grammar::{Column, Field};
use crate::layout::is_item;
use crate::value;

/// The columns of one kind of record, each with the cell of a row that begins in that row.
pub(super) type OwnCells<'c> = Vec<(&'c Column, Option<&'c Cell>)>;

/// The cells of a row in some columns; a cell merged down from above is not the row's own.
pub(super) fn own_cells<'c>(
    table: &'c Table,
    row: usize,
    columns: impl Iterator<Item = &'c Column>,
) -> OwnCells<'c> {
    columns.map(|column| (column, column.cell(&table.grid, row).filter(|cell| cell.row == row))).collect()
}

/// The texts of one record, by column.
pub(super) struct Part<'c>(Vec<(&'c Column, String)>);

impl Part<'_> {
    /// The text of a field; `None` where it has no column.
    pub fn text(&self, field: Field) -> Option<String> {
        self.of(field).next().map(|(_, text)| text.clone())
    }

    /// The columns of a field, several where it is told by year, with their texts.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &(&Column, String)> {
        self.0.iter().filter(move |(column, _)| column.key.field == field)
    }
}

/// The row as one record.
pub(super) fn whole<'c>(cells: &[(&'c Column, Option<&Cell>)]) -> Part<'c> {
    let text = |cell: &Option<&Cell>| only(cell.map_or("", |cell| cell.text.trim())).to_owned();
    Part(cells.iter().map(|(column, cell)| (*column, text(cell))).collect())
}

/// The records of one kind that a row holds: several where their description lists at least two of them and each has a
/// value of its own: as many lines in the columns of values, none of them the rest of the line before. Otherwise one.
///
/// A unit of measure or a source that stands once is that of all; a value that stands once is nobody knows whose.
pub(super) fn parts<'c>(cells: &[(&'c Column, Option<&Cell>)], values: Values<'_>) -> Vec<Part<'c>> {
    several(cells, values).unwrap_or_else(|| vec![whole(cells)])
}

fn several<'c>(cells: &[(&'c Column, Option<&Cell>)], values: Values<'_>) -> Option<Vec<Part<'c>>> {
    let columns: Vec<(&Column, Items)> =
        cells.iter().map(|(column, cell)| (*column, Items::of(*cell))).collect();
    let (_, described) = columns.iter().find(|(column, _)| column.key.field == Field::Description)?;
    let count = described.texts.len();
    if count < 2 || !described.begin_anew() {
        return None;
    }
    let mut valued = 0;
    for (column, items) in columns.iter().filter(|(column, _)| column.key.field != Field::Description) {
        match items.texts.len() {
            0 => {}
            1 if is_shared(column.key.field) => {}
            found if found == count => {
                valued += usize::from(holds_values(column.key.field, &items.texts, values))
            }
            _ => return None,
        }
    }
    (valued > 0).then(|| (0..count).map(|nth| part(&columns, nth)).collect())
}

fn part<'c>(columns: &[(&'c Column, Items)], nth: usize) -> Part<'c> {
    let text = |items: &Items| match items.texts.as_slice() {
        [only] => only.clone(),
        texts => texts.get(nth).cloned().unwrap_or_default(),
    };
    Part(columns.iter().map(|(column, items)| (*column, text(items))).collect())
}

/// What may stand once for several records.
fn is_shared(field: Field) -> bool {
    matches!(field, Field::Unit | Field::DataSource | Field::Kind)
}

/// Values that are understood, each by itself.
fn holds_values(field: Field, texts: &[String], values: Values<'_>) -> bool {
    let is_date = |text: &str| value::parse_date(text, values.words, values.years).date.is_some();
    let is_value = |text: &str| {
        let target = value::parse_target(text, values.words, values.years);
        target.value.is_some() || target.date.is_some()
    };
    match field {
        Field::Due | Field::Start => texts.iter().all(|text| is_date(text)),
        Field::Target | Field::Baseline | Field::Actual | Field::Weight => {
            texts.iter().all(|text| is_value(text))
        }
        _ => false,
    }
}

/// The text of a list of one item.
fn only(text: &str) -> &str {
    text.strip_prefix("• ").filter(|item| !item.contains('\n')).unwrap_or(text)
}

/// The items of a cell.
pub(super) struct Items {
    /// Their texts, without the sign or number that each begins with.
    pub texts: Vec<String>,
    signed: bool,
}

impl Items {
    /// Of a cell: the lines that its author ended. Where the first begins with a sign or a number, an item begins with
    /// each such line, and the other lines go on.
    pub fn of(cell: Option<&Cell>) -> Items {
        let text = cell.map(Cell::lines).unwrap_or_default();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if let [line] = lines.as_slice()
            && let Some(items) = run_in(line)
        {
            return Items { texts: items.into_iter().map(str::to_owned).collect(), signed: true };
        }
        let signed = lines.len() > 1 && lines.first().is_some_and(|line| unsigned(line, 0).is_some());
        let mut texts: Vec<String> = Vec::new();
        for line in lines {
            match (signed, unsigned(line, texts.len()), texts.last_mut()) {
                (true, Some(bare), _) => texts.push(bare.to_owned()),
                (true, None, Some(last)) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => texts.push(line.to_owned()),
            }
        }
        Items { texts, signed }
    }

    /// Each begins with a sign or a number, and there are several.
    pub fn are_signed(&self) -> bool {
        self.signed && self.texts.len() > 1
    }

    /// No item looks like the rest of the one before.
    fn begin_anew(&self) -> bool {
        self.signed
            || self
                .texts
                .iter()
                .all(|text| !text.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c)))
    }
}

/// A line without its sign, or without its number where it is the next one after `before` others.
fn unsigned(line: &str, before: usize) -> Option<&str> {
    if is_item(line) {
        return line.trim_start().split_once(char::is_whitespace).map(|(_, rest)| rest.trim());
    }
    let (mark, rest) = line.split_once([')', '.'])?;
    let number = (before + 1).to_string();
    let letter = u8::try_from(before).ok().filter(|nth| *nth < 26).map(|nth| char::from(b'a' + nth));
    let is_next = mark == number
        || letter.is_some_and(|letter| mark.eq_ignore_ascii_case(letter.encode_utf8(&mut [0; 4])));
    (is_next && rest.starts_with(' ')).then(|| rest.trim())
}

/// The items of a list that is written on in one line: `1. Avvio; 2. Chiusura`, `a) atti b) utenti`. At least two.
pub(super) fn run_in(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let first = text.chars().next()?;
    let closing = text[first.len_utf8()..].chars().next().filter(|c| matches!(c, ')' | '.'))?;
    // a letter goes up to z, a number as far as it likes
    let mark = |nth: u32| match first {
        '1' => Some((nth + 1).to_string()),
        'a' | 'A' if nth < 26 => char::from_u32(u32::from(first) + nth).map(String::from),
        _ => None,
    };
    let mut items = Vec::new();
    let mut rest = text[first.len_utf8() + 1..].strip_prefix(' ')?;
    for nth in 1.. {
        let next = format!(" {}{closing} ", mark(nth)?);
        // a number with a stop may end a sentence: the next item begins with a capital
        let found = rest.find(&next).filter(|at| {
            let behind = rest[at + next.len()..].trim_start();
            closing == ')' || behind.starts_with(char::is_uppercase)
        });
        let item = &rest[..found.unwrap_or(rest.len())];
        items.push(item.trim().trim_end_matches([';', ',']).trim_end());
        let Some(at) = found else { break };
        rest = &rest[at + next.len()..];
    }
    (items.len() > 1 && items.iter().all(|item| !item.is_empty())).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(lines: &[&str]) -> Vec<String> {
        let mut cell = Cell::default();
        for line in lines {
            if !cell.text.is_empty() {
                cell.breaks.push(cell.text.len());
                cell.text.push(' ');
            }
            cell.text.push_str(line);
        }
        Items::of(Some(&cell)).texts
    }

    #[test]
    fn a_list_may_go_on_in_one_line() {
        assert_eq!(
            items(&["1. Avvio entro 31/03/2025; 2. Chiusura entro il 30.06.2025"]),
            ["Avvio entro 31/03/2025", "Chiusura entro il 30.06.2025"]
        );
        assert_eq!(items(&["a) atti b) utenti c) ore"]), ["atti", "utenti", "ore"]);
        let long: String = (1..=300).map(|nth| format!("{nth}) voce ")).collect();
        assert_eq!(items(&[&long]).len(), 300);
        for text in ["1. Avvio entro 2. trimestre", "1) Avvio", "1. 2. Avvio", "10. Atti 11. Utenti"] {
            assert_eq!(items(&[text]), [text]);
        }
    }

    #[test]
    fn numbered_items_take_the_lines_that_follow() {
        assert_eq!(items(&["1) Atti", "formati", "2) Utenti"]), ["Atti formati", "Utenti"]);
        assert_eq!(items(&["a. Atti", "b. Utenti"]), ["Atti", "Utenti"]);
        // a number that is none of a list
        assert_eq!(items(&["10. 000", "5"]), ["10. 000", "5"]);
        assert_eq!(items(&["≥ 90%", "12"]), ["≥ 90%", "12"]);
    }
}
