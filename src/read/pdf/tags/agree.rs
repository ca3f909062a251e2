//! Tagged tables against drawn ones.

use std::collections::{BTreeMap, BTreeSet};

use super::super::flow;
use super::super::lattice::Frame;
use super::super::sheet::Sheet;
use super::join::Tabled;

/// The cells that lines draw, and whose words they hold.
pub(super) struct Drawn {
    /// For each word of the page the frame and cell around it.
    owners: BTreeMap<usize, (usize, usize)>,
    /// For each frame its words.
    words: BTreeMap<usize, Vec<usize>>,
}

/// How a tagged table and the lines on its page go together.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// Lines draw the same cells: theirs are taken.
    Drawn,
    /// Lines draw nothing of it, or the same cells in a part of it, or not all sides of its cells: these frames.
    Partly(Vec<usize>),
    /// Lines draw other cells.
    Contradicts,
}

impl Drawn {
    pub fn of(sheet: &Sheet) -> Self {
        let body = sheet.body();
        let frames: Vec<&Frame> = sheet.frames.iter().collect();
        let mut owners = BTreeMap::new();
        let mut words: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut filled: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, owner) in body.iter().zip(flow::owners(sheet, &frames, &body)) {
            if let Some((frame, cell)) = owner {
                owners.insert(*at, (frame, cell));
                words.entry(frame).or_default().push(*at);
                filled.entry(frame).or_default().insert(cell);
            }
        }
        let is_table = |frame: &usize| {
            flow::is_table(sheet, frames[*frame], filled.get(frame).map_or(0, BTreeSet::len), &body)
        };
        owners.retain(|_, (frame, _)| is_table(frame));
        words.retain(|frame, _| is_table(frame));
        Drawn { owners, words }
    }
}

/// Compares the words of the cells.
pub(super) fn with_frames(drawn: &Drawn, tabled: &Tabled) -> Verdict {
    let mut to_drawn: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut to_tagged: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let mut same = true;
    let mut free = 0usize;
    let mut own: BTreeSet<usize> = BTreeSet::new();
    for (cell, words) in &tabled.direct {
        for word in words {
            own.insert(*word);
            let Some(place) = drawn.owners.get(word) else {
                free += 1;
                continue;
            };
            // no line goes through a cell, but one may be missing between two
            if *to_drawn.entry(*cell).or_insert(*place) != *place {
                return Verdict::Contradicts;
            }
            same &= *to_tagged.entry(*place).or_insert(*cell) == *cell;
        }
    }
    let frames: BTreeSet<usize> = to_tagged.keys().map(|(frame, _)| *frame).collect();
    if frames.is_empty() {
        return Verdict::Partly(Vec::new());
    }
    if free == 0 && same {
        return Verdict::Drawn;
    }
    // frames that hold more than words of this table are no part of it
    let is_part =
        |frame: &usize| drawn.words.get(frame).is_some_and(|words| words.iter().all(|at| own.contains(at)));
    match frames.iter().all(is_part) {
        true => Verdict::Partly(frames.into_iter().collect()),
        false => Verdict::Contradicts,
    }
}
