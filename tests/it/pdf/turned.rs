//! Pages that are shown turned, or only in part.

use spoglio::document::{Document, Role};
use spoglio::{Context, Limits, analyse, read::read_document};

use super::draw::{Page, document, table, text};

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;

/// What a reader of the page sees, upright.
fn content() -> String {
    let title = text("B", 16.0, 56.0, 780.0, "PIANO DELLA PERFORMANCE 2025");
    let unit = text("F", 10.0, 56.0, 740.0, "Responsabile: dott.ssa Adele Bianchi");
    let rows: [(f32, &[&str]); 4] = [
        (20.0, &["N.", "Obiettivo", "Indicatore", "Valore atteso", "Peso"]),
        (34.0, &["1", "Riduzione dei tempi\ndi pagamento", "Giorni medi", "<= 30", "40%"]),
        (34.0, &["2", "Digitalizzazione\ndell'archivio", "Pratiche", "1.200", "35%"]),
        (34.0, &["3", "Accessibilit\u{e0}\ndel sito", "Pagine corrette", "95 %", "25%"]),
    ];
    title + &unit + &table(56.0, 700.0, &[30.0, 150.0, 110.0, 90.0, 60.0], &rows)
}

/// The page with `/Rotate`, its content turned the other way, so that it is shown upright.
fn turned(by: u32) -> Vec<u8> {
    let (matrix, width, height) = match by {
        90 => (format!("0 1 -1 0 {HEIGHT} 0"), HEIGHT, WIDTH),
        180 => (format!("-1 0 0 -1 {WIDTH} {HEIGHT}"), WIDTH, HEIGHT),
        270 => (format!("0 -1 1 0 0 {WIDTH}"), HEIGHT, WIDTH),
        _ => ("1 0 0 1 0 0".to_owned(), WIDTH, HEIGHT),
    };
    document(&[Page {
        entries: format!("/MediaBox [0 0 {width} {height}] /Rotate {by}"),
        content: format!("q {matrix} cm\n{} Q", content()),
    }])
}

fn read(bytes: &[u8]) -> Document {
    read_document(bytes, "piano.pdf", &Limits::default()).expect("a sound PDF")
}

/// Texts with their places in the tables, and the paragraphs.
fn seen(document: &Document) -> (Vec<String>, Vec<String>) {
    let cells = document.tables().flat_map(|table| {
        table.grid.cells().iter().map(move |cell| {
            let (row, col) = (cell.row, cell.col);
            format!("{}/{row}/{col} {}x{} {:?}", table.number, cell.row_span, cell.col_span, cell.text)
        })
    });
    let texts = document.paragraphs().map(|paragraph| format!("{:?} {}", paragraph.role, paragraph.text));
    (cells.collect(), texts.collect())
}

fn same_box(a: &Document, b: &Document) -> bool {
    let boxes = |document: &Document| -> Vec<f32> {
        let boxes =
            document.tables().flat_map(|table| table.grid.cells().iter().map(|cell| cell.source.bbox));
        boxes.flat_map(|found| found.expect("a cell of a PDF has a box")).collect()
    };
    let (a, b) = (boxes(a), boxes(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| (x - y).abs() < 0.6)
}

#[test]
fn the_upright_page_is_read() {
    let analysis = analyse(&turned(0), "piano.pdf", &Context::default());
    let document = analysis.document.expect("read");
    let table = document.tables().next().expect("a table");
    assert_eq!((table.grid.rows(), table.grid.cols()), (4, 5));
    let texts: Vec<&str> = table.grid.anchors(1).map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["1", "Riduzione dei tempi di pagamento", "Giorni medi", "<= 30", "40%"]);
    let objectives: Vec<_> = analysis.extraction.units.iter().flat_map(|unit| &unit.objectives).collect();
    assert_eq!(objectives.len(), 3);
}

#[test]
fn a_turned_page_gives_the_same_tables_in_the_same_places() {
    let upright = read(&turned(0));
    for by in [90, 180, 270] {
        let other = read(&turned(by));
        assert_eq!(seen(&upright), seen(&other), "/Rotate {by}");
        assert!(same_box(&upright, &other), "/Rotate {by}");
    }
}

#[test]
fn a_cropped_page_counts_from_the_corner_of_what_is_shown() {
    let upright = read(&turned(0));
    let moved = document(&[Page {
        entries: "/MediaBox [-300 -200 1200 1400] /CropBox [100 50 695 892]".to_owned(),
        content: format!("q 1 0 0 1 100 50 cm\n{} Q", content()),
    }]);
    let other = read(&moved);
    assert_eq!(seen(&upright), seen(&other));
    assert!(same_box(&upright, &other));
    // a media box whose corners are named the other way round
    let swapped = document(&[Page { entries: "/MediaBox [595 842 0 0]".to_owned(), content: content() }]);
    assert_eq!(seen(&upright), seen(&read(&swapped)));
}

#[test]
fn what_stands_beyond_the_crop_box_is_hidden() {
    let outside = text("F", 10.0, 20.0, 20.0, "fuori dal foglio");
    let cropped = document(&[Page {
        entries: "/MediaBox [0 0 595 842] /CropBox [0 100 595 842]".to_owned(),
        content: content() + &outside,
    }]);
    let document = read(&cropped);
    let found = document.paragraphs().find(|paragraph| paragraph.text == "fuori dal foglio");
    assert_eq!(found.map(|paragraph| paragraph.role), Some(Role::Hidden));
}
