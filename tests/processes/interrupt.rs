//! A signal while documents are imported: the run ends, and what is in the database is whole documents.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// More than can be read before the signal comes.
const DOCUMENTS: usize = 400;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev/testo_schede_breve.docx")
}

fn import(folder: &Path, database: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_spoglio"))
        .args(["--lang", "en", "import", "--quiet", "--db"])
        .args([database, folder])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Documents stored so far; none while there is no database yet, or it is busy.
fn stored(database: &Path) -> i64 {
    Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|connection| connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)))
        .unwrap_or(0)
}

#[test]
fn an_interrupted_import_leaves_whole_documents() {
    let dir = TempDir::new().unwrap();
    let (folder, database) = (dir.path().join("piani"), dir.path().join("piao.db"));
    fs::create_dir(&folder).unwrap();
    for number in 0..DOCUMENTS {
        fs::copy(fixture(), folder.join(format!("{number:03}.docx"))).unwrap();
    }
    let mut child = import(&folder, &database);
    while stored(&database) < 3 {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it could be interrupted");
        std::thread::yield_now();
    }
    let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let connection = Connection::open(&database).unwrap();
    let count = stored(&database);
    assert!((3..DOCUMENTS as i64).contains(&count), "{count} documents");
    let mut statement = connection
        .prepare("SELECT file, count(*) FROM v_objectives GROUP BY file")
        .expect("the view is there");
    let rows = statement.query_map([], |row| row.get::<_, i64>(1)).unwrap();
    let objectives: Vec<i64> = rows.map(|row| row.unwrap()).collect();
    assert_eq!(objectives, vec![5; count as usize]);
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let dangling = connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!dangling);
}
