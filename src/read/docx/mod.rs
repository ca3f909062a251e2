//! Word documents (`.docx`, ECMA-376 transitional and strict).

mod altchunk;
mod cell_text;
mod finish;
mod names;
mod numbering;
mod package;
mod pages;
mod shading;
mod statistics;
pub(super) mod styles;
pub(super) mod walk;
pub(super) mod xml;

use std::collections::{BTreeMap, BTreeSet};

use self::numbering::Numbering;
use self::package::{Package, Rel, note};
use self::pages::Pages;
use self::styles::Styles;
use self::walk::{Shared, walk};
use super::{ReadError, ReadErrorKind};
use crate::document::{Document, ReaderKind, Role};
use crate::limits::Limits;
use crate::read::common::number_tables::number_tables;

/// Reads a Word document.
///
/// Tracked changes are read as accepted; footnotes and endnotes, then headers and footers stand at the end of
/// the blocks. What can't be read, and what is left out on purpose (hidden text, prompts of form fields), is
/// in the document's notes.
///
/// Errors: [`ReadErrorKind::Truncated`] and `Malformed` where no main part is found, `Encrypted`, `OverLimit`
/// where the main part is larger than the limits allow, `Empty` without bytes.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    read_nested(bytes, limits, 0)
}

/// Reads a document that stands inside of `depth` others.
fn read_nested(bytes: &[u8], limits: &Limits, depth: usize) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadErrorKind::Empty.into());
    }
    let mut package = Package::open(bytes, limits)?;
    let (main, text) = package.main_part()?;
    let rels = package.rels_of(&main);
    let styles = part_of(&mut package, &rels, "styles", "word/styles.xml")
        .map(|text| Styles::new(text, limits))
        .unwrap_or_default();
    let numbering = part_of(&mut package, &rels, "numbering", "word/numbering.xml")
        .map(|text| Numbering::parse(&text, limits))
        .unwrap_or_default();
    let mut shared = Shared {
        styles,
        numbering,
        limits,
        notes: Vec::new(),
        inserts: altchunk::inserts(&mut package, &rels, limits, depth),
        cells: 0,
        hidden: (0, 0),
    };
    let mut document =
        Document { reader: ReaderKind::Docx, pages: None, blocks: Vec::new(), notes: Vec::new() };
    let body = walk(&mut shared, &main, &text, Pages::new(&text));
    drop(text);
    finish::add_body(&mut document, body.pieces, limits);
    let letters = statistics::letters(&document.blocks);
    add_asides(&mut document, &mut package, &mut shared, &rels, depth);
    // a stale count can't be lower than what was seen
    let declared = package.text("docProps/app.xml");
    document.pages = declared.and_then(|text| statistics::pages(&text, letters, limits)).max(body.pages);
    if shared.hidden.1 > 0 {
        let detail = format!("{}/{}", shared.hidden.0, shared.hidden.1);
        shared.notes.push(note("hidden-text", detail));
    }
    document.notes.extend(package.close());
    document.notes.extend(shared.notes);
    number_tables(&mut document);
    Ok(document)
}

/// Footnotes, endnotes, headers and footers, in this order, each part once.
fn add_asides(
    document: &mut Document,
    package: &mut Package<'_>,
    shared: &mut Shared<'_>,
    rels: &[Rel],
    depth: usize,
) {
    let kinds = [
        ("footnotes", Role::Footnote),
        ("endnotes", Role::Footnote),
        ("header", Role::Furniture),
        ("footer", Role::Furniture),
    ];
    let limits = shared.limits;
    let mut seen = BTreeSet::new();
    for (kind, role) in kinds {
        for rel in rels.iter().filter(|rel| rel.kind == kind) {
            if !seen.insert(rel.target.to_ascii_lowercase()) {
                continue;
            }
            let Some(text) = package.text(&rel.target) else {
                continue;
            };
            let own = package.rels_of(&rel.target);
            shared.inserts = altchunk::inserts(package, &own, limits, depth);
            let story = walk(shared, &rel.target, &text, Pages::default());
            finish::add_aside(document, story.pieces, role, limits);
        }
    }
    shared.inserts = BTreeMap::new();
}

/// The text of the part that a relationship of that kind leads to, else of the usual name.
fn part_of(package: &mut Package<'_>, rels: &[Rel], kind: &str, usual: &str) -> Option<String> {
    let target = rels.iter().find(|rel| rel.kind == kind).map_or(usual, |rel| rel.target.as_str());
    package.text(target)
}
