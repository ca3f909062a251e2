//! The same plan in other clothes: tables of known documents are changed in ways that leave their meaning as it is, and
//! the same records must come out.
//!
//! `cargo test --test it perturb:: -- --nocapture` prints the mean of each change and what a document lost by it; with
//! `SPOGLIO_PERTURB_ALL=1` in the environment the longer documents are taken too. The floors lie a little below what was
//! measured (docs/evaluation.md): what lies above them is to be kept, what is missing is known.

mod corpus;
mod labels;
mod lists;
mod rng;
mod shapes;
mod words;

use spoglio::document::Document;

use corpus::{Sample, samples};
use rng::Rng;

const SEED: u64 = 2025;
/// A document that lost less is not named.
const NAMED: f64 = 0.005;

/// A change of a document; gives how many tables or cells it changed.
type Change = fn(&Sample, &mut Document, &mut Rng) -> usize;

/// Applies a change to all documents: it must find as much to change as `least` says, and the mean F1 of the documents
/// that it changed must not be below `floor`.
fn holds(name: &str, change: Change, least: usize, floor: f64) {
    let (mut changes, mut documents, mut before, mut after) = (0, 0, 0.0, 0.0);
    for sample in samples() {
        let mut document = sample.document.clone();
        let made = change(sample, &mut document, &mut Rng::of(SEED, &sample.name));
        if made == 0 {
            continue;
        }
        let f1 = sample.score(document);
        if f1 < sample.f1 - NAMED {
            println!("  {name}: {} {:.4} -> {f1:.4} ({made} changes)", sample.name, sample.f1);
        }
        (changes, documents) = (changes + made, documents + 1);
        (before, after) = (before + sample.f1, after + f1);
    }
    let (before, after) = (before / documents as f64, after / documents as f64);
    println!("{name}: {documents} documents, {changes} changes, mean F1 {before:.4} -> {after:.4}");
    assert!(changes >= least, "{name}: {changes} changes only");
    assert!(after >= floor, "{name}: mean F1 {after:.4}, at least {floor}");
}

#[test]
fn other_labels() {
    holds("other labels", words::relabel, 1000, 0.995);
}

#[test]
fn other_order_of_columns() {
    holds("other order of columns", shapes::shuffle, 100, 0.98);
}

#[test]
fn no_formatting() {
    holds("no formatting", shapes::plain, 1500, 0.995);
}

#[test]
fn blanks_merged() {
    holds("blanks merged", shapes::merge_blanks, 200, 0.998);
}

#[test]
fn merged_columns_split() {
    holds("merged columns split", shapes::split_across, 800, 0.993);
}

#[test]
fn merged_rows_split() {
    holds("merged rows split", shapes::split_down, 300, 0.997);
}

#[test]
fn cut_over_pages() {
    holds("cut over pages", shapes::cut, 200, 0.997);
}

#[test]
fn cut_over_pages_with_header() {
    holds("cut over pages with header", shapes::cut_with_header, 100, 0.998);
}

#[test]
fn labels_in_capitals() {
    holds("labels in capitals", words::capitals, 1000, 0.998);
}

#[test]
fn misspelt_labels() {
    holds("misspelt labels", words::misspell, 300, 0.96);
}
