//! Pages set in two columns of text: where the white strip between them is.

use super::lines;
use super::sheet::Sheet;
use crate::document::Rect;

/// Narrowest strip between two columns of text, in points.
const STRIP: f32 = 9.0;
/// Rows with text on both sides that two columns have at least.
const ROWS: usize = 8;
/// Part of a column's width that most of its lines fill.
const FILLED: f32 = 0.62;

/// The zones of a page in reading order: the whole page, or what is above two columns, each of them, what is below.
pub(super) fn zones(sheet: &Sheet, level: &[usize]) -> Vec<Rect> {
    let whole = [f32::MIN, f32::MIN, f32::MAX, f32::MAX];
    let Some(gutter) = find(sheet, level) else { return vec![whole] };
    let [x0, top, x1, bottom] = gutter;
    let middle = (x0 + x1) / 2.0;
    vec![
        [f32::MIN, f32::MIN, f32::MAX, top],
        [f32::MIN, top, middle, bottom],
        [middle, top, f32::MAX, bottom],
        [f32::MIN, bottom, f32::MAX, f32::MAX],
    ]
}

/// A row of words of the page: its middle height, its words.
struct Row {
    y: f32,
    words: Vec<usize>,
}

/// The strip with most rows on both sides of it.
fn find(sheet: &Sheet, level: &[usize]) -> Option<Rect> {
    let list = sheet.words.list();
    let rows: Vec<Row> = lines::rows(&sheet.words, level)
        .into_iter()
        .map(|words| Row { y: list[words[0]].base, words })
        .collect();
    let left = level.iter().map(|at| list[*at].from).fold(f32::MAX, f32::min);
    let right = level.iter().map(|at| list[*at].to).fold(f32::MIN, f32::max);
    if rows.len() < ROWS || right - left < 200.0 {
        return None;
    }
    let mut places: Vec<i32> = rows
        .iter()
        .flat_map(|row| row.words.windows(2))
        .filter(|pair| list[pair[1]].from - list[pair[0]].to >= STRIP)
        .map(|pair| ((list[pair[0]].to + list[pair[1]].from) / 10.0).round() as i32)
        .filter(|place| {
            let x = *place as f32 * 5.0;
            left + (right - left) * 0.3 < x && x < left + (right - left) * 0.7
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    places
        .into_iter()
        .filter_map(|place| band(sheet, &rows, place as f32 * 5.0, (left, right)))
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0[0].total_cmp(&a.0[0])))
        .map(|(rect, _)| rect)
}

/// The longest run of rows that no word crosses at `x`, if both sides of it are running text; with how many rows
/// have both.
fn band(sheet: &Sheet, rows: &[Row], x: f32, (left, right): (f32, f32)) -> Option<(Rect, usize)> {
    let list = sheet.words.list();
    let half = STRIP / 2.0;
    let is_clear =
        |row: &Row| row.words.iter().all(|at| list[*at].to <= x - half || list[*at].from >= x + half);
    let mut best: Option<(std::ops::Range<usize>, usize)> = None;
    let mut start = 0;
    while start < rows.len() {
        let mut end = start;
        while end < rows.len() && is_clear(&rows[end]) {
            end += 1;
        }
        let both = |row: &Row| {
            row.words.iter().any(|at| list[*at].to < x) && row.words.iter().any(|at| list[*at].from > x)
        };
        let count = rows[start..end].iter().filter(|row| both(row)).count();
        if count >= ROWS && best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((start..end, count));
        }
        start = end + 1;
    }
    let (range, count) = best?;
    let run = &rows[range];
    let is_text = |side: fn(f32, f32) -> bool, width: f32| {
        let lines: Vec<(f32, bool)> = run
            .iter()
            .filter_map(|row| {
                let own: Vec<&usize> = row.words.iter().filter(|at| side(list[**at].from, x)).collect();
                let (first, last) = (list[**own.first()?].from, list[**own.last()?].to);
                // no wide gap inside: a column of text, not two of a table
                let whole =
                    own.windows(2).all(|p| list[*p[1]].from - list[*p[0]].to < list[*p[0]].size * 2.0);
                Some((last - first, whole))
            })
            .collect();
        let filled = lines.iter().filter(|(length, whole)| *whole && *length > width * FILLED).count();
        lines.len() >= ROWS && filled * 10 >= lines.len() * 6
    };
    if !is_text(|from, x| from < x, x - left) || !is_text(|from, x| from >= x, right - x) {
        return None;
    }
    let (first, last) = (run.first()?, run.last()?);
    let size = list[first.words[0]].size;
    Some(([x - half, first.y - size, x + half, last.y + size * 0.5], count))
}
