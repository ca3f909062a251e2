//! The whole way on the fixtures: what comes out, measured against the golds, and where every cell went.

use std::path::{Path, PathBuf};

use serde_json::Value;
use spoglio::contract::Extraction;
use spoglio::document::Document;
use spoglio::eval::Corpus;
use spoglio::{Analysis, Context, analyse};

use crate::support::extractions::repository;

fn read(path: &Path, context: &Context) -> Analysis {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    analyse(&bytes, &path.to_string_lossy(), context)
}

fn seed(name: &str) -> Extraction {
    read(&repository("fixtures/seeds").join(name), &Context::default()).extraction
}

/// F1 over all fields and over the findings of a folder's documents of one format, and the worst document's F1.
fn measure(folder: &str, format: &str) -> (f64, f64, f64) {
    let context = Context::default();
    let corpus = Corpus::open(&repository(folder)).expect("the fixtures are there");
    let score = corpus
        .measure(format, |path| serde_json::to_value(read(path, &context).extraction).ok())
        .unwrap_or_else(|| panic!("no .{format} under {folder}"));
    let findings = score.total.findings().map_or(1.0, |count| count.figures().f1);
    let worst = score.worst().map_or(0.0, |document| document.figures.f1);
    (score.total.all().figures().f1, findings, worst)
}

#[test]
fn seeds_come_out_as_annotated() {
    for format in ["docx", "txt"] {
        let (fields, findings, _) = measure("fixtures/seeds", format);
        assert!(fields >= 0.99, "seeds .{format}: F1 {fields:.4}");
        assert!(findings >= 0.97, "seeds .{format}: findings F1 {findings:.4}");
    }
}

#[test]
fn dev_documents_come_out() {
    for (format, floor) in [("docx", 0.98), ("txt", 0.97)] {
        let (fields, findings, worst) = measure("fixtures/dev", format);
        assert!(fields >= floor, "dev .{format}: F1 {fields:.4}");
        assert!(worst >= 0.92, "dev .{format}: worst document {worst:.4}");
        assert!(findings >= 0.97, "dev .{format}: findings F1 {findings:.4}");
    }
}

#[test]
fn templates_of_other_styles_come_out() {
    for (format, floor) in [("docx", 0.97), ("txt", 0.95)] {
        let (fields, ..) = measure("fixtures/templates/a", format);
        assert!(fields >= floor, "templates .{format}: F1 {fields:.4}");
    }
}

#[test]
fn documents_without_objectives_give_none() {
    for name in ["a/nessuno_bilancio", "a/nessuno_valutazione"] {
        for format in ["docx", "txt"] {
            let path = repository("fixtures/templates").join(name).with_extension(format);
            let extraction = read(&path, &Context::default()).extraction;
            let objectives: Vec<_> = extraction.units.iter().flat_map(|u| &u.objectives).collect();
            assert!(objectives.is_empty(), "{name}.{format}: {objectives:?}");
        }
    }
}

#[test]
fn the_first_seed_has_its_records() {
    for name in ["unione-marca-occidentale-2025.docx", "unione-marca-occidentale-2025.txt"] {
        let seed = seed(name);
        let objectives = || seed.units.iter().flat_map(|u| &u.objectives);
        let counts = [
            seed.units.len(),
            seed.units.iter().flat_map(|u| &u.summaries).map(|s| s.rows.len()).sum(),
            objectives().count(),
            objectives().flat_map(|o| o.phases.iter().flatten()).count(),
            objectives().flat_map(|o| o.indicators.iter().flatten()).count(),
            seed.units.iter().flat_map(|u| u.staff.iter().flatten()).count(),
        ];
        assert_eq!(
            counts,
            [5, 13, 11, 23, 32, 27],
            "{name}: units, summary rows, objectives, phases, indicators, people"
        );
    }
}

#[test]
fn rows_cut_by_a_page_break_are_one_objective() {
    for name in ["venegono-inferiore-2024.docx", "venegono-inferiore-2024.txt"] {
        let seed = seed(name);
        assert_eq!(seed.units.iter().map(|u| u.objectives.len()).sum::<usize>(), 8, "{name}");
    }
}

/// Nothing of the list of false alarms that the seeds are known for.
#[test]
fn seeds_raise_no_known_false_alarm() {
    for name in ["unione-marca-occidentale-2025.docx", "venegono-inferiore-2024.docx"] {
        let seed = seed(name);
        let of = |rule: &str| {
            seed.findings.iter().filter(|f| f.rule == rule).map(|f| f.message.clone()).collect::<Vec<_>>()
        };
        // blank result columns, indicator weights that are not mandatory, phases of cards that need none,
        // deadlines in a ticked year, part-time hours
        for rule in ["IND012", "WGT003", "STR002", "TIM002", "PPL004", "PPL003", "LAW001", "LAW002", "LAW004"]
        {
            assert_eq!(of(rule), Vec::<String>::new(), "{name}: {rule}");
        }
        for message in of("PPL001") {
            assert!(!message.to_lowercase().contains("rossetto"), "{name}: {message}");
        }
        for message in of("IDN003") {
            assert!(!message.contains("Piano Triennale"), "letter case alone is no difference: {message}");
        }
    }
    assert!(seed("venegono-inferiore-2024.docx").findings.iter().all(|f| !f.rule.starts_with("WGT")));
}

/// Every non-blank cell is claimed by a record, listed as unclaimed, or furniture: exactly once.
#[test]
fn every_cell_is_accounted_for() {
    let context = Context::default();
    let mut documents = 0;
    for folder in ["fixtures/seeds", "fixtures/dev", "fixtures/templates/a", "fixtures/templates/b"] {
        for path in files(&repository(folder), &["docx", "txt"]) {
            let analysis = read(&path, &context);
            let document =
                analysis.document.as_ref().unwrap_or_else(|| panic!("{}: not read", path.display()));
            let coverage = analysis.extraction.document.coverage;
            let unclaimed: u32 = analysis.extraction.unclaimed.iter().map(|u| u.cells).sum();
            let non_blank: usize = document.tables().map(|table| table.grid.non_blank()).sum();
            assert_eq!(coverage.cells as usize, non_blank, "{}: cells counted", path.display());
            assert_eq!(
                coverage.claimed + coverage.furniture + unclaimed,
                coverage.cells,
                "{}: claimed {}, furniture {}, unclaimed {unclaimed}",
                path.display(),
                coverage.claimed,
                coverage.furniture
            );
            documents += 1;
        }
    }
    assert!(documents >= 60, "fixtures are missing: {documents}");
}

/// A claimed cell's text stands somewhere in the records: a claim is no way to lose one.
#[test]
fn claimed_texts_stand_in_the_records() {
    let context = Context::default();
    for name in ["scheda_griglia_breve.docx", "matrice_indicatori_breve.docx", "peg_due_colonne_breve.docx"] {
        let analysis = read(&repository("fixtures/dev").join(name), &context);
        let printed = squeezed(
            &serde_json::to_string(&analysis.extraction).unwrap().replace("\\n", " ").replace("\\\"", "\""),
        );
        let document = analysis.document.as_ref().expect("read");
        let missing: Vec<String> =
            long_texts(document).filter(|text| !printed.contains(&squeezed(text))).collect();
        assert_eq!(missing, Vec::<String>::new(), "{name}");
    }
}

/// Texts of cells that say enough to be no label, of tables that are no furniture of the plan.
fn long_texts(document: &Document) -> impl Iterator<Item = String> + '_ {
    let cells = document.tables().flat_map(|table| table.grid.cells());
    // labels are known words: what counts as one is at most this long in the fixtures
    cells.map(|cell| cell.text.clone()).filter(|text| text.chars().count() > 75)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    for name in ["seeds/unione-marca-occidentale-2025.docx", "dev/peg_due_colonne_breve.docx"] {
        let path = repository("fixtures").join(name);
        let print = || serde_json::to_string(&read(&path, &Context::default()).extraction).unwrap();
        assert_eq!(print(), print(), "{name}");
    }
}

/// One short plan, whole, for a person to review.
#[test]
fn a_whole_extraction() {
    let path = repository("fixtures/dev/testo_schede_breve.docx");
    let mut value: Value = serde_json::to_value(read(&path, &Context::default()).extraction).unwrap();
    value["document"]["path"] = "testo_schede_breve.docx".into();
    insta::assert_json_snapshot!(value);
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| endings.iter().any(|ending| *ending == e)))
        .collect();
    found.sort();
    found
}
