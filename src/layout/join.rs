//! Parts of one table put on one grid.

use super::cut_row::{self, Rest};
use super::edges::Edges;
use crate::document::{Cell, GridBuilder, Part, Table};

/// Joins the parts of a table (at least one), each with the reason why it belongs there.
pub(super) fn join(parts: Vec<(Table, &'static str)>, edges: Option<&Edges>) -> Table {
    let count = parts.len();
    let mut parts = parts.into_iter();
    let Some((mut table, _)) = parts.next() else { unreachable!("a group begins with a table") };
    if count == 1 {
        return table;
    }
    let cols = edges.map_or(table.grid.cols(), Edges::cols);
    let mut sheet = Growing { cells: Vec::new(), rows: 0, header: Vec::new() };
    sheet.add(&table, edges);
    sheet.header = (0..table.grid.rows().min(4)).map(|row| sheet.row_texts(row)).collect();
    table.parts.push(Part { first_row: 0, reason: "start", source: table.source.clone() });
    for (part, reason) in parts {
        let first_row = sheet.rows;
        let cut = sheet.add(&part, edges);
        let reason = if cut { "cut-cell" } else { reason };
        table.parts.push(Part { first_row, reason, source: part.source });
    }
    let mut builder = GridBuilder::new();
    let rows = sheet.rows;
    sheet.cells.into_iter().for_each(|cell| builder.push(cell));
    table.grid = builder.build(rows, cols);
    table
}

/// A grid that grows downwards.
struct Growing {
    cells: Vec<Cell>,
    rows: usize,
    /// Texts of the first rows of the first part: they may be repeated.
    header: Vec<Vec<String>>,
}

impl Growing {
    /// Adds a part; whether its first row of data was the rest of a row that the page break cut.
    fn add(&mut self, part: &Table, edges: Option<&Edges>) -> bool {
        let columns: Vec<usize> = match (edges, Edges::of(part)) {
            (Some(edges), Some(own)) => edges.map(&own),
            _ => (0..=part.grid.cols()).collect(),
        };
        let last = columns.len().saturating_sub(1);
        let mut new: Vec<Cell> = part.grid.cells().to_vec();
        for cell in &mut new {
            let (from, to) = (columns[cell.col.min(last)], columns[(cell.col + cell.col_span).min(last)]);
            (cell.col, cell.col_span) = (from, to.saturating_sub(from).max(1));
        }
        let mut rows = part.grid.rows();
        let repeated = self.repeated(&new, rows);
        let cut = self.rows > 0 && repeated < rows && self.take_rest(&mut new, repeated);
        if cut {
            rows -= 1;
        }
        for mut cell in new {
            cell.row += self.rows;
            self.cells.push(cell);
        }
        self.rows += rows;
        cut
    }

    /// How many of the first rows of a part are the first rows of the table again.
    fn repeated(&self, cells: &[Cell], rows: usize) -> usize {
        let texts = |row: usize| -> Vec<String> {
            cells.iter().filter(|cell| cell.row == row).map(|cell| cell.text.trim().to_owned()).collect()
        };
        let is_blank = |row: &[String]| row.iter().all(String::is_empty);
        (0..rows.min(self.header.len()))
            .take_while(|row| self.header[*row] == texts(*row) && !is_blank(&self.header[*row]))
            .count()
    }

    fn row_texts(&self, row: usize) -> Vec<String> {
        self.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.text.trim().to_owned()).collect()
    }

    /// Puts row `row` of a part to the last row so far, if it is its rest.
    fn take_rest(&mut self, new: &mut Vec<Cell>, row: usize) -> bool {
        let bottom = self.rows;
        let before: Vec<usize> = (0..self.cells.len())
            .filter(|at| self.cells[*at].row + self.cells[*at].row_span == bottom)
            .collect();
        let after: Vec<usize> = (0..new.len()).filter(|at| new[*at].row == row).collect();
        if after.iter().any(|at| !new[*at].nested.is_empty()) || after.iter().all(|at| new[*at].row_span > 1)
        {
            return false;
        }
        // the same cells side by side
        let place = |cell: &Cell| (cell.col, cell.col_span);
        let Some(pairs) = after
            .iter()
            .map(|at| {
                let host = before.iter().find(|host| place(&self.cells[**host]) == place(&new[*at]))?;
                Some((*host, *at))
            })
            .collect::<Option<Vec<(usize, usize)>>>()
        else {
            return false;
        };
        // a header at the foot of a page has its rows on the next
        let filled = |cells: &[Cell], at: &[usize]| at.iter().filter(|at| !cells[**at].is_blank()).count();
        let marked = |cells: &[Cell], at: &[usize]| {
            at.iter().filter(|at| !cells[**at].is_blank() && cells[**at].stands_out()).count()
        };
        let headed = filled(&self.cells, &before) > 1
            && marked(&self.cells, &before) == filled(&self.cells, &before)
            && marked(new, &after) == 0;
        if headed {
            return false;
        }
        let merged_down: Vec<bool> = pairs
            .iter()
            .map(|(host, at)| {
                let col = self.cells[*host].col;
                new[*at].row_span > 1 || self.cells.iter().any(|cell| cell.col == col && cell.row_span > 1)
            })
            .collect();
        let texts: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(host, at)| (self.cells[*host].text.as_str(), new[*at].text.as_str()))
            .collect();
        let told: Vec<Option<bool>> =
            pairs.iter().map(|(_, at)| new[*at].goes_on.filter(|_| !new[*at].is_blank())).collect();
        let rest =
            cut_row::told(&told, &texts, &merged_down).unwrap_or_else(|| cut_row::rest(&texts, &merged_down));
        for (((host, at), merged), told) in pairs.into_iter().zip(merged_down).zip(told) {
            let goes_on =
                || told.unwrap_or_else(|| merged || cut_row::goes_on(&self.cells[host].text, &new[at].text));
            if rest == Rest::Row || (rest == Rest::Merged && goes_on()) {
                cut_row::append(&mut self.cells[host], &new[at]);
                new[at].text.clear();
                new[at].breaks.clear();
            }
        }
        if rest != Rest::Row {
            return false;
        }
        // what goes down further stays, a row shorter
        new.retain(|cell| cell.row != row || cell.row_span > 1);
        for cell in new.iter_mut().filter(|cell| cell.row == row) {
            cell.row_span -= 1;
        }
        for cell in new.iter_mut().filter(|cell| cell.row > row) {
            cell.row -= 1;
        }
        true
    }
}
