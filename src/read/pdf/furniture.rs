//! Running headers, footers and page numbers: what stands at the same height of most pages.

use std::collections::BTreeMap;

use super::lines;
use super::page::Turn;
use super::sheet::Sheet;
use super::words::WordKind;
use crate::document::Rect;
use crate::read::running::shape;

/// Part of the page, from its edges, in which furniture may stand.
const DEPTH: f32 = 0.17;
/// How much the height of one line may differ from page to page.
const SLACK: f32 = 4.0;
/// How far a page number may be from the number of its page.
const REACH: i64 = 12;

/// A line of a page near its edge.
struct Near {
    sheet: usize,
    words: Vec<usize>,
    base: f32,
    shape: String,
    /// Tables that it stands in, by index in [`Sheet::frames`].
    frames: Vec<usize>,
}

/// Marks the furniture of all pages. A line is furniture where lines at the same height say the same on more than
/// half of the pages, or of the odd or even ones; numbers may differ as page numbers do. Nothing that is not
/// furniture may stand between it and the edge.
pub(super) fn mark(sheets: &mut [Sheet]) {
    if sheets.len() < 2 {
        return;
    }
    for top in [true, false] {
        let near: Vec<Near> =
            sheets.iter().enumerate().flat_map(|(at, sheet)| near(sheet, at, top)).collect();
        let mut repeated = repeated(&near, sheets.len());
        // a table is furniture as a whole or not at all: a header that is repeated on each page is none
        for (at, line) in near.iter().enumerate() {
            if line
                .frames
                .iter()
                .any(|frame| !is_whole(&sheets[line.sheet], line.sheet, *frame, &near, &repeated))
            {
                repeated[at] = false;
            }
        }
        let mut is_open = vec![true; sheets.len()];
        // from the edge inwards, each page until the first line that is no furniture
        for (at, line) in near.iter().enumerate() {
            if !is_open[line.sheet] {
                continue;
            }
            if repeated[at] {
                for word in &line.words {
                    sheets[line.sheet].furniture[*word] = true;
                }
            } else {
                is_open[line.sheet] = false;
            }
        }
    }
}

/// All words of a frame stand in repeated lines.
fn is_whole(sheet: &Sheet, at: usize, frame: usize, near: &[Near], repeated: &[bool]) -> bool {
    let marked = |word: usize| {
        near.iter()
            .zip(repeated)
            .any(|(line, repeated)| *repeated && line.sheet == at && line.words.contains(&word))
    };
    let Some(frame) = sheet.frames.get(frame) else { return false };
    (0..sheet.words.list().len())
        .filter(|word| sheet.words.list()[*word].kind == WordKind::Text && holds(&frame.rect, sheet, *word))
        .all(marked)
}

fn holds(rect: &Rect, sheet: &Sheet, word: usize) -> bool {
    let [x0, y0, x1, y1] = sheet.words.list()[word].rect;
    let (x, y) = ((x0 + x1) / 2.0, (y0 + y1) / 2.0);
    rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3]
}

/// The lines of a page near an edge, from the edge inwards.
fn near(sheet: &Sheet, at: usize, top: bool) -> Vec<Near> {
    let which: Vec<usize> = (0..sheet.words.list().len())
        .filter(|word| {
            let word = &sheet.words.list()[*word];
            let is_near = if top {
                word.rect[3] < sheet.height * DEPTH
            } else {
                word.rect[1] > sheet.height * (1.0 - DEPTH)
            };
            is_near && word.turn == Turn::Level && word.kind == WordKind::Text
        })
        .collect();
    let mut out: Vec<Near> = lines::rows(&sheet.words, &which)
        .into_iter()
        .map(|words| {
            let line = lines::line(&sheet.words, &words);
            let frames = (0..sheet.frames.len())
                .filter(|frame| words.iter().any(|word| holds(&sheet.frames[*frame].rect, sheet, *word)))
                .collect();
            Near {
                sheet: at,
                words,
                base: line.base,
                shape: shape(&line.text, sheet.number, top, REACH),
                frames,
            }
        })
        .collect();
    if !top {
        out.reverse();
    }
    out
}

/// For each line whether it comes again at the same height of enough pages.
fn repeated(near: &[Near], pages: usize) -> Vec<bool> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, line) in near.iter().enumerate() {
        groups.entry(&line.shape).or_default().push(at);
    }
    let mut out = vec![false; near.len()];
    for group in groups.values_mut() {
        group.sort_by(|a, b| near[*a].base.total_cmp(&near[*b].base));
        for part in group.chunk_by(|a, b| near[*b].base - near[*a].base <= SLACK) {
            let mut on: Vec<usize> = part.iter().map(|at| near[*at].sheet).collect();
            on.sort_unstable();
            on.dedup();
            let odd = on.iter().filter(|sheet| **sheet % 2 == 0).count();
            let side = if odd * 2 > on.len() { pages.div_ceil(2) } else { pages / 2 };
            let one_side = pages >= 4 && (odd == 0 || odd == on.len()) && on.len() * 5 >= side * 4;
            // the first page, or the first few, often go without
            let enough = on.len() * 2 > pages || (on.len() * 2 >= pages && pages <= 4) || one_side;
            if on.len() > 1 && enough {
                part.iter().for_each(|at| out[*at] = true);
            }
        }
    }
    out
}
