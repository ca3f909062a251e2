//! Content of other parts that stands in a story: imported documents (`w:altChunk`), text of diagrams.

use std::collections::BTreeMap;

use super::names::Tag;
use super::package::{Package, Rel, note};
use super::read_nested;
use super::walk::{Para, Piece};
use super::xml::{Item, Xml};
use crate::container::{Format, decode_text, sniff};
use crate::document::{Block, Document, Role};
use crate::limits::Limits;
use crate::read::html;

/// Documents inside of documents that are followed.
const MAX_DEPTH: usize = 2;

/// What the parts that a story may ask for hold, by the id of their relationship.
pub fn inserts(
    package: &mut Package<'_>,
    rels: &[Rel],
    limits: &Limits,
    depth: usize,
) -> BTreeMap<String, Vec<Piece>> {
    let mut inserts = BTreeMap::new();
    for rel in rels {
        let pieces = match rel.kind.as_str() {
            "aFChunk" => {
                package.bytes(&rel.target).and_then(|bytes| chunk(package, rel, &bytes, limits, depth))
            }
            "diagramData" => package.text(&rel.target).map(|text| diagram(&text, limits)),
            _ => None,
        };
        if let Some(pieces) = pieces {
            inserts.insert(rel.id.clone(), pieces);
        }
    }
    inserts
}

fn chunk(
    package: &mut Package<'_>,
    rel: &Rel,
    bytes: &[u8],
    limits: &Limits,
    depth: usize,
) -> Option<Vec<Piece>> {
    let format = sniff(bytes, &rel.target).format;
    match format {
        Format::Docx if depth < MAX_DEPTH => match read_nested(bytes, limits, depth + 1) {
            Ok(document) => Some(imported(document)),
            Err(error) => {
                package.notes.push(note("altchunk-skipped", error.in_note(&rel.target)));
                None
            }
        },
        Format::Text => Some(lines(&decode_text(bytes))),
        Format::Html | Format::Xml => Some(imported(html::read_text(&decode_text(bytes), limits))),
        Format::Empty => Some(Vec::new()),
        other => {
            package.notes.push(note("altchunk-skipped", format!("{}: {}", rel.target, other.name())));
            None
        }
    }
}

/// The blocks of an imported document; its headers and footers are not imported.
fn imported(document: Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for block in document.blocks {
        match block {
            Block::Table(table) => pieces.push(Piece::Table(table)),
            Block::Paragraph(paragraph) if paragraph.role != Role::Furniture => {
                pieces.push(text_piece(paragraph.text, paragraph.role));
            }
            Block::Paragraph(_) => {}
        }
    }
    pieces
}

fn lines(text: &str) -> Vec<Piece> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| text_piece(super::walk::clean(line), Role::Body)).collect()
}

/// The texts of a diagram's shapes, in the order of its data.
fn diagram(text: &str, limits: &Limits) -> Vec<Piece> {
    let mut xml = Xml::new(text, limits);
    let mut pieces = Vec::new();
    let mut line = String::new();
    let mut wanted = false;
    loop {
        match xml.next() {
            Item::Start(tag, _) => {
                wanted = tag == Tag::AT;
                if tag == Tag::AP {
                    finish_line(&mut line, &mut pieces);
                }
            }
            Item::Text(text) if wanted => line.push_str(&super::walk::clean(&text)),
            Item::Text(_) => {}
            Item::End => wanted = false,
            Item::Eof => break,
        }
    }
    finish_line(&mut line, &mut pieces);
    pieces
}

fn finish_line(line: &mut String, pieces: &mut Vec<Piece>) {
    let text = std::mem::take(line);
    if !text.trim().is_empty() {
        pieces.push(text_piece(text, Role::Body));
    }
}

/// A paragraph of that text.
fn text_piece(text: String, role: Role) -> Piece {
    Piece::Para(Para { text, role: (role != Role::Body).then_some(role), ..Para::default() })
}
