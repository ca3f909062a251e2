//! Tagged tables against the places of their words.

use super::super::flow;
use super::super::lattice::{Frame, FrameCell};
use super::super::lines::{cover, rows};
use super::super::sheet::Sheet;
use super::Tags;
use super::join::Tabled;
use super::nodes::Place;
use crate::document::Rect;

/// Columns that a drawn table has no line between are this far apart.
const BETWEEN: f32 = 4.0;
/// Words of one cell may reach this far over those of the next.
const OVERLAP: f32 = 1.0;
/// The lines of one row are at least this far above those of the next, from middle to middle.
const APART: f32 = 2.0;
/// A gap in a line, in sizes, that only columns make.
const GAP: f32 = 3.0;
/// One in this many words on the table may have no tag.
const UNTAGGED: usize = 10;

/// A cell with the words in it.
struct Filled<'t> {
    place: Place,
    words: &'t [usize],
    /// Box of its words.
    rect: Option<Rect>,
    /// Middle of its first and last line.
    middles: Option<(f32, f32)>,
}

/// The cells of a tagged table on a page, as boxes that part its words: `None` where the table is too small to
/// be one; an error where the words do not stand as the tags say. `is_free`: lines draw nothing of it.
pub(super) fn frame(
    tags: &Tags,
    sheet: &Sheet,
    table: u32,
    tabled: &Tabled,
    is_free: bool,
) -> Result<Option<Frame>, ()> {
    let Some(shape) = tags.nodes.shape(table) else { return Ok(None) };
    if tabled.direct.values().any(|words| has_columns(sheet, words)) {
        return Err(());
    }
    if shape.cols < 2 || tabled.cells.len() < 2 {
        return Ok(None);
    }
    let filled = |cell: &u32, words| Some(Filled::of(tags.nodes.place_of(*cell)?, words, sheet));
    let mut cells: Vec<Filled<'_>> =
        tabled.cells.iter().filter_map(|(cell, words)| filled(cell, words.as_slice())).collect();
    let Some((first, end)) = rows_on_page(&cells) else { return Ok(None) };
    // a table of many pages is not gone over on each of them
    let row = |cell: &u32| tags.nodes.place_of(*cell).map_or(0, |place| place.row);
    let start_of = |at: usize| shape.cells.partition_point(|cell| row(cell) < at);
    let blank =
        shape.cells[start_of(first)..start_of(end)].iter().filter(|cell| !tabled.cells.contains_key(cell));
    cells.extend(blank.filter_map(|cell| filled(cell, &[])));
    let mut cells: Vec<Filled<'_>> = cells.into_iter().filter_map(|cell| cell.cut(first, end)).collect();
    cells.sort_by_key(|cell| (cell.place.row, cell.place.col));
    let xs = cuts(
        shape.cols,
        if is_free { OVERLAP } else { -BETWEEN },
        cells.iter().filter_map(|cell| Some((cell.place.col, cell.place.col_span, along(cell.rect?)))),
    )?;
    let ys = cuts(
        end - first,
        -APART,
        cells.iter().filter_map(|cell| Some((cell.place.row, cell.place.row_span, cell.middles?))),
    )?;
    let Some(all) = cells.iter().filter_map(|cell| cell.rect).reduce(cover) else { return Ok(None) };
    let [x0, y0, x1, y1] = [all[0] - 1.0, all[1] - 1.0, all[2] + 1.0, all[3] + 1.0];
    let frame = |tight: bool| Frame {
        rect: [x0, y0, x1, y1],
        rows: end - first,
        cols: shape.cols,
        cells: cells
            .iter()
            .map(|Filled { place, .. }| FrameCell {
                row: place.row,
                col: place.col,
                row_span: place.row_span,
                col_span: place.col_span,
                rect: [
                    start(&xs, place.col, tight).unwrap_or(x0),
                    start(&ys, place.row, false).unwrap_or(y0),
                    end_of(&xs, place.col + place.col_span, tight).unwrap_or(x1),
                    end_of(&ys, place.row + place.row_span, false).unwrap_or(y1),
                ],
            })
            .collect(),
    };
    // the columns no wider than their words, for that tells where lines end; but no word between them
    let tight = frame(true);
    let frame = if is_covered(sheet, &tight) { tight } else { frame(false) };
    is_sound(sheet, &frame, &cells).then_some(Some(frame)).ok_or(())
}

impl<'t> Filled<'t> {
    fn of(place: Place, words: &'t [usize], sheet: &Sheet) -> Self {
        let list = sheet.words.list();
        let rect = words.iter().map(|at| list[*at].rect).reduce(cover);
        let middle = |at: &usize| (list[*at].rect[1] + list[*at].rect[3]) / 2.0;
        let span = |(low, high): (f32, f32), (a, b): (f32, f32)| (low.min(a), high.max(b));
        let middles = words.iter().map(|at| (middle(at), middle(at))).reduce(span);
        Filled { place, words, rect, middles }
    }

    /// The part of the cell in some rows, which are counted from there; nothing where it has none.
    fn cut(mut self, first: usize, end: usize) -> Option<Self> {
        let place = &mut self.place;
        let (top, bottom) = (place.row.max(first), place.row.saturating_add(place.row_span).min(end));
        // words in a cell of which no row is on the page: of the nearest row
        let (top, bottom) = match top < bottom {
            true => (top, bottom),
            false if self.words.is_empty() => return None,
            false if place.row < first => (first, first + 1),
            false => (end - 1, end),
        };
        (place.row, place.row_span) = (top - first, bottom - top);
        Some(self)
    }
}

fn along(rect: Rect) -> (f32, f32) {
    (rect[0], rect[2])
}

/// The first row with words on the page, and the one after the last. A cell of many rows may have begun on the
/// page before: it counts only where there is no other.
fn rows_on_page(cells: &[Filled<'_>]) -> Option<(usize, usize)> {
    let rows = |single: bool| {
        let with_words = cells
            .iter()
            .filter(move |cell| !cell.words.is_empty() && (!single || cell.place.row_span == 1))
            .map(|cell| cell.place.row);
        Some((with_words.clone().min()?, with_words.max()? + 1))
    };
    rows(true).or_else(|| rows(false))
}

/// A boundary between columns (or rows).
#[derive(Clone, Copy)]
struct Cut {
    /// Where what stands before it ends.
    before: f32,
    at: f32,
    /// Where what stands after it begins.
    after: f32,
}

/// Where the boundaries between `count` columns (or rows) are: each between what ends before it and what begins
/// after it. An error where these reach over one another by more than `overlap`.
fn cuts(
    count: usize,
    overlap: f32,
    spans: impl Iterator<Item = (usize, usize, (f32, f32))>,
) -> Result<Vec<Cut>, ()> {
    let inner = count.saturating_sub(1);
    let (mut low, mut high) = (vec![f32::MIN; inner], vec![f32::MAX; inner]);
    for (start, span, (from, to)) in spans {
        // boundary n stands before column n + 1
        if let Some(slot) = low.get_mut(start + span - 1) {
            *slot = slot.max(to);
        }
        if let Some(slot) = start.checked_sub(1).and_then(|at| high.get_mut(at)) {
            *slot = slot.min(from);
        }
    }
    for at in 1..inner {
        low[at] = low[at].max(low[at - 1]);
        high[inner - 1 - at] = high[inner - 1 - at].min(high[inner - at]);
    }
    let mut out = Vec::with_capacity(inner);
    let bounds: Vec<(f32, f32)> = low.into_iter().zip(high).collect();
    for group in bounds.chunk_by(|a, b| a == b) {
        let (low, high) = group[0];
        if low > f32::MIN && high < f32::MAX && low > high + overlap {
            return Err(());
        }
        // nothing before or after: the columns there are empty
        let low = if low > f32::MIN { low } else { high - 1.0 };
        let high = if high < f32::MAX { high } else { low + 1.0 };
        let step = (high - low) / (group.len() + 1) as f32;
        let last = group.len();
        out.extend((1..=last).map(|nth| {
            let at = low + step * nth as f32;
            Cut {
                before: if nth == 1 { (low + 1.0).min(at) } else { at },
                at,
                after: if nth == last { (high - 1.0).max(at) } else { at },
            }
        }));
    }
    Ok(out)
}

/// Where a column (or row) begins; nothing for the first.
fn start(cuts: &[Cut], at: usize, tight: bool) -> Option<f32> {
    let cut = cuts.get(at.checked_sub(1)?)?;
    Some(if tight { cut.after } else { cut.at })
}

/// Where what ends before column (or row) `at` ends; nothing after the last.
fn end_of(cuts: &[Cut], at: usize, tight: bool) -> Option<f32> {
    let cut = cuts.get(at.checked_sub(1)?)?;
    Some(if tight { cut.before } else { cut.at })
}

/// All words on a table stand in cells of it.
fn is_covered(sheet: &Sheet, frame: &Frame) -> bool {
    let list = sheet.words.list();
    sheet
        .body()
        .iter()
        .map(|at| &list[*at].rect)
        .filter(|rect| flow::holds(&frame.rect, rect))
        .all(|rect| frame.cells.iter().any(|cell| flow::holds(&cell.rect, rect)))
}

/// Two lines with gaps that only columns make: there are more cells than the tags say.
fn has_columns(sheet: &Sheet, words: &[usize]) -> bool {
    let list = sheet.words.list();
    let is_wide = |pair: &[usize]| {
        let (before, next) = (&list[pair[0]], &list[pair[1]]);
        next.from - before.to > next.size.max(before.size) * GAP
    };
    rows(&sheet.words, words).iter().filter(|row| row.windows(2).any(is_wide)).count() > 1
}

/// Each word stands in its own cell, and nearly no other words stand among them.
fn is_sound(sheet: &Sheet, frame: &Frame, cells: &[Filled<'_>]) -> bool {
    let list = sheet.words.list();
    let mut own = vec![false; list.len()];
    for (cell, place) in cells.iter().zip(&frame.cells) {
        for at in cell.words {
            own[*at] = true;
            if !flow::holds(&place.rect, &list[*at].rect) {
                return false;
            }
        }
    }
    let says = |at: &usize| sheet.words.text(&list[*at]).contains(char::is_alphanumeric);
    let inside = |at: &usize| flow::holds(&frame.rect, &list[*at].rect);
    let others: Vec<usize> =
        sheet.body().into_iter().filter(|at| !own[*at]).filter(inside).filter(says).collect();
    let all = own.iter().filter(|own| **own).count();
    others.iter().all(|at| list[*at].tag.is_none()) && others.len() * UNTAGGED <= all
}
