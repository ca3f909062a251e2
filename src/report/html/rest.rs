//! What stands at a document's end: parts of the whole plan, and what was not read.

use maud::{Markup, html};

use super::document::Doc;
use super::scroll;
use super::{finding, tables, values};
use crate::contract::{Component, IndicatorTable, Unclaimed};

/// Weighted parts, indicators of the whole plan, tables that no record was read from.
pub fn section(doc: &Doc<'_>) -> Markup {
    let (words, extraction) = (doc.words, &doc.item.extraction);
    let id = format!("{}-r", doc.id());
    let whole = !extraction.plan.components.is_empty() || !extraction.indicator_tables.is_empty();
    html! {
        @if whole {
            section aria-labelledby={ (id) "-p" } {
                h3 id={ (id) "-p" } { (words.text("html-whole-plan")) }
                (components(doc, &extraction.plan.components))
                @for (t, one) in extraction.indicator_tables.iter().enumerate() { (indicator_table(doc, t, one)) }
            }
        }
        section.card aria-labelledby={ (id) "-x" } {
            h3 id={ (id) "-x" } { (words.text("html-unclaimed")) }
            (unclaimed(doc, &extraction.unclaimed))
        }
    }
}

fn components(doc: &Doc<'_>, components: &[Component]) -> Markup {
    let words = doc.words;
    html! {
        @if !components.is_empty() {
            div.card {
                (scroll::table(
                    words.text("html-components"),
                    html! {
                        (scroll::head(words, "html-component"))
                        (scroll::head(words, "html-weight"))
                        (scroll::head(words, "html-where"))
                    },
                    html! {
                        @for one in components {
                            tr {
                                td { @if let Some(label) = &one.label { (label) ") " } (one.title) }
                                td { @if let Some(weight) = &one.weight { (values::percent(words, weight)) } @else { span.absent { "–" } } }
                                td.where { (words.place(&one.source)) }
                            }
                        }
                    },
                ))
            }
        }
    }
}

fn indicator_table(doc: &Doc<'_>, t: usize, table: &IndicatorTable) -> Markup {
    let words = doc.words;
    let caption = match table.title.as_deref().filter(|title| !title.trim().is_empty()) {
        Some(title) => format!("{}: {title}", words.text("html-indicators")),
        None => words.text("html-indicators"),
    };
    html! {
        div.card {
            (tables::indicators(doc, &caption, &format!("/indicator_tables/{t}/indicators"), &table.indicators))
        }
    }
}

fn unclaimed(doc: &Doc<'_>, unclaimed: &[Unclaimed]) -> Markup {
    let words = doc.words;
    html! {
        @if unclaimed.is_empty() { p { (words.text("html-unclaimed-none")) } }
        @else {
            p { (words.text("html-unclaimed-about")) }
            (scroll::table(
                words.count("html-unclaimed-count", unclaimed.len()),
                html! {
                    (scroll::head(words, "html-where"))
                    (scroll::head(words, "html-table-kind"))
                    (scroll::head(words, "html-row-count"))
                    (scroll::head(words, "html-cell-count"))
                    (scroll::head(words, "html-first-row"))
                },
                html! {
                    @for (i, one) in unclaimed.iter().enumerate() { (stretch(doc, i, one)) }
                },
            ))
        }
    }
}

fn stretch(doc: &Doc<'_>, i: usize, one: &Unclaimed) -> Markup {
    let words = doc.words;
    html! {
        tr {
            td.where { (words.place(&one.source)) (finding::links(doc, &format!("/unclaimed/{i}"))) }
            td {
                @match &one.kind {
                    Some(kind) => (words.table_kind(kind)),
                    None => (words.text("html-table-kind-unknown")),
                }
            }
            td.figure { (one.rows) }
            td.figure { (one.cells) }
            td { ul.row { @for text in &one.header { li { @if text.trim().is_empty() { span.sr { (words.text("html-cell-blank")) } } @else { (text) } } } } }
        }
    }
}
