use serde::Serialize;

use super::{Source, Table};

/// One canonical grid: every slot belongs to exactly one anchor cell, whose text stands once.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Grid {
    rows: usize,
    cols: usize,
    /// Anchor cells in row-major order of their top left corner.
    cells: Vec<Cell>,
    /// `rows * cols` slots: index of the cell that covers each.
    #[serde(skip)]
    slots: Vec<u32>,
}

/// A cell, at its top left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Row of the top left corner, from 0.
    pub row: usize,
    /// Column of the top left corner, from 0.
    pub col: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub col_span: usize,
    /// Text as it stands: paragraphs and line breaks are `\n`, list items start with `• `, check boxes are
    /// `☒` (ticked) or `☐` (not ticked) where they stand.
    pub text: String,
    /// Bytes of `text` where the cell's own lines break, once the layout stage has folded them to spaces.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<usize>,
    /// All of the text is bold.
    pub bold: bool,
    /// Bytes at the start of `text` that are bold while the rest is not; 0 where there is no such lead.
    pub lead: usize,
    /// The cell has a background of its own (a shaded Gantt cell, a header).
    pub shaded: bool,
    /// The cell is declared a header by the format.
    pub header: bool,
    /// On the first rows of a part of a table: the document says that the cell began on the page before, or that it
    /// did not. `None` where it says nothing (most documents).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goes_on: Option<bool>,
    /// Tables that stand inside the cell; the layout stage moves them out.
    pub nested: Vec<Table>,
    /// Where it stands.
    pub source: Source,
}

impl Cell {
    /// It looks as header cells do: shaded, bold, or declared one.
    pub fn stands_out(&self) -> bool {
        self.shaded || self.bold || self.header
    }

    /// Nothing but white space in it, and no table.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.nested.is_empty()
    }
}

impl Cell {
    /// The text with the cell's own line breaks: one person or thing a line, in a cell that lists them.
    pub fn lines(&self) -> String {
        let mut text = self.text.clone();
        for at in self.breaks.iter().filter(|at| self.text.as_bytes().get(**at) == Some(&b' ')) {
            text.replace_range(*at..*at + 1, "\n");
        }
        text
    }
}

impl Grid {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// The anchor cells in row-major order.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The anchor cells, to change their texts; spans and places are fixed.
    pub fn cells_mut(&mut self) -> &mut [Cell] {
        &mut self.cells
    }

    /// The cell that covers a slot. Panics outside of the grid.
    pub fn at(&self, row: usize, col: usize) -> &Cell {
        &self.cells[self.slots[row * self.cols + col] as usize]
    }

    /// Index (into [`Grid::cells`]) of the cell that covers a slot. Panics outside of the grid.
    pub fn index_at(&self, row: usize, col: usize) -> usize {
        self.slots[row * self.cols + col] as usize
    }

    /// The cells whose top left corner is in `row`, left to right.
    pub fn anchors(&self, row: usize) -> impl Iterator<Item = &Cell> {
        self.covering(row).filter(move |cell| cell.row == row)
    }

    /// The cells that cover `row`, left to right, also those that began above it.
    pub fn covering(&self, row: usize) -> impl Iterator<Item = &Cell> {
        let slots = &self.slots[row * self.cols..(row + 1) * self.cols];
        slots
            .iter()
            .enumerate()
            .filter(move |(col, slot)| *col == 0 || slots[col - 1] != **slot)
            .map(|(_, slot)| &self.cells[*slot as usize])
    }

    /// Non-blank cells, which conservation counts.
    pub fn non_blank(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_blank()).count()
    }
}

/// Builds a [`Grid`] from cells in any order: overlaps are resolved (first come, first served), holes filled
/// with blank cells, spans cut to the grid.
#[derive(Debug, Default)]
pub struct GridBuilder {
    cells: Vec<Cell>,
}

impl GridBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell at its `row` and `col`.
    pub fn push(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// Builds the grid. `rows` and `cols` are at least what the cells' corners need. Spans of 0 count as 1.
    /// A cell whose corner is taken already is moved to the next free slot of its row, so that its text is
    /// never lost.
    pub fn build(self, min_rows: usize, min_cols: usize) -> Grid {
        let rows = self.cells.iter().map(|c| c.row + 1).max().unwrap_or(0).max(min_rows);
        let mut cols = self.cells.iter().map(|c| c.col + c.col_span.max(1)).max().unwrap_or(0).max(min_cols);
        // a crowded row may need more room than any single cell says
        let mut per_row = vec![0usize; rows];
        for cell in &self.cells {
            per_row[cell.row] += 1;
        }
        cols = cols.max(per_row.iter().copied().max().unwrap_or(0));
        const FREE: u32 = u32::MAX;
        let mut slots = vec![FREE; rows * cols];
        let mut placed: Vec<Cell> = Vec::with_capacity(self.cells.len());
        let mut overflow: Vec<Cell> = Vec::new();
        for mut cell in self.cells {
            let start = cell.row * cols;
            let free = (cell.col..cols).chain(0..cell.col.min(cols)).find(|col| slots[start + col] == FREE);
            let Some(col) = free else {
                overflow.push(cell);
                continue;
            };
            cell.col = col;
            let mut width = 1;
            while width < cell.col_span.max(1) && col + width < cols && slots[start + col + width] == FREE {
                width += 1;
            }
            let mut height = 1;
            while height < cell.row_span.max(1)
                && cell.row + height < rows
                && (col..col + width).all(|c| slots[(cell.row + height) * cols + c] == FREE)
            {
                height += 1;
            }
            cell.col_span = width;
            cell.row_span = height;
            let index = placed.len() as u32;
            for r in cell.row..cell.row + height {
                for c in col..col + width {
                    slots[r * cols + c] = index;
                }
            }
            placed.push(cell);
        }
        for cell in overflow {
            // every slot of the row is covered from above: the text joins the last cell of the row
            let host = slots[cell.row * cols + cols - 1] as usize;
            if !cell.is_blank() {
                let host = &mut placed[host];
                if !host.text.is_empty() {
                    host.text.push('\n');
                }
                host.text.push_str(&cell.text);
                host.nested.extend(cell.nested);
            }
        }
        for row in 0..rows {
            for col in 0..cols {
                if slots[row * cols + col] == FREE {
                    slots[row * cols + col] = placed.len() as u32;
                    placed.push(Cell { row, col, row_span: 1, col_span: 1, ..Cell::default() });
                }
            }
        }
        // row-major order of the corners
        let mut order: Vec<usize> = (0..placed.len()).collect();
        order.sort_by_key(|&i| (placed[i].row, placed[i].col));
        let mut rank = vec![0u32; placed.len()];
        for (new, &old) in order.iter().enumerate() {
            rank[old] = new as u32;
        }
        for slot in &mut slots {
            *slot = rank[*slot as usize];
        }
        let mut cells: Vec<Option<Cell>> = placed.into_iter().map(Some).collect();
        let cells = order.into_iter().filter_map(|old| cells[old].take()).collect();
        Grid { rows, cols, cells, slots }
    }
}
