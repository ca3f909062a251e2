//! Tags and pages put together.

use std::collections::{BTreeMap, BTreeSet};

use super::super::flow;
use super::super::lattice::Frame;
use super::super::sheet::Sheet;
use super::super::words::{WordKind, Words};
use super::agree::{self, Drawn};
use super::{Tags, grid};
use crate::document::Role;

/// Bytes that a heading has at most.
const HEADING: usize = 400;
/// Tables around a word that are looked at.
const NESTED: usize = 16;

/// The words of the cells of one table on a page.
#[derive(Debug, Default)]
pub(super) struct Tabled {
    /// By element of the cell: words that stand in it, also those in tables in it.
    pub cells: BTreeMap<u32, Vec<usize>>,
    /// Words that stand in no table inside of the cell.
    pub direct: BTreeMap<u32, Vec<usize>>,
}

/// See [`Tags::apply`].
pub(super) fn apply(tags: &Tags, sheets: &mut [Sheet]) {
    // cells that have words on a page before
    let mut begun: BTreeSet<u32> = BTreeSet::new();
    for sheet in sheets.iter_mut() {
        let Some(marks) = tags.tree.marks.get(sheet.number as usize - 1) else { continue };
        sheet.words.tag_with(|mark| tags.nodes.tag(*marks.get(&mark)?));
        sheet.words.tags_mut().for_each(|tag| {
            tag.goes_on = tag.cell.is_some_and(|cell| begun.contains(&cell));
        });
        tables(tags, sheet);
        begun.extend(sheet.words.tags_mut().filter_map(|tag| tag.cell));
    }
    headings(sheets);
}

/// Checks the tagged tables of a page, and takes those that lines do not draw.
fn tables(tags: &Tags, sheet: &mut Sheet) {
    let mut drop: BTreeSet<usize> = BTreeSet::new();
    let mut add: Vec<Frame> = Vec::new();
    let drawn = Drawn::of(sheet);
    for (table, tabled) in &tabled(tags, sheet) {
        let found = match agree::with_frames(&drawn, tabled) {
            agree::Verdict::Contradicts => Err(()),
            agree::Verdict::Drawn => continue,
            agree::Verdict::Partly(frames) => grid::frame(tags, sheet, *table, tabled, frames.is_empty())
                .inspect(|frame| {
                    if frame.is_some() {
                        drop.extend(frames);
                    }
                }),
        };
        match found {
            Ok(frame) => add.extend(frame),
            Err(()) => {
                sheet.contradicted += 1;
                let words: Vec<usize> = tabled.cells.values().flatten().copied().collect();
                sheet.words.untag(&words);
            }
        }
    }
    let mut at = 0;
    sheet.frames.retain(|_| {
        at += 1;
        !drop.contains(&(at - 1))
    });
    sheet.frames.extend(add);
}

/// The words of the page by table and cell.
fn tabled(tags: &Tags, sheet: &Sheet) -> BTreeMap<u32, Tabled> {
    let mut out: BTreeMap<u32, Tabled> = BTreeMap::new();
    let list = sheet.words.list();
    for at in sheet.body() {
        let mut cell = list[at].tag.and_then(|tag| tag.cell);
        for depth in 0..NESTED {
            let Some((own, place)) = cell.and_then(|cell| Some((cell, tags.nodes.place_of(cell)?))) else {
                break;
            };
            let table = out.entry(place.table).or_default();
            table.cells.entry(own).or_default().push(at);
            if depth == 0 {
                table.direct.entry(own).or_default().push(at);
            }
            cell = tags.nodes.cell_around(place.table);
        }
    }
    out
}

/// Headings are short, and less than the text under them: where they are not, nothing is said.
fn headings(sheets: &mut [Sheet]) {
    let mut lengths: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut titles, mut all) = (0, 0);
    for sheet in sheets.iter() {
        for word in sheet.words.list() {
            let length = sheet.words.text(word).len();
            all += length;
            if let Some(tag) = word.tag.filter(|tag| is_heading(tag.role)) {
                titles += length;
                *lengths.entry(tag.paragraph).or_default() += length;
            }
        }
    }
    let too_many = titles * 2 > all;
    for sheet in sheets {
        sheet.words.tags_mut().for_each(|tag| {
            let long = lengths.get(&tag.paragraph).is_some_and(|length| *length > HEADING);
            if is_heading(tag.role) && (too_many || long) {
                tag.role = None;
            }
        });
    }
}

fn is_heading(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Title | Role::Heading(_)))
}

/// A header that a table repeats on each page is marked as an artifact there: it is the table's all the same.
pub(in crate::read::pdf) fn revive(words: &mut Words, frames: &[Frame]) {
    let list = words.list();
    if frames.is_empty() || !list.iter().any(|word| word.kind == WordKind::Artifact) {
        return;
    }
    let mut revived: Vec<usize> = Vec::new();
    for frame in frames {
        let inside = |at: &usize| flow::holds(&frame.rect, &list[*at].rect);
        let (artifacts, texts): (Vec<usize>, Vec<usize>) = (0..list.len())
            .filter(|at| list[*at].kind != WordKind::Hidden)
            .filter(inside)
            .partition(|at| list[*at].kind == WordKind::Artifact);
        if !texts.is_empty() {
            revived.extend(artifacts);
        }
    }
    revived.iter().for_each(|at| words.revive(*at));
}
