use maud::{Markup, html};

use super::super::scroll;
use super::{Figure, cap};
use crate::message::Message;
use crate::report::html::chart::{Axis, Bar, Segment, bars};
use crate::report::html::document::Doc;
use crate::report::html::figures::share;
use crate::report::html::words::Words;

const CLAIMED: (u8, u8, u8) = (190, 215, 238);
const FURNITURE: (u8, u8, u8) = (224, 224, 224);
const REST: (u8, u8, u8) = (253, 219, 167);

/// How many cells of each document's tables were read; nothing where there is no table.
pub fn figure(docs: &[Doc<'_>], words: Words) -> Option<Figure> {
    let with_tables: Vec<&Doc<'_>> =
        docs.iter().filter(|doc| doc.item.extraction.document.coverage.cells > 0).collect();
    if with_tables.is_empty() {
        return None;
    }
    let mut notes = vec![words.text("html-coverage-note")];
    if docs.len() > with_tables.len() {
        notes.push(words.count("html-coverage-without", docs.len() - with_tables.len()));
    }
    let row = |doc: &&Doc<'_>| {
        let [_, _, rest] = cells(doc);
        (rest as usize, bar(doc, words))
    };
    let rows = cap(words, with_tables.iter().map(row).collect(), &mut notes);
    let whole = with_tables.iter().filter(|doc| cells(doc)[2] == 0).count();
    let alternative =
        Message::new("html-coverage-alternative").arg("documents", with_tables.len()).arg("whole", whole);
    Some(Figure {
        id: "coverage".to_owned(),
        title: words.text("html-coverage-title"),
        alternative: alternative.render(words.lang),
        drawing: bars(&rows, Axis { end: 100.0, mark: None, write: |value| format!("{value:.0}%") }),
        notes,
        table: table(&with_tables, words),
    })
}

/// Cells that were read, furniture, those that were not read.
fn cells(doc: &Doc<'_>) -> [u32; 3] {
    let coverage = &doc.item.extraction.document.coverage;
    let rest = coverage.cells.saturating_sub(coverage.claimed).saturating_sub(coverage.furniture);
    [coverage.claimed, coverage.furniture, rest]
}

fn bar(doc: &Doc<'_>, words: Words) -> Bar {
    let coverage = &doc.item.extraction.document.coverage;
    let all = f64::from(coverage.cells).max(1.0);
    let parts = cells(doc).into_iter().zip([CLAIMED, FURNITURE, REST]).filter(|(count, _)| *count > 0);
    let segments = parts.map(|(count, color)| Segment {
        value: f64::from(count) / all * 100.0,
        color,
        label: count.to_string(),
    });
    let end = share(coverage).map(|share| words.percent(share)).unwrap_or_default();
    Bar { name: doc.file().to_owned(), end, segments: segments.collect() }
}

fn table(docs: &[&Doc<'_>], words: Words) -> Markup {
    html! {
        (scroll::table(
            words.text("html-coverage-title"),
            html! {
                (scroll::head(words, "html-document"))
                (scroll::figure_head(words, "html-coverage-read"))
                (scroll::figure_head(words, "html-coverage-furniture"))
                (scroll::figure_head(words, "html-coverage-rest"))
                (scroll::figure_head(words, "html-coverage"))
            },
            html! {
                @for doc in docs {
                    tr {
                        th scope="row" { a href={ "#" (doc.id()) } { (doc.file()) } }
                        @for count in cells(doc) { td.figure { (count) } }
                        td.figure { @if let Some(share) = share(&doc.item.extraction.document.coverage) { (words.percent(share)) } }
                    }
                }
            },
        ))
    }
}
