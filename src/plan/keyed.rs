//! Parts of objectives that stand in tables of their own, joined by the objective's code.

use super::builder::Builder;
use super::{indicators, objective, phases};
use crate::contract::Objective;
use crate::document::Table;
use crate::grammar::{BodyRow, Columns, Field, Record, flat};

impl<'a> Builder<'a> {
    /// Where an objective with a code stands: in the open unit, otherwise in the only other one that has it.
    pub(super) fn by_code(&self, code: &str) -> Option<(usize, usize)> {
        let code = flat(code);
        if code.is_empty() {
            return None;
        }
        let titled = code.chars().count() >= 12;
        let is = |o: &Objective| {
            o.code.as_deref().is_some_and(|c| flat(c) == code)
                || o.number.is_some_and(|n| n.to_string() == code)
                || titled && o.title.as_deref().is_some_and(|t| flat(t) == code)
        };
        let within =
            |unit: usize| self.draft.units[unit].unit.objectives.iter().position(is).map(|at| (unit, at));
        if let Some(found) = self.unit.and_then(within) {
            return Some(found);
        }
        let mut all = (0..self.draft.units.len()).filter_map(within);
        all.next().filter(|_| all.next().is_none())
    }

    /// Whether the rows of a block name objectives that are known by their codes.
    pub(super) fn is_keyed(&self, table: &Table, columns: &Columns, record: Record) -> bool {
        let field = if record == Record::Objective { Field::Code } else { Field::Objective };
        let Some(column) = columns.column_of(record, field) else { return false };
        let codes: Vec<&str> = data_rows(columns)
            .filter_map(|row| column.cell(&table.grid, row))
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        // the table of an open objective may count its own rows
        let counted = self.objective.is_some() && self.matcher.counts_rows(&column.label, &codes);
        !codes.is_empty()
            && !counted
            && codes.iter().filter(|code| self.by_code(code).is_some()).count() * 2 > codes.len()
    }

    /// Whether the rows of a matrix are parts of objectives that are known by their titles: indicators or phases,
    /// and nothing that every objective has once.
    pub(super) fn names_known(&self, table: &Table, columns: &Columns) -> bool {
        let parts = columns.columns.iter().any(|c| matches!(c.key.record, Record::Indicator | Record::Phase));
        let bare = columns
            .of(Record::Objective)
            .all(|c| matches!(c.key.field, Field::Title | Field::Code | Field::Number | Field::Unit));
        if !parts || !bare {
            return false;
        }
        let Some(column) = columns.column_of(Record::Objective, Field::Title) else { return false };
        let titles: Vec<&str> = data_rows(columns)
            .filter_map(|row| column.cell(&table.grid, row).filter(|c| c.row == row))
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        !titles.is_empty()
            && titles.iter().filter(|title| self.by_code(title).is_some()).count() * 2 > titles.len()
    }

    /// Further fields of objectives, by code.
    pub(super) fn keyed_table(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        if self.is_keyed(table, columns, Record::Objective) {
            self.keyed_rows(block, table, columns, Record::Objective);
        }
    }

    /// Gives each row of a block to the objective whose code stands in it; a row without a code goes on with
    /// the one above. Rows of unknown codes stay unclaimed.
    pub(super) fn keyed_rows(&mut self, block: usize, table: &'a Table, columns: &Columns, record: Record) {
        let field = if record == Record::Objective { Field::Code } else { Field::Objective };
        let key = columns.column_of(record, field).or_else(|| columns.column_of(record, Field::Title));
        let Some(key) = key else { return };
        let values = self.values;
        self.claim_header(block, columns);
        let mut at = None;
        for row in data_rows(columns) {
            // a code merged down stands in its first row
            let code = key.cell(&table.grid, row).filter(|c| c.row == row).map_or("", |c| c.text.trim());
            if !code.is_empty() {
                at = self.by_code(code);
            }
            let Some((unit, index)) = at else { continue };
            let source = super::claims::row_source(table, row, row);
            let current = &mut self.draft.units[unit].unit.objectives[index];
            match record {
                Record::Indicator => {
                    current
                        .indicators
                        .get_or_insert_default()
                        .extend(indicators::rows(table, columns, row, values));
                }
                Record::Phase => {
                    current.phases.get_or_insert_default().extend(phases::row(table, columns, row, values))
                }
                _ => {
                    super::matrix::add_parts(current, table, columns, row, values);
                    for column in columns.of(Record::Objective).filter(|c| c.key.field != Field::Code) {
                        let text = column.cell(&table.grid, row).map_or("", |c| c.text.trim());
                        if !objective::has(current, column.key.field) {
                            objective::set(current, column.key.field, &[text], values, &source);
                        }
                    }
                }
            }
            self.claim_columns(block, table, columns, row);
        }
        for body in &columns.body {
            match *body {
                BodyRow::Total(row) => self.claim_row(block, table, row),
                BodyRow::Repeated(row) => self.furniture_row(block, table, row),
                _ => {}
            }
        }
    }
}

fn data_rows(columns: &Columns) -> impl Iterator<Item = usize> + '_ {
    columns.body.iter().filter_map(|row| match row {
        BodyRow::Data(row) => Some(*row),
        _ => None,
    })
}
