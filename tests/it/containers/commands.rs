//! The program itself over containers.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use rusqlite::Connection;
use serde_json::Value;

fn spoglio(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("spoglio").expect("the program");
    command.current_dir(dir).args(arguments).args(["--lang", "en"]).output().expect("run")
}

fn fixtures() -> std::path::PathBuf {
    super::fixture("")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn rows(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).expect("SQL");
    statement.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect()
}

#[test]
fn extract_reads_the_one_document_or_the_one_that_is_named() {
    let dir = fixtures();
    let one = json(&spoglio(&dir, &["extract", "one.zip"]));
    assert_eq!(one["document"]["path"], "one.zip!/piano.txt");
    let several = spoglio(&dir, &["extract", "several.zip"]);
    assert_ne!(several.status.code(), Some(0));
    let told =
        format!("{}{}", String::from_utf8_lossy(&several.stdout), String::from_utf8_lossy(&several.stderr));
    assert!(told.contains("several.zip!/delibere/piano.txt"), "{told}");
    let named = json(&spoglio(&dir, &["extract", "several.zip!/delibere/piao.txt.p7m"]));
    assert_eq!(named["document"]["signatures"][0]["signer"], "ROSSI MARIA NICCOLÒ");
    assert_eq!(named["document"]["signatures"][0]["verified"], false);
    assert_eq!(named["units"], one["units"]);
    let missing = spoglio(&dir, &["extract", "several.zip!/no.pdf"]);
    assert_ne!(missing.status.code(), Some(0));
}

#[test]
fn import_gives_each_inner_document_its_row_and_links_the_same_plan() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in
        ["several.zip", "attachments.eml", "none.zip", "encrypted.txt.p7m", "detached.txt.p7m", "ber.txt.p7m"]
    {
        std::fs::copy(super::fixture(name), dir.path().join(name)).expect("a copy");
    }
    let first = spoglio(dir.path(), &["import", "."]);
    let connection = Connection::open(dir.path().join("spoglio.db")).expect("the database");
    let paths = "SELECT path || coalesce(' ' || error_code, '') FROM documents ORDER BY path";
    let expected = [
        "./attachments.eml!/attachment!/piano.txt",
        "./attachments.eml!/piano è.txt",
        "./attachments.eml!/piano.txt.p7m",
        "./ber.txt.p7m",
        "./detached.txt.p7m no-content",
        "./encrypted.txt.p7m enveloped",
        "./none.zip no-document",
        "./several.zip!/../../fuori.txt",
        "./several.zip!/altro.zip!/Allegato è.txt",
        "./several.zip!/delibere/piano.txt",
        "./several.zip!/delibere/piao.txt.p7m",
        "./several.zip!/rotto.p7m",
    ];
    assert_eq!(rows(&connection, paths), expected, "{}", String::from_utf8_lossy(&first.stderr));
    let told = String::from_utf8_lossy(&first.stdout);
    assert!(told.contains("logo.png"), "what is no document is told: {told}");
    let signed = "SELECT DISTINCT signer || ' ' || verified FROM v_signatures";
    assert_eq!(rows(&connection, signed), ["ROSSI MARIA NICCOLÒ 0"]);
    // six files hold the plan: fifteen pairs
    let pairs = "SELECT DISTINCT count(*) || ' ' || min(share) FROM v_same_plans";
    assert_eq!(rows(&connection, pairs), ["15 1.0"]);
    // the next run knows them all
    let again = spoglio(dir.path(), &["import", "."]);
    let unchanged = "SELECT unchanged || ' ' || added FROM runs ORDER BY id DESC LIMIT 1";
    assert_eq!(rows(&connection, unchanged), ["9 0"], "{}", String::from_utf8_lossy(&again.stderr));
}

#[test]
fn word_and_pdf_of_a_plan_are_linked_and_other_plans_are_not() {
    let dir = tempfile::tempdir().expect("a folder");
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds");
    for plan in ["unione-marca-occidentale-2025", "venegono-inferiore-2024"] {
        for (ending, name) in [("docx", "a"), ("pdf", "b")] {
            let to = dir.path().join(format!("{name}-{}.{ending}", plan.len()));
            std::fs::copy(seeds.join(format!("{plan}.{ending}")), to).expect("a copy");
        }
    }
    spoglio(dir.path(), &["import", "."]);
    let connection = Connection::open(dir.path().join("spoglio.db")).expect("the database");
    let pairs = "SELECT file || ' ' || other_file FROM v_same_plans ORDER BY 1";
    assert_eq!(rows(&connection, pairs), ["./a-23.docx ./b-23.pdf", "./a-29.docx ./b-29.pdf"]);
}

#[test]
fn audit_tells_of_all_that_is_in_an_archive() {
    let output = spoglio(&fixtures(), &["audit", "several.zip", "--format", "json"]);
    let told = String::from_utf8_lossy(&output.stdout);
    for path in ["several.zip!/delibere/piano.txt", "several.zip!/delibere/piao.txt.p7m"] {
        assert!(told.contains(path), "{path}");
    }
    let tables = spoglio(&fixtures(), &["tables", "ber.txt.p7m"]);
    assert_eq!(tables.status.code(), Some(0), "{}", String::from_utf8_lossy(&tables.stderr));
}
