use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::scroll;
use super::{Figure, cap};
use crate::audit::registry;
use crate::contract::Severity;
use crate::message::Message;
use crate::report::html::chart::{Axis, Bar, Segment, bars};
use crate::report::html::document::Doc;
use crate::report::html::figures::{SEVERITIES, severity_cells, severity_heads};
use crate::report::html::found::{Numbered, Spot, by_severity};
use crate::report::html::words::{Words, sign};

/// Light colours, told apart without red and green side by side; the letters of the family stand on them.
const COLORS: [(u8, u8, u8); 10] = [
    (190, 215, 238),
    (253, 219, 167),
    (200, 230, 201),
    (225, 205, 236),
    (255, 204, 188),
    (207, 216, 220),
    (255, 241, 158),
    (178, 223, 219),
    (248, 200, 220),
    (215, 204, 200),
];
const GRADES: [(u8, u8, u8); 3] = [(244, 184, 178), (250, 221, 160), (197, 220, 240)];

/// The colour of a family, the same in all pictures.
fn color(family: &str) -> (u8, u8, u8) {
    let mut known: Vec<&str> = registry().iter().filter_map(|rule| rule.code.get(..family.len())).collect();
    known.dedup();
    let at = known.iter().position(|one| *one == family).unwrap_or_default();
    COLORS.get(at % COLORS.len()).copied().unwrap_or_default()
}

/// Findings of a part of the document by the letters that their rules begin with.
struct Part {
    name: String,
    id: String,
    families: BTreeMap<String, usize>,
}

impl Part {
    fn all(&self) -> usize {
        self.families.values().sum()
    }
}

/// The findings of each unit by family of rules; nothing where there is none.
pub fn by_family(doc: &Doc<'_>) -> Option<Figure> {
    let words = doc.words;
    let parts = parts(doc);
    let mut families: Vec<&String> = parts.iter().flat_map(|part| part.families.keys()).collect();
    families.sort();
    families.dedup();
    let most = parts.iter().map(Part::all).max().filter(|most| *most > 0)?;
    let mut notes = vec![words.text("html-families-note")];
    let bar = |part: &Part| Bar {
        name: part.name.clone(),
        end: part.all().to_string(),
        segments: families
            .iter()
            .filter_map(|family| {
                let count = *part.families.get(*family)?;
                let color = color(family);
                Some(Segment { value: count as f64, color, label: format!("{family} {count}") })
            })
            .collect(),
    };
    let rows = cap(words, parts.iter().map(|part| (part.all(), bar(part))).collect(), &mut notes);
    let count: usize = parts.iter().map(Part::all).sum();
    let alternative = Message::new("html-families-alternative").arg("count", count);
    Some(Figure {
        id: format!("{}-k", doc.id()),
        title: words.text("html-families-title"),
        alternative: alternative.render(words.lang),
        drawing: bars(&rows, axis(most)),
        notes,
        table: families_table(words, &parts, &families),
    })
}

fn parts(doc: &Doc<'_>) -> Vec<Part> {
    let part = |name: String, id: String, findings: Vec<Numbered<'_>>| {
        let mut families: BTreeMap<String, usize> = BTreeMap::new();
        for one in findings {
            let letters: String =
                one.located.finding.rule.chars().take_while(|c| c.is_alphabetic()).collect();
            *families.entry(letters).or_default() += 1;
        }
        Part { name, id, families }
    };
    let whole = part(doc.words.text("html-whole-document"), doc.id(), doc.found.at(Spot::Document).to_vec());
    let units = doc.item.extraction.units.iter().enumerate();
    let units =
        units.map(|(u, unit)| part(doc.unit_name(unit, u), doc.unit_id(u), doc.found.of_unit(u).collect()));
    std::iter::once(whole).chain(units).filter(|part| part.all() > 0).collect()
}

fn families_table(words: Words, parts: &[Part], families: &[&String]) -> Markup {
    html! {
        (scroll::table(
            words.text("html-families-title"),
            html! {
                (scroll::head(words, "html-unit"))
                @for family in families { th.figure scope="col" { (family) " " span.about { (words.family(family)) } } }
                (scroll::figure_head(words, "html-all"))
            },
            html! {
                @for part in parts {
                    tr {
                        th scope="row" { a href={ "#" (part.id) } { (part.name) } }
                        @for family in families { td.figure { (part.families.get(*family).copied().unwrap_or_default()) } }
                        td.figure { (part.all()) }
                    }
                }
            },
        ))
    }
}

/// The findings of each document by severity; nothing for a single document, or without findings.
pub fn by_document(docs: &[Doc<'_>], words: Words) -> Option<Figure> {
    let counts: Vec<[usize; 3]> = docs.iter().map(|doc| of_document(doc)).collect();
    let most = counts.iter().map(|counts| counts.iter().sum::<usize>()).max().filter(|most| *most > 0)?;
    if docs.len() < 2 {
        return None;
    }
    let mut notes = vec![words.text("html-severities-note")];
    let bar = |(doc, counts): (&Doc<'_>, &[usize; 3])| {
        let segments = SEVERITIES.iter().zip(counts).zip(GRADES).filter(|((_, count), _)| **count > 0);
        let segment = |((severity, count), color): ((&Severity, &usize), (u8, u8, u8))| Segment {
            value: *count as f64,
            color,
            label: format!("{} {count}", sign(*severity)),
        };
        let all: usize = counts.iter().sum();
        (
            all,
            Bar {
                name: doc.file().to_owned(),
                end: all.to_string(),
                segments: segments.map(segment).collect(),
            },
        )
    };
    let rows = cap(words, docs.iter().zip(&counts).map(bar).collect(), &mut notes);
    let all: usize = counts.iter().flatten().sum();
    let alternative =
        Message::new("html-severities-alternative").arg("count", all).arg("documents", docs.len());
    Some(Figure {
        id: "by-document".to_owned(),
        title: words.text("html-severities-title"),
        alternative: alternative.render(words.lang),
        drawing: bars(&rows, axis(most)),
        notes,
        table: documents_table(docs, &counts, words),
    })
}

/// A document's findings by severity.
pub fn of_document(doc: &Doc<'_>) -> [usize; 3] {
    by_severity(doc.item.findings.iter().map(|located| Numbered { number: 0, located }))
}

fn documents_table(docs: &[Doc<'_>], counts: &[[usize; 3]], words: Words) -> Markup {
    html! {
        (scroll::table(
            words.text("html-severities-title"),
            html! {
                (scroll::head(words, "html-document")) (severity_heads(words))
            },
            html! {
                @for (doc, counts) in docs.iter().zip(counts) {
                    tr { th scope="row" { a href={ "#" (doc.id()) } { (doc.file()) } } (severity_cells(*counts)) }
                }
            },
        ))
    }
}

fn axis(most: usize) -> Axis {
    // a scale of whole numbers also where there are few
    Axis { end: (most as f64 * 1.04).max(5.0), mark: None, write: |value| format!("{value:.0}") }
}
