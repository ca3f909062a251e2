use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params_from_iter};
use serde::Serialize;

use crate::contract::{DateValue, Mission, Number, Percent, Period, PersonName};
use crate::document::Source;

/// One row on its way into a table: names and values side by side, so that they can't get out of step.
pub(super) struct Insert<'a> {
    table: &'static str,
    columns: String,
    values: Vec<Slot<'a>>,
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

impl<'a> Insert<'a> {
    /// A row of a table, still without values.
    pub(super) fn into(table: &'static str) -> Self {
        Insert { table, columns: String::new(), values: Vec::new() }
    }

    /// A column and its value.
    pub(super) fn set(self, column: &str, value: &'a dyn ToSql) -> Self {
        self.slot(column, "", Slot::Borrowed(value))
    }

    /// A column and a value that is made for it.
    pub(super) fn put(self, column: &str, value: impl Into<Value>) -> Self {
        self.slot(column, "", Slot::Owned(value.into()))
    }

    /// A column that holds one of the contract's words, as the JSON writes it.
    pub(super) fn word(self, column: &str, value: Option<impl Serialize>) -> Self {
        let word = value.and_then(|value| match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => Some(word),
            _ => None,
        });
        self.put(column, word)
    }

    /// The order of the row among its siblings.
    pub(super) fn position(self, position: usize) -> Self {
        self.put("position", i64::try_from(position).unwrap_or(i64::MAX))
    }

    /// Whether the form has a place for a list: `NAME_place`.
    pub(super) fn place<T>(self, list: &str, value: &Option<Vec<T>>) -> Self {
        self.slot(list, "_place", Slot::Owned(value.is_some().into()))
    }

    /// `NAME_raw`, `NAME_percent`.
    pub(super) fn percent(self, name: &str, value: &'a Option<Percent>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_percent", &value.percent),
            None => self.pair(name, "_raw", ABSENT, "_percent", ABSENT),
        }
    }

    /// `NAME_raw`, `NAME_value`.
    pub(super) fn number(self, name: &str, value: &'a Option<Number>) -> Self {
        match value {
            Some(value) => self.pair(name, "_raw", &value.raw, "_value", &value.value),
            None => self.pair(name, "_raw", ABSENT, "_value", ABSENT),
        }
    }

    /// `NAME_raw`, `NAME_date`, `NAME_date_to`, `NAME_precision`; the last is taken by the caller's table.
    pub(super) fn date(self, name: &str, value: &'a Option<DateValue>) -> Self {
        let precision = format!("{name}_precision");
        match value {
            Some(value) => self
                .pair(name, "_raw", &value.raw, "_date", &value.date)
                .slot(name, "_date_to", Slot::Borrowed(&value.date_to))
                .word(&precision, value.precision),
            None => self
                .pair(name, "_raw", ABSENT, "_date", ABSENT)
                .slot(name, "_date_to", Slot::Borrowed(ABSENT))
                .put(&precision, None::<String>),
        }
    }

    /// `NAME_raw`, `NAME_name`, `NAME_honorific`.
    pub(super) fn person(self, name: &str, value: &'a Option<PersonName>) -> Self {
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
    pub(super) fn mission(self, name: &str, value: &'a Option<Mission>) -> Self {
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
        let marks = vec!["?"; self.values.len()].join(",");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", self.table, self.columns);
        connection.prepare_cached(&sql)?.insert(params_from_iter(self.values))
    }

    fn pair(
        self,
        name: &str,
        first: &str,
        first_value: &'a dyn ToSql,
        second: &str,
        second_value: &'a dyn ToSql,
    ) -> Self {
        self.slot(name, first, Slot::Borrowed(first_value)).slot(name, second, Slot::Borrowed(second_value))
    }

    fn slot(mut self, name: &str, suffix: &str, value: Slot<'a>) -> Self {
        if !self.columns.is_empty() {
            self.columns.push(',');
        }
        self.columns.push_str(name);
        self.columns.push_str(suffix);
        self.values.push(value);
        self
    }
}
