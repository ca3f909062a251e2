//! Tables of formats that tell for each paragraph only how many tables it stands in, and mark the ends of
//! cells and rows: RTF, Word's binary format.

use super::{CellAt, EdgeCell, Story};

/// A table that is open.
#[derive(Clone, Copy, Debug, Default)]
struct OpenTable {
    /// The story refused it: its cells are paragraphs.
    refused: bool,
    row: bool,
    cell: bool,
    rows: usize,
}

/// What the format says of a row.
#[derive(Clone, Debug, Default)]
pub struct RowDef {
    /// Its cells, in order.
    pub cells: Vec<EdgeCell>,
    /// It repeats on each page.
    pub header: bool,
}

/// The tables that are open.
#[derive(Debug, Default)]
pub struct Levels {
    open: Vec<OpenTable>,
    /// Tables around a note or text box.
    outer: Vec<Vec<OpenTable>>,
}

impl Levels {
    /// A note or text box begins: it knows nothing of the tables around it.
    pub fn enter(&mut self) {
        self.outer.push(std::mem::take(&mut self.open));
    }

    /// The note or text box ends.
    pub fn leave(&mut self) {
        self.open = self.outer.pop().unwrap_or_default();
    }

    /// Opens and closes tables until so many are open, with a cell for the text in the innermost. `def`: the
    /// row in case that one has to be ended without its mark; `first`: a row that begins is the first of its
    /// table.
    pub fn settle(&mut self, story: &mut Story<'_>, level: usize, def: &RowDef, first: bool) {
        while self.open.len() > level {
            self.close(story, def);
        }
        while self.open.len() < level {
            if self.open.last().is_some_and(|table| table.refused) {
                // deeper ones would be refused as well
                break;
            }
            self.begin_cell(story, false);
            let refused = !story.begin_table();
            self.open.push(OpenTable { refused, ..OpenTable::default() });
        }
        self.begin_cell(story, first);
    }

    fn close(&mut self, story: &mut Story<'_>, def: &RowDef) {
        self.end_row(story, def);
        if self.open.pop().is_some_and(|table| !table.refused) {
            story.end_table();
        }
    }

    fn begin_cell(&mut self, story: &mut Story<'_>, first: bool) {
        let Some(table) = self.open.last_mut().filter(|table| !table.refused) else { return };
        if !table.row {
            if first && table.rows > 0 {
                table.rows = 0;
                story.end_table();
                table.refused = !story.begin_table();
                if table.refused {
                    return;
                }
            }
            table.row = true;
            table.rows += 1;
            story.begin_row(false);
        }
        if !table.cell {
            table.cell = story.begin_cell(CellAt::default());
        }
    }

    /// Ends the innermost cell, after its last paragraph.
    pub fn end_cell(&mut self, story: &mut Story<'_>) {
        let Some(table) = self.open.last_mut() else { return };
        if std::mem::take(&mut table.cell) { story.end_cell() } else { story.flush() }
    }

    /// Ends the row of the table at that level, and all tables inside of it.
    pub fn row_mark(&mut self, story: &mut Story<'_>, level: usize, def: &RowDef) {
        while self.open.len() > level.max(1) {
            self.close(story, &RowDef::default());
        }
        self.end_row(story, def);
    }

    fn end_row(&mut self, story: &mut Story<'_>, def: &RowDef) {
        let Some(table) = self.open.last_mut() else { return };
        let (row, cell) = (std::mem::take(&mut table.row), std::mem::take(&mut table.cell));
        if table.refused || !row {
            return;
        }
        if cell {
            // a cell begun by nothing but the row's own mark is none
            if story.cell_is_blank() { story.drop_cell() } else { story.end_cell() }
        }
        if def.header {
            story.mark_header_row();
        }
        story.end_row_at(def.cells.clone());
    }
}
