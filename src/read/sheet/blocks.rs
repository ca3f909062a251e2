//! A sheet to headings, paragraphs and tables: blank rows and columns part its blocks.

use std::collections::BTreeMap;

use super::book::{Area, Sheet, SheetCell};
use crate::document::Role;
use crate::read::story::{CellAt, Kind, Story};

/// How often a block is cut, by rows and columns in turn.
const MAX_CUTS: usize = 6;

/// Where the visible text of a sheet stands: rows and columns counted without the hidden ones.
struct Visible<'s> {
    cells: Vec<(Area, &'s SheetCell)>,
}

/// Writes a sheet.
pub(super) fn write(story: &mut Story<'_>, sheet: Sheet) {
    if sheet.cells.is_empty() {
        return;
    }
    if sheet.hidden {
        story.note("hidden-sheet", sheet.name.clone());
        return hide(story, &sheet, |_, _| true);
    }
    story.text(&sheet.name, false, None);
    story.end_paragraph(Kind::of(Role::Heading(1)));
    let rows = HiddenLines(sheet.hidden_rows.iter().copied().collect());
    let last_col = sheet.cells.keys().map(|at| at.1).max().unwrap_or(0);
    let cols = hidden_cols(&sheet, last_col);
    let visible = visible(&sheet, &rows, &cols);
    let cells: Vec<usize> = (0..visible.cells.len()).collect();
    let mut blocks = Vec::new();
    cut(&visible, cells, MAX_CUTS, &mut blocks);
    for block in blocks {
        write_block(story, &visible, &block);
    }
    hide(story, &sheet, |row, col| rows.contains(row) || cols.contains(col));
}

/// Keeps the cells that the sheet hides as hidden text, a row a paragraph.
fn hide(story: &mut Story<'_>, sheet: &Sheet, hidden: impl Fn(u32, u32) -> bool) {
    let mut line: Vec<&str> = Vec::new();
    let mut current = None;
    for ((row, col), cell) in &sheet.cells {
        if !hidden(*row, *col) {
            continue;
        }
        if current.replace(*row) != Some(*row) && !line.is_empty() {
            story.hidden(&std::mem::take(&mut line).join("\t"));
        }
        line.push(&cell.text);
    }
    story.hidden(&line.join("\t"));
}

/// The hidden rows or columns, to count those in front of a place.
struct HiddenLines(Vec<u32>);

impl HiddenLines {
    fn contains(&self, line: u32) -> bool {
        self.0.binary_search(&line).is_ok()
    }

    /// The number of a line without the hidden ones.
    fn without(&self, line: u32) -> u32 {
        line - self.0.partition_point(|hidden| *hidden < line) as u32
    }
}

/// The hidden columns up to the last with text.
fn hidden_cols(sheet: &Sheet, last: u32) -> HiddenLines {
    let mut changes = vec![0i64; last as usize + 2];
    for (from, to) in sheet.hidden_cols.iter().filter(|(from, to)| from <= to && *from <= last) {
        changes[*from as usize] += 1;
        changes[*to.min(&last) as usize + 1] -= 1;
    }
    let mut open = 0;
    let hidden = changes.iter().enumerate().filter_map(|(col, change)| {
        open += change;
        (open > 0).then_some(col as u32)
    });
    HiddenLines(hidden.collect())
}

/// The cells that can be seen, with their merges, in rows and columns without gaps for hidden ones.
fn visible<'s>(sheet: &'s Sheet, rows: &HiddenLines, cols: &HiddenLines) -> Visible<'s> {
    let last_row = sheet.cells.keys().map(|at| at.0).max().unwrap_or(0);
    let last_col = sheet.cells.keys().map(|at| at.1).max().unwrap_or(0);
    let merges: BTreeMap<(u32, u32), &Area> =
        sheet.merges.iter().map(|area| ((area.top, area.left), area)).collect();
    let seen = sheet.cells.iter().filter(|((row, col), _)| !rows.contains(*row) && !cols.contains(*col));
    let cells = seen.map(|((row, col), cell)| {
        let (bottom, right) = match merges.get(&(*row, *col)) {
            // merged with what lies beyond all text: as far as the text goes
            Some(area) => (area.bottom.min(last_row), area.right.min(last_col)),
            None => (*row, *col),
        };
        let (top, left) = (rows.without(*row), cols.without(*col));
        // what is hidden at the end of a merge takes no room
        let bottom = rows.without(bottom.saturating_add(1)).saturating_sub(1).max(top);
        let right = cols.without(right.saturating_add(1)).saturating_sub(1).max(left);
        (Area { top, left, bottom, right }, cell)
    });
    Visible { cells: cells.collect() }
}

/// Cuts cells into blocks, in reading order.
fn cut(visible: &Visible<'_>, cells: Vec<usize>, cuts: usize, out: &mut Vec<Vec<usize>>) {
    if cells.is_empty() {
        return;
    }
    let by_rows = parts(visible, &cells, |area| (area.top, area.bottom));
    if by_rows.len() > 1 && cuts > 0 {
        by_rows.into_iter().for_each(|part| cut(visible, part, cuts - 1, out));
        return;
    }
    let by_cols = parts(visible, &cells, |area| (area.left, area.right));
    // a label and its value with room between them belong together
    let wide =
        |part: &Vec<usize>| part.iter().any(|at| visible.cells[*at].0.left != visible.cells[part[0]].0.left);
    if by_cols.len() > 1 && cuts > 0 && by_cols.iter().filter(|part| wide(part)).count() > 1 {
        let mut tables: Vec<Vec<usize>> = Vec::new();
        for part in by_cols {
            match tables.last_mut() {
                Some(last) if !wide(&part) => last.extend(part),
                _ => tables.push(part),
            }
        }
        for mut part in tables {
            part.sort_unstable();
            cut(visible, part, cuts - 1, out);
        }
        return;
    }
    out.push(cells);
}

/// Parts of the cells between stretches that no cell covers.
fn parts(visible: &Visible<'_>, cells: &[usize], side: impl Fn(&Area) -> (u32, u32)) -> Vec<Vec<usize>> {
    let mut order = cells.to_vec();
    order.sort_by_key(|at| side(&visible.cells[*at].0));
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut end = 0;
    for at in order {
        let (first, last) = side(&visible.cells[at].0);
        match parts.last_mut() {
            Some(part) if first <= end + 1 => part.push(at),
            _ => parts.push(vec![at]),
        }
        end = if parts.last().is_some_and(|part| part.len() == 1) { last } else { last.max(end) };
    }
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts
}

fn write_block(story: &mut Story<'_>, visible: &Visible<'_>, block: &[usize]) {
    let cells: Vec<&(Area, &SheetCell)> = block.iter().map(|at| &visible.cells[*at]).collect();
    let rows: Vec<&[&(Area, &SheetCell)]> = cells.chunk_by(|a, b| a.0.top == b.0.top).collect();
    let left = cells.iter().map(|(area, _)| area.left).min().unwrap_or(0);
    let is_title = |row: &&&[&(Area, &SheetCell)]| match row {
        [(area, _)] => area.left == left || area.left == area.right,
        _ => false,
    };
    let mut titles = rows.iter().take_while(is_title).count();
    // a cell that reaches down beside other rows is none of a title
    while titles > 0 && rows.get(titles).is_some_and(|next| next[0].0.top <= rows[titles - 1][0].0.bottom) {
        titles -= 1;
    }
    for (_, cell) in rows[..titles].iter().flat_map(|row| row.iter()) {
        let role = if cell.bold { Role::Heading(2) } else { Role::Body };
        for line in cell.text.lines() {
            story.text(line, cell.bold, None);
            story.end_paragraph(Kind::of(role));
        }
    }
    if titles < rows.len() {
        write_table(story, &rows[titles..]);
    }
}

fn write_table(story: &mut Story<'_>, rows: &[&[&(Area, &SheetCell)]]) {
    // columns and rows that no cell begins in are no columns of the table
    let mut lefts: Vec<u32> = rows.iter().flat_map(|row| row.iter()).map(|(area, _)| area.left).collect();
    lefts.sort_unstable();
    lefts.dedup();
    let col_at = |col: u32| lefts.partition_point(|left| *left < col);
    let tops: Vec<u32> = rows.iter().map(|row| row[0].0.top).collect();
    let row_at = |row: u32| tops.partition_point(|top| *top < row);
    if !story.begin_table() {
        return;
    }
    for (at, row) in rows.iter().enumerate() {
        story.begin_row(false);
        for (area, cell) in row.iter() {
            let col = col_at(area.left);
            let place = CellAt {
                col: Some(col),
                row_span: row_at(area.bottom.saturating_add(1)).saturating_sub(at),
                col_span: col_at(area.right.saturating_add(1)).saturating_sub(col),
                header: false,
                shaded: cell.shaded,
            };
            let begun = story.begin_cell(place);
            for line in cell.text.lines() {
                story.text(line, cell.bold, None);
                story.end_paragraph(Kind::default());
            }
            if begun {
                story.end_cell();
            }
        }
        story.end_row();
    }
    story.end_table();
}
