//! Running headers, footers and page numbers: what stands at the edge of most pages.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::Line;
use crate::read::running::shape;

/// Lines from the edge of a page that may be furniture.
const DEPTH: usize = 4;

/// How far a page number may be from the number of its page.
const REACH: i64 = 3;

/// Marks the furniture. A line is furniture where the lines at the same place from the same edge of at least
/// half of the pages say the same; numbers in it may differ only as page numbers do, by the distance of the
/// pages. Every line between it and the edge must be furniture too.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let pages = page_ranges(lines);
    if pages.len() < 2 {
        return;
    }
    for from_top in [true, false] {
        for depth in 0..DEPTH {
            let found = repeated(lines, &pages, from_top, depth);
            if found.is_empty() {
                break;
            }
            for at in found {
                lines[at].furniture = true;
            }
        }
    }
}

fn page_ranges(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(last) if lines[last.start].page == line.page => last.end = at + 1,
            _ => pages.push(at..at + 1),
        }
    }
    pages
}

/// The lines at `depth` from an edge that repeat, provided that those nearer to the edge did.
fn repeated(lines: &[Line<'_>], pages: &[Range<usize>], from_top: bool, depth: usize) -> Vec<usize> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for page in pages {
        let at = if from_top { page.start + depth } else { (page.end).wrapping_sub(1 + depth) };
        if !page.contains(&at) || lines[at].furniture {
            continue;
        }
        let outer = if from_top { page.start..at } else { at + 1..page.end };
        if lines[outer].iter().any(|line| !line.furniture) {
            continue;
        }
        groups.entry(shape(lines[at].text, lines[at].page, from_top, REACH)).or_default().push(at);
    }
    groups.into_values().filter(|group| is_repeated(lines, group, pages)).flatten().collect()
}

/// On more than half of the pages, or on nearly all even or all odd ones of four pages or more.
fn is_repeated(lines: &[Line<'_>], group: &[usize], pages: &[Range<usize>]) -> bool {
    if group.len() < 2 {
        return false;
    }
    if group.len() * 2 > pages.len() {
        return true;
    }
    let side = lines[group[0]].page % 2;
    let same_side = pages.iter().filter(|page| lines[page.start].page % 2 == side).count();
    pages.len() >= 4 && group.iter().all(|at| lines[*at].page % 2 == side) && group.len() * 5 >= same_side * 4
}
