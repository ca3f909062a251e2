//! What the program says of broken inputs, in Italian: nothing of ours may be left in English.

use std::fs;
use std::io::Write;
use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What would be English, ours or the system's.
const ENGLISH: [&str; 16] = [
    "os error",
    "No such",
    "denied",
    " bytes ",
    "unpacked",
    "more than",
    "no text",
    "is a folder",
    "can't",
    "expected one",
    "unable to",
    "not a database",
    " the ",
    " is ",
    " of ",
    " with ",
];

/// Exit code, standard output and standard error.
fn told(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("spoglio").unwrap();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "en_GB.UTF-8").env("NO_COLOR", "1");
    let output = command.current_dir(folder).args(args).args(["--lang", "it"]).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Nothing of a text is English, besides what is marked as somebody else's words.
fn assert_italian(text: &str) {
    for line in text.lines() {
        let ours = line.split("dettaglio tecnico:").next().unwrap_or_default();
        let foreign = ENGLISH.iter().find(|foreign| ours.contains(*foreign));
        assert!(foreign.is_none(), "{foreign:?} in {line}");
    }
}

/// What a command that fails says.
fn failure(folder: &Path, args: &[&str]) -> String {
    let (code, out, error) = told(folder, args);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}: {error}");
    assert_italian(&error);
    error
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn zipped(path: &Path, parts: impl IntoIterator<Item = (String, Vec<u8>)>) {
    let mut zip = ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn what_can_not_be_opened() {
    let dir = folder();
    let at = dir.path();
    fs::create_dir(at.join("cartella")).unwrap();
    assert_eq!(
        failure(at, &["extract", "cartella"]),
        "errore: impossibile leggere cartella: è una cartella\n"
    );
    let missing = "errore: impossibile leggere no.docx: il file o la cartella non esiste\n";
    assert_eq!(failure(at, &["extract", "no.docx"]), missing);
    assert_eq!(failure(at, &["import", "no.docx"]), "errore: nessuno di questi percorsi esiste: no.docx\n");
    fs::write(at.join("piano.txt"), "PIANO DEGLI OBIETTIVI 2025").unwrap();
    assert_eq!(
        failure(at, &["extract", "piano.txt", "--grammars", "mie"]),
        "errore: le grammatiche di mie non si possono usare:\n  mie: non si legge: il file o la cartella non esiste\n"
    );
    let error = failure(at, &["export", "--db", "cartella"]);
    assert_eq!(error, "errore: cartella: Non è un file: serve quello di una base dati.\n");
    let error = failure(at, &["export", "--db", "piano.txt"]);
    assert_eq!(error, "errore: piano.txt: Il file non è una base dati SQLite: non è stato toccato.\n");
}

#[test]
fn what_can_not_be_read() {
    let dir = folder();
    let at = dir.path();
    zipped(&at.join("bomba.zip"), [("piano.txt".to_owned(), vec![b' '; 64 << 20])]);
    zipped(&at.join("molti.zip"), (0..20_001).map(|n| (format!("{n}.txt"), Vec::new())));
    let mut book = Workbook::new();
    book.add_worksheet();
    book.save(at.join("vuoto.xlsx")).unwrap();
    fs::write(at.join("bianco.txt"), " \n\n").unwrap();
    fs::write(at.join("rotto.docx"), b"PK\x03\x04 e poi nulla").unwrap();
    for (file, what) in [
        ("bomba.zip", "bomba.zip!/piano.txt: il file supera un limite di sicurezza (piano.txt: "),
        ("molti.zip", "molti.zip: il file supera un limite di sicurezza (più di 20000 parti). Rimedio: "),
        ("vuoto.xlsx", "vuoto.xlsx: il file è vuoto (nessun testo nei fogli). Rimedio: "),
        ("bianco.txt", "bianco.txt: il file è vuoto"),
        ("rotto.docx", "rotto.docx: il file è troncato"),
    ] {
        let (code, out, error) = told(at, &["import", file, "--db", "piani.db"]);
        assert_eq!(code, Some(1), "{file}: {out}{error}");
        assert!(out.lines().any(|line| line.trim().starts_with(what)), "{what} in\n{out}");
        assert_italian(&out);
        assert_italian(&error);
    }
    let (_, out, _) = told(at, &["import", "bomba.zip", "--db", "altri.db"]);
    assert!(out.contains(" byte decompressi). Rimedio: "), "{out}");
}

#[test]
fn what_is_no_toml_or_json() {
    let dir = folder();
    let at = dir.path();
    fs::write(at.join("piano.txt"), "PIANO DEGLI OBIETTIVI 2025").unwrap();
    fs::write(at.join("spoglio.toml"), "[ente]\nemployees = \"tanti\"\n").unwrap();
    assert_eq!(
        failure(at, &["audit", "piano.txt"]),
        "errore: spoglio.toml:2:13: qui è atteso un numero intero (dettaglio tecnico: invalid type: string \"tanti\", \
         expected u32)\n"
    );
    fs::write(at.join("spoglio.toml"), "[ente\n").unwrap();
    let error = failure(at, &["audit", "piano.txt"]);
    assert!(error.starts_with("errore: spoglio.toml:1:6: non è TOML valido (dettaglio tecnico: "), "{error}");
    fs::remove_file(at.join("spoglio.toml")).unwrap();

    fs::write(at.join("rotto.json"), "{ \"format\": ").unwrap();
    let error = failure(at, &["diff", "rotto.json", "piano.txt"]);
    let start =
        "errore: impossibile leggere rotto.json: riga 1, colonna 12: non è JSON valido (dettaglio tecnico: ";
    assert!(error.starts_with(start), "{error}");
    let error = failure(at, &["audit", "piano.txt", "--baseline", "rotto.json"]);
    let start = "errore: rotto.json non è un elenco di rilievi noti: riga 1, colonna 12: non è JSON valido (";
    assert!(error.starts_with(start), "{error}");

    fs::create_dir(at.join("mie")).unwrap();
    fs::write(at.join("mie/a.toml"), "name = 3\n").unwrap();
    let (code, out, error) = told(at, &["grammar", "check", "mie"]);
    assert_eq!((code, error.as_str()), (Some(1), ""));
    assert!(
        out.starts_with(
            "✗ mie/a.toml: non comprensibile: riga 1, colonna 8: qui è atteso un testo (dettaglio tecnico: "
        ),
        "{out}"
    );
    assert_italian(&out);
}

#[test]
fn what_readers_note() {
    let dir = folder();
    let at = dir.path();
    fs::write(at.join("piano.txt"), b"Responsabilit\xe0 dell'ente\n").unwrap();
    let (code, out, _) = told(at, &["tables", "piano.txt"]);
    assert_eq!(code, Some(0));
    let line = out.lines().last().unwrap();
    assert_eq!(line, "nota del lettore: codifica del testo supposta: Windows-1252 [encoding-guessed]");
}

#[cfg(unix)]
#[test]
fn a_name_can_not_steer_the_terminal() {
    let dir = folder();
    let at = dir.path();
    let name = "a\u{1b}[31m\nb.txt";
    fs::write(at.join(name), "PIANO DEGLI OBIETTIVI 2025").unwrap();
    let shown = "a␛[31m␊b.txt";
    let (_, out, error) = told(at, &["import", name, "--db", "piani.db"]);
    assert!(error.starts_with(&format!("[1/1] {shown}: ")), "{error:?}");
    assert!(out.contains(shown) && !out.contains('\u{1b}'), "{out:?}");
    for format in ["text", "concise"] {
        let (_, out, _) = told(at, &["audit", name, "--format", format]);
        assert!(out.contains(shown) && !out.contains('\u{1b}'), "{format}: {out:?}");
    }
    let error = failure(at, &["extract", "no\u{1b}[31m\n.txt"]);
    assert_eq!(error, "errore: impossibile leggere no␛[31m␊.txt: il file o la cartella non esiste\n");
}

#[test]
fn help_is_a_command_and_no_number_of_jobs_means_all_processors() {
    let dir = folder();
    let at = dir.path();
    assert_eq!(told(at, &["help", "audit"]), told(at, &["audit", "--help"]));
    assert_eq!(told(at, &["help"]), told(at, &["--help"]));
    fs::write(at.join("piano.txt"), "PIANO DEGLI OBIETTIVI 2025").unwrap();
    let (_, out, error) = told(at, &["import", "piano.txt", "--jobs", "0", "--db", "piani.db"]);
    assert!(out.contains("piano.txt") && !error.contains("errore"), "{error}");
}
