//! The documents of the fixtures against their golds, and against their Word form.

use std::path::Path;

use spoglio::eval::Corpus;
use spoglio::{Context, analyse};

/// Whole documents that the gold knows: F1 over all fields.
fn floor(format: &str, documents: usize, least: f64) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dev");
    let corpus = Corpus::open(&folder).unwrap();
    let context = Context::default();
    let score = corpus.measure(format, |path| {
        let bytes = std::fs::read(path).unwrap();
        let analysis = analyse(&bytes, &path.to_string_lossy(), &context);
        assert_eq!(analysis.error, None, "{}", path.display());
        serde_json::to_value(&analysis.extraction).ok()
    });
    let score = score.unwrap_or_else(|| panic!("no fixture in {format}"));
    assert_eq!(score.documents.len(), documents, "fixtures are missing: {format}");
    let f1 = score.total.all().figures().f1;
    assert!(f1 >= least, "{format}: F1 {f1}, worst {:?}", score.worst());
}

#[test]
fn open_document_texts_agree_with_their_golds() {
    floor("odt", 2, 0.99);
}

#[test]
fn web_pages_agree_with_their_golds() {
    floor("html", 3, 0.99);
}

#[test]
fn workbooks_agree_with_their_golds() {
    floor("xlsx", 2, 0.99);
}

#[test]
fn old_workbooks_agree_with_their_golds() {
    floor("xls", 2, 0.99);
}

#[test]
fn markdown_agrees_with_its_golds() {
    floor("md", 2, 0.99);
}

#[test]
fn rich_texts_agree_with_their_golds() {
    floor("rtf", 2, 0.99);
}

#[test]
fn old_word_documents_agree_with_their_golds() {
    floor("doc", 1, 0.99);
}
