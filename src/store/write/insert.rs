use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params_from_iter};
use serde::Serialize;

use crate::contract::{DateValue, Mission, Number, Percent, Period, PersonName};
use crate::document::Source;

/// One row on its way into a table: names and values side by side, so that they can't get out of step.
pub(super) struct Insert<'a> {
    table: &'static str,
    columns: Vec<Column>,
    values: Vec<Slot<'a>>,
}

/// A column's name, in two parts.
type Column = (&'static str, &'static str);

/// The statement of a table, with the columns that it is for.
#[derive(Default)]
struct Statement {
    columns: Vec<Column>,
    sql: String,
}

thread_local! {
    /// The rows of a table have the same columns, so that its statement need not be put together for each of them.
    static STATEMENTS: RefCell<HashMap<&'static str, Statement>> = RefCell::default();
}

enum Slot<'a> {
    Borrowed(&'a dyn ToSql),
    Owned(Value),
}

impl ToSql for Slot<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Slot::Borrowed(value) => value.to_sql(),
            Slot::Owned(value) => value.to_sql(),
        }
    }
}

const ABSENT: &Option<String> = &None;

/// Columns that the tables have room for without growing.
const MOST: usize = 48;

impl<'a> Insert<'a> {
    /// A row of a table, still without values.
    pub(super) fn into(table: &'static str) -> Self {
        Insert { table, columns: Vec::with_capacity(MOST), values: Vec::with_capacity(MOST) }
    }

    /// A column and its value.
    pub(super) fn set(self, column: &'static str, value: &'a dyn ToSql) -> Self {
        self.slot(column, "", Slot::Borrowed(value))
    }

    /// A column and a value that is made for it.
    pub(super) fn put(self, column: &'static str, value: impl Into<Value>) -> Self {
        self.slot(column, "", Slot::Owned(value.into()))
    }

    /// A column that holds one of the contract's words, as the JSON writes it.
    pub(super) fn word(self, column: &'static str, value: Option<impl Serialize>) -> Self {
        self.put(column, value.and_then(word))
    }

    /// The order of the row among its siblings.
    pub(super) fn position(self, position: usize) -> Self {
        self.put("position", i64::try_from(position).unwrap_or(i64::MAX))
    }

    /// Whether the form has a place for a list: `NAME_place`.
    pub(super) fn place<T>(self, list: &'static str, value: &Option<Vec<T>>) -> Self {
        self.slot(list, "_place", Slot::Owned(value.is_some().into()))
    }

    /// `NAME_raw`, `NAME_percent`.
    pub(super) fn percent(self, name: &'static str, value: &'a Option<Percent>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_percent", &value.percent),
            None => self.pair(name, "_raw", ABSENT, "_percent", ABSENT),
        }
    }

    /// `NAME_raw`, `NAME_value`.
    pub(super) fn number(self, name: &'static str, value: &'a Option<Number>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_value", &value.value),
            None => self.pair(name, "_raw", ABSENT, "_value", ABSENT),
        }
    }

    /// `NAME_raw`, `NAME_date`, `NAME_date_to`, `NAME_precision`; the last is taken by the caller's table.
    pub(super) fn date(self, name: &'static str, value: &'a Option<DateValue>) -> Self {
        match value {
            Some(value) => self
                .pair(name, "_raw", &value.raw, "_date", &value.date)
                .slot(name, "_date_to", Slot::Borrowed(&value.date_to))
                .slot(name, "_precision", Slot::Owned(value.precision.and_then(word).into())),
            None => self
                .pair(name, "_raw", ABSENT, "_date", ABSENT)
                .slot(name, "_date_to", Slot::Borrowed(ABSENT))
                .slot(name, "_precision", Slot::Borrowed(ABSENT)),
        }
    }

    /// `NAME_raw`, `NAME_name`, `NAME_honorific`.
    pub(super) fn person(self, name: &'static str, value: &'a Option<PersonName>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_name", &value.name).slot(
                name,
                "_honorific",
                Slot::Borrowed(&value.honorific),
            ),
            None => self.pair(name, "_raw", ABSENT, "_name", ABSENT).slot(
                name,
                "_honorific",
                Slot::Borrowed(ABSENT),
            ),
        }
    }

    /// `NAME_raw`, `NAME_code`, `NAME_title`.
    pub(super) fn mission(self, name: &'static str, value: &'a Option<Mission>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_code", &value.code).slot(
                name,
                "_title",
                Slot::Borrowed(&value.title),
            ),
            None => {
                self.pair(name, "_raw", ABSENT, "_code", ABSENT).slot(name, "_title", Slot::Borrowed(ABSENT))
            }
        }
    }

    /// `year_from`, `year_to`.
    pub(super) fn period(self, value: &Option<Period>) -> Self {
        self.put("year_from", value.map(|period| period.from)).put("year_to", value.map(|period| period.to))
    }

    /// Where it stands: `page`, `table_no`, `row_from`, `row_to`, `bbox`.
    pub(super) fn source(self, source: &'a Source) -> Self {
        // serde_json writes an f32 with no more digits than it has
        let bbox = source.bbox.and_then(|bbox| serde_json::to_string(&bbox).ok());
        self.set("page", &source.page)
            .set("table_no", &source.table)
            .put("row_from", source.rows.map(|rows| rows.0))
            .put("row_to", source.rows.map(|rows| rows.1))
            .put("bbox", bbox)
            .set("confidence", &source.confidence)
    }

    /// Writes the row and gives its key.
    pub(super) fn run(self, connection: &Connection) -> Result<i64, rusqlite::Error> {
        let Insert { table, columns, values } = self;
        STATEMENTS.with_borrow_mut(|statements| {
            let known = statements.entry(table).or_default();
            if known.columns != columns {
                *known = Statement::new(table, columns);
            }
            connection.prepare_cached(&known.sql)?.insert(params_from_iter(values))
        })
    }

    fn pair(
        self,
        name: &'static str,
        first: &'static str,
        first_value: &'a dyn ToSql,
        second: &'static str,
        second_value: &'a dyn ToSql,
    ) -> Self {
        self.slot(name, first, Slot::Borrowed(first_value)).slot(name, second, Slot::Borrowed(second_value))
    }

    fn slot(mut self, name: &'static str, suffix: &'static str, value: Slot<'a>) -> Self {
        self.columns.push((name, suffix));
        self.values.push(value);
        self
    }
}

impl Statement {
    fn new(table: &str, columns: Vec<Column>) -> Statement {
        let names: Vec<String> = columns.iter().map(|(name, suffix)| format!("{name}{suffix}")).collect();
        let marks = vec!["?"; columns.len()].join(",");
        Statement { sql: format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(",")), columns }
    }
}

/// One of the contract's words, as the JSON writes it.
fn word(value: impl Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}
