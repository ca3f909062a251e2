//! The database as a file: no other file is harmed, programs wait for each other, and errors are told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use spoglio::message::{Lang, exists};
use spoglio::store::{APPLICATION_ID, Filter, Imported, SCHEMA_VERSION, Store, StoreError, StoreErrorKind};

use crate::support::database::{all, assert_sound, folder, import, meta, one};
use crate::support::golds;

#[test]
fn a_full_disk_is_told_and_leaves_the_others_safe() {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("plans.db")).expect("a database");
    let seeds = golds::seeds();
    import(&mut store, &seeds[1]);
    let pages: i64 = one(&store, "PRAGMA page_count");
    one::<i64>(&store, &format!("PRAGMA max_page_count = {pages}"));
    let error = store.import(&seeds[0], &meta()).expect_err("no room");
    assert_eq!(error.kind, StoreErrorKind::DiskFull, "{error}");
    assert_eq!(all(&store), [seeds[1].clone()]);
    assert_sound(&store);
}

#[test]
fn a_store_for_reading_does_not_write() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    let missing = Store::open_read_only(&path).expect_err("no file");
    assert_eq!(missing.kind, StoreErrorKind::CannotOpen);
    assert!(!path.exists());
    let seed = golds::seeds().remove(0);
    import(&mut Store::open(&path).expect("a database"), &seed);
    let mut store = Store::open_read_only(&path).expect("the database");
    let mut changed = seed.clone();
    changed.document.path = "other.docx".into();
    assert_eq!(store.import(&changed, &meta()).expect_err("read-only").kind, StoreErrorKind::ReadOnly);
    assert_eq!(all(&store), [seed]);
}

#[test]
fn a_file_without_permission_to_write_is_read_only() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    drop(Store::open(&path).expect("a database"));
    let mut permissions = fs::metadata(&path).expect("the file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("read-only");
    let opened = Store::open(&path).and_then(|mut store| store.import(&golds::seeds().remove(0), &meta()));
    match fs::OpenOptions::new().append(true).open(&path) {
        // permissions do not bind the administrator
        Ok(_) => assert_eq!(opened, Ok(Imported::Added)),
        Err(_) => assert_eq!(opened.map_err(|error| error.kind), Err(StoreErrorKind::ReadOnly)),
    }
}

/// Opens a file both ways: both must refuse it for that reason and leave it, and its folder, as they are.
fn assert_refused(path: &Path, kind: StoreErrorKind) {
    let before = fs::read(path).expect("the file");
    let opened: [Result<Store, StoreError>; 2] = [Store::open(path), Store::open_read_only(path)];
    for result in opened {
        let error = result.expect_err("a refusal");
        assert_eq!(error.kind, kind, "{error}");
    }
    assert!(fs::read(path).expect("the file") == before, "{} was changed", path.display());
    let files: BTreeSet<PathBuf> = fs::read_dir(path.parent().expect("a folder"))
        .expect("files")
        .map(|f| f.expect("a file").path())
        .collect();
    assert_eq!(files, BTreeSet::from([path.to_owned()]), "files were left beside it");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let contents: [&[u8]; 4] =
        [b"x", b"PIANO DELLA PERFORMANCE 2025", &[0; 5000], b"SQLite format 3\0 but cut short"];
    for content in contents {
        let folder = folder();
        let path = folder.path().join("notes.txt");
        fs::write(&path, content).expect("a file");
        assert_refused(&path, StoreErrorKind::NotADatabase);
    }
}

#[test]
fn a_folder_or_a_missing_folder_cannot_be_opened() {
    let folder = folder();
    assert_eq!(Store::open(folder.path()).expect_err("a folder").kind, StoreErrorKind::NotAFile);
    let nowhere = folder.path().join("no/such/folder.db");
    assert_eq!(Store::open(&nowhere).expect_err("no folder").kind, StoreErrorKind::CannotOpen);
}

#[test]
fn the_database_of_another_program_is_refused_and_left_alone() {
    for sql in [
        "CREATE TABLE t (a)",
        "PRAGMA application_id = 7; CREATE TABLE t (a)",
        "PRAGMA user_version = 1; VACUUM",
    ] {
        let folder = folder();
        let path = folder.path().join("other.db");
        Connection::open(&path).and_then(|c| c.execute_batch(sql)).expect("a database");
        assert_refused(&path, StoreErrorKind::Foreign);
    }
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    drop(Store::open(&path).expect("a database"));
    let connection = Connection::open(&path).expect("the database");
    connection.pragma_update(None, "user_version", SCHEMA_VERSION + 1).expect("a newer version");
    drop(connection);
    assert_refused(&path, StoreErrorKind::NewerVersion);
}

#[test]
fn an_empty_file_and_an_odd_name_become_databases() {
    let folder = folder();
    let empty = folder.path().join("vuoto.db");
    fs::write(&empty, b"").expect("a file");
    let odd = folder.path().join("piani d'ente (2025) #1?mode=ro%20è.db");
    for path in [empty, odd] {
        import(&mut Store::open(&path).expect("a database"), &golds::seeds()[0]);
        assert_eq!(all(&Store::open(&path).expect("again")).len(), 1, "{}", path.display());
    }
}

#[test]
fn the_file_says_whose_and_of_which_version_it_is() {
    let store = Store::in_memory().expect("a store");
    assert_eq!(one::<i32>(&store, "PRAGMA application_id"), APPLICATION_ID);
    assert_eq!(one::<i32>(&store, "PRAGMA user_version"), SCHEMA_VERSION);
}

#[test]
fn two_writers_at_once_wait_for_each_other() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    let golds = golds::all();
    let (left, right) = golds.split_at(golds.len() / 2);
    std::thread::scope(|scope| {
        for half in [left, right] {
            let path = &path;
            scope.spawn(move || {
                // both make the database, too
                let mut store = Store::open(path).expect("a database");
                for extraction in half {
                    assert_eq!(import(&mut store, extraction), Imported::Added);
                }
            });
        }
    });
    let store = Store::open(&path).expect("the database");
    assert_eq!(all(&store).len(), golds.len());
    assert_sound(&store);
}

/// The last version of the first page in a log: a header of 32 bytes, then pages of 4096 bytes with 24 before each, of
/// which the first four are the number of the page.
fn first_page_in(log: &[u8]) -> &[u8] {
    let frames = log[32..].chunks_exact(24 + 4096);
    let last = frames.rev().find(|frame| frame[..4] == [0, 0, 0, 1]);
    &last.expect("the first page is in the log")[24..]
}

#[test]
fn a_log_that_was_half_written_back_is_no_damage() {
    let folder = folder();
    let (path, copy) = (folder.path().join("plans.db"), folder.path().join("copy.db"));
    let seeds = golds::seeds();
    let mut store = Store::open(&path).expect("a database");
    for seed in &seeds {
        import(&mut store, seed);
    }
    // a program that is killed, or meets a full disk, in the middle: the first page tells of pages that are not there yet
    let log = fs::read(folder.path().join("plans.db-wal")).expect("a log");
    let mut content = fs::read(&path).expect("the database");
    content[..4096].copy_from_slice(first_page_in(&log));
    fs::write(&copy, content).expect("a copy");
    fs::write(folder.path().join("copy.db-wal"), log).expect("a copy");
    assert_eq!(all(&Store::open_read_only(&copy).expect("readable")), all(&store));
    let survivor = Store::open(&copy).expect("the database");
    assert_eq!(all(&survivor).len(), seeds.len());
    assert_sound(&survivor);
}

#[test]
fn a_database_that_stays_locked_is_busy() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    let mut store = Store::open(&path).expect("a database");
    let other = Connection::open(&path).expect("another program");
    other.execute_batch("BEGIN IMMEDIATE").expect("its lock");
    store.connection().busy_timeout(std::time::Duration::ZERO).expect("no patience");
    let seed = golds::seeds().remove(0);
    assert_eq!(store.import(&seed, &meta()).expect_err("locked").kind, StoreErrorKind::Busy);
    other.execute_batch("ROLLBACK").expect("its end");
    assert_eq!(import(&mut store, &seed), Imported::Added);
}

#[test]
fn reading_goes_on_while_another_writes() {
    let folder = folder();
    let path = folder.path().join("plans.db");
    let seeds = golds::seeds();
    let mut writer = Store::open(&path).expect("a database");
    import(&mut writer, &seeds[0]);
    import(&mut writer, &seeds[1]);
    let reader = Store::open_read_only(&path).expect("the database");
    let mut extractions = reader.extractions(&Filter::default()).expect("extractions");
    assert_eq!(extractions.len(), 2);
    assert_eq!(extractions.next(), Some(Ok(seeds[0].clone())));
    assert!(writer.remove(&seeds[1].document.path).expect("removed"));
    assert_eq!(extractions.next(), Some(Ok(seeds[1].clone())), "as it was when reading began");
    drop(extractions);
    assert_eq!(all(&reader), [seeds[0].clone()]);
}

#[test]
fn every_error_has_a_message_in_both_languages() {
    for kind in StoreErrorKind::ALL {
        assert_eq!(kind.message_id(), format!("store-error-{}", kind.code()));
        for lang in Lang::ALL {
            assert!(exists(lang, kind.message_id()), "{lang}: {}", kind.message_id());
        }
    }
}
