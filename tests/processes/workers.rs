//! Documents in worker processes: what one of them does to its worker costs that document and no other.
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use spoglio::batch::worker::{PROTOCOL, Settings};
use spoglio::batch::{Cancel, Done, Observer, Pool, PoolReport, Reading, Sink, StartError, Stored, run_pool};
use spoglio::contract::Extraction;
use spoglio::read::{Detail, Fact, ReadErrorKind};
use tempfile::TempDir;

use crate::batches::{self, files, import, query, rows, told, write_documents};

/// A worker that answers as the protocol says, but does what the name of a document asks for.
const ODD_WORKER: &str = r##"
read -r settings
echo '{"protocol":1,"spoglio":"VERSION","fingerprint":"FINGERPRINT"}'
while read -r task; do
    id=$(echo "$task" | sed 's/.*"id":\([0-9]*\).*/\1/')
    name=$(echo "$task" | sed 's/.*"name":"\([^"]*\)".*/\1/')
    head -c "$(echo "$task" | sed 's/.*"bytes":\([0-9]*\).*/\1/')" >/dev/null
    case "${name##*/}" in
        *slow*) sleep 0.3 ;;
        *hang*) exec sleep 600 ;;
        *die*) exit 3 ;;
        *killed*) kill -9 $$ ;;
        *babble*) echo hello; continue ;;
        *close*) exec sleep 600 >&- ;;
        *hungry*) hoard=$(head -c 100000000 /dev/zero | tr '\0' x); exec sleep 600 ;;
        *noisy*) head -c 1000000 /dev/zero | tr '\0' x >&2 ;;
        *swapped*) id=$((id + 1)) ;;
    esac
    echo '{"id":'"$id"',"seconds":0,"notes":[],"extraction":{"format":"spoglio.plan/1","document":{"path":"'"$name"'",
        "sha256":"","media_type":"","tables":0,"coverage":{"cells":0,"claimed":0}},"plan":{},"indicator_tables":[],
        "units":[],"unclaimed":[],"findings":[]}}' | tr -d '\n'
    echo
done
"##;

/// A program of a text.
fn program(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("worker");
    fs::write(&path, format!("#!/bin/sh\n{text}")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn odd_pool(folder: &Path, jobs: usize) -> Pool {
    let mut settings = Settings::default();
    settings.limits.seconds = 4;
    settings.limits.worker_memory = 24 << 20;
    let fingerprint = settings.basis().unwrap().whole();
    let text = ODD_WORKER.replace("VERSION", env!("CARGO_PKG_VERSION")).replace("FINGERPRINT", &fingerprint);
    Pool::new(program(folder, &text), jobs, settings).unwrap()
}

/// Keeps what it is given, in order.
#[derive(Default)]
struct Kept(Vec<(String, Option<(ReadErrorKind, String)>)>);

impl Sink<Reading> for Kept {
    type Error = &'static str;

    fn known(&mut self, _: &str, _: &str) -> Result<Option<Extraction>, Self::Error> {
        Ok(None)
    }

    fn keep(&mut self, reading: &Reading, _: Duration) -> Result<Stored, Self::Error> {
        let name = Path::new(&reading.extraction.document.path).file_name().unwrap();
        let error = reading.error.as_ref().map(|error| (error.kind, error.detail.to_string()));
        self.0.push((name.to_string_lossy().into_owned(), error));
        Ok(Stored::New)
    }
}

struct Nobody;

impl Observer for Nobody {
    fn begun(&mut self, _: usize, _: &Path) {}
    fn done(&mut self, _: usize, _: &Done) {}
}

fn run(files: &[PathBuf], pool: &Pool) -> (Kept, PoolReport<&'static str>) {
    let mut kept = Kept::default();
    let report = run_pool(files, pool, &mut kept, &mut Nobody, &Cancel::default());
    (kept, report)
}

#[test]
fn whatever_a_worker_does_costs_one_document_and_the_order_stays() {
    let folder = TempDir::new().unwrap();
    let names = [
        "0-slow",
        "1",
        "2-die",
        "3",
        "4-killed",
        "5-babble",
        "6-close",
        "7-hang",
        "8",
        "9-hungry",
        "10-noisy",
        "11-swapped",
        "12",
    ];
    for jobs in [1, 3] {
        let (kept, run) = run(&files(folder.path(), &names), &odd_pool(folder.path(), jobs));
        assert!(run.broken.is_none() && run.report.failed.is_none() && !run.report.cancelled);
        let order: Vec<&str> = kept.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(order, names.map(|name| format!("{name}.txt")), "{jobs} at once");
        let failed: Vec<_> = kept
            .0
            .iter()
            .filter_map(|(name, error)| {
                let (kind, detail) = error.as_ref()?;
                Some((name.strip_suffix(".txt")?, *kind, detail.as_str()))
            })
            .collect();
        assert_eq!(
            failed,
            [
                ("2-die", ReadErrorKind::Crashed, "worker ended with code 3"),
                ("4-killed", ReadErrorKind::Crashed, "worker ended by signal 9"),
                ("5-babble", ReadErrorKind::Crashed, "the worker says something else"),
                ("6-close", ReadErrorKind::Crashed, "worker ended by signal 9"),
                ("7-hang", ReadErrorKind::Timeout, "more than 4 s"),
                ("9-hungry", ReadErrorKind::OutOfMemory, "more than 24 MiB"),
                ("11-swapped", ReadErrorKind::Crashed, "the worker says something else"),
            ]
        );
        assert!(run.worker_peak > 24 << 20);
    }
}

#[test]
fn workers_that_can_not_be_started_end_the_run() {
    let folder = TempDir::new().unwrap();
    let files = files(folder.path(), &["1", "2"]);
    let pool = |text: &str| Pool::new(program(folder.path(), text), 2, Settings::default()).unwrap();
    let missing = Pool { program: folder.path().join("nothing"), ..pool("") };
    let (kept, run_of_missing) = run(&files, &missing);
    assert!(matches!(run_of_missing.broken, Some(StartError::Io(_))));
    assert!(kept.0.is_empty());
    let (_, run_of_mute) = run(&files, &pool("exit 5"));
    assert_eq!(run_of_mute.broken, Some(StartError::NotReady(Fact::WorkerCode { code: 5 }.into())));
    let line = format!("{{\"protocol\":{PROTOCOL},\"spoglio\":\"0\",\"fingerprint\":\"other\"}}");
    let (_, run_of_other) = run(&files, &pool(&format!("echo '{line}'\nread -r line")));
    assert_eq!(run_of_other.broken, Some(StartError::Changed));
    let refusal = "echo '{\"protocol\":1,\"refused\":\"no\"}'";
    let (_, run_of_refusal) = run(&files, &pool(refusal));
    assert_eq!(run_of_refusal.broken, Some(StartError::NotReady(Detail::technical("no"))));
}

#[test]
fn a_cancel_ends_workers_that_hang() {
    let folder = TempDir::new().unwrap();
    let files = files(folder.path(), &["1", "2-hang", "3", "4"]);
    let cancel = Cancel::default();
    /// Asks for a cancel at the document that hangs.
    struct AtThird(Cancel, usize);
    impl Observer for AtThird {
        fn begun(&mut self, index: usize, _: &Path) {
            self.1 = self.1.max(index);
        }
        fn read(&mut self, index: usize) {
            if index == 3 {
                self.0.ask();
            }
        }
        fn done(&mut self, _: usize, _: &Done) {}
    }
    let mut kept = Kept::default();
    let mut pool = odd_pool(folder.path(), 2);
    pool.settings.limits.seconds = 0;
    let run = run_pool(&files, &pool, &mut kept, &mut AtThird(cancel.clone(), 0), &cancel);
    assert!(run.report.cancelled);
    let order: Vec<&str> = kept.0.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(order, ["1.txt", "3.txt", "4.txt"], "what was read is kept, though its turn had not come");
}

#[test]
fn the_program_survives_what_its_documents_do() {
    let folder = TempDir::new().unwrap();
    let plans = folder.path().join("piani");
    write_documents(&plans, 6);
    for fault in ["crash", "overflow", "hang", "memory"] {
        fs::write(plans.join(format!("fault-{fault}.txt")), format!("PIANO {fault}")).unwrap();
    }
    let database = folder.path().join("piani.db");
    let limits = ["--jobs", "2", "--timeout", "6", "--max-memory", "400M"];
    let output = import(&database, &plans).args(limits).env("SPOGLIO_TEST_FAULTS", "1").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let unreadable = "SELECT replace(file, rtrim(file, replace(file, '/', '')), ''), error_code, error_detail
                      FROM v_unreadable ORDER BY file";
    assert_eq!(
        rows(&database, unreadable),
        [
            "fault-crash.txt|crashed|worker ended by signal 6",
            "fault-hang.txt|timeout|more than 6 s",
            "fault-memory.txt|out-of-memory|more than 400 MiB",
            "fault-overflow.txt|crashed|stack overflow",
        ]
    );
    let findings = "SELECT count(*) FROM findings WHERE rule = 'DOC005'";
    assert_eq!(query::<i64>(&database, findings), 4);
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM documents WHERE reader IS NOT NULL"), 6);
    for name in ["fault-crash.txt", "fault-hang.txt", "fault-memory.txt", "fault-overflow.txt"] {
        assert!(String::from_utf8_lossy(&output.stdout).contains(name), "{name} is not listed");
    }
    // without the fault they are read, and the others are not read again
    let again = import(&database, &plans).output().unwrap();
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM v_unreadable"), 0, "{}", told(&again));
    assert_eq!(query::<i64>(&database, "SELECT count(*) FROM documents"), 10);
    let read_again = "SELECT count(*) FROM documents WHERE run_id = (SELECT max(id) FROM runs)";
    assert_eq!(query::<i64>(&database, read_again), 4);
}

#[test]
fn a_broken_reading_does_not_take_the_place_of_a_good_one() {
    let folder = TempDir::new().unwrap();
    let plans = folder.path().join("piani");
    fs::create_dir(&plans).unwrap();
    let document = plans.join("fault-crash.txt");
    fs::write(&document, "PIANO DEGLI OBIETTIVI 2025").unwrap();
    let database = folder.path().join("piani.db");
    import(&database, &plans).output().unwrap();
    fs::write(&document, "PIANO DEGLI OBIETTIVI 2026").unwrap();
    import(&database, &plans).env("SPOGLIO_TEST_FAULTS", "1").output().unwrap();
    assert_eq!(
        rows(&database, "SELECT count(*), count(reader), count(error_code) FROM documents"),
        ["1|1|0"]
    );
}

#[test]
fn the_order_in_the_database_is_that_of_the_files() {
    let folder = TempDir::new().unwrap();
    let plans = folder.path().join("piani");
    write_documents(&plans, 9);
    // the first takes longest
    let slow = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds/unione-marca-occidentale-2025.pdf");
    fs::copy(slow, plans.join("000.pdf")).unwrap();
    let database = folder.path().join("piani.db");
    import(&database, &plans).args(["--jobs", "3"]).output().unwrap();
    let paths = rows(&database, "SELECT path FROM documents ORDER BY id");
    assert!(paths[0].ends_with("000.pdf"));
    assert!(paths.len() == 10 && paths.is_sorted(), "{paths:?}");
}

/// What the program says as a worker to some lines.
fn spoken(lines: &str) -> (Vec<serde_json::Value>, Option<i32>) {
    let mut child = Command::new(batches::program())
        .arg("worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code())
}

#[test]
fn a_worker_says_what_extract_says() {
    let seed = "fixtures/seeds/venegono-inferiore-2024.docx";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(seed);
    let settings = "{\"protocol\":1,\"lang\":\"en\"}";
    let task = format!("{{\"id\":18446744073709551615,\"name\":\"{seed}\",\"path\":{path:?}}}");
    let (lines, code) = spoken(&format!("{settings}\n{task}\n"));
    assert_eq!((lines.len(), code), (2, Some(0)));
    assert_eq!(lines[1]["id"], u64::MAX);
    let mut extract = Command::new(batches::program());
    let extract = extract.args(["--lang", "en", "extract", seed]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let printed: serde_json::Value = serde_json::from_slice(&extract.output().unwrap().stdout).unwrap();
    assert_eq!(lines[1]["extraction"], printed);
    let (lines, code) = spoken("{\"protocol\":2}\n");
    assert!(lines[0]["refused"].is_string());
    assert_eq!(code, Some(2));
}
