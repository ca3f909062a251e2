//! Files made to break a reader: none panics, hangs or grows beyond its limits.

use std::path::Path;

use proptest::prelude::*;
use spoglio::Limits;
use spoglio::read::{ReadErrorKind, read_document};

use super::support::{odt, read, xlsx, zip_of};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev").join(name)).unwrap()
}

#[test]
fn deep_nesting_ends_at_the_limit() {
    let limits = Limits::default();
    let deep = 200_000;
    let page = format!("<html>{}testo", "<div><table><tr><td>".repeat(deep / 4));
    let document = read_document(page.as_bytes(), "", &limits).unwrap();
    assert!(document.notes.iter().any(|note| note.code == "depth-limit"));
    let rtf = format!(r"{{\rtf1 {}testo", "{".repeat(deep));
    let document = read_document(rtf.as_bytes(), "", &limits).unwrap();
    assert!(document.notes.iter().any(|note| note.code == "depth-limit"));
    let cell = "<table:table><table:table-row><table:table-cell>";
    let document = read(&odt("", &format!("{}<text:p>testo</text:p>", cell.repeat(100))));
    assert!(document.notes.iter().any(|note| note.code == "depth-limit"));
}

#[test]
fn huge_spans_are_cut_to_the_table() {
    let page = "<table><tr><td colspan=99999999999 rowspan=99999999999>a<td>b<tr><td>c</table>";
    let grid = &read(page.as_bytes()).tables().next().unwrap().grid.clone();
    assert!(grid.cols() <= Limits::default().table_cols && grid.rows() == 2);
    let cell = r#"<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-spanned="2000000000" table:number-rows-spanned="2000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    let grid = &read(&odt("", cell)).tables().next().unwrap().grid.clone();
    assert!(grid.cols() <= Limits::default().table_cols && grid.rows() == 1);
    let far = r#"<row r="4000000000"><c r="XFD4000000000" t="str"><v>a</v></c></row>"#;
    let document = read(&xlsx(far, r#"<mergeCells><mergeCell ref="A1:XFD4000000000"/></mergeCells>"#));
    assert_eq!(document.blocks.len(), 2);
}

#[test]
fn columns_of_rtf_stay_within_the_limit() {
    let mut rtf = String::from(r"{\rtf1 ");
    for row in 0..2000 {
        rtf.push_str(&format!(r"\trowd\cellx{}\pard\intbl a\cell\row ", 100 * row + 100));
    }
    let document = read(rtf.as_bytes());
    assert!(document.tables().all(|table| table.grid.cols() <= Limits::default().table_cols));
    assert!(document.notes.iter().any(|note| note.code == "column-limit"));
}

#[test]
fn errors_say_what_is_wrong() {
    let kind = |bytes: &[u8]| read_document(bytes, "", &Limits::default()).unwrap_err().kind;
    assert_eq!(kind(b"{\\rtf1 }"), ReadErrorKind::Empty);
    assert_eq!(kind(b"<html><body></body></html>"), ReadErrorKind::Empty);
    let locked = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "?"),
    ];
    assert_eq!(kind(&zip_of(&locked)), ReadErrorKind::Encrypted);
    let doc = fixture("matrice_risultato_lungo.doc");
    assert!(read_document(&doc[..2000], "", &Limits::default()).is_err());
}

#[test]
fn a_cut_file_keeps_what_it_has() {
    let rtf = fixture("peg_due_colonne_breve.rtf");
    let document = read(&rtf[..rtf.len() / 2]);
    assert!(document.tables().count() > 0);
    assert!(document.notes.iter().any(|note| note.code == "truncated-text"));
    let page = fixture("matrice_indicatori_breve.html");
    assert!(read(&page[..page.len() / 2]).tables().count() > 0);
}

const FIXTURES: [&str; 6] = [
    "albero_strategico_breve.xls",
    "peg_due_colonne_breve.md",
    "matrice_risultato_lungo.doc",
    "peg_due_colonne_breve.rtf",
    "matrice_indicatori_breve.html",
    "scheda_griglia_breve.odt",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Bytes changed anywhere: an error or a document, never a panic.
    #[test]
    fn mutated_bytes_never_panic(
        which in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = fixture(FIXTURES[which]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read_document(&bytes, "", &Limits::default());
        let _ = read_document(&bytes[..cut.index(bytes.len())], "", &Limits::default());
    }

    /// The parts of an archive changed behind their packing.
    #[test]
    fn mutated_markup_never_panics(
        body in "[<>/a-z:=\" 0-9&;]{0,200}",
        rows in "(<row>|<c r=\"[A-Z]{1,4}[0-9]{1,11}\">|<v>[0-9.]{1,9}|</c>|</row>|[a-z<&]){0,30}",
    ) {
        let _ = read_document(&odt(&body, &body), "", &Limits::default());
        let _ = read_document(&xlsx(&rows, &body), "", &Limits::default());
        let _ = read_document(format!("<html>{body}").as_bytes(), "", &Limits::default());
        let _ = read_document(format!("{{\\rtf1 {body}").as_bytes(), "", &Limits::default());
    }
}
