//! Boxes with text in them, side by side: each is read by itself.

use super::lattice::Frame;
use super::sheet::Sheet;
use crate::document::Rect;

/// Smallest sides of a box that holds text of its own, in points.
const LEAST: (f32, f32) = (90.0, 40.0);
/// Words in it at least.
const WORDS: usize = 6;

/// The zones of a page in reading order, where boxes that are no tables stand side by side on it: what is above them,
/// each of them, what is between, what is below. `None` where there are no such boxes.
pub(super) fn zones(sheet: &Sheet, tables: &[&Frame], level: &[usize]) -> Option<Vec<Rect>> {
    let panels: Vec<Rect> = sheet
        .frames
        .iter()
        .filter(|frame| frame.cols == 1 && !tables.iter().any(|table| std::ptr::eq(*table, *frame)))
        .map(|frame| frame.rect)
        .filter(|rect| is_panel(sheet, rect, level))
        .collect();
    let beside = |a: &Rect, b: &Rect| a[2] <= b[0] && overlap(a, b) * 2.0 > height(a).min(height(b));
    if !panels.iter().any(|a| panels.iter().any(|b| beside(a, b))) {
        return None;
    }
    let mut zones = Vec::new();
    let mut from = f32::MIN;
    for mut row in rows(panels) {
        let top = row.iter().map(|rect| rect[1]).fold(f32::MAX, f32::min);
        let bottom = row.iter().map(|rect| rect[3]).fold(f32::MIN, f32::max);
        zones.push([f32::MIN, from, f32::MAX, top]);
        row.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let cuts = row.windows(2).map(|pair| (pair[0][2] + pair[1][0]) / 2.0);
        let edges: Vec<f32> = std::iter::once(f32::MIN).chain(cuts).chain([f32::MAX]).collect();
        zones.extend(edges.windows(2).map(|edge| [edge[0], top, edge[1], bottom]));
        from = bottom;
    }
    zones.push([f32::MIN, from, f32::MAX, f32::MAX]);
    Some(zones)
}

fn is_panel(sheet: &Sheet, rect: &Rect, level: &[usize]) -> bool {
    let whole = height(rect) > sheet.height * 0.9 && rect[2] - rect[0] > sheet.width * 0.8;
    let large = rect[2] - rect[0] >= LEAST.0 && height(rect) >= LEAST.1 && !whole;
    let holds = |at: &&usize| super::flow::holds(rect, &sheet.words.list()[**at].rect);
    large && level.iter().filter(holds).count() >= WORDS
}

/// The boxes by rows: those of a row stand beside another one of it, if only in part.
fn rows(mut panels: Vec<Rect>) -> Vec<Vec<Rect>> {
    panels.sort_by(|a, b| a[1].total_cmp(&b[1]));
    let mut rows: Vec<Vec<Rect>> = Vec::new();
    for panel in panels {
        match rows.last_mut() {
            Some(row) if row.iter().any(|other| overlap(other, &panel) > 0.0) => {
                // a box in another one has no zone of its own
                if !row.iter().any(|other| other[0] < panel[2] && panel[0] < other[2]) {
                    row.push(panel);
                }
            }
            _ => rows.push(vec![panel]),
        }
    }
    rows
}

fn height(rect: &Rect) -> f32 {
    rect[3] - rect[1]
}

fn overlap(a: &Rect, b: &Rect) -> f32 {
    a[3].min(b[3]) - a[1].max(b[1])
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn boxes_come_by_rows() {
        let (a, b, c) = ([0.0, 0.0, 9.0, 9.0], [10.0, 1.0, 19.0, 8.0], [0.0, 12.0, 9.0, 20.0]);
        assert_eq!(rows(vec![c, b, a]), [vec![a, b], vec![c]]);
    }

    #[test]
    fn a_box_in_a_box_is_part_of_it() {
        let (outer, inner) = ([0.0, 0.0, 9.0, 9.0], [1.0, 1.0, 8.0, 8.0]);
        assert_eq!(rows(vec![outer, inner]), [vec![outer]]);
    }
}
