//! Broken and hostile files through the real binary: one clear line each, exit 1, the others imported.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn docx(main: &str, extra: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let parts: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", main.as_bytes()),
    ];
    for (name, bytes) in parts.iter().chain(extra) {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn body(xml: &str) -> String {
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{xml}</w:body></w:document>"#
    )
}

/// The stream name that a password-protected Office file carries in its compound file's directory.
fn protected() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(4096, 0);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    bytes
}

#[test]
fn each_broken_file_has_a_clear_line_and_the_others_are_imported() {
    let dir = TempDir::new().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
    let good = fs::read(fixture("dev/testo_schede_breve.docx")).unwrap();
    put("buono.docx", &good);
    put("buono.txt", &fs::read(fixture("dev/testo_schede_breve.txt")).unwrap());
    put("vuoto.docx", b"");
    put("tronco.docx", &good[..good.len() / 3]);
    put("immagine.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0");
    put("protetto.docx", &protected());
    put("bomba.docx", &docx(&body(&" ".repeat(400 << 20)), &[]));
    let deep = body(
        &("<w:tbl><w:tr><w:tc>".repeat(20_000)
            + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
            + &"</w:tc></w:tr></w:tbl>".repeat(20_000)),
    );
    put("profondo.docx", &docx(&deep, &[]));
    let cut = body(
        "<w:p><w:r><w:t>Piano della performance</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Obiet",
    );
    put("spezzato.docx", &docx(&cut[..cut.len() - "</w:body></w:document>".len()], &[]));
    let database = dir.path().join("piao.db");
    let output = Command::cargo_bin("spoglio")
        .unwrap()
        .args(["--lang", "it", "import", "--quiet", "--db"])
        .arg(&database)
        .arg(dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}{}", String::from_utf8_lossy(&output.stderr));
    for name in [
        "vuoto.docx",
        "tronco.docx",
        "immagine.docx",
        "protetto.docx",
        "bomba.docx",
        "profondo.docx",
        "spezzato.docx",
    ] {
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(lines.len(), 1, "{name}: {lines:?}\n{said}");
    }
    assert!(!said.contains("buono."), "{said}");
    let connection = rusqlite::Connection::open(&database).unwrap();
    let whole: i64 = connection
        .query_row("select count(*) from v_objectives where file like '%buono.%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(whole, 10, "five objectives from each of the good files");
    let check: String = connection.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
}

/// A broken copy of a document that was read before does not take its records away.
#[test]
fn a_broken_copy_keeps_what_is_stored() {
    let dir = TempDir::new().unwrap();
    let (path, database) = (dir.path().join("piano.docx"), dir.path().join("piao.db"));
    let import = || {
        let mut command = Command::cargo_bin("spoglio").unwrap();
        command.args(["import", "--quiet", "--db"]).arg(&database).arg(&path);
        command.output().unwrap().status.code()
    };
    fs::copy(fixture("dev/testo_schede_breve.docx"), &path).unwrap();
    import();
    fs::write(&path, b"").unwrap();
    assert_eq!(import(), Some(1));
    let connection = rusqlite::Connection::open(&database).unwrap();
    let objectives: i64 =
        connection.query_row("select count(*) from objectives", [], |row| row.get(0)).unwrap();
    assert_eq!(objectives, 5);
}
