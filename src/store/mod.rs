//! Records into SQLite, after `schema.sql`, and whole extractions out of it again.
//!
//! One document is one transaction: it is in the database with all that came of it, or not at all. Beside the
//! rows the whole extraction is kept as JSON, so that what comes out is exactly what went in; the rows are for
//! asking questions.

mod error;
mod import;
mod migrations;
mod open;
mod pair;
mod read;
mod runs;
mod same;
mod tables;
mod write;

pub use error::{StoreError, StoreErrorKind};
pub use import::{Failure, ImportMeta, Imported, Kept, StoredNote};
pub use migrations::{APPLICATION_ID, SCHEMA, SCHEMA_VERSION};
pub use read::{Extractions, Filter};
pub use runs::{RunEnd, RunOutcome};
pub use tables::{Column, ColumnKind, ForeignKey, Table, Tables};

use rusqlite::Connection;

/// A database of plans.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

impl Store {
    /// The connection, for questions of one's own. What is written through it is not checked by the store.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}
