//! The versions of the schema. A database says its version in `PRAGMA user_version`; opening one of an older
//! version brings it up step by step, in one transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::open::refuse_newer;
use super::{StoreError, StoreErrorKind};

/// The schema of this version: `schema.sql`.
pub const SCHEMA: &str = include_str!("../../schema.sql");

/// Marks a SQLite file as spoglio's (`PRAGMA application_id`): the letters `Spog`.
pub const APPLICATION_ID: i32 = i32::from_be_bytes(*b"Spog");

/// The version that [`SCHEMA`] makes (`PRAGMA user_version`).
pub const SCHEMA_VERSION: i32 = 1;

/// Steps from older versions: the step at index 0 leads from version 1 to 2. A new version changes
/// `schema.sql`, [`SCHEMA_VERSION`] and adds its step here; a test holds both ways to the same schema.
const STEPS: &[&str] = &[];

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
        ..1 => return Err(StoreError::new(StoreErrorKind::Foreign, "tables, but no version")),
        older => {
            let done = usize::try_from(older - 1).unwrap_or(usize::MAX);
            for step in STEPS.iter().skip(done) {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        }
    }
    transaction.commit()?;
    Ok(())
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
