//! Fields to cells: those that no line parts are one cell, cells are rectangles, and what is open to the outside
//! is none.

use super::mesh::Mesh;
use super::network::root;
use super::{Frame, FrameCell};

/// Puts the cells of a mesh on a grid; nothing where there are none.
pub(super) fn frame(mesh: &Mesh) -> Option<Frame> {
    let blocks = blocks(mesh);
    if blocks.is_empty() {
        return None;
    }
    // lines at which no cell begins or ends are no lines of the grid
    let mut xs: Vec<usize> = blocks.iter().flat_map(|b| [b.left, b.right]).collect();
    let mut ys: Vec<usize> = blocks.iter().flat_map(|b| [b.top, b.bottom]).collect();
    for list in [&mut xs, &mut ys] {
        list.sort_unstable();
        list.dedup();
    }
    let place = |list: &[usize], at: usize| list.partition_point(|known| *known < at);
    let mut cells: Vec<FrameCell> = blocks
        .iter()
        .map(|block| {
            let (row, col) = (place(&ys, block.top), place(&xs, block.left));
            FrameCell {
                row,
                col,
                row_span: place(&ys, block.bottom) - row,
                col_span: place(&xs, block.right) - col,
                rect: [mesh.xs[block.left], mesh.ys[block.top], mesh.xs[block.right], mesh.ys[block.bottom]],
            }
        })
        .collect();
    cells.sort_by_key(|cell| (cell.row, cell.col));
    let (first_x, last_x) = (*xs.first()?, *xs.last()?);
    let (first_y, last_y) = (*ys.first()?, *ys.last()?);
    let rect = [mesh.xs[first_x], mesh.ys[first_y], mesh.xs[last_x], mesh.ys[last_y]];
    Some(Frame { rect, rows: ys.len() - 1, cols: xs.len() - 1, cells })
}

/// A rectangle of fields: sides by index.
#[derive(Clone, Copy, Debug)]
struct Block {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

fn blocks(mesh: &Mesh) -> Vec<Block> {
    let (rows, cols) = (mesh.rows(), mesh.cols());
    let region = regions(mesh);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); rows * cols];
    for (field, root) in region.iter().enumerate() {
        members[*root].push(field);
    }
    let mut out = Vec::new();
    for fields in members.iter().filter(|fields| !fields.is_empty()) {
        let block = bounds(fields, cols);
        let is_rectangle = (block.right - block.left) * (block.bottom - block.top) == fields.len();
        if is_rectangle {
            if is_closed_enough(mesh, block) {
                out.push(block);
            }
        } else {
            out.extend(pieces(fields, cols).into_iter().filter(|piece| is_closed_enough(mesh, *piece)));
        }
    }
    out
}

/// For each field the first field of its region: fields that no line parts.
fn regions(mesh: &Mesh) -> Vec<usize> {
    let (rows, cols) = (mesh.rows(), mesh.cols());
    let mut parent: Vec<usize> = (0..rows * cols).collect();
    for row in 0..rows {
        for col in 0..cols {
            let field = row * cols + col;
            if col > 0 && !mesh.left_of(row, col) {
                let (a, b) = (root(&mut parent, field), root(&mut parent, field - 1));
                parent[a.max(b)] = a.min(b);
            }
            if row > 0 && !mesh.above(row, col) {
                let (a, b) = (root(&mut parent, field), root(&mut parent, field - cols));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    (0..rows * cols).map(|field| root(&mut parent, field)).collect()
}

fn bounds(fields: &[usize], cols: usize) -> Block {
    let mut out = Block { left: usize::MAX, top: usize::MAX, right: 0, bottom: 0 };
    for field in fields {
        let (row, col) = (field / cols, field % cols);
        out.left = out.left.min(col);
        out.top = out.top.min(row);
        out.right = out.right.max(col + 1);
        out.bottom = out.bottom.max(row + 1);
    }
    out
}

/// Part of the outside: a side on the edge of the mesh without a line along most of it.
fn is_open(mesh: &Mesh, block: Block) -> bool {
    let (rows, cols) = (mesh.rows(), mesh.cols());
    let across = |row: usize| (block.left..block.right).filter(|col| !mesh.above(row, *col)).count();
    let down = |col: usize| (block.top..block.bottom).filter(|row| !mesh.left_of(*row, col)).count();
    let (width, height) = (block.right - block.left, block.bottom - block.top);
    (block.top == 0 && across(0) * 2 > width)
        || (block.bottom == rows && across(rows) * 2 > width)
        || (block.left == 0 && down(0) * 2 > height)
        || (block.right == cols && down(cols) * 2 > height)
}

/// No part of the outside, or lines go along three of its sides: a cell that goes on on the next page has no
/// line below.
fn is_closed_enough(mesh: &Mesh, block: Block) -> bool {
    let across = |row: usize| (block.left..block.right).all(|col| mesh.above(row, col));
    let down = |col: usize| (block.top..block.bottom).all(|row| mesh.left_of(row, col));
    let sides = [across(block.top), across(block.bottom), down(block.left), down(block.right)];
    sides.iter().filter(|drawn| **drawn).count() >= 3 || !is_open(mesh, block)
}

/// Rectangles that make up a region: runs of fields in a row, joined to the same run below.
fn pieces(fields: &[usize], cols: usize) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < fields.len() {
        let (row, left) = (fields[at] / cols, fields[at] % cols);
        let mut end = at + 1;
        while end < fields.len() && fields[end] == fields[end - 1] + 1 && fields[end] / cols == row {
            end += 1;
        }
        let right = left + (end - at);
        match out.iter_mut().find(|b| b.bottom == row && b.left == left && b.right == right) {
            Some(block) => block.bottom = row + 1,
            None => out.push(Block { left, top: row, right, bottom: row + 1 }),
        }
        at = end;
    }
    out
}
