//! Files made to break a reader: none panics or hangs, each ends in a clear error or keeps what it has.

use std::fmt::Write;

use spoglio::document::Document;
use spoglio::read::{ReadErrorKind, read_document};
use spoglio::{Context, Limits, analyse};

use super::draw::{Page, Pdf, add_page, document, finish, plain, table, text};

const ROWS: [(f32, &[&str]); 3] = [
    (20.0, &["Obiettivo", "Peso"]),
    (20.0, &["Riduzione dei tempi", "60%"]),
    (20.0, &["Accessibilità del sito", "40%"]),
];

fn content() -> String {
    table(56.0, 700.0, &[200.0, 60.0], &ROWS)
}

fn read(bytes: &[u8]) -> Document {
    // the whole way: what a reader lets through must not break a later stage
    let analysis = analyse(bytes, "piano.pdf", &Context::default());
    analysis.document.unwrap_or_else(|| panic!("{:?}", analysis.error))
}

fn kind(bytes: &[u8]) -> ReadErrorKind {
    read_document(bytes, "piano.pdf", &Limits::default()).expect_err("no sound PDF").kind
}

fn has_table(document: &Document) -> bool {
    document.tables().any(|table| {
        let texts: Vec<&str> = table.grid.cells().iter().map(|cell| cell.text.as_str()).collect();
        texts == ["Obiettivo", "Peso", "Riduzione dei tempi", "60%", "Accessibilità del sito", "40%"]
    })
}

#[test]
fn no_bytes_and_no_pages_are_told() {
    assert_eq!(kind(b""), ReadErrorKind::Empty);
    assert_eq!(kind(b"%PDF-1.7\n"), ReadErrorKind::Truncated);
    assert_eq!(kind(b"%PDF-1.7\nnothing\n%%EOF\n"), ReadErrorKind::Malformed);
}

#[test]
fn a_page_tree_that_holds_itself_ends() {
    let mut pdf = Pdf::default();
    let tree = pdf.reserve();
    let page = add_page(&mut pdf, tree, &plain(content()), "");
    // the tree is its own child, and a second tree holds the first
    let inner = pdf.add(format!("<< /Type /Pages /Parent {tree} 0 R /Count 1 /Kids [{tree} 0 R] >>"));
    let document = read(&finish(pdf, tree, &[page, tree, inner]));
    assert!(has_table(&document));
    assert!(document.pages.is_some_and(|pages| pages < 1000), "{:?}", document.pages);
}

#[test]
fn a_chain_of_cross_references_that_ends_in_itself_ends() {
    let mut bytes = document(&[plain(content())]);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let table = text.rfind("xref\n0 ").unwrap();
    let text = text.replace("/Root", &format!("/Prev {table} /Root"));
    bytes.clear();
    bytes.extend(text.bytes());
    assert!(has_table(&read(&bytes)));
}

#[test]
fn a_file_without_its_cross_references_is_read_by_its_objects() {
    let bytes = document(&[plain(content())]);
    let text = String::from_utf8(bytes).unwrap();
    let table = text.rfind("xref\n0 ").unwrap();
    let lost = text.replace(&format!("startxref\n{table}"), "startxref\n999999999");
    assert!(has_table(&read(lost.as_bytes())));
}

#[test]
fn objects_that_refer_to_themselves_end() {
    let mut pdf = Pdf::default();
    let tree = pdf.reserve();
    let own = pdf.reserve();
    pdf.set(own, format!("{own} 0 R"));
    let page = pdf.add(format!(
        "<< /Type /Page /Parent {tree} 0 R /MediaBox {own} 0 R /Contents {own} 0 R /Resources {own} 0 R >>"
    ));
    let analysis = analyse(&finish(pdf, tree, &[page]), "piano.pdf", &Context::default());
    assert!(analysis.document.is_some() || analysis.error.is_some());
}

/// Forms in forms, a thousand deep, each with a text: what is too deep is left out, the rest of the page is not.
#[test]
fn forms_in_forms_end() {
    let mut pdf = Pdf::default();
    let tree = pdf.reserve();
    let mut inner = pdf.stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", "");
    for _ in 0..1000 {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {inner} 0 R >> >>"
        );
        inner = pdf.stream(&entries, "q 1 0 0 1 0 0 cm /X Do Q");
    }
    let page = plain(format!("/X Do\n{}", content()));
    let page = add_page(&mut pdf, tree, &page, &format!("/XObject << /X {inner} 0 R >>"));
    assert!(has_table(&read(&finish(pdf, tree, &[page]))));
}

/// A form that draws itself, twice: without a limit it would be drawn 2^n times.
#[test]
fn a_form_that_draws_itself_ends() {
    let mut pdf = Pdf::default();
    let tree = pdf.reserve();
    let form = pdf.reserve();
    let drawn = "/X Do /X Do";
    pdf.set(
        form,
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {form} 0 R >> >> \
             /Length {} >>\nstream\n{drawn}\nendstream",
            drawn.len()
        ),
    );
    let page = plain(format!("{}\n/X Do", content()));
    let page = add_page(&mut pdf, tree, &page, &format!("/XObject << /X {form} 0 R >>"));
    assert!(has_table(&read(&finish(pdf, tree, &[page]))));
}

#[test]
fn a_hundred_thousand_lines_are_capped_and_said() {
    let mut drawn = content();
    for at in 0..100_000 {
        let (x, y) = (300.0 + (at % 250) as f32, 20.0 + (at / 250) as f32);
        writeln!(drawn, "{x} {y} m {} {y} l S", x + 0.8).unwrap();
    }
    let document = read(&document(&[plain(drawn)]));
    assert!(has_table(&document));
    assert!(document.notes.iter().any(|note| note.code == "drawing-limit"), "{:?}", document.notes);
}

/// A grid of as many cells as lines allow: each crossing is one.
#[test]
fn a_mesh_of_hair_lines_ends() {
    let mut drawn = String::new();
    for at in 0..600 {
        let at = at as f32;
        writeln!(
            drawn,
            "{} 20 m {} 620 l S 20 {} m 560 {} l S",
            20.0 + at * 0.9,
            20.0 + at * 0.9,
            20.0 + at,
            20.0 + at
        )
        .unwrap();
    }
    drawn.push_str(&text("F", 10.0, 56.0, 700.0, "testo sopra la griglia"));
    let document = read(&document(&[plain(drawn)]));
    assert!(document.paragraphs().any(|paragraph| paragraph.text == "testo sopra la griglia"));
}

#[test]
fn letters_off_the_page_are_hidden_not_lost() {
    let far = text("F", 10.0, 4000.0, 300.0, "lontano a destra")
        + &text("F", 10.0, 40.0, -900.0, "sotto il foglio");
    let document = read(&document(&[plain(content() + &far)]));
    assert!(has_table(&document));
    for words in ["lontano a destra", "sotto il foglio"] {
        let found: Vec<_> = document.paragraphs().filter(|paragraph| paragraph.text == words).collect();
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].role, spoglio::document::Role::Hidden, "{words}");
    }
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let wild = [
        "1e39 0 0 1e39 0 0 cm",
        "99999999999999999999999999999999999999999999 0 m 5 5 l S",
        "0 0 0 0 0 0 cm",
        "-32768 -32768 65536 65536 re S",
        "1 0 0 1 340282346638528859811704183484516925440 0 cm 0 0 10 10 re f",
        "BT /F 1e30 Tf 10 10 Td (grande) Tj ET",
        "BT /F 0 Tf 10 10 Td (nullo) Tj ET",
        "BT /F -12 Tf 100 100 Td (specchio) Tj ET",
        "BT /F 10 Tf 1e-30 0 0 1e-30 10 10 Tm (minimo) Tj ET",
        "BT /F 10 Tf 999999999 Tc (spaziato) Tj ET",
        "--5 3 m 0.00-35 5- l S",
    ];
    let lost: Vec<&str> = wild
        .into_iter()
        .filter(|instructions| {
            let drawn = format!("q {instructions} Q\n{}", content());
            !has_table(&read(&document(&[plain(drawn)])))
        })
        .collect();
    assert_eq!(lost, Vec::<&str>::new());
    // the interpreter gives up a page at a path without its numbers: what stood before is kept
    for instructions in ["nan inf -inf m NaN NaN l S", "5..5 6 l S", "] ) } >> 5 m", "\u{1}\u{2} re"] {
        let drawn = format!("{}\nq {instructions} Q", content());
        assert!(has_table(&read(&document(&[plain(drawn)]))), "{instructions}");
    }
}

#[test]
fn pages_of_odd_sizes_do_no_harm() {
    let odd = [
        "/MediaBox [0 0 0 0]",
        "/MediaBox [0 0 1e30 1e30]",
        "/MediaBox [0 0 595]",
        "/MediaBox (no box)",
        "/MediaBox [0 0 595 842] /CropBox [9000 9000 9001 9001]",
        "/MediaBox [0 0 595 842] /Rotate 45",
        "/MediaBox [0 0 595 842] /Rotate 99999999999",
        "/MediaBox [0 0 595 842] /UserUnit 1e20",
        "",
    ];
    let lost: Vec<&str> = odd
        .into_iter()
        .filter(|entries| {
            let strange = text("F", 10.0, 60.0, 400.0, "pagina strana");
            let page = Page { entries: (*entries).to_owned(), content: strange };
            let document = read(&document(&[page, plain(content())]));
            // a page larger than any sheet is no page for the interpreter
            !document.pages.is_some_and(|pages| (1..=2).contains(&pages)) || !has_table(&document)
        })
        .collect();
    assert_eq!(lost, Vec::<&str>::new());
}

/// Many operands, unclosed texts and states, dictionaries that nest without end.
#[test]
fn endless_instructions_end() {
    for drawn in [
        "q ".repeat(200_000),
        "Q ".repeat(200_000),
        "BT ".repeat(100_000),
        "/P BMC ".repeat(100_000),
        "1 ".repeat(500_000),
        "[".repeat(100_000),
        "<<".repeat(100_000),
        format!("BT /F 9 Tf 10 10 Td ({}", "(".repeat(100_000)),
    ] {
        let pages = [plain(drawn), plain(content())];
        assert!(has_table(&read(&document(&pages))));
    }
}
