//! An import that is begun again: what is done, what must be read again, and what the database and the log say of it.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;

use crate::batches::{import, plan, query, rows, told, write_documents};

/// Documents that the last run wrote.
fn read_by_last_run(database: &Path) -> Vec<String> {
    let sql = "SELECT replace(path, rtrim(path, replace(path, '/', '')), '') FROM documents
               WHERE run_id = (SELECT max(id) FROM runs) ORDER BY path";
    rows(database, sql)
}

fn run(database: &Path, plans: &Path, arguments: &[&str]) -> Output {
    let output = import(database, plans).args(arguments).output().expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", told(&output));
    output
}

#[test]
fn what_is_done_is_not_read_again_unless_that_is_asked_for() {
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    write_documents(&plans, 3);
    run(&database, &plans, &[]);
    assert_eq!(read_by_last_run(&database), ["001.txt", "002.txt", "003.txt"]);
    run(&database, &plans, &[]);
    assert_eq!(read_by_last_run(&database), [""; 0]);
    fs::write(plans.join("002.txt"), plan(9)).unwrap();
    run(&database, &plans, &[]);
    assert_eq!(read_by_last_run(&database), ["002.txt"]);
    // time and memory that a document may take say nothing of what was read of it
    run(&database, &plans, &["--timeout", "77", "--max-memory", "1G", "--jobs", "1"]);
    assert_eq!(read_by_last_run(&database), [""; 0]);
    let keys = rows(&database, "SELECT id, path FROM documents ORDER BY id");
    run(&database, &plans, &["--force"]);
    assert_eq!(read_by_last_run(&database).len(), 3);
    assert_eq!(rows(&database, "SELECT id, path FROM documents ORDER BY id"), keys);
    // other rules find other things
    run(&database, &plans, &["--min-severity", "error"]);
    assert_eq!(read_by_last_run(&database).len(), 3);
}

#[test]
fn only_files_that_were_changed_since_are_looked_at() {
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    write_documents(&plans, 3);
    let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_751_284_800); // 2025-06-30T12:00Z
    let day = Duration::from_secs(30 * 3600);
    for (name, changed) in [("001.txt", noon - day), ("002.txt", noon), ("003.txt", noon + day)] {
        let file = fs::File::options().write(true).open(plans.join(name)).unwrap();
        file.set_modified(changed).unwrap();
    }
    let output = run(&database, &plans, &["--since", "2025-06-30T12:00:01Z"]);
    assert_eq!(read_by_last_run(&database), ["003.txt"]);
    assert!(
        told(&output).contains("001.txt: not changed since"),
        "what is left out is told: {}",
        told(&output)
    );
    run(&database, &plans, &["--since", "2025-06-30T12:00Z"]);
    assert_eq!(read_by_last_run(&database), ["002.txt"]);
    run(&database, &plans, &["--since", "2099-01-01"]);
    assert_eq!(query::<String>(&database, "SELECT outcome FROM runs ORDER BY id DESC"), "done");
    let bad = import(&database, &plans).args(["--since", "ieri"]).output().unwrap();
    assert_eq!(bad.status.code(), Some(2));
}

#[test]
fn a_changed_grammar_re_reads_only_what_it_may_concern() {
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    let grammars = folder.path().join("grammatiche");
    fs::create_dir(&grammars).unwrap();
    fs::create_dir(&plans).unwrap();
    for (name, entity) in [("a", "COMUNE DI ESEMPIO"), ("b", "COMUNE DI PROVA")] {
        fs::write(plans.join(name).with_extension("txt"), plan(1).replace("COMUNE DI ESEMPIO", entity))
            .unwrap();
    }
    let local = |entity: &str, label: &str| {
        format!(
            "name = \"locale\"\nshape = \"labels\"\n\n[when]\nentity = \"{entity}\"\n\n[[field]]\n\
             name = \"objective.title\"\nlabels = [\"{label}\"]\n"
        )
    };
    let write =
        |name: &str, text: String| fs::write(grammars.join(name).with_extension("toml"), text).unwrap();
    let with = ["--grammars", grammars.to_str().unwrap()];
    write("esempio", local("Comune di Esempio", "Intitolazione"));
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), ["a.txt", "b.txt"]);
    assert_eq!(
        query::<i64>(
            &database,
            "SELECT count(*) FROM documents WHERE json_array_length(grammars, '$.held') = 1"
        ),
        1
    );
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), [""; 0]);
    // its words change: the document that it is for
    write("esempio", local("Comune di Esempio", "Intestazione"));
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), ["a.txt"]);
    // a new condition has to be tried on all
    write("prova", local("Comune di Prova", "Intestazione"));
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), ["a.txt", "b.txt"]);
    fs::remove_file(grammars.join("prova.toml")).unwrap();
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), ["b.txt"]);
    // words for every document
    let general = "name = \"titoli\"\nshape = \"labels\"\n\n[[field]]\nname = \"objective.title\"\nlabels = [\"Intestazione\"]\n";
    write("titoli", general.to_owned());
    run(&database, &plans, &with);
    assert_eq!(read_by_last_run(&database), ["a.txt", "b.txt"]);
}

#[test]
fn a_run_says_what_it_did() {
    let folder = TempDir::new().unwrap();
    let (plans, database) = (folder.path().join("piani"), folder.path().join("piani.db"));
    write_documents(&plans, 3);
    fs::write(plans.join("vuoto.txt"), "").unwrap();
    fs::write(plans.join("altro.json"), "{}").unwrap();
    run(&database, &plans, &["--jobs", "2", "--timeout", "60", "--password", "segreta"]);
    let sql = "SELECT outcome, files, added, replaced, unchanged, unreadable, partly, skipped FROM runs";
    assert_eq!(rows(&database, sql), ["done|4|3|0|0|1|0|1"]);
    let options: Value =
        serde_json::from_str(&query::<String>(&database, "SELECT options FROM runs")).unwrap();
    assert_eq!(
        (&options["jobs"], &options["timeout"], &options["password"]),
        (&2.into(), &60.into(), &true.into())
    );
    assert!(query::<f64>(&database, "SELECT seconds FROM runs") > 0.0);
    if cfg!(target_os = "linux") {
        let peak = "SELECT min(peak_bytes, worker_peak_bytes) FROM runs";
        assert!(query::<i64>(&database, peak) > 1 << 20);
    }
    let secret = fs::read(&database).unwrap().windows(7).any(|part| part == b"segreta");
    assert!(!secret, "a password is nobody's business");
    run(&database, &plans, &[]);
    assert_eq!(rows(&database, &format!("{sql} WHERE id = 2")), ["done|4|0|0|3|1|0|1"]);
}

#[test]
fn the_log_is_json_and_names_nobody() {
    let folder = TempDir::new().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds");
    let (database, log) = (folder.path().join("piani.db"), folder.path().join("registro.jsonl"));
    let arguments = ["--quiet", "--verbose", "--log-format", "json", "--log-file", log.to_str().unwrap()];
    let output = run(&database, &seeds, &arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = fs::read_to_string(&log).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let messages = |message: &str| lines.iter().filter(|line| line["message"] == message).count();
    assert_eq!(messages("document"), 6);
    assert_eq!((messages("import begins"), messages("import ends")), (1, 1));
    assert!(messages("worker started") > 0);
    let people = rows(&database, "SELECT DISTINCT name FROM people WHERE name <> ''");
    assert!(people.len() > 20);
    let lower = text.to_lowercase();
    for name in people {
        assert!(!lower.contains(&name.to_lowercase()), "{name} stands in the log");
    }
    // it is added to
    run(&database, &seeds, &arguments);
    assert!(fs::read_to_string(&log).unwrap().lines().count() > lines.len());
}

#[test]
fn a_level_that_is_none_is_told() {
    let folder = TempDir::new().unwrap();
    let plans = folder.path().join("piani");
    write_documents(&plans, 1);
    let database = folder.path().join("piani.db");
    let output = import(&database, &plans).env("SPOGLIO_LOG", "loud").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("SPOGLIO_LOG"), "{}", told(&output));
    let output = import(&database, &plans).env("SPOGLIO_LOG", "warn").output().unwrap();
    assert!(!String::from_utf8_lossy(&output.stderr).contains("import begins"), "{}", told(&output));
}
