//! Real plans: PDF against the golds, and against the same plan as Word.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};
use spoglio::document::{Block, Document, Paragraph, Role};
use spoglio::eval::{Tally, score};
use spoglio::{Analysis, Context, analyse};

use crate::support::extractions::{gold, golds, repository};

/// One plan in both formats.
pub struct Plan {
    pub name: String,
    pub is_seed: bool,
    pub docx: Analysis,
    pub pdf: Analysis,
    gold: Value,
}

/// All plans of `fixtures/seeds` and `fixtures/dev`, read once for all tests.
pub fn plans() -> &'static [Plan] {
    static PLANS: OnceLock<Vec<Plan>> = OnceLock::new();
    PLANS.get_or_init(|| {
        let context = Context::default();
        let read = |path: &Path| {
            let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            analyse(&bytes, &path.to_string_lossy(), &context)
        };
        let plans: Vec<Plan> = golds()
            .into_iter()
            .map(|path: PathBuf| Plan {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                is_seed: path.starts_with(repository("fixtures/seeds")),
                docx: read(&path.with_extension("docx")),
                pdf: read(&path.with_extension("pdf")),
                gold: gold(&path),
            })
            .collect();
        assert_eq!(plans.len(), 23);
        plans
    })
}

pub fn plan(name: &str) -> &'static Plan {
    plans().iter().find(|plan| plan.name == name).unwrap_or_else(|| panic!("no {name}"))
}

pub fn document(analysis: &Analysis) -> &Document {
    analysis.document.as_ref().unwrap_or_else(|| panic!("not read: {:?}", analysis.error))
}

fn f1(tally: &Tally) -> f64 {
    tally.all().figures().f1
}

/// Added up over the plans: F1 of the fields, and of the findings.
fn measured(seeds: bool, side: fn(&Plan) -> &Analysis) -> (f64, f64) {
    let mut total = Tally::default();
    for plan in plans().iter().filter(|plan| plan.is_seed == seeds) {
        let output = serde_json::to_value(&side(plan).extraction).unwrap();
        total.add(&plan.name, &score(&plan.gold, Some(&output)));
    }
    (f1(&total), total.findings().map_or(1.0, |count| count.figures().f1))
}

#[test]
fn seeds_come_out_as_annotated() {
    let (fields, findings) = measured(true, |plan| &plan.pdf);
    assert!(fields >= 0.985, "F1 {fields:.4}");
    assert!(findings >= 0.985, "findings F1 {findings:.4}");
}

#[test]
fn dev_documents_come_out_nearly_as_from_word() {
    let ((pdf, _), (docx, _)) = (measured(false, |plan| &plan.pdf), measured(false, |plan| &plan.docx));
    assert!(pdf >= docx - 0.02, "PDF {pdf:.4}, Word {docx:.4}");
    for plan in plans() {
        let output = serde_json::to_value(&plan.pdf.extraction).unwrap();
        let reached = f1(&score(&plan.gold, Some(&output)));
        assert!(reached >= 0.95, "{}: {reached:.4}", plan.name);
    }
}

/// A note on rows that a page break cut: a Word file without saved pages has none.
const ON_PAGES: &str = "STR009";

/// Rules and the records that they point at; places differ between the formats, so messages are not compared.
fn findings(analysis: &Analysis) -> Vec<(String, String)> {
    let of_plan = analysis.extraction.findings.iter().filter(|finding| finding.rule != ON_PAGES);
    let mut found: Vec<_> = of_plan.map(|f| (f.rule.clone(), f.pointer.clone())).collect();
    found.sort();
    found
}

#[test]
fn seeds_raise_the_same_findings_as_from_word() {
    for plan in plans().iter().filter(|plan| plan.is_seed) {
        assert!(!findings(&plan.docx).is_empty(), "{}", plan.name);
        assert_eq!(findings(&plan.pdf), findings(&plan.docx), "{}", plan.name);
    }
}

/// What Word gave as if it were a gold that speaks of all rules.
fn as_gold(plan: &Plan) -> Value {
    let mut gold = serde_json::to_value(&plan.docx.extraction).unwrap();
    let both = plan.docx.extraction.findings.iter().chain(&plan.pdf.extraction.findings);
    let rules: BTreeSet<&str> =
        both.map(|finding| finding.rule.as_str()).filter(|rule| *rule != ON_PAGES).collect();
    gold["finding_rules"] = json!(rules);
    gold
}

/// Every value that differs between the two formats, for a person to review.
#[test]
fn what_differs_between_word_and_pdf() {
    let mut lines = Vec::new();
    for plan in plans() {
        let output = serde_json::to_value(&plan.pdf.extraction).unwrap();
        let tally = score(&as_gold(plan), Some(&output));
        let shown =
            |value: &Option<String>| value.as_ref().map_or("(absent)".to_owned(), |v| format!("{v:?}"));
        for found in tally.differences() {
            let (docx, pdf) = (shown(&found.gold), shown(&found.output));
            lines.push(format!("{}: {} {}: docx {docx}, pdf {pdf}", plan.name, found.place, found.field));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// Every non-blank cell is claimed by a record, listed as unclaimed, or furniture: exactly once.
#[test]
fn every_cell_is_accounted_for() {
    for plan in plans() {
        let extraction = &plan.pdf.extraction;
        let coverage = extraction.document.coverage;
        let unclaimed: u32 = extraction.unclaimed.iter().map(|rows| rows.cells).sum();
        let non_blank: usize = document(&plan.pdf).tables().map(|table| table.grid.non_blank()).sum();
        assert_eq!(coverage.cells as usize, non_blank, "{}", plan.name);
        assert_eq!(coverage.claimed + coverage.furniture + unclaimed, coverage.cells, "{}", plan.name);
    }
}

/// Letters and digits only: what hyphens, line ends and bullets make of the rest is no loss.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn texts(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Block::Table(table) => table.grid.cells().iter().map(|cell| cell.text.as_str()).collect(),
    });
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// What Word has in one cell stands whole in one cell or paragraph of the PDF's document; a paragraph may go on
/// after a page break.
#[test]
fn no_text_of_the_plan_is_lost_or_torn() {
    let mut lost = Vec::new();
    for plan in plans() {
        let (word, pdf) = (document(&plan.docx), document(&plan.pdf));
        let apart: String = texts(pdf).into_iter().map(|text| squeezed(text) + " ").collect();
        let cells = word.tables().flat_map(|table| table.grid.cells().iter().map(|cell| &cell.text));
        lost.extend(cells.filter(|text| !apart.contains(&squeezed(text))).map(|text| (&plan.name, text)));
        let body = |paragraph: &&Paragraph| !matches!(paragraph.role, Role::Hidden | Role::Furniture);
        let running: String =
            pdf.paragraphs().filter(body).map(|paragraph| squeezed(&paragraph.text)).collect();
        // what Word has as paragraphs may be tables on the page: texts that stand beside each other
        let found = |text: &str| running.contains(&squeezed(text)) || apart.contains(&squeezed(text));
        let paragraphs = word.paragraphs().filter(body).map(|paragraph| &paragraph.text);
        lost.extend(paragraphs.filter(|text| !found(text)).map(|text| (&plan.name, text)));
    }
    assert_eq!(lost, Vec::new());
}

/// Nothing of the plan's tables ends as furniture or hidden but repeated headers, page headers and footers.
#[test]
fn furniture_is_what_repeats() {
    for plan in plans() {
        let document = document(&plan.pdf);
        let pages = document.pages.expect("a PDF has pages");
        let body: Vec<String> = texts(self::document(&plan.docx)).into_iter().map(squeezed).collect();
        for paragraph in document.paragraphs().filter(|paragraph| paragraph.role == Role::Furniture) {
            let repeated = document
                .paragraphs()
                .filter(|other| other.role == Role::Furniture)
                .filter(|other| letters(&other.text) == letters(&paragraph.text))
                .count();
            let page = paragraph.source.page.expect("a place");
            assert!((1..=pages).contains(&page));
            assert!(
                repeated * 3 >= pages as usize || !body.contains(&squeezed(&paragraph.text)),
                "{}: page {page}: {}",
                plan.name,
                paragraph.text
            );
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
