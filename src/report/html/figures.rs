//! Figures: counts of documents, units and findings, as texts and tables.

use maud::{Markup, html};

use super::document::Doc;
use super::found::by_severity;
use super::scroll;
use super::words::{Words, sign};
use crate::contract::{Coverage, Severity, Unit};

/// The severities, the gravest first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// What a document or several hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Units.
    pub units: usize,
    /// Objectives.
    pub objectives: usize,
    /// Phases.
    pub phases: usize,
    /// Indicators, those of the whole plan too.
    pub indicators: usize,
}

impl Counts {
    /// Of a document.
    pub fn of(doc: &Doc<'_>) -> Counts {
        let extraction = &doc.item.extraction;
        let mut counts = Counts { units: extraction.units.len(), ..Counts::default() };
        counts.indicators = extraction.indicator_tables.iter().map(|table| table.indicators.len()).sum();
        extraction.units.iter().for_each(|unit| counts.add_unit(unit));
        counts
    }

    /// Of several documents.
    pub fn of_all(docs: &[Doc<'_>]) -> Counts {
        docs.iter().map(Counts::of).fold(Counts::default(), |sum, one| Counts {
            units: sum.units + one.units,
            objectives: sum.objectives + one.objectives,
            phases: sum.phases + one.phases,
            indicators: sum.indicators + one.indicators,
        })
    }

    fn add_unit(&mut self, unit: &Unit) {
        self.objectives += unit.objectives.len();
        let lists =
            |list: fn(&crate::contract::Objective) -> usize| unit.objectives.iter().map(list).sum::<usize>();
        self.phases += lists(|objective| objective.phases.as_ref().map_or(0, Vec::len));
        self.indicators += lists(|objective| objective.indicators.as_ref().map_or(0, Vec::len));
    }
}

/// Counts by severity in words: `2 errori, 1 avviso, nessuna nota`.
pub fn severities(words: Words, counts: [usize; 3]) -> String {
    let [errors, warnings, notes] = counts;
    let parts = [("html-errors", errors), ("html-warnings", warnings), ("html-notes-count", notes)];
    parts.map(|(key, count)| words.count(key, count)).join(", ")
}

/// How much of the tables was read.
pub fn coverage(words: Words, coverage: &Coverage) -> String {
    let Some(share) = share(coverage) else { return words.text("html-coverage-none") };
    let rest = coverage.cells.saturating_sub(coverage.claimed).saturating_sub(coverage.furniture);
    let args = [
        ("percent", words.percent(share).into()),
        ("cells", (coverage.cells as usize).into()),
        ("rest", (rest as usize).into()),
    ];
    crate::message::render_key(words.lang, "html-coverage-text", &args)
}

/// The share of cells that were read or are furniture, 0–100, never rounded up to the whole; `None` without cells.
pub fn share(coverage: &Coverage) -> Option<f64> {
    let taken = f64::from(coverage.claimed) + f64::from(coverage.furniture);
    (coverage.cells > 0).then(|| (taken / f64::from(coverage.cells) * 1000.0).floor().min(1000.0) / 10.0)
}

/// The cells of a row with counts by severity.
pub fn severity_cells(counts: [usize; 3]) -> Markup {
    html! { @for count in counts { td.figure { (count) } } }
}

/// The heads of columns with counts by severity.
pub fn severity_heads(words: Words) -> Markup {
    html! {
        @for severity in SEVERITIES {
            th.figure scope="col" {
                span aria-hidden="true" { (sign(severity)) " " }
                (words.text(match severity {
                    Severity::Error => "html-column-errors",
                    Severity::Warning => "html-column-warnings",
                    Severity::Info => "html-column-notes",
                }))
            }
        }
    }
}

/// A document's units with what they hold, each a link to its part.
pub fn units(doc: &Doc<'_>) -> Markup {
    let (words, units) = (doc.words, &doc.item.extraction.units);
    let counts = |unit: &Unit| {
        let mut counts = Counts::default();
        counts.add_unit(unit);
        counts
    };
    html! {
        @if !units.is_empty() {
            (scroll::table(
                words.text("html-units-caption"),
                html! {
                    (scroll::head(words, "html-unit"))
                    (scroll::figure_head(words, "html-column-objectives"))
                    (scroll::figure_head(words, "html-column-phases"))
                    (scroll::figure_head(words, "html-column-indicators"))
                    (severity_heads(words))
                },
                html! {
                    @for (u, unit) in units.iter().enumerate() {
                        @let counts = counts(unit);
                        tr {
                            th scope="row" { a href={ "#" (doc.unit_id(u)) } { (doc.unit_name(unit, u)) } }
                            td.figure { (counts.objectives) }
                            td.figure { (counts.phases) }
                            td.figure { (counts.indicators) }
                            (severity_cells(by_severity(doc.found.of_unit(u))))
                        }
                    }
                },
            ))
        }
    }
}
