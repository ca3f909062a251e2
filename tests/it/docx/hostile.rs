//! Files that are broken, or built to break readers.

use spoglio::Limits;
use spoglio::document::Document;
use spoglio::read::{ReadError, ReadErrorKind, docx, read_document};

use super::support::{Docx, noted, p, r, read, slots, table, tbl, tc, texts};

fn kind(result: Result<Document, ReadError>) -> ReadErrorKind {
    result.expect_err("must not be read").kind
}

#[test]
fn empty_and_foreign_bytes() {
    let limits = Limits::default();
    assert_eq!(kind(docx::read(b"", &limits)), ReadErrorKind::Empty);
    assert_eq!(kind(read_document(b" \0\n", "x.docx", &limits)), ReadErrorKind::Empty);
    assert_eq!(kind(docx::read(b"hello", &limits)), ReadErrorKind::Truncated);
    let no_main = Docx::new("").bytes_named(|name| name.replace("document", "other"));
    assert_eq!(kind(docx::read(&no_main, &limits)), ReadErrorKind::Malformed);
}

#[test]
fn an_archive_cut_anywhere_gives_what_is_there() {
    let words: String = (0..2000).map(|i| p(&format!("parola {i} {}", i * 7919 % 1009))).collect();
    let bytes = Docx::new(&words).bytes();
    let whole = texts(&docx::read(&bytes, &Limits::default()).unwrap()).len();
    assert_eq!(whole, 2000);
    let mut kept = Vec::new();
    for percent in (0..100).step_by(7) {
        match docx::read(&bytes[..bytes.len() * percent / 100], &Limits::default()) {
            Ok(document) => {
                assert!(noted(&document, "recovered-archive"));
                kept.push(document.blocks.len());
            }
            Err(error) => {
                assert!(matches!(error.kind, ReadErrorKind::Empty | ReadErrorKind::Truncated), "{error}");
            }
        }
    }
    assert!(kept.len() > 5 && kept.is_sorted() && kept.last() > Some(&1000), "{kept:?}");
}

#[test]
fn cut_xml_keeps_what_came_before() {
    let full = format!("{}{}", p("uno"), tbl(&[&[tc("", "a"), tc("", "b")], &[tc("", "c")]]));
    let main = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{full}"#
    );
    let cut = &main[..main.find(">c<").unwrap() + 2];
    let document = Docx::with_main(cut).read();
    assert!(noted(&document, "truncated-xml"));
    assert_eq!(texts(&document), ["uno"]);
    assert_eq!(slots(document.tables().next().unwrap()), [["a", "b"], ["c", ""]]);
}

#[test]
fn wrong_end_tags_are_mended() {
    let body = format!("<w:p><w:r><w:t>uno</w:t></w:p>{}</w:nothing>{}", p("due"), p("tre"));
    let document = read(&body);
    assert_eq!(texts(&document), ["uno", "due", "tre"]);
    assert!(noted(&document, "malformed-xml"));
}

#[test]
fn bombs_are_stopped_while_unpacking() {
    let bomb = Docx::new(&format!("<w:p>{}</w:p>", " ".repeat(8 << 20))).bytes();
    assert_eq!(kind(docx::read(&bomb, &Limits::default())), ReadErrorKind::OverLimit);
    let part = Limits { part_bytes: 1000, ..Limits::default() };
    let words: String = (0..500).map(|i| p(&format!("{i}"))).collect();
    assert_eq!(kind(docx::read(&Docx::new(&words).bytes(), &part)), ReadErrorKind::OverLimit);
    let file = Limits { file_bytes: 10, ..Limits::default() };
    assert_eq!(kind(read_document(&Docx::new("").bytes(), "", &file)), ReadErrorKind::OverLimit);
    // a side part that explodes costs only itself
    let document = Docx::new(&p("testo")).raw("styles", "styles.xml", " ".repeat(8 << 20).as_bytes()).read();
    assert_eq!(texts(&document), ["testo"]);
    assert!(noted(&document, "part-skipped"));
}

#[test]
fn nesting_beyond_the_limits_keeps_what_is_above() {
    let open = format!("<w:tbl><w:tr><w:tc>{}", p("x"));
    let body = open.repeat(20_000) + &"<w:p/></w:tc></w:tr></w:tbl>".repeat(20_000) + &p("dopo");
    let document = read(&body);
    assert!(noted(&document, "depth-limit"));
    assert_eq!(texts(&document), ["dopo"]);
    assert!(document.tables().next().is_some());
    let deep =
        "<w:sdt><w:sdtContent>".repeat(50_000) + &p("fondo") + &"</w:sdtContent></w:sdt>".repeat(50_000);
    let document = read(&(p("cima") + &deep + &p("dopo")));
    assert_eq!(texts(&document), ["cima", "dopo"]);
    assert!(noted(&document, "depth-limit"));
}

#[test]
fn tables_too_deep_become_text() {
    let limits = Limits { table_depth: 2, ..Limits::default() };
    let inner = tbl(&[&[tc("", "fondo")]]);
    let nest = |inner: &str, text: &str| {
        format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p(text), p(""))
    };
    let body = nest(&nest(&inner, "due"), "uno");
    let document = docx::read(&Docx::new(&body).bytes(), &limits).unwrap();
    let second = &document.tables().next().unwrap().grid.at(0, 0).nested[0];
    assert_eq!(second.grid.at(0, 0).text, "due\nfondo");
    assert!(noted(&document, "depth-limit"));
}

#[test]
fn wild_numbers() {
    let huge = table(&tbl(&[
        &[tc(r#"<w:gridSpan w:val="99999999999999999999"/>"#, "a")],
        &[tc("", "b"), tc("", "c")],
    ]));
    assert!(huge.grid.cols() <= Limits::default().table_cols);
    assert_eq!((huge.grid.at(1, 0).text.as_str(), huge.grid.at(1, 1).text.as_str()), ("b", "c"));
    let negative = tbl(&[&[tc(r#"<w:gridSpan w:val="-3"/>"#, "a"), tc(r#"<w:gridSpan w:val="x"/>"#, "b")]]);
    assert_eq!(slots(&table(&negative)), [["a", "b"]]);
    let before = r#"<w:tbl><w:tr><w:trPr><w:gridBefore w:val="4000000000"/></w:trPr>@</w:tr></w:tbl>"#;
    assert!(table(&before.replace('@', &tc("", "x"))).grid.cells().iter().any(|cell| cell.text == "x"));
    let list = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="-1"/></w:numPr><w:outlineLvl w:val="999"/></w:pPr>@</w:p>"#;
    assert_eq!(texts(&read(&list.replace('@', &r("x")))), ["x"]);
}

#[test]
fn crowded_rows_and_tall_tables_lose_no_text() {
    let limits = Limits { table_cols: 8, table_cells: 40, ..Limits::default() };
    let cells: Vec<String> = (0..20).map(|i| tc("", &format!("c{i}"))).collect();
    let rows: Vec<&[String]> = (0..12).map(|_| cells.as_slice()).collect();
    let document = docx::read(&Docx::new(&tbl(&rows)).bytes(), &limits).unwrap();
    let text: String = document
        .tables()
        .flat_map(|table| table.grid.cells())
        .map(|cell| format!("{}\n", cell.text))
        .collect();
    assert_eq!(text.split_whitespace().filter(|word| *word == "c19").count(), 12);
    assert!(document.tables().all(|table| table.grid.cols() <= 8 && table.grid.rows() * 8 <= 40));
    assert!(noted(&document, "table-split") && noted(&document, "column-limit"));
}

#[test]
fn entities_are_never_expanded() {
    let mut entities = String::from("<!ENTITY a0 \"lol\">");
    for i in 1..=1_000_000 / 20_000 {
        entities.push_str(&format!("<!ENTITY a{i} \"{}\">", format!("&a{};", i - 1).repeat(10)));
    }
    let main = format!(
        r#"<!DOCTYPE x [{entities}<!ENTITY ext SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"#,
        p("a&a50;&ext;b")
    );
    let document = Docx::with_main(&main).read();
    assert_eq!(texts(&document), ["ab"]);
    assert!(noted(&document, "entity-skipped"));
}

#[test]
fn node_limit_keeps_the_beginning() {
    let limits = Limits { xml_nodes: 50, ..Limits::default() };
    let words: String = (0..500).map(|i| p(&format!("{i}"))).collect();
    let document = docx::read(&Docx::new(&words).bytes(), &limits).unwrap();
    assert!(document.blocks.len() > 5 && document.blocks.len() < 50);
    assert!(noted(&document, "node-limit"));
}

#[test]
fn part_names_in_other_cases_and_with_backslashes() {
    let docx = Docx::new(&p("testo"));
    for rename in [|name: &str| name.to_uppercase(), |name: &str| name.replace('/', "\\")] {
        let bytes = docx.bytes_named(rename);
        assert_eq!(texts(&read_document(&bytes, "x", &Limits::default()).unwrap()), ["testo"]);
    }
}

#[test]
fn an_encrypted_part_needs_a_password() {
    let mut bytes = Docx::new(&p("testo")).bytes();
    // the flag of the local headers and of the directory
    for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|i| bytes[*i..].starts_with(mark)).collect();
        places.into_iter().for_each(|i| bytes[i + at] |= 1);
    }
    assert_eq!(kind(docx::read(&bytes, &Limits::default())), ReadErrorKind::Encrypted);
}
