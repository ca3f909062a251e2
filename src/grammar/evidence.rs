//! Values as evidence: what stands in a column says what it is where its label does not, or says something else.

use super::columns::{Column, Columns, TableKind};
use super::field::{Field, Key, Record};
use super::header::Header;
use super::matcher::Matcher;
use super::shape::{Look, look};
use super::trace::MatchKind;
use crate::contract::Requirement;
use crate::document::{Cell, Grid};

/// The least number of values that say what a column is.
const VALUES: usize = 2;

impl Matcher<'_> {
    /// Gives columns whose values contradict their labels another reading, and columns whose labels no grammar knows
    /// the one that their values ask for. What stays doubtful is left to nothing.
    pub(super) fn values_win(&self, grid: &Grid, header: &Header, columns: &mut Columns) {
        if matches!(columns.kind, TableKind::Other(_)) {
            return;
        }
        let rows: Vec<usize> = columns.data_rows().collect();
        self.due_of_phases(grid, &rows, columns);
        self.points_as_weight(grid, &rows, columns);
        amounts_as_actual(grid, &rows, columns);
        if rows.len() >= VALUES {
            self.by_many_values(grid, header, &rows, columns);
        }
        drop_what_rows_say(grid, &rows, columns);
        columns.columns.sort_by_key(|column| column.cols);
    }

    fn by_many_values(&self, grid: &Grid, header: &Header, rows: &[usize], columns: &mut Columns) {
        self.read_anew(grid, rows, columns);
        for column in unread(grid, header, columns) {
            let values = values_of(grid, rows, &column);
            if values.len() < VALUES || values.len() * 2 < rows.len() {
                continue;
            }
            if !self.normal(&column.label).is_like_no_label() {
                continue;
            }
            if let Some(key) = self.said_by(&column.label, &values, columns) {
                columns.columns.push(Column { key, ..column });
            }
        }
    }

    /// A date of its own in the further rows of an objective, beside what is done: `Obiettivo | Attività | Termine` is by
    /// when each activity ends, whatever the objective has a place for.
    fn due_of_phases(&self, grid: &Grid, rows: &[usize], columns: &mut Columns) {
        let phase = |field| Key { record: Record::Phase, field };
        let find = |key| columns.columns.iter().position(|c: &Column| c.key == key);
        let deadline = Key { record: Record::Objective, field: Field::Deadline };
        let title = Key { record: Record::Objective, field: Field::Title };
        let indicator = Key { record: Record::Indicator, field: Field::Description };
        let (Some(at), Some(done), Some(title), None) =
            (find(deadline), find(phase(Field::Description)), find(title), find(phase(Field::Due)))
        else {
            return;
        };
        let [left, right] = [done, at].map(|at| columns.columns[at].cols.0);
        let parted = find(indicator).is_some_and(|at| (left..right).contains(&columns.columns[at].cols.0));
        let names_due =
            self.fields(Record::Phase, &columns.columns[at].label).iter().any(|m| m.key == Field::Due);
        let own = |at: usize, row: usize| {
            columns.columns[at].cell(grid, row).is_some_and(|cell| cell.row == row && !cell.is_blank())
        };
        let further = rows.iter().any(|row| !own(title, *row) && own(done, *row) && own(at, *row));
        if left < right && !parted && names_due && further {
            columns.columns[at].key = phase(Field::Due);
            columns.columns[at].by_values = true;
        }
    }

    /// Points out of a hundred that make whole hundreds are weights, whatever else a `Punteggio` may be.
    fn points_as_weight(&self, grid: &Grid, rows: &[usize], columns: &mut Columns) {
        let weight = Key { record: Record::Objective, field: Field::Weight };
        let achieved = Key { record: Record::Indicator, field: Field::Achievement };
        let weighed = columns.columns.iter().any(|c| c.key.field == Field::Weight);
        let Some(at) = columns.columns.iter().position(|c| c.key == achieved && c.weak) else { return };
        if weighed || columns.kind != TableKind::Matrix {
            return;
        }
        let points = values_of(grid, rows, &columns.columns[at]);
        let points: Option<Vec<f64>> = points.iter().map(|text| of_hundred(text)).collect();
        let sum = points.as_deref().map_or(0.0, |points| points.iter().sum::<f64>());
        if sum > 0.0 && sum % 100.0 < 0.5 {
            columns.columns[at].key = weight;
            columns.columns[at].by_values = true;
        }
    }

    /// A column of figures with nothing but words in it is another of those that its label may name.
    fn read_anew(&self, grid: &Grid, rows: &[usize], columns: &mut Columns) {
        self.result_as_target(grid, rows, columns);
        for at in 0..columns.columns.len() {
            let column = &columns.columns[at];
            if column.key != (Key { record: Record::Indicator, field: Field::Actual }) {
                continue;
            }
            let values = values_of(grid, rows, column);
            let words = |text: &str| {
                text.chars().any(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit())
            };
            if values.len() < VALUES || !values.iter().all(|text| words(text)) {
                continue;
            }
            let other = Key { field: Field::DataSource, ..column.key };
            let named = self.fields(Record::Indicator, &column.label).iter().any(|m| m.key == other.field);
            if named && columns.columns.iter().all(|c| c.key != other) {
                columns.columns[at].key = other;
                columns.columns[at].by_values = true;
            }
        }
    }

    /// `Indicatore | Risultato da raggiungere`: figures right of an indicator that has no target are its target.
    fn result_as_target(&self, grid: &Grid, rows: &[usize], columns: &mut Columns) {
        let target = Key { record: Record::Indicator, field: Field::Target };
        let described = columns.column_of(Record::Indicator, Field::Description).map(|c| c.cols.1);
        let Some(right_of) = described.filter(|_| columns.columns.iter().all(|c| c.key != target)) else {
            return;
        };
        let result = Key { record: Record::Objective, field: Field::ExpectedResult };
        let Some(at) = columns.columns.iter().position(|c| c.key == result && c.cols.0 >= right_of) else {
            return;
        };
        let values = values_of(grid, rows, &columns.columns[at]);
        let figure = |text: &&&str| {
            text.chars().count() <= 40 && text.contains(|c: char| c.is_ascii_digit())
                || matches!(look(text), Look::Number | Look::Percent | Look::Date)
        };
        if values.len() >= VALUES && values.iter().filter(figure).count() * 3 >= values.len() * 2 {
            columns.columns[at].key = target;
            columns.columns[at].by_values = true;
        }
    }

    /// The field that values ask for: dates the one by when something is done, shares that make a whole the weight,
    /// figures with a comparator the target.
    fn said_by(&self, label: &str, values: &[&str], columns: &Columns) -> Option<Key> {
        let has = |record, field| columns.columns.iter().any(|c| c.key == Key { record, field });
        let free = |record, field| {
            let key = Key { record, field };
            columns.columns.iter().all(|c| c.key != key).then_some(key)
        };
        let objectives = columns.kind == TableKind::Matrix;
        let dates = values.iter().all(|text| look(text) == Look::Date);
        if dates && !self.words.language.says_other_time(label) {
            return if has(Record::Phase, Field::Description) {
                free(Record::Phase, Field::Due)
            } else if objectives {
                free(Record::Objective, Field::Deadline)
            } else {
                None
            };
        }
        let compares = values.iter().filter(|text| text.starts_with(['≥', '≤', '>', '<', '='])).count();
        if has(Record::Indicator, Field::Description) && compares * 2 > values.len() {
            return free(Record::Indicator, Field::Target);
        }
        let shares = values.iter().map(|text| share(text)).collect::<Option<Vec<f64>>>();
        let whole = shares.is_some_and(|shares| (shares.iter().sum::<f64>() - 100.0).abs() < 0.5);
        if whole && objectives { free(Record::Objective, Field::Weight) } else { None }
    }
}

/// `Raggiunto` over numbers that are no shares is what was reached, not how much of the target.
fn amounts_as_actual(grid: &Grid, rows: &[usize], columns: &mut Columns) {
    let key = |field| Key { record: Record::Indicator, field };
    let (achieved, actual) = (key(Field::Achievement), key(Field::Actual));
    let Some(at) = columns.columns.iter().position(|c| c.key == achieved) else { return };
    let values = values_of(grid, rows, &columns.columns[at]);
    let amount = |text: &&str| {
        let number = text.replace('.', "").replace(',', ".").parse::<f64>();
        number.is_ok_and(|number| number > 150.0) || look(text) == Look::Date || text.contains('€')
    };
    if !columns.columns[at].label.contains('%')
        && values.iter().any(amount)
        && columns.columns.iter().all(|c| c.key != actual)
    {
        columns.columns[at].key = actual;
        columns.columns[at].by_values = true;
    }
}

/// Leaves out columns that say something else in each row of one objective (the note of an indicator, who answers for a
/// phase): what stands beside its first row is not what the objective says. And those of names with nothing but
/// numbers in them.
fn drop_what_rows_say(grid: &Grid, rows: &[usize], columns: &mut Columns) {
    let title = Key { record: Record::Objective, field: Field::Title };
    let Some(title) = columns.columns.iter().find(|c| c.key == title).cloned() else { return };
    let further = |row: &&usize| title.cell(grid, **row).is_some_and(|c| c.row < **row && !c.is_blank());
    let further: Vec<usize> = rows.iter().filter(further).copied().collect();
    let differs = |column: &Column| {
        further.iter().any(|row| {
            let Some(own) = column.cell(grid, *row).filter(|c| c.row == *row && !c.is_blank()) else {
                return false;
            };
            let first = title.cell(grid, *row).and_then(|of| column.cell(grid, of.row));
            first.is_some_and(|first| !first.is_blank() && first.text.trim() != own.text.trim())
        })
    };
    // `Impatto esterno | 5` is a mark, and nobody's name
    let in_words = |field| matches!(field, Field::Stakeholders | Field::OtherUnits | Field::Responsible);
    let marks = |column: &Column| {
        let values = values_of(grid, rows, column);
        !values.is_empty() && values.iter().all(|text| matches!(look(text), Look::Number | Look::Percent))
    };
    columns.columns.retain(|column| {
        if column.key.record == Record::Objective && in_words(column.key.field) && marks(column) {
            return false;
        }
        let whole = matches!(
            column.key.field,
            Field::Deadline | Field::Responsible | Field::Notes | Field::Description | Field::ExpectedResult
        );
        column.key.record != Record::Objective || !whole || !differs(column)
    });
}

/// `35%`.
fn share(text: &str) -> Option<f64> {
    let number = text.strip_suffix('%')?.trim().replace(',', ".").parse::<f64>().ok()?;
    (number > 0.0 && number <= 100.0).then_some(number)
}

/// `30/100`, `35%`.
fn of_hundred(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((points, "100")) => points.trim().replace(',', ".").parse().ok(),
        _ => share(text),
    }
}

/// The values that stand in a column of their own row.
pub(super) fn values_of<'g>(grid: &'g Grid, rows: &[usize], column: &Column) -> Vec<&'g str> {
    let own = |row: &usize| column.cell(grid, *row).filter(|cell| cell.row == *row && !cell.is_blank());
    rows.iter().filter_map(own).map(|cell| cell.text.trim()).collect()
}

/// The columns of a header whose labels no grammar knows, with the place that each has.
fn unread(grid: &Grid, header: &Header, columns: &Columns) -> Vec<Column> {
    let taken = |col: usize| columns.columns.iter().any(|c| (c.cols.0..c.cols.1).contains(&col));
    let mut found: Vec<Column> = Vec::new();
    for col in (0..grid.cols()).filter(|col| !taken(*col)) {
        let over: Vec<&Cell> = (header.rows.0..header.rows.1)
            .map(|row| grid.at(row, col))
            .filter(|cell| !cell.is_blank())
            .collect();
        let Some(label) = over.last() else { continue };
        let index = grid.index_at(label.row, label.col);
        if let Some(last) = found.last_mut().filter(|last| last.cells == [index] && last.cols.1 == col) {
            last.cols.1 = col + 1;
            continue;
        }
        found.push(Column {
            key: Key { record: Record::Objective, field: Field::Notes },
            cols: (col, col + 1),
            year: None,
            months: None,
            label: label.text.trim().to_owned(),
            known: String::new(),
            requirement: Requirement::default(),
            cut: false,
            weak: true,
            how: MatchKind::Inherited,
            by_values: true,
            cells: vec![index],
            group: 0,
        });
    }
    found
}
