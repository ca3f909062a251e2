//! One page each: what tags say, and what the page says to it.

use super::maker::Maker;
use super::{cells, contradicted, paragraphs, read};
use spoglio::document::{Document, Role, Table};

/// Four texts in two rows and two columns, too few and too near for white space to tell.
fn texts() -> Maker {
    Maker::default()
        .text(0, 100, 700, "Indicatore")
        .text(1, 160, 700, "Valore")
        .text(2, 100, 680, "Atti")
        .text(3, 160, 680, "12")
}

/// The lines around them.
fn drawn(maker: Maker) -> Maker {
    let maker = [672, 692, 712].into_iter().fold(maker, |maker, y| maker.line(96, y, 220, y));
    [96, 156, 220].into_iter().fold(maker, |maker, x| maker.line(x, 672, x, 712))
}

fn only(document: &Document) -> &Table {
    let tables: Vec<&Table> = document.tables().collect();
    assert_eq!(tables.len(), 1, "{document:#?}");
    tables[0]
}

const GRID: [(usize, usize, &str); 4] =
    [(0, 0, "Indicatore"), (0, 1, "Valore"), (1, 0, "Atti"), (1, 1, "12")];

#[test]
fn tags_tell_a_table_without_lines() {
    let (maker, table) = texts().table(&[&[("TH", 0, ""), ("TH", 1, "")], &[("TD", 2, ""), ("TD", 3, "")]]);
    let document = read(&maker.build(&format!("[{table}]")));
    let table = only(&document);
    assert_eq!(cells(table), GRID);
    assert_eq!(table.header_rows, 1);
    let headers: Vec<bool> = table.grid.cells().iter().map(|cell| cell.header).collect();
    assert_eq!(headers, [true, true, false, false]);
    assert_eq!(contradicted(&document), []);
}

#[test]
fn names_and_spans_go_by_way_of_role_and_class_maps() {
    let (mut maker, table) = Maker::default()
        .text(0, 100, 700, "Obiettivo del settore")
        .text(1, 100, 680, "Atti")
        .text(2, 260, 680, "12")
        .table(&[&[("Zelle", 0, "/C[/wide]")], &[("Zelle", 1, ""), ("Zelle", 2, "")]]);
    maker.root = "/RoleMap<</Zelle/Cella/Cella/TD>>/ClassMap<</wide<</O/Table/ColSpan 2>>>>".to_owned();
    let document = read(&maker.build(&format!("[{table}]")));
    assert_eq!(only(&document).grid.cells()[0].col_span, 2);
    assert_eq!(cells(only(&document)), [(0, 0, "Obiettivo del settore"), (1, 0, "Atti"), (1, 1, "12")]);
}

#[test]
fn drawn_cells_that_the_tags_agree_with_stay() {
    let (maker, table) =
        drawn(texts()).table(&[&[("TH", 0, ""), ("TH", 1, "")], &[("TD", 2, ""), ("TD", 3, "")]]);
    let document = read(&maker.build(&format!("[{table}]")));
    let table = only(&document);
    assert_eq!(cells(table), GRID);
    assert_eq!(table.header_rows, 1);
    let bbox = table.source.bbox.unwrap();
    assert!((bbox[0] - 96.0).abs() < 1.0 && (bbox[2] - 220.0).abs() < 1.0, "the lines' box: {bbox:?}");
}

#[test]
fn one_cell_for_all_loses_against_lines() {
    let maker = drawn(texts()).element("TD", "[0 1 2 3]", "").element("TR", "[7 0 R]", "");
    let document = read(&maker.element("Table", "[8 0 R]", "").build("[9 0 R]"));
    assert_eq!(cells(only(&document)), GRID);
    assert_eq!(contradicted(&document), [Some(1)]);
}

#[test]
fn one_cell_for_all_loses_against_columns_of_white_space() {
    let mut maker = Maker::default();
    for row in 0..5 {
        for col in 0..3 {
            let number = row * 3 + col;
            maker = maker.text(
                u32::try_from(number).unwrap(),
                100 + col * 150,
                700 - row * 20,
                &format!("Dato {number}"),
            );
        }
    }
    let marks: Vec<String> = (0..15).map(|mark| mark.to_string()).collect();
    let maker = maker.element("TD", &format!("[{}]", marks.join(" ")), "").element("TR", "[7 0 R]", "");
    let document = read(&maker.element("Table", "[8 0 R]", "").build("[9 0 R]"));
    assert_eq!(only(&document).grid.cols(), 3);
    assert_eq!(contradicted(&document), [Some(1)]);
}

#[test]
fn rows_in_an_order_that_no_reader_follows_are_not_used() {
    let (maker, table) = texts().table(&[&[("TD", 2, ""), ("TD", 3, "")], &[("TD", 0, ""), ("TD", 1, "")]]);
    let document = read(&maker.build(&format!("[{table}]")));
    assert_eq!(contradicted(&document), [Some(1)]);
    // what cells hold texts that stand across from each other, neither
    let (maker, table) = texts().table(&[&[("TD", 0, ""), ("TD", 3, "")], &[("TD", 2, ""), ("TD", 1, "")]]);
    let document = read(&maker.build(&format!("[{table}]")));
    assert_eq!(contradicted(&document), [Some(1)]);
}

#[test]
fn a_table_with_words_that_have_no_tags_is_not_used() {
    let (maker, table) = texts()
        .text(None, 100, 690, "Senza")
        .table(&[&[("TD", 0, ""), ("TD", 1, "")], &[("TD", 2, ""), ("TD", 3, "")]]);
    let document = read(&maker.build(&format!("[{table}]")));
    assert_eq!(contradicted(&document), [Some(1)]);
}

#[test]
fn paragraphs_are_as_tagged_not_as_their_lines_look() {
    let page = Maker::default()
        .text(0, 100, 700, "Piano della performance")
        // two lines of one paragraph, though the first has room for more
        .text(1, 100, 680, "Il settore")
        .text(
            1,
            100,
            668,
            "Riduce i tempi di risposta ai cittadini che presentano una istanza allo sportello",
        )
        // a line that would go on, by its looks
        .text(2, 100, 656, "dei servizi demografici")
        .text(3, 100, 640, "1.")
        .text(4, 115, 640, "Prima voce")
        .text(5, 100, 620, "Tabella delle risorse")
        .text(6, 100, 600, "Nota a margine");
    let document = read(
        &page
            .element("H2", "[0]", "")
            .element("P", "[1]", "")
            .element("P", "[2]", "")
            .element("Lbl", "[3]", "")
            .element("LBody", "[4]", "")
            .element("LI", "[10 0 R 11 0 R]", "")
            .element("L", "[12 0 R]", "")
            .element("Caption", "[5]", "")
            .element("Note", "[6]", "")
            .build("[7 0 R 8 0 R 9 0 R 13 0 R 14 0 R 15 0 R]"),
    );
    let text = "Il settore Riduce i tempi di risposta ai cittadini che presentano una istanza allo sportello";
    assert_eq!(
        paragraphs(&document),
        [
            (Role::Heading(2), "Piano della performance"),
            (Role::Body, text),
            (Role::Body, "dei servizi demografici"),
            (Role::ListItem, "1. Prima voce"),
            (Role::Caption, "Tabella delle risorse"),
            (Role::Footnote, "Nota a margine"),
        ]
    );
}

#[test]
fn a_page_of_headings_has_none() {
    let page =
        Maker::default().text(0, 100, 700, "Il settore riduce i tempi.").text(1, 100, 600, "Si applica.");
    let document = read(&page.element("H1", "[0]", "").element("H1", "[1]", "").build("[7 0 R 8 0 R]"));
    assert!(paragraphs(&document).iter().all(|(role, _)| *role == Role::Body), "{document:?}");
}

#[test]
fn paragraphs_of_a_drawn_cell_are_lines_of_their_own() {
    let page = Maker::default()
        .text(0, 100, 700, "Rossi Anna e")
        .text(1, 100, 688, "verdi per tutti")
        .text(2, 190, 700, "12")
        .element("P", "[0]", "")
        .element("P", "[1]", "")
        .element("TD", "[7 0 R 8 0 R]", "")
        .element("TD", "[2]", "")
        .element("TR", "[9 0 R 10 0 R]", "")
        .element("Table", "[11 0 R]", "");
    let page = [680, 712].into_iter().fold(page, |page, y| page.line(96, y, 250, y));
    let page = [96, 180, 250].into_iter().fold(page, |page, x| page.line(x, 680, x, 712));
    let document = read(&page.build("[12 0 R]"));
    assert_eq!(cells(only(&document))[0].2, "Rossi Anna e\nverdi per tutti");
}
