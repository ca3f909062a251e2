use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::migrations::{APPLICATION_ID, SCHEMA_VERSION, migrate};
use super::{Store, StoreError, StoreErrorKind};

/// How long to wait for another program that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Different statements of an import, each prepared once.
const CACHED_STATEMENTS: usize = 128;

/// The part of a SQLite file's header that tells whose it is.
const HEADER_BYTES: usize = 72;

impl Store {
    /// Opens a database for reading and writing, and makes it where there is none.
    ///
    /// A file that is no database, or another program's, is refused and left as it is; so is a database of a
    /// newer version. One of an older version is brought up to this one.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        check_header(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = connect(path, flags)?;
        migrate(&mut connection)?;
        use_wal(&connection);
        Ok(Store { connection })
    }

    /// Opens a database that exists, for reading only; every write gives [`StoreErrorKind::ReadOnly`].
    ///
    /// A database of an older version is refused as [`StoreErrorKind::ReadOnly`], since it would have to be
    /// brought up first.
    pub fn open_read_only(path: &Path) -> Result<Store, StoreError> {
        check_header(path)?;
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        match version {
            SCHEMA_VERSION => Ok(Store { connection }),
            0 => Err(StoreError::new(StoreErrorKind::Foreign, "an empty database")),
            newer if newer > SCHEMA_VERSION => {
                Err(StoreError::new(StoreErrorKind::NewerVersion, format!("version {newer}")))
            }
            older => Err(StoreError::new(StoreErrorKind::ReadOnly, format!("version {older} needs an update"))),
        }
    }

    /// A database in memory, gone with the store.
    pub fn in_memory() -> Result<Store, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        configure(&connection)?;
        migrate(&mut connection)?;
        Ok(Store { connection })
    }
}

/// Refuses what is not ours by looking at the bytes only: SQLite itself would roll back a journal or write
/// pages back while it opens another program's file.
fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut header = Vec::with_capacity(HEADER_BYTES);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::new(StoreErrorKind::CannotOpen, error.to_string())),
    };
    if let Err(error) = file.take(HEADER_BYTES as u64).read_to_end(&mut header) {
        return Err(StoreError::new(StoreErrorKind::CannotOpen, error.to_string()));
    }
    if header.is_empty() {
        return Ok(());
    }
    let application = header.get(68..72).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes);
    match application {
        Some(id) if header.starts_with(b"SQLite format 3\0") => {
            if id == APPLICATION_ID {
                return Ok(());
            }
            Err(StoreError::new(StoreErrorKind::Foreign, format!("application id {id}")))
        }
        _ => Err(StoreError::new(StoreErrorKind::NotADatabase, path.display().to_string())),
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(plain(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    configure(&connection)?;
    Ok(connection)
}

/// A file named `:memory:` is a file, not SQLite's word for a database in memory.
fn plain(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

fn configure(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    Ok(())
}

/// Readers and a writer side by side, where the file system can. It is only a matter of speed: on a network
/// share, or where another program is just doing the same, the database works on as it is.
fn use_wal(connection: &Connection) {
    let mode = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
    if mode.is_ok_and(|mode| mode.eq_ignore_ascii_case("wal")) {
        // in WAL mode this keeps the database whole over a power cut and spares a sync a document
        let _ = connection.pragma_update(None, "synchronous", "NORMAL");
    }
}
