//! The tables of the database as they are: what their columns mean, and their rows one at a time.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::{Filter, SCHEMA, Store, StoreError};

/// Tables that say nothing that the others don't: the same as JSON, and what the program finds its way by.
const LEFT_OUT: [&str; 2] = ["document_json", "plan_sketches"];

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What it holds, from `schema.sql`.
    pub description: String,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// The columns that name a row.
    pub primary_key: Vec<String>,
    /// The columns that name rows of other tables.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Something always stands in it, perhaps an empty text.
    pub required: bool,
    /// What it means, from `schema.sql`.
    pub description: String,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Days, ISO 8601.
    Date,
    /// Texts.
    Text,
}

/// A column that names a row of another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The column.
    pub column: String,
    /// The other table.
    pub table: String,
    /// Its column.
    pub to: String,
}

/// Rows of a database as they were when this was made: what another program writes meanwhile does not show.
#[derive(Debug)]
pub struct Tables<'a> {
    snapshot: rusqlite::Transaction<'a>,
    is_filtered: bool,
    /// In the order of `schema.sql`.
    pub tables: Vec<Table>,
}

impl Store {
    /// The tables, with the rows that have to do with the documents that a filter takes. Tables of codes come whole.
    pub fn tables(&self, filter: &Filter) -> Result<Tables<'_>, StoreError> {
        let is_filtered = *filter != Filter::default();
        if is_filtered {
            let ids = self.extractions(filter)?.into_ids();
            self.connection.execute_batch(
                "DROP TABLE IF EXISTS temp.chosen; CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)",
            )?;
            let mut insert = self.connection.prepare("INSERT INTO temp.chosen VALUES (?1)")?;
            for id in ids {
                insert.execute([id])?;
            }
        }
        let snapshot = self.connection.unchecked_transaction()?;
        let tables = names(&snapshot)?.iter().map(|name| table(&snapshot, name)).collect::<Result<_, _>>()?;
        Ok(Tables { snapshot, is_filtered, tables })
    }
}

impl Tables<'_> {
    /// Gives the rows of a table, one after the other in the order of its key, until `each` fails.
    pub fn rows<E: From<StoreError>>(
        &self,
        table: &Table,
        mut each: impl FnMut(&[ValueRef]) -> Result<(), E>,
    ) -> Result<(), E> {
        let columns: Vec<String> = table.columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
        let condition = if self.is_filtered { self.condition(&table.name, 0) } else { None };
        let sql = format!(
            "SELECT {} FROM \"{}\"{} ORDER BY {}",
            columns.join(", "),
            table.name,
            condition.map(|condition| format!(" WHERE {condition}")).unwrap_or_default(),
            table.primary_key.join(", "),
        );
        let mut statement = self.snapshot.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let values = (0..columns.len()).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>();
            each(&values.map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// What holds for the rows of a table that belong to the documents that were chosen; `None` where none of them does.
    fn condition(&self, name: &str, depth: usize) -> Option<String> {
        if name == "documents" {
            return Some("id IN temp.chosen".to_owned());
        }
        if depth > self.tables.len() {
            return None;
        }
        let table = self.tables.iter().find(|table| table.name == name)?;
        let belongs = |key: &ForeignKey| {
            let within = self.condition(&key.table, depth + 1)?;
            Some(format!(
                "\"{}\" IN (SELECT \"{}\" FROM \"{}\" WHERE {within})",
                key.column, key.to, key.table
            ))
        };
        let (direct, others): (Vec<_>, Vec<_>) =
            table.foreign_keys.iter().partition(|key| key.table == "documents");
        // a row that names two documents needs both; one that names records belongs to the document of any of them
        let (keys, between) = if direct.is_empty() { (others, " OR ") } else { (direct, " AND ") };
        let parts: Vec<String> = keys.into_iter().filter_map(belongs).collect();
        (!parts.is_empty()).then(|| format!("({})", parts.join(between)))
    }
}

fn names(connection: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let sql = "SELECT l.name FROM pragma_table_list AS l JOIN sqlite_schema AS s ON s.name = l.name
               WHERE l.schema = 'main' AND l.type = 'table' AND l.strict ORDER BY s.rowid";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let place = |name: &String| SCHEMA.find(&format!("CREATE TABLE {name} ("));
    let mut names: Vec<String> =
        names.into_iter().filter(|name| !LEFT_OUT.contains(&name.as_str())).collect();
    // a database that was brought up has its tables in another order
    names.sort_by_key(place);
    Ok(names)
}

fn table(connection: &Connection, name: &str) -> Result<Table, rusqlite::Error> {
    let (description, body) = described(name);
    let mut columns = connection
        .prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(?1) ORDER BY cid")?
        .query_map([name], |row| {
            let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let comment = body.iter().find(|line| line.split_whitespace().next() == Some(&name));
            let comment =
                comment.and_then(|line| line.split_once("-- ")).map(|(_, text)| text.trim().to_owned());
            let pk: i64 = row.get(3)?;
            let column = Column {
                kind: kind_of(&name, &kind),
                required: row.get::<_, bool>(2)? || pk > 0,
                description: comment.unwrap_or_default(),
                name,
            };
            Ok((pk, column))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    // the order of the schema, also where columns were added later
    columns.sort_by_key(|(_, column)| {
        body.iter().position(|line| line.split_whitespace().next() == Some(&column.name))
    });
    let mut keys: Vec<(i64, String)> =
        columns.iter().filter(|(pk, _)| *pk > 0).map(|(pk, column)| (*pk, column.name.clone())).collect();
    keys.sort();
    let mut foreign_keys = connection
        .prepare("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY id DESC")?
        .query_map([name], |row| Ok(ForeignKey { column: row.get(0)?, table: row.get(1)?, to: row.get(2)? }))?
        .collect::<Result<Vec<_>, _>>()?;
    foreign_keys.sort_by(|a, b| a.column.cmp(&b.column));
    Ok(Table {
        name: name.to_owned(),
        description,
        columns: columns.into_iter().map(|(_, column)| column).collect(),
        primary_key: keys.into_iter().map(|(_, name)| name).collect(),
        foreign_keys,
    })
}

fn kind_of(name: &str, kind: &str) -> ColumnKind {
    match kind {
        "INTEGER" => ColumnKind::Integer,
        "REAL" => ColumnKind::Number,
        _ if name.ends_with("_date") || name.ends_with("_date_to") || name == "date" || name == "date_to" => {
            ColumnKind::Date
        }
        _ => ColumnKind::Text,
    }
}

/// The comment above a table in `schema.sql`, and the lines of its columns.
fn described(name: &str) -> (String, Vec<&'static str>) {
    let lines: Vec<&str> = SCHEMA.lines().collect();
    let create = format!("CREATE TABLE {name} (");
    let Some(start) = lines.iter().position(|line| line.starts_with(&create)) else {
        return (String::new(), Vec::new());
    };
    let (above, below) = lines.split_at(start);
    let mut comment: Vec<&str> =
        above.iter().rev().map_while(|line| line.strip_prefix("-- ")).map(str::trim).collect();
    comment.reverse();
    let body = below.iter().skip(1).take_while(|line| !line.starts_with(')')).copied().collect();
    (comment.join(" "), body)
}
