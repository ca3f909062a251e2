//! The first page: what was looked at, in figures, and the way to its parts.

use maud::{Markup, html};

use super::document::Doc;
use super::figures::{Counts, SEVERITIES, severity_cells, severity_heads};
use super::scroll;
use super::words::{Words, sign};
use super::{figures, pictures};
use crate::contract::{Finding, Severity};
use crate::report::{Report, by_rule};

/// Documents or units that the contents name.
const LISTED: usize = 30;

/// What the report is called.
pub fn title(docs: &[Doc<'_>], words: Words) -> String {
    match docs {
        [one] => one.heading(),
        several => words.count("html-title-several", several.len()),
    }
}

/// The first page.
pub fn page(report: &Report, docs: &[Doc<'_>], words: Words) -> Markup {
    html! {
        section.front aria-labelledby="summary" {
            h2 id="summary" { (words.text("html-summary")) }
            (tiles(docs, words))
            @match docs {
                [one] => { (figures::units(one)) (pictures::of_document(one)) },
                several => (documents(several, words)),
            }
            (pictures::of_report(docs, words))
            (rules(report, words))
            (configuration(report, words))
            (how_to_read(words))
        }
    }
}

fn tiles(docs: &[Doc<'_>], words: Words) -> Markup {
    let counts = Counts::of_all(docs);
    let mut severities = [0; 3];
    for of_one in docs.iter().map(pictures::severities) {
        severities.iter_mut().zip(of_one).for_each(|(sum, count)| *sum += count);
    }
    let figures = [
        ("html-tile-documents", docs.len()),
        ("html-tile-units", counts.units),
        ("html-tile-objectives", counts.objectives),
        ("html-tile-phases", counts.phases),
        ("html-tile-indicators", counts.indicators),
    ];
    html! {
        ul.tiles {
            @for (key, count) in figures { li { strong { (count) } " " (words.count(key, count)) } }
        }
        ul.tiles {
            @for (severity, count) in SEVERITIES.iter().zip(severities) {
                li class=(severity.as_str()) {
                    span aria-hidden="true" { (sign(*severity)) " " }
                    strong { (count) } " " (words.count(tile(*severity), count))
                }
            }
        }
    }
}

fn tile(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "html-tile-errors",
        Severity::Warning => "html-tile-warnings",
        Severity::Info => "html-tile-notes",
    }
}

/// How often each rule found something.
fn rules(report: &Report, words: Words) -> Markup {
    let counts = by_rule(report);
    html! {
        @if counts.is_empty() { p { (words.text("report-none")) } }
        @else {
            (scroll::table(
                words.text("report-summary"),
                html! {
                    (scroll::head(words, "column-rule"))
                    (scroll::head(words, "html-family"))
                    (scroll::head(words, "column-severity"))
                    (scroll::figure_head(words, "column-findings"))
                    @if report.items.len() > 1 { (scroll::figure_head(words, "column-documents")) }
                },
                html! {
                    @for count in &counts {
                        tr {
                            th scope="row" { (count.rule) " " span.about { (count.name_in(words.lang)) } }
                            td { (words.family(&family(&count.rule))) }
                            td { span aria-hidden="true" { (sign(count.severity)) " " } (words.severity(count.severity)) }
                            td.figure { (count.findings) }
                            @if report.items.len() > 1 { td.figure { (count.documents) } }
                        }
                    }
                },
            ))
        }
    }
}

fn family(rule: &str) -> String {
    rule.chars().take_while(|c| c.is_alphabetic()).collect()
}

fn configuration(report: &Report, words: Words) -> Markup {
    html! {
        @if let Some((path, findings)) = &report.config {
            section.card aria-labelledby="configuration" {
                h3 id="configuration" { (words.with("html-configuration", "path", path.as_str())) }
                ul.findings { @for (i, one) in findings.iter().enumerate() { (of_configuration(one, i + 1, words)) } }
            }
        }
    }
}

fn of_configuration(finding: &Finding, number: usize, words: Words) -> Markup {
    let severity = finding.severity;
    html! {
        li.finding id={ "c-f" (number) } data-severity=(severity.as_str()) data-rule=(finding.rule) {
            p {
                span class={ "badge " (severity.as_str()) } { span aria-hidden="true" { (sign(severity)) " " } (words.severity(severity)) }
                " " strong { (finding.rule) } " " (finding.message)
            }
        }
    }
}

/// The documents with what they hold.
fn documents(docs: &[Doc<'_>], words: Words) -> Markup {
    html! {
        (scroll::identified(
            Some("documents"),
            words.text("html-documents-caption"),
            html! {
                (scroll::head(words, "html-document"))
                (scroll::figure_head(words, "html-column-units"))
                (scroll::figure_head(words, "html-column-objectives"))
                (scroll::figure_head(words, "html-column-indicators"))
                (severity_heads(words))
            },
            html! {
                @for doc in docs {
                    @let counts = Counts::of(doc);
                    tr {
                        th scope="row" { a href={ "#" (doc.id()) } { (doc.heading()) } " " span.about { (doc.file()) } }
                        td.figure { (counts.units) }
                        td.figure { (counts.objectives) }
                        td.figure { (counts.indicators) }
                        (severity_cells(pictures::severities(doc)))
                    }
                }
            },
        ))
    }
}

/// What the marks beside values mean.
fn how_to_read(words: Words) -> Markup {
    html! {
        section.legend aria-labelledby="legend" {
            h3 id="legend" { (words.text("html-legend")) }
            p { (words.text("html-legend-values")) }
            ul {
                li { span.raw { (words.text("html-legend-raw-example")) } " " span.sense { "= " (words.text("html-legend-sense-example")) } ": " (words.text("html-legend-sense")) }
                li { span.lost { (words.text("html-not-understood")) } ": " (words.text("html-legend-lost")) }
                li { span.blank { (words.text("html-blank")) } ": " (words.text("html-legend-blank")) }
                li { span.absent { "–" } ": " (words.text("html-legend-absent")) }
                li { span.grade { (words.text("html-grade-b")) } ", " span.grade { (words.text("html-grade-c")) } ": " (words.text("html-legend-grade")) }
            }
        }
    }
}

/// The way to the parts of the page. Many documents are found by their table.
pub fn contents(docs: &[Doc<'_>], words: Words) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 id="contents" { (words.text("html-contents")) }
            ul {
                li { a href="#summary" { (words.text("html-summary")) } }
                @if docs.len() > LISTED {
                    li { a href="#documents" { (words.count("html-documents-list", docs.len())) } }
                } @else {
                    @for doc in docs {
                        li {
                            a href={ "#" (doc.id()) } { (doc.heading()) }
                            @match docs {
                                [_] => (units(doc)),
                                _ => { " " span.about { (doc.file()) } },
                            }
                        }
                    }
                }
            }
        }
    }
}

fn units(doc: &Doc<'_>) -> Markup {
    let units = &doc.item.extraction.units;
    let more = units.len().saturating_sub(LISTED);
    html! {
        ul {
            @for (u, unit) in units.iter().enumerate().take(LISTED) {
                li { a href={ "#" (doc.unit_id(u)) } { (doc.unit_name(unit, u)) } }
            }
            @if more > 0 { li { (doc.words.count("html-units-more", more)) } }
            li { a href={ "#" (doc.id()) "-r-x" } { (doc.words.text("html-unclaimed")) } }
        }
    }
}
