//! A grid as boxes, so that a person sees which cells are merged.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::style::STRONG;
use super::wrap::{pad, wrap};
use crate::document::{Cell, Grid};

/// Narrowest column, in letters.
const NARROWEST: usize = 3;
/// What a column costs beside its text: a blank on each side and a line.
const EXTRA: usize = 3;
/// Mark of a header cell, in the blank before its first line.
pub const HEADER_MARK: char = '▪';
/// Mark of a shaded cell.
pub const SHADED_MARK: char = '░';

/// Draws a grid within `width` columns, or as narrow as its number of columns lets it be.
pub fn draw(grid: &Grid, width: usize, out: &mut impl Write) -> io::Result<()> {
    if grid.rows() == 0 || grid.cols() == 0 {
        return Ok(());
    }
    let drawing = Drawing::new(grid, width);
    for row in 0..grid.rows() {
        drawing.rule(row, out)?;
        for line in 0..drawing.heights[row] {
            drawing.content(row, drawing.tops[row] + line, out)?;
        }
    }
    drawing.rule(grid.rows(), out)
}

struct Drawing<'a> {
    grid: &'a Grid,
    widths: Vec<usize>,
    /// Lines of text in each row.
    heights: Vec<usize>,
    /// Line of the drawing at which each row's text begins; its rule stands one above.
    tops: Vec<usize>,
    /// Wrapped text of each anchor cell.
    texts: Vec<Vec<String>>,
}

impl<'a> Drawing<'a> {
    fn new(grid: &'a Grid, width: usize) -> Self {
        let widths = widths(grid, width);
        let span = |cell: &Cell| span_width(&widths, cell.col, cell.col_span);
        let texts: Vec<Vec<String>> =
            grid.cells().iter().map(|cell| wrap(cell.text.trim(), span(cell))).collect();
        let mut heights = vec![1; grid.rows()];
        // low cells first: a tall one then needs only what is still missing
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|index| grid.cells()[*index].row_span);
        for index in order {
            let cell = &grid.cells()[index];
            let rows = &mut heights[cell.row..cell.row + cell.row_span];
            let room = rows.iter().sum::<usize>() + cell.row_span - 1;
            if let Some(last) = rows.last_mut() {
                *last += texts[index].len().saturating_sub(room);
            }
        }
        let mut tops = Vec::with_capacity(heights.len());
        let mut line = 1;
        for height in &heights {
            tops.push(line);
            line += height + 1;
        }
        Drawing { grid, widths, heights, tops, texts }
    }

    /// One line of text across a row.
    fn content(&self, row: usize, line: usize, out: &mut impl Write) -> io::Result<()> {
        let mut col = 0;
        while col < self.grid.cols() {
            write!(out, "│")?;
            col += self.cell(row, col, line, out)?;
        }
        writeln!(out, "│")
    }

    /// One line of a cell that begins at a column; gives the columns it covers.
    fn cell(&self, row: usize, col: usize, line: usize, out: &mut impl Write) -> io::Result<usize> {
        let index = self.grid.index_at(row, col);
        let cell = &self.grid.cells()[index];
        let width = span_width(&self.widths, col, cell.col_span);
        let line = line - self.tops[cell.row];
        let text = pad(self.texts[index].get(line).map_or("", String::as_str), width);
        let before = if cell.header && line == 0 { HEADER_MARK } else { ' ' };
        let after = if cell.shaded && line == 0 { SHADED_MARK } else { ' ' };
        if cell.header {
            write!(out, "{before}{STRONG}{text}{STRONG:#}{after}")?;
        } else {
            write!(out, "{before}{text}{after}")?;
        }
        Ok(cell.col_span)
    }

    /// The line above a row; merged cells go on through it.
    fn rule(&self, row: usize, out: &mut impl Write) -> io::Result<()> {
        let mut col = 0;
        while col < self.grid.cols() {
            write!(out, "{}", self.corner(row, col))?;
            if self.ruled(row, col) {
                write!(out, "{}", "─".repeat(self.widths[col] + EXTRA - 1))?;
                col += 1;
            } else {
                col += self.cell(row, col, self.tops[row] - 1, out)?;
            }
        }
        writeln!(out, "{}", self.corner(row, col))
    }

    /// There is a line between a slot and the one above it.
    fn ruled(&self, row: usize, col: usize) -> bool {
        row == 0
            || row == self.grid.rows()
            || self.grid.index_at(row - 1, col) != self.grid.index_at(row, col)
    }

    /// There is a line between a slot and the one to its left.
    fn parted(&self, row: usize, col: usize) -> bool {
        col == 0
            || col == self.grid.cols()
            || self.grid.index_at(row, col - 1) != self.grid.index_at(row, col)
    }

    fn corner(&self, row: usize, col: usize) -> char {
        let up = row > 0 && self.parted(row - 1, col);
        let down = row < self.grid.rows() && self.parted(row, col);
        let left = col > 0 && self.ruled(row, col - 1);
        let right = col < self.grid.cols() && self.ruled(row, col);
        match (up, down, left, right) {
            (true, true, true, true) => '┼',
            (true, true, true, false) => '┤',
            (true, true, false, true) => '├',
            (true, false, true, true) => '┴',
            (false, true, true, true) => '┬',
            (true, false, true, false) => '┘',
            (true, false, false, true) => '└',
            (false, true, true, false) => '┐',
            (false, true, false, true) => '┌',
            (true, true, false, false) => '│',
            (false, false, true, true) => '─',
            _ => ' ',
        }
    }
}

fn span_width(widths: &[usize], col: usize, span: usize) -> usize {
    widths[col..col + span].iter().sum::<usize>() + EXTRA * (span - 1)
}

/// Widths of the columns: what their texts want, the widest cut down until all fit.
fn widths(grid: &Grid, width: usize) -> Vec<usize> {
    let mut widths = vec![NARROWEST; grid.cols()];
    let mut cells: Vec<&Cell> = grid.cells().iter().collect();
    cells.sort_by_key(|cell| cell.col_span);
    for cell in cells {
        let wanted = cell.text.lines().map(|line| line.trim().width()).max().unwrap_or(0).min(width);
        let missing = wanted.saturating_sub(span_width(&widths, cell.col, cell.col_span));
        let covered = &mut widths[cell.col..cell.col + cell.col_span];
        let (each, rest) = (missing / cell.col_span, missing % cell.col_span);
        for (index, width) in covered.iter_mut().enumerate() {
            *width += each + usize::from(index < rest);
        }
    }
    let room = width.saturating_sub(EXTRA * grid.cols() + 1);
    let cap = cap(&widths, room);
    widths.iter().map(|width| (*width).min(cap)).collect()
}

/// The largest width of a column with which all fit into `room`.
fn cap(widths: &[usize], room: usize) -> usize {
    let (mut low, mut high) = (NARROWEST, widths.iter().copied().max().unwrap_or(NARROWEST).max(NARROWEST));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if widths.iter().map(|width| (*width).min(middle)).sum::<usize>() <= room {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::GridBuilder;

    fn cell(row: usize, col: usize, row_span: usize, col_span: usize, text: &str) -> Cell {
        Cell { row, col, row_span, col_span, text: text.to_owned(), ..Cell::default() }
    }

    fn drawn(cells: Vec<Cell>, width: usize) -> String {
        let mut builder = GridBuilder::new();
        cells.into_iter().for_each(|cell| builder.push(cell));
        let mut out = Vec::new();
        draw(&builder.build(0, 0), width, &mut out).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn merged_cells_are_one_box() {
        let cells = vec![
            cell(0, 0, 1, 3, "Obiettivo"),
            cell(1, 0, 2, 1, "uno due tre"),
            cell(1, 1, 1, 2, "b"),
            cell(2, 1, 1, 1, "c"),
            cell(2, 2, 1, 1, "d"),
        ];
        let expected = "\
┌─────────────────┐
│ Obiettivo       │
├─────┬───────────┤
│ uno │ b         │
│ due ├─────┬─────┤
│ tre │ c   │ d   │
└─────┴─────┴─────┘
";
        assert_eq!(drawn(cells, 19), expected);
    }

    #[test]
    fn marks_tell_headers_and_shades() {
        let header = Cell { header: true, ..cell(0, 0, 1, 1, "Peso") };
        let shaded = Cell { shaded: true, ..cell(0, 1, 1, 1, "gen") };
        assert_eq!(drawn(vec![header, shaded], 40), "┌──────┬─────┐\n│▪Peso │ gen░│\n└──────┴─────┘\n");
    }

    #[test]
    fn every_line_is_equally_wide() {
        let cells = vec![
            cell(0, 0, 3, 1, &"parola ".repeat(40)),
            cell(0, 1, 1, 1, "x"),
            cell(1, 1, 1, 3, &"lungo".repeat(30)),
            cell(2, 2, 1, 1, ""),
        ];
        let drawn = drawn(cells, 60);
        let widths: Vec<usize> = drawn.lines().map(|line| line.width()).collect();
        assert!(widths.iter().all(|width| *width == widths[0] && *width <= 60), "{drawn}");
    }
}
