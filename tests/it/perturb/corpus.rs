//! The documents, read but not understood, with their golds and what was recognised in them as they stand.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};
use spoglio::document::{Block, Document, Table};
use spoglio::eval::{Corpus, score};
use spoglio::grammar::{Grammars, Trace};
use spoglio::value::ValueWords;
use spoglio::{Limits, layout, plan, read};

use super::labels::Labels;
use super::lists::{Lists, lists};

/// Where the documents lie.
const FOLDERS: [&str; 4] =
    ["fixtures/dev", "fixtures/templates/a", "fixtures/templates/c", "fixtures/templates/d"];

/// A document before it is changed.
pub struct Sample {
    /// Its name.
    pub name: String,
    /// As the reader gives it.
    pub document: Document,
    /// The cells that were taken for labels.
    pub labels: Labels,
    /// The tables that are one header with rows below.
    pub lists: Lists,
    /// How it comes out unchanged.
    pub f1: f64,
    gold: Value,
}

impl Sample {
    fn read(path: &Path, name: String, gold: Value) -> Sample {
        let bytes = std::fs::read(path).unwrap();
        let document = read::read_document(&bytes, &path.to_string_lossy(), &Limits::default())
            .unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let (records, trace) = understand(document.clone());
        let f1 = score(&gold, Some(&records)).all().figures().f1;
        let labels = Labels::of(&trace);
        let lists = lists(&document, &trace);
        Sample { name, document, labels, lists, f1, gold }
    }

    /// F1 of a changed document against the gold.
    pub fn score(&self, document: Document) -> f64 {
        let (records, _) = understand(document);
        score(&self.gold, Some(&records)).all().figures().f1
    }
}

/// The documents: without those that are longer ones of the same layout, unless the environment asks for all.
pub fn samples() -> &'static [Sample] {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let whole = std::env::var_os("SPOGLIO_PERTURB_ALL").is_some();
        let mut samples = Vec::new();
        for folder in FOLDERS {
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
            for gold in Corpus::open(&folder).unwrap().golds {
                let path = gold.path.with_extension("docx");
                if path.is_file() && (whole || !gold.name.ends_with("_lungo")) {
                    samples.push(Sample::read(&path, gold.name, gold.value));
                }
            }
        }
        assert!(samples.len() >= 40, "fixtures are missing: {}", samples.len());
        samples
    })
}

/// What comes after reading: layout, grammars, records. The audit is left out.
fn understand(document: Document) -> (Value, Trace) {
    static WORDS: OnceLock<(Grammars, ValueWords)> = OnceLock::new();
    let (grammars, words) = WORDS.get_or_init(|| (Grammars::builtin(), ValueWords::builtin()));
    let mut document = layout::tidy(document);
    let (records, recognised) = plan::build(&mut document, grammars, words);
    let value = json!({
        "plan": records.plan,
        "indicator_tables": records.indicator_tables,
        "units": records.units,
    });
    (value, recognised.trace)
}

/// Calls `change` with each table, those within cells first.
pub fn each_table(document: &mut Document, change: &mut impl FnMut(&mut Table)) {
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table_and_nested(table, change);
        }
    }
}

fn table_and_nested(table: &mut Table, change: &mut impl FnMut(&mut Table)) {
    for cell in table.grid.cells_mut() {
        for nested in &mut cell.nested {
            table_and_nested(nested, change);
        }
    }
    change(table);
}
