//! What is easier to look at than to read: weights, deadlines, findings, coverage. Each picture has what it shows in words
//! and as a table.

mod coverage;
mod deadlines;
mod findings;
mod weights;

use maud::{Markup, html};

use super::chart::ROWS;
use super::document::Doc;
use super::words::Words;
use crate::message::Message;

/// A picture with its texts.
struct Figure {
    /// The name of its place.
    id: String,
    /// What it is.
    title: String,
    /// What it shows, in words, for those who don't see it.
    alternative: String,
    /// The drawing; without it the table stands alone.
    drawing: Option<Markup>,
    /// How it is to be read, what it leaves out.
    notes: Vec<String>,
    /// Its figures.
    table: Markup,
}

/// The pictures of a document.
pub fn of_document(doc: &Doc<'_>) -> Markup {
    let figures: Vec<Figure> = [weights::figure(doc), deadlines::figure(doc), findings::by_family(doc)]
        .into_iter()
        .flatten()
        .collect();
    let id = format!("{}-v", doc.id());
    html! {
        @if !figures.is_empty() {
            section.pictures aria-labelledby=(id) {
                h3 id=(id) { (doc.words.text("html-pictures")) }
                @for one in &figures { (figure(doc.words, one)) }
            }
        }
    }
}

pub use findings::of_document as severities;

/// The pictures of all documents together.
pub fn of_report(docs: &[Doc<'_>], words: Words) -> Markup {
    let figures = [findings::by_document(docs, words), coverage::figure(docs, words)];
    html! { @for one in figures.iter().flatten() { (figure(words, one)) } }
}

fn figure(words: Words, figure: &Figure) -> Markup {
    html! {
        figure.picture id=(figure.id) {
            figcaption { (figure.title) }
            @if let Some(drawing) = &figure.drawing {
                div.plot { div.canvas role="img" aria-label=(figure.alternative) { (drawing) } }
            }
            @for note in &figure.notes { p.note { (note) } }
            details.values open[true] {
                summary { (words.with("html-values", "title", figure.title.as_str())) }
                (figure.table)
            }
        }
    }
}

/// As many rows as a picture holds, the most important ones in their own order; what is left out is said.
fn cap<T>(words: Words, rows: Vec<(usize, T)>, notes: &mut Vec<String>) -> Vec<T> {
    let all = rows.len();
    if all > ROWS {
        let message = Message::new("html-capped").arg("shown", ROWS).arg("left", all - ROWS);
        notes.push(message.render(words.lang));
    }
    let mut order: Vec<usize> = (0..all).collect();
    // stable: of equals the first
    order.sort_by_key(|i| std::cmp::Reverse(rows.get(*i).map(|(weight, _)| *weight)));
    let mut kept = vec![false; all];
    order.iter().take(ROWS).for_each(|i| kept[*i] = true);
    rows.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|((_, row), _)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn what_a_picture_does_not_hold_is_said() {
        let mut notes = Vec::new();
        let rows: Vec<(usize, usize)> = (0..40).map(|i| (usize::from(i >= 38), i)).collect();
        let kept = cap(Words::new(Lang::En), rows, &mut notes);
        assert_eq!(kept.len(), ROWS);
        assert_eq!((kept[0], kept[ROWS - 1]), (0, 39));
        assert!(notes[0].contains("15"), "{notes:?}");
    }
}
