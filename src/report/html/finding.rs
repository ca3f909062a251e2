//! Findings as the page shows them, and the links to them.

use maud::{Markup, html};

use super::document::Doc;
use super::found::Numbered;
use super::words::sign;
use crate::contract::{Finding, Severity};
use crate::report::Cell;

/// Letters of a cell in the drawn row: the whole text stands with its record.
const CELL: usize = 160;
/// Letters of what a link leads to: it stands in full there.
const LINK: usize = 90;
/// Links to other records that a finding shows at once.
const RELATED: usize = 12;

/// A severity with its sign and its word.
pub fn badge(doc: &Doc<'_>, severity: Severity) -> Markup {
    html! {
        span class={ "badge " (severity.as_str()) } {
            span aria-hidden="true" { (sign(severity)) " " }
            (doc.words.severity(severity))
        }
    }
}

/// A list of findings; nothing where there is none.
pub fn list(doc: &Doc<'_>, findings: &[Numbered<'_>]) -> Markup {
    html! {
        @if !findings.is_empty() {
            ul.findings { @for one in findings { (item(doc, *one)) } }
        }
    }
}

fn item(doc: &Doc<'_>, one: Numbered<'_>) -> Markup {
    let finding = &one.located.finding;
    html! {
        li.finding id=(doc.finding_id(one.number)) data-severity=(finding.severity.as_str()) data-rule=(finding.rule) {
            p { (badge(doc, finding.severity)) " " strong { (finding.rule) } " " (finding.message) }
            (row(doc, &one.located.row))
            p.place {
                @let place = doc.words.place(&finding.source);
                @if !place.is_empty() { (place) }
                (part(doc, finding))
            }
            (related(doc, finding))
        }
    }
}

/// The record inside of its card that a finding is about.
fn part(doc: &Doc<'_>, finding: &Finding) -> Markup {
    html! { @if let Some(part) = doc.part(&finding.pointer) { " · " (part) } }
}

/// The row of the table that a finding stands in, drawn small.
fn row(doc: &Doc<'_>, cells: &[Cell]) -> Markup {
    html! {
        @if cells.len() > 1 {
            p.sr { (doc.words.text("html-row-drawn")) }
            ul.row {
                @for cell in cells {
                    li {
                        @let text = shorten(&cell.text, CELL);
                        @if cell.marked { mark { (text) } }
                        @else if text.is_empty() { span.sr { (doc.words.text("html-cell-blank")) } }
                        @else { (text) }
                    }
                }
            }
        }
    }
}

/// The beginning of a text.
fn shorten(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn related(doc: &Doc<'_>, finding: &Finding) -> Markup {
    let more = finding.related.len().saturating_sub(RELATED);
    html! {
        @if !finding.related.is_empty() {
            div.related {
                p { (doc.words.text("html-related")) }
                ul {
                    @for pointer in finding.related.iter().take(RELATED) {
                        li { a href={ "#" (doc.anchor(pointer)) } { (shorten(&doc.name(pointer), LINK)) } }
                    }
                    @if more > 0 { li { (doc.words.count("html-related-more", more)) } }
                }
            }
        }
    }
}

/// Links to the findings about a record; nothing where there is none.
pub fn links(doc: &Doc<'_>, pointer: &str) -> Markup {
    let about = doc.found.about(pointer);
    html! {
        @if !about.is_empty() {
            ul.links aria-label=(doc.words.text("html-findings-here")) {
                @for one in about {
                    @let finding = &one.located.finding;
                    li {
                        a class=(finding.severity.as_str()) href={ "#" (doc.finding_id(one.number)) } {
                            span aria-hidden="true" { (sign(finding.severity)) " " }
                            span.sr { (doc.words.severity(finding.severity)) " " }
                            (finding.rule)
                        }
                    }
                }
            }
        }
    }
}

/// A list of links to findings that stand elsewhere.
pub fn elsewhere<'a>(doc: &Doc<'_>, findings: impl Iterator<Item = &'a Numbered<'a>>) -> Markup {
    html! {
        div.related {
            p { (doc.words.text("html-concerned")) }
            ul {
                @for one in findings {
                    @let finding = &one.located.finding;
                    li {
                        a href={ "#" (doc.finding_id(one.number)) } {
                            (finding.rule) " " (shorten(&finding.message, LINK))
                        }
                    }
                }
            }
        }
    }
}
