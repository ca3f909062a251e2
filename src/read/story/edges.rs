//! Rows whose cells are told by their edges on the page: the edges of all rows make the columns.

use super::line::CellText;
use super::place::Placed;
use super::table::DoneCell;
use crate::limits::Limits;

/// Edges nearer than this (in twips, 0.9 mm) are one: drawn by hand they never meet exactly.
const NEAR: i64 = 50;

/// A merge mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not merged.
    #[default]
    None,
    /// First cell of a merge.
    Restart,
    /// Belongs to the cell above, or to the left.
    Continue,
}

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, Default)]
pub struct EdgeCell {
    /// Left edge, in twips.
    pub left: i64,
    /// Right edge, in twips.
    pub right: i64,
    /// Merge with the row above.
    pub vertical: Merge,
    /// Merge with the cell to the left.
    pub horizontal: Merge,
    /// Has a background.
    pub shaded: bool,
}

/// A row that ended.
#[derive(Debug)]
pub(super) struct EdgeRow {
    cells: Vec<(EdgeCell, CellText)>,
    pub header: bool,
}

impl EdgeRow {
    /// Gives the cells of a row their edges; horizontally merged cells become one.
    pub fn new(cells: Vec<DoneCell>, edges: Vec<EdgeCell>, header: bool) -> EdgeRow {
        let mut row: Vec<(EdgeCell, CellText)> = Vec::with_capacity(edges.len().max(cells.len()));
        let mut contents = cells.into_iter().map(|cell| cell.content);
        for edge in edges {
            let content = contents.next().unwrap_or_default();
            match row.last_mut() {
                Some((last, text)) if edge.horizontal == Merge::Continue => {
                    last.right = last.right.max(edge.right);
                    text.join(content);
                }
                _ => row.push((edge, content)),
            }
        }
        for content in contents {
            // more cells than the row declares: each as wide as the usual one
            let left = row.last().map_or(0, |(last, _)| last.right);
            let edge = EdgeCell { left, right: left.saturating_add(1440), ..EdgeCell::default() };
            row.push((edge, content));
        }
        EdgeRow { cells: row, header }
    }

    /// Cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }
}

/// Where a cell of the last row stands.
struct Anchor {
    col: usize,
    span: usize,
    index: usize,
    merged: bool,
}

/// The cells of all rows in one grid, its columns, and whether the edges had to be given up for plain counting
/// because they made more columns than a table may have.
pub(super) fn place(rows: Vec<EdgeRow>, limits: &Limits) -> (Vec<Placed>, usize, bool) {
    let columns = Columns::of(&rows);
    let max = limits.table_cols.max(1);
    let crowded =
        columns.count() > max || columns.count().saturating_mul(rows.len().max(1)) > limits.table_cells;
    let mut cells: Vec<Placed> = Vec::new();
    let mut above: Vec<Anchor> = Vec::new();
    let mut cols = 1;
    for (at, row) in rows.into_iter().enumerate() {
        let mut anchors = Vec::with_capacity(row.cells.len());
        let mut next = 0;
        for (count, (edge, content)) in row.cells.into_iter().enumerate() {
            let (col, span) = if crowded { (count, 1) } else { columns.span(&edge, next) };
            if col >= max {
                if let Some(last) = cells.last_mut() {
                    last.join(content);
                }
                continue;
            }
            next = col + span;
            cols = cols.max(next);
            let merged = edge.vertical != Merge::None;
            let host = above.iter().find(|anchor| anchor.col == col && anchor.span == span && anchor.merged);
            let index = match host {
                Some(host) if edge.vertical == Merge::Continue => {
                    if let Some(cell) = cells.get_mut(host.index) {
                        cell.row_span += 1;
                        cell.join(content);
                    }
                    host.index
                }
                _ => {
                    let shaded = edge.shaded;
                    let (row_span, header) = (1, false);
                    cells.push(Placed { row: at, col, row_span, col_span: span, header, shaded, content });
                    cells.len() - 1
                }
            };
            anchors.push(Anchor { col, span, index, merged });
        }
        above = anchors;
    }
    (cells, cols, crowded)
}

/// The columns between all edges.
struct Columns {
    /// Where each column begins, and where the last ends.
    starts: Vec<i64>,
}

impl Columns {
    fn of(rows: &[EdgeRow]) -> Columns {
        let mut all: Vec<i64> =
            rows.iter().flat_map(|row| &row.cells).flat_map(|(edge, _)| [edge.left, edge.right]).collect();
        all.sort_unstable();
        let mut starts: Vec<i64> = Vec::new();
        for edge in all {
            if starts.last().is_none_or(|last| edge.saturating_sub(*last) > NEAR) {
                starts.push(edge);
            }
        }
        Columns { starts }
    }

    fn count(&self) -> usize {
        self.starts.len().saturating_sub(1).max(1)
    }

    /// First column and number of columns of a cell, from column `next` on.
    fn span(&self, edge: &EdgeCell, next: usize) -> (usize, usize) {
        let index = |at: i64| self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let col = index(edge.left).max(next);
        let end = index(edge.right).max(col + 1);
        (col, end - col)
    }
}
