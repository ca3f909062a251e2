use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::migrations::{APPLICATION_ID, SCHEMA_VERSION, migrate};
use super::{Store, StoreError, StoreErrorKind};
use crate::read::Detail;

/// How long to wait for another program that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// Pages of the log (of 4 KiB) that are written back together.
const LOG_PAGES: i64 = 16_000;

/// Memory for pages of the database that are in use, in KiB: what an import writes stands all over it.
const CACHE_KIB: i64 = 32 * 1024;

/// Different statements of an import, each prepared once.
const CACHED_STATEMENTS: usize = 128;

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
    /// A database of an older version is refused as [`StoreErrorKind::OlderVersion`], since it would have to be
    /// brought up first. Where its folder can't be written (a read-only disk, somebody else's folder) it is read as it
    /// stands: what another program may write into it meanwhile is not looked for.
    pub fn open_read_only(path: &Path) -> Result<Store, StoreError> {
        check_header(path)?;
        let (connection, version) = match versioned(connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?) {
            // the log of a database in WAL mode needs a file beside it, even for reading
            Err(error) if needs_folder(&error) && has_no_log(path) => versioned(open_immutable(path)?)?,
            opened => opened?,
        };
        refuse_newer(version)?;
        match version {
            SCHEMA_VERSION => Ok(Store { connection }),
            0 => Err(StoreError::new(StoreErrorKind::Empty, Detail::default())),
            older => Err(StoreError::new(
                StoreErrorKind::OlderVersion,
                Detail::at(format!("{older} < {SCHEMA_VERSION}")),
            )),
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

/// Refuses what is not ours before it is opened in earnest: SQLite would roll back a journal or write pages
/// back while it opens another program's file.
///
/// `immutable` makes SQLite read the bytes and nothing else. Reading them without SQLite would not do: closing
/// the file would drop the locks that other connections of this process hold on it (POSIX).
fn check_header(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(file) if !file.is_file() => {
            return Err(StoreError::new(StoreErrorKind::NotAFile, Detail::default()));
        }
        Ok(file) if file.len() > 0 => {}
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(StoreError::new(StoreErrorKind::CannotOpen, &error));
        }
        // made anew, or told by SQLite where that can't be
        _ => return Ok(()),
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let header = match header(&Connection::open_with_flags(immutable_uri(path), flags)?) {
        // a program that was cut off while it wrote the log back left a file that is whole only together with it
        Err(error) if error.kind == StoreErrorKind::Corrupt && !has_no_log(path) => {
            header(&connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)?
        }
        header => header?,
    };
    let Header { application, pages, version } = header;
    if pages == 0 {
        // SQLite takes a file of a few bytes for an empty database, and would write over it
        return Err(StoreError::new(StoreErrorKind::NotADatabase, Detail::default()));
    }
    if application != APPLICATION_ID {
        return Err(StoreError::new(
            StoreErrorKind::Foreign,
            Detail::at(format!("application_id {application}")),
        ));
    }
    refuse_newer(version)
}

/// What tells whose a database is.
struct Header {
    application: i32,
    pages: i64,
    version: i32,
}

fn header(connection: &Connection) -> Result<Header, StoreError> {
    Ok(Header {
        application: connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
        pages: connection.pragma_query_value(None, "page_count", |row| row.get(0))?,
        version: connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
    })
}

/// A connection with the version of its database.
fn versioned(connection: Connection) -> Result<(Connection, i32), StoreError> {
    let version = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((connection, version))
}

fn needs_folder(error: &StoreError) -> bool {
    matches!(error.kind, StoreErrorKind::CannotOpen | StoreErrorKind::ReadOnly)
}

/// Whether all that was written stands in the database itself.
fn has_no_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).map_or(true, |log| log.len() == 0)
}

fn open_immutable(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection =
        Connection::open_with_flags(immutable_uri(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    configure(&connection)?;
    Ok(connection)
}

/// A path as SQLite's URI, for reading bytes that are taken not to change.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from(if path.is_absolute() && cfg!(windows) { "file:///" } else { "file:" });
    for byte in plain(path).as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => {
                uri.push(char::from(*byte))
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// The error of a database that a newer version of the program wrote.
pub(super) fn refuse_newer(version: i32) -> Result<(), StoreError> {
    if version <= SCHEMA_VERSION {
        return Ok(());
    }
    let detail = Detail::at(format!("{version} > {SCHEMA_VERSION}"));
    Err(StoreError::new(StoreErrorKind::NewerVersion, detail))
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
    // otherwise a statement is made anew whenever other values are bound to it, for a better plan that none needs
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
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
        // writing the log back waits for the disk: not every few documents
        let _ = connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES);
        // a negative number counts KiB, not pages
        let _ = connection.pragma_update(None, "cache_size", -CACHE_KIB);
    }
}
