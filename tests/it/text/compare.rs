//! Compares the tables of two readings of one document, cell by cell.

use std::collections::BTreeMap;

use spoglio::document::Document;

/// A non-blank cell: table, row, first and last column, text.
struct Found {
    table: usize,
    row: usize,
    cols: (usize, usize),
    text: String,
}

/// How many cells were compared and how many are equal, and those that are not, to look at.
pub struct Compared {
    pub cells: usize,
    pub equal: usize,
    pub missing: Vec<String>,
}

impl Compared {
    /// Share of equal cells.
    pub fn share(&self) -> f64 {
        self.equal as f64 / self.cells.max(1) as f64
    }
}

/// Undoes markup and drops bullets; white space is one space.
pub fn plain(text: &str) -> String {
    let text = text.replace("<input type=\"checkbox\"/>", "☐").replace('•', " ");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        let tag = rest[at..].find('>').map(|end| at + end + 1);
        let is_tag = rest[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_lowercase());
        match tag.filter(|_| is_tag) {
            Some(end) => {
                out.push_str(&rest[..at]);
                out.push(' ');
                rest = &rest[end..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cells(document: &Document) -> Vec<Found> {
    let mut out = Vec::new();
    for (table, found) in document.tables().enumerate() {
        for cell in found.grid.cells().iter().filter(|cell| !cell.is_blank()) {
            let cols = (cell.col, cell.col + cell.col_span - 1);
            out.push(Found { table, row: cell.row, cols, text: plain(&cell.text) });
        }
    }
    out
}

/// Counts the cells of `truth` that `other` has too: same text, same order, in the row where most of the
/// truth's row is, and over or under the cell of `other` where the truth's column was last.
pub fn compare(truth: &Document, other: &Document) -> Compared {
    let (truth, other) = (cells(truth), cells(other));
    let pairs = common(&truth, &other);
    let mut rows: BTreeMap<(usize, usize), BTreeMap<(usize, usize), usize>> = BTreeMap::new();
    for &(t, o) in &pairs {
        let counts = rows.entry((truth[t].table, truth[t].row)).or_default();
        *counts.entry((other[o].table, other[o].row)).or_default() += 1;
    }
    let mut last: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut good = vec![false; truth.len()];
    for &(t, o) in &pairs {
        let counts = &rows[&(truth[t].table, truth[t].row)];
        let most = counts.values().max().copied().unwrap_or(0);
        let in_row = counts[&(other[o].table, other[o].row)] == most;
        let above = last.insert((truth[t].table, truth[t].cols.0), o).map(|at| &other[at]);
        let in_column = above.is_none_or(|above| {
            let here = &other[o];
            above.table != here.table || (above.cols.0 <= here.cols.1 && here.cols.0 <= above.cols.1)
        });
        good[t] = in_row && in_column;
    }
    let missing = (0..truth.len())
        .filter(|t| !good[*t])
        .map(|t| format!("table {} row {}: {}", truth[t].table + 1, truth[t].row + 1, truth[t].text))
        .collect();
    Compared { cells: truth.len(), equal: good.iter().filter(|good| **good).count(), missing }
}

/// The longest common sequence of cell texts.
fn common(a: &[Found], b: &[Found]) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0u32; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i][j] = if a[i].text == b[j].text {
                best[i + 1][j + 1] + 1
            } else {
                best[i + 1][j].max(best[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].text == b[j].text {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}
