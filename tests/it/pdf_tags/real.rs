//! Word documents, exported as tagged PDFs, against their golds and their Word form.

use std::path::Path;

use spoglio::document::Document;
use spoglio::eval::Corpus;
use spoglio::{Context, analyse};

use super::contradicted;

fn document(path: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path);
    let bytes = std::fs::read(&path).unwrap();
    analyse(&bytes, &path.to_string_lossy(), &Context::default()).document.unwrap()
}

/// Row, column, rows, columns and text (with single spaces) of a cell.
type PlainCell = (usize, usize, usize, usize, String);

/// The cells of all tables.
fn tables(document: &Document) -> Vec<Vec<PlainCell>> {
    let cells = |table: &spoglio::document::Table| {
        let cells = table.grid.cells().iter().filter(|cell| !cell.is_blank());
        let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        cells.map(|cell| (cell.row, cell.col, cell.row_span, cell.col_span, text(&cell.text))).collect()
    };
    document.tables().map(cells).collect()
}

#[test]
fn tagged_documents_agree_with_their_golds() {
    let corpus = Corpus::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tagged")).unwrap();
    let context = Context::default();
    let score = corpus.measure("pdf", |path| {
        let analysis = analyse(&std::fs::read(path).unwrap(), &path.to_string_lossy(), &context);
        serde_json::to_value(&analysis.extraction).ok()
    });
    let score = score.unwrap();
    assert_eq!(score.documents.len(), 2, "fixtures are missing");
    assert_eq!(score.total.all().figures().f1, 1.0, "{:?}", score.worst());
}

#[test]
fn tables_without_lines_are_those_of_the_word_form() {
    let tagged = document("tagged/schede_senza_bordi_breve.pdf");
    assert_eq!(tables(&tagged), tables(&document("dev/schede_senza_bordi_breve.docx")));
    assert_eq!(contradicted(&tagged), []);
}

#[test]
fn a_header_repeated_on_the_next_page_is_no_page_furniture() {
    let tagged = document("tagged/matrice_risultato_breve.pdf");
    assert_eq!(tables(&tagged).len(), tables(&document("dev/matrice_risultato_breve.docx")).len());
    let joined = tagged.tables().find(|table| table.parts.len() > 1).unwrap();
    let header: Vec<&str> = joined.grid.covering(0).map(|cell| cell.text.as_str()).collect();
    let mut filled = joined.grid.covering(0).filter(|cell| !cell.is_blank());
    assert!(filled.all(|cell| cell.header) && joined.header_rows > 0, "{header:?}");
    let part = &joined.parts[1];
    let again: Vec<&str> = joined.grid.covering(part.first_row).map(|cell| cell.text.as_str()).collect();
    assert_eq!(header, again);
}
