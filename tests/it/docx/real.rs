//! The documents of the fixtures: no word is lost, no word is invented.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use spoglio::Limits;
use spoglio::document::{Block, Document, Table};
use spoglio::read::read_document;

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut found: Vec<PathBuf> = ["seeds", "dev"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("fixtures"))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "docx"))
        .collect();
    found.sort();
    assert!(found.len() >= 20, "fixtures are missing");
    found
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_owned()).or_insert(0) += 1;
    }
    words
}

/// The text of the main part by its tags alone: the second opinion.
fn plain_words(path: &Path) -> BTreeMap<String, usize> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let xml = xml.replace("</w:p>", "\n</w:p>").replace("<w:br/>", "\n").replace("<w:tab/>", "\t");
    let mut text = String::new();
    let mut rest = xml.as_str();
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = rest[at..].split_once('>').map_or("", |(_, after)| after);
    }
    let text = text.replace('\u{AD}', "");
    words(&text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn body_text(document: &Document) -> String {
    use spoglio::document::Role;
    let mut text = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) if paragraph.role == Role::Furniture => {}
            Block::Paragraph(paragraph) => text.push_str(&format!("{}\n", paragraph.text)),
            Block::Table(table) => add_table(&mut text, table),
        }
    }
    text
}

fn add_table(text: &mut String, table: &Table) {
    for cell in table.grid.cells() {
        text.push_str(&format!("{}\n", cell.text));
        cell.nested.iter().for_each(|nested| add_table(text, nested));
    }
}

#[test]
fn every_word_of_the_fixtures_is_read_once() {
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        let document = read_document(&bytes, "", &Limits::default()).unwrap();
        let (read, there) = (words(&body_text(&document)), plain_words(&path));
        for (word, count) in &there {
            assert_eq!(read.get(word), Some(count), "{word} in {}", path.display());
        }
        // what the reader adds are the numbers of lists
        let added: usize = read.iter().map(|(word, count)| count - there.get(word).unwrap_or(&0)).sum();
        assert_eq!(added, 0, "{}", path.display());
    }
}

#[test]
fn a_seed_has_its_tables_with_their_merges() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/seeds/venegono-inferiore-2024.docx");
    let document = read_document(&std::fs::read(path).expect("fixture"), "", &Limits::default()).unwrap();
    let table = document.tables().next().unwrap();
    assert_eq!((table.grid.rows(), table.grid.cols()), (12, 6));
    let band = table.grid.at(1, 3);
    assert_eq!((band.row, band.col, band.col_span, band.bold, band.shaded), (1, 0, 6, true, true));
    let last = table.grid.at(11, 2);
    assert_eq!(last.text, "100%");
    assert_eq!(last.source.rows, Some((12, 12)));
}
