//! What can happen to an import while it works: it is killed, the disk is full, another one writes, nothing may be
//! written. The database stays whole, and the next run goes on where this one stopped.
#![cfg(unix)]

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::batches::{self, contents, import, program, query, told, write_documents};

/// Nobody's number: permissions do not bind the administrator.
const NOBODY: u32 = 65534;

fn assert_whole(database: &Path) {
    assert_eq!(query::<String>(database, "PRAGMA integrity_check"), "ok");
    assert_eq!(query::<i64>(database, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    // every document that is there is there with all that came of it
    let halves = "SELECT count(*) FROM documents AS d LEFT JOIN document_json AS j ON j.document_id = d.id
                  WHERE j.json IS NULL OR (SELECT count(*) FROM findings WHERE document_id = d.id)
                        <> json_array_length(j.json, '$.findings')";
    assert_eq!(query::<i64>(database, halves), 0);
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Processes whose parent is `parent`, from the system's own list.
#[cfg(target_os = "linux")]
fn children(parent: u32) -> Vec<u32> {
    let of = |pid: u32| {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse::<u32>().ok()
    };
    let all =
        fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    all.filter(|pid| of(*pid) == Some(parent)).collect()
}

#[cfg(target_os = "linux")]
fn is_running(pid: u32) -> bool {
    // a process that has ended stays in the list until its parent asks for it
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[test]
fn killed_again_and_again_it_ends_as_if_undisturbed() {
    let folder = TempDir::new().unwrap();
    let (plans, undisturbed, killed) =
        (folder.path().join("piani"), folder.path().join("a.db"), folder.path().join("b.db"));
    write_documents(&plans, 60);
    assert!(import(&undisturbed, &plans).output().unwrap().status.code().is_some_and(|code| code < 2));
    let mut dice = Dice(20_250_630);
    let mut kills = 0;
    for _ in 0..40 {
        let mut child = import(&killed, &plans).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let moment = Instant::now() + Duration::from_millis(20 + dice.below(400));
        while Instant::now() < moment && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        if killed.metadata().is_ok_and(|file| file.len() > 0) {
            assert_whole(&killed);
        }
    }
    assert!(kills > 2, "it was too fast to be killed");
    let last = import(&killed, &plans).output().unwrap();
    assert!(last.status.code().is_some_and(|code| code < 2), "{}", told(&last));
    assert_whole(&killed);
    assert_eq!(contents(&killed), contents(&undisturbed));
    let cut_off = "SELECT count(*) FROM runs WHERE outcome IS NULL";
    assert!(query::<i64>(&killed, cut_off) > 0, "runs that were cut off show as such");
}

#[cfg(target_os = "linux")]
#[test]
fn workers_die_with_the_program() {
    let folder = TempDir::new().unwrap();
    let plans = folder.path().join("piani");
    write_documents(&plans, 2);
    for number in 1..=2 {
        fs::write(plans.join(format!("fault-hang-{number}.txt")), format!("PIANO {number}")).unwrap();
    }
    let database = folder.path().join("piani.db");
    let mut child = import(&database, &plans)
        .args(["--jobs", "2", "--timeout", "0"])
        .env("SPOGLIO_TEST_FAULTS", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let patience = Instant::now() + Duration::from_secs(60);
    let workers = loop {
        let found = children(child.id());
        let stored = Path::exists(&database)
            && batches::try_query(&database, "SELECT count(*) FROM documents") == Some(2);
        // both documents that do not hang may be done by one worker
        if found.len() == 2 && stored {
            break found;
        }
        assert!(Instant::now() < patience, "{found:?}");
        std::thread::sleep(Duration::from_millis(10));
    };
    child.kill().unwrap();
    child.wait().unwrap();
    while workers.iter().any(|pid| is_running(*pid)) {
        assert!(Instant::now() < patience, "workers live on");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM documents"), 2);
}

#[test]
fn two_imports_into_one_database_both_complete() {
    let folder = TempDir::new().unwrap();
    let (left, right) = (folder.path().join("a"), folder.path().join("b"));
    write_documents(&left, 20);
    write_documents(&right, 20);
    let database = folder.path().join("piani.db");
    let mut runs: Vec<_> = [&left, &right, &left]
        .map(|plans| import(&database, plans).arg("--quiet").stdout(Stdio::null()).spawn().unwrap())
        .into();
    for run in &mut runs {
        assert!(run.wait().unwrap().code().is_some_and(|code| code < 2));
    }
    assert_whole(&database);
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM documents"), 40);
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM runs WHERE outcome = 'done'"), 3);
}

/// The program with files of at most so many KiB: what a full disk does, as far as it can be had without one.
fn cramped(kib: u64, arguments: &[&str]) -> Command {
    let mut command = Command::new("bash");
    let script = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$@\"");
    command.args(["-c", &script, "bash", program(), "--lang", "en"]).args(arguments);
    command
}

#[test]
fn a_disk_that_takes_no_more_ends_the_run_and_the_next_one_goes_on() {
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    let undisturbed = folder.path().join("a.db");
    write_documents(&plans, 40);
    import(&undisturbed, &plans).output().unwrap();
    // the log beside the database outgrows it on the way
    let size = undisturbed.metadata().unwrap().len();
    let (plans_text, database_text) = (plans.to_str().unwrap(), database.to_str().unwrap());
    let full = cramped(size / 1024, &["import", "--db", database_text, plans_text]).output().unwrap();
    assert_eq!(full.status.code(), Some(2), "{}", told(&full));
    assert!(String::from_utf8_lossy(&full.stderr).contains("import stopped at"), "{}", told(&full));
    assert_whole(&database);
    let stored: i64 = query(&database, "SELECT count(*) FROM documents");
    assert!((1..40).contains(&stored), "{stored} documents");
    import(&database, &plans).output().unwrap();
    assert_whole(&database);
    assert_eq!(contents(&database), contents(&undisturbed));
}

#[test]
fn a_file_that_can_not_be_written_is_blamed_and_not_standard_output() {
    let folder = TempDir::new().unwrap();
    let seed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds/unione-marca-occidentale-2025.docx");
    let output = folder.path().join("out.json");
    let arguments = ["extract", seed.to_str().unwrap(), "-o", output.to_str().unwrap()];
    let full = cramped(8, &arguments).output().unwrap();
    assert_eq!(full.status.code(), Some(2));
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    assert!(said.contains("can't write") && said.contains("out.json"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left of it");
    if Path::new("/dev/full").exists() {
        let full =
            cramped(1 << 20, &["extract", seed.to_str().unwrap(), "-o", "/dev/full"]).output().unwrap();
        assert!(String::from_utf8_lossy(&full.stderr).contains("/dev/full"), "{}", told(&full));
    }
}

/// A command, run by somebody who may not write; as it is where this is not the administrator.
fn by_nobody(command: &mut Command) -> &mut Command {
    if fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0) {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// A folder that may be read and not written by [`by_nobody`], with a copy of the program in it.
fn shut(folder: &TempDir) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let copy = folder.path().join("spoglio");
    fs::copy(program(), &copy).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    copy
}

#[test]
fn a_database_in_a_folder_that_can_not_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    write_documents(&plans, 2);
    import(&database, &plans).output().unwrap();
    fs::set_permissions(&database, fs::Permissions::from_mode(0o444)).unwrap();
    let copy = shut(&folder);
    for arguments in [&["export", "--db"][..], &["audit", "--db"]] {
        let mut command = Command::new(&copy);
        let output =
            by_nobody(command.args(["--lang", "en"]).args(arguments).arg(&database)).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {}", told(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("002.txt"), "{arguments:?}");
    }
    let mut command = Command::new(&copy);
    let refused = by_nobody(command.args(["--lang", "en", "import", "--db"]).args([&database, &plans]))
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(told(&refused).contains("read-only"), "{}", told(&refused));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_whole(&database);
}

#[test]
fn an_empty_database_is_said_to_be_empty() {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("vuoto.db");
    fs::write(&database, "").unwrap();
    let output =
        Command::new(program()).args(["--lang", "en", "export", "--db"]).arg(&database).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("empty") && !told(&output).contains("another program"),
        "{}",
        told(&output)
    );
}

#[test]
fn a_pipe_without_a_writer_is_not_waited_for() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("piano.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let output = import(&folder.path().join("piani.db"), &pipe).output().unwrap();
    assert!(told(&output).contains("pipe"), "{}", told(&output));
    let output = Command::new(program()).args(["--lang", "en", "extract"]).arg(&pipe).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    // one that the shell has opened is as good as a file
    let script = format!("{} --lang en extract <(echo PIANO DEGLI OBIETTIVI 2025)", program());
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", told(&output));
}
