//! The versions of the schema. A database says its version in `PRAGMA user_version`; opening one of an older
//! version brings it up step by step, in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::open::refuse_newer;
use super::{StoreError, StoreErrorKind};
use crate::read::Detail;

/// The schema of this version: `schema.sql`.
pub const SCHEMA: &str = include_str!("../../schema.sql");

/// Marks a SQLite file as spoglio's (`PRAGMA application_id`): the letters `Spog`.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Spog");

/// The version that [`SCHEMA`] makes (`PRAGMA user_version`).
pub const SCHEMA_VERSION: i32 = 5;

/// Steps from older versions: the step at index 0 leads from version 1 to 2. A new version changes
/// `schema.sql`, [`SCHEMA_VERSION`] and adds its step here; a test holds both ways to the same schema.
const STEPS: &[&str] = &[
    // how sure records are
    "ALTER TABLE document_notes ADD COLUMN confidence INTEGER;
    ALTER TABLE unclaimed ADD COLUMN confidence INTEGER;
    ALTER TABLE plan_components ADD COLUMN confidence INTEGER;
    ALTER TABLE units ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE units ADD COLUMN confidence INTEGER;
    ALTER TABLE objectives ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE objectives ADD COLUMN confidence INTEGER;
    ALTER TABLE phases ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE phases ADD COLUMN confidence INTEGER;
    ALTER TABLE indicator_tables ADD COLUMN confidence INTEGER;
    ALTER TABLE indicators ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE indicators ADD COLUMN confidence INTEGER;
    ALTER TABLE people ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE people ADD COLUMN confidence INTEGER;
    ALTER TABLE summaries ADD COLUMN confidence INTEGER;
    ALTER TABLE summary_rows ADD COLUMN grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C'));
    ALTER TABLE summary_rows ADD COLUMN confidence INTEGER;
    ALTER TABLE findings ADD COLUMN confidence INTEGER;
    ALTER TABLE documents ADD COLUMN left_out INTEGER;",
    // what a run did; which local grammars a document was read with
    "ALTER TABLE runs ADD COLUMN options TEXT;
    ALTER TABLE runs ADD COLUMN outcome TEXT CHECK (outcome IN ('done', 'cancelled', 'failed'));
    ALTER TABLE runs ADD COLUMN files INTEGER;
    ALTER TABLE runs ADD COLUMN added INTEGER;
    ALTER TABLE runs ADD COLUMN replaced INTEGER;
    ALTER TABLE runs ADD COLUMN unchanged INTEGER;
    ALTER TABLE runs ADD COLUMN unreadable INTEGER;
    ALTER TABLE runs ADD COLUMN partly INTEGER;
    ALTER TABLE runs ADD COLUMN skipped INTEGER;
    ALTER TABLE runs ADD COLUMN seconds REAL;
    ALTER TABLE runs ADD COLUMN peak_bytes INTEGER;
    ALTER TABLE runs ADD COLUMN worker_peak_bytes INTEGER;
    ALTER TABLE documents ADD COLUMN grammars TEXT;
    ALTER TABLE documents ADD COLUMN content_sha256 TEXT;
    CREATE TABLE containers (
        id          INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position    INTEGER NOT NULL CHECK (position >= 0),
        path        TEXT NOT NULL,
        format      TEXT NOT NULL CHECK (format IN ('zip', 'p7m', 'message')),
        sha256      TEXT NOT NULL
    ) STRICT;
    CREATE INDEX containers_document_id ON containers (document_id);
    CREATE TABLE signatures (
        id          INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position    INTEGER NOT NULL CHECK (position >= 0),
        path        TEXT NOT NULL,
        signer      TEXT,
        signed_at   TEXT,
        verified    INTEGER NOT NULL CHECK (verified IN (0, 1))
    ) STRICT;
    CREATE INDEX signatures_document_id ON signatures (document_id);
    CREATE TABLE same_plans (
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        other_id    INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        share       REAL NOT NULL,
        PRIMARY KEY (document_id, other_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX same_plans_other_id ON same_plans (other_id);
    CREATE TABLE plan_sketches (
        document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        position    INTEGER NOT NULL CHECK (position >= 0),
        sketch      INTEGER NOT NULL,
        PRIMARY KEY (document_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plan_sketches_sketch ON plan_sketches (sketch, position);",
    // thirds of a year
    "INSERT INTO precisions (code, label_it, label_en) VALUES ('four-months', 'quadrimestre', 'third of a year');",
    // what made writing slow: indexes that no question needs or that were full of NULL, search kept row by row
    "DROP TRIGGER objectives_fts_insert;
    DROP INDEX plans_kind;
    DROP INDEX units_scope;
    DROP INDEX objectives_deadline_precision;
    DROP INDEX phases_start_precision;
    DROP INDEX phases_due_precision;
    DROP INDEX indicator_targets_comparator;
    DROP INDEX findings_severity;
    DROP INDEX indicators_indicator_table_id;
    CREATE INDEX indicators_indicator_table_id ON indicators (indicator_table_id) WHERE indicator_table_id IS NOT NULL;
    DROP INDEX people_objective_id;
    CREATE INDEX people_objective_id ON people (objective_id) WHERE objective_id IS NOT NULL;
    DROP INDEX summary_rows_objective_id;
    CREATE INDEX summary_rows_objective_id ON summary_rows (objective_id) WHERE objective_id IS NOT NULL;
    DROP INDEX findings_unit_id;
    CREATE INDEX findings_unit_id ON findings (unit_id) WHERE unit_id IS NOT NULL;
    DROP INDEX findings_objective_id;
    CREATE INDEX findings_objective_id ON findings (objective_id) WHERE objective_id IS NOT NULL;",
];

/// Makes the schema in an empty database, or brings an older one up.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    if version(connection)? == SCHEMA_VERSION {
        return Ok(());
    }
    // another program may be doing the same: look again once the lock is held
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    refuse_newer(found)?;
    match found {
        SCHEMA_VERSION => {}
        0 if is_empty(&transaction)? => transaction.execute_batch(SCHEMA)?,
        ..=0 => return Err(StoreError::new(StoreErrorKind::Foreign, Detail::at("user_version 0"))),
        older => {
            let done = usize::try_from(older - 1).unwrap_or(usize::MAX);
            for step in STEPS.iter().skip(done) {
                transaction.execute_batch(step)?;
            }
            renew_views(&transaction)?;
            transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        }
    }
    transaction.commit()?;
    Ok(())
}

/// Views hold nothing: those of an older version give way to those of this one.
fn renew_views(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut old = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'")?;
    let names = old.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for name in names {
        connection.execute_batch(&format!("DROP VIEW \"{name}\""))?;
    }
    SCHEMA.match_indices("CREATE VIEW ").try_for_each(|(from, _)| {
        let end = SCHEMA[from..].find(";\n").map_or(SCHEMA.len(), |length| from + length + 1);
        connection.execute_batch(&SCHEMA[from..end])
    })
}

fn version(connection: &Connection) -> Result<i32, rusqlite::Error> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn is_empty(connection: &Connection) -> Result<bool, rusqlite::Error> {
    connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_older_version_has_a_step() {
        assert_eq!(STEPS.len() + 1, usize::try_from(SCHEMA_VERSION).expect("a positive version"));
    }

    /// Name, columns, and whether NULL may stand in them, of all tables and views.
    fn shape(connection: &Connection) -> Vec<(String, String, bool)> {
        let sql = "SELECT t.name, c.name || ' ' || c.type, c.\"notnull\" FROM sqlite_schema AS t, \
                   pragma_table_info(t.name) AS c WHERE t.type IN ('table', 'view') ORDER BY t.name, c.name";
        let mut found = connection.prepare(sql).expect("the shape");
        let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).expect("rows");
        rows.collect::<Result<_, _>>().expect("a row")
    }

    /// Indexes and triggers as they are written, but for white space.
    fn helpers(connection: &Connection) -> Vec<String> {
        let sql = "SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name";
        let mut found = connection.prepare(sql).expect("the helpers");
        let rows = found.query_map([], |row| row.get::<_, String>(0)).expect("rows");
        rows.map(|sql| sql.expect("a row").split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn an_older_database_comes_to_the_shape_of_a_new_one() {
        let mut new = Connection::open_in_memory().expect("a database");
        migrate(&mut new).expect("the schema");
        let mut old = Connection::open_in_memory().expect("a database");
        old.execute_batch(include_str!("schema-1.sql")).expect("the first version");
        migrate(&mut old).expect("brought up");
        assert_eq!(version(&old).expect("a version"), SCHEMA_VERSION);
        assert_eq!(shape(&old), shape(&new));
        assert_eq!(helpers(&old), helpers(&new));
    }

    #[test]
    fn the_schema_sets_the_marks_that_the_program_looks_for() {
        let mut connection = Connection::open_in_memory().expect("a database");
        migrate(&mut connection).expect("the schema");
        let mark =
            |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).expect("a mark");
        assert_eq!((mark("application_id"), mark("user_version")), (APPLICATION_ID, SCHEMA_VERSION));
    }

    #[test]
    fn a_database_with_tables_and_no_version_is_not_touched() {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection.execute_batch("CREATE TABLE mine (a)").expect("a table");
        assert_eq!(migrate(&mut connection).expect_err("refused").kind, StoreErrorKind::Foreign);
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .expect("a count");
        assert_eq!(tables, 1);
    }
}
