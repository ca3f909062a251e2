//! Changes of tables: other order, other spans, no formatting, cut in two.

use spoglio::document::{Block, Cell, Document, Grid, GridBuilder, Table};

use super::corpus::{Sample, each_table};
use super::rng::Rng;

/// A table shorter than this is not cut.
const SHORT: usize = 4;

/// Puts the columns of lists into another order.
pub fn shuffle(sample: &Sample, document: &mut Document, rng: &mut Rng) -> usize {
    let mut changes = 0;
    each_table(document, &mut |table| {
        let Some(list) = sample.lists.get(&table.number).filter(|list| list.groups.len() > 1) else { return };
        let mut order = list.groups.clone();
        rng.shuffle(&mut order);
        let mut place = vec![0; table.grid.cols()];
        let columns = order.iter().flat_map(|(from, to)| *from..*to);
        columns.enumerate().for_each(|(to, from)| place[from] = to);
        let cols = table.grid.cols();
        remake(table, |cell| {
            let col = if cell.col_span == cols { 0 } else { place[cell.col] };
            vec![Cell { col, ..cell }]
        });
        changes += 1;
    });
    changes
}

/// Takes bold, shading and declared headers away; a shaded blank cell is a mark and stays.
pub fn plain(_: &Sample, document: &mut Document, _: &mut Rng) -> usize {
    let mut changes = 0;
    each_table(document, &mut |table| {
        table.header_rows = 0;
        for cell in table.grid.cells_mut() {
            let shaded = cell.shaded && cell.is_blank();
            changes += usize::from(cell.bold || cell.header || cell.lead > 0 || cell.shaded != shaded);
            (cell.bold, cell.header, cell.lead, cell.shaded) = (false, false, 0, shaded);
        }
    });
    changes
}

/// Merges blank cells that stand side by side.
pub fn merge_blanks(_: &Sample, document: &mut Document, _: &mut Rng) -> usize {
    let mut changes = 0;
    each_table(document, &mut |table| {
        let single =
            |cell: &Cell| cell.is_blank() && !cell.shaded && cell.row_span == 1 && cell.col_span == 1;
        let grid = table.grid.clone();
        remake(table, |cell| {
            if !single(&cell) {
                return vec![cell];
            }
            let blank = |col: usize| single(grid.at(cell.row, col));
            if cell.col > 0 && blank(cell.col - 1) {
                changes += 1;
                return Vec::new();
            }
            let col_span = (cell.col..grid.cols()).take_while(|col| blank(*col)).count();
            vec![Cell { col_span, ..cell }]
        });
    });
    changes
}

/// Splits cells that are merged over columns: the text in the first, blanks after it.
pub fn split_across(_: &Sample, document: &mut Document, _: &mut Rng) -> usize {
    split(document, |cell| (cell.row_span, 1))
}

/// Splits cells that are merged over rows: the text in the first, blanks below.
pub fn split_down(_: &Sample, document: &mut Document, _: &mut Rng) -> usize {
    split(document, |cell| (1, cell.col_span))
}

fn split(document: &mut Document, size: impl Fn(&Cell) -> (usize, usize)) -> usize {
    let mut changes = 0;
    each_table(document, &mut |table| {
        remake(table, |cell| {
            let (row_span, col_span) = size(&cell);
            if (row_span, col_span) == (cell.row_span, cell.col_span) {
                return vec![cell];
            }
            changes += 1;
            let rows = (cell.row..cell.row + cell.row_span).step_by(row_span);
            let places = rows.flat_map(|row| {
                (cell.col..cell.col + cell.col_span).step_by(col_span).map(move |col| (row, col))
            });
            let blank = Cell { text: String::new(), lead: 0, nested: Vec::new(), ..cell.clone() };
            let parts = places.map(|(row, col)| {
                let part = if (row, col) == (cell.row, cell.col) { &cell } else { &blank };
                Cell { row, col, row_span, col_span, ..part.clone() }
            });
            parts.collect()
        });
    });
    changes
}

/// Cuts tables in two, as a page break does.
pub fn cut(_: &Sample, document: &mut Document, rng: &mut Rng) -> usize {
    cut_tables(document, |table| {
        let places = places(&table.grid, 1);
        if table.grid.rows() < SHORT { None } else { Some((*rng.pick(&places)?, 0)) }
    })
}

/// Cuts lists in two, the header again above the second part.
pub fn cut_with_header(sample: &Sample, document: &mut Document, rng: &mut Rng) -> usize {
    cut_tables(document, |table| {
        let header = sample.lists.get(&table.number)?.header_end;
        Some((*rng.pick(&places(&table.grid, header + 1))?, header))
    })
}

/// Rows from `first` on above which no cell is cut.
fn places(grid: &Grid, first: usize) -> Vec<usize> {
    let whole =
        |row: &usize| grid.cells().iter().all(|cell| cell.row >= *row || cell.row + cell.row_span <= *row);
    (first..grid.rows()).filter(whole).collect()
}

/// Cuts tables above the row that `place` says, with so many of the first rows again above the second part.
fn cut_tables(document: &mut Document, mut place: impl FnMut(&Table) -> Option<(usize, usize)>) -> usize {
    let mut changes = 0;
    let mut number = document.tables().map(|table| table.number).max().unwrap_or(0) + 1000;
    for block in std::mem::take(&mut document.blocks) {
        let Block::Table(mut table) = block else {
            document.blocks.push(block);
            continue;
        };
        let Some((row, again)) = place(&table) else {
            document.blocks.push(Block::Table(table));
            continue;
        };
        let mut second = table.clone();
        number += 1;
        changes += 1;
        second.number = number;
        second.source.table = Some(number);
        remake(&mut table, |cell| if cell.row < row { vec![cell] } else { Vec::new() });
        remake(&mut second, |mut cell| {
            cell.source.table = Some(number);
            match cell.row {
                at if at >= row => vec![Cell { row: at - row + again, ..cell }],
                at if at < again => vec![cell],
                _ => Vec::new(),
            }
        });
        document.blocks.extend([Block::Table(table), Block::Table(second)]);
    }
    changes
}

/// Makes a table's grid anew of what becomes of each cell; it has as many columns as before.
fn remake(table: &mut Table, mut change: impl FnMut(Cell) -> Vec<Cell>) {
    let mut grid = GridBuilder::new();
    for cell in table.grid.cells().to_vec() {
        change(cell).into_iter().for_each(|cell| grid.push(cell));
    }
    let cols = table.grid.cols();
    table.grid = grid.build(0, cols);
}
