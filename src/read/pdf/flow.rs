//! The parts of a page in reading order: drawn tables, aligned tables, paragraphs.

use super::columns;
use super::lattice::Frame;
use super::lines::{self, Line};
use super::page::{Axis, Turn};
use super::prose::{self, FreeLine, Prose};
use super::sheet::Sheet;
use super::tags::{self, OfCell};
use super::text;
use super::usual::Usual;
use super::{gutter, open, panels};
use crate::document::Rect;
use crate::read::aligned::{self, Block, Chunk, Piece, Seam};
use crate::read::hyphen::Vocabulary;

/// A cell of a table on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageCell {
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
    pub text: String,
    pub bold: bool,
    pub lead: usize,
    pub shaded: bool,
    /// What the document's tags say of it.
    pub told: OfCell,
    pub rect: Rect,
    pub nested: Vec<PageTable>,
}

/// A table on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageTable {
    pub rows: usize,
    pub cols: usize,
    pub cells: Vec<PageCell>,
    pub rect: Rect,
}

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Table(PageTable),
    Prose(Prose),
}

/// The lines of a cell, by direction.
pub(super) type CellLines = Vec<(Turn, Vec<Line>)>;

/// The lines of a page, sorted out: those in the cells of frames, and the others.
#[derive(Debug)]
pub(super) struct Sorted {
    /// For each frame that is a table, the lines of each cell by direction.
    pub frames: Vec<(Frame, Vec<CellLines>)>,
    /// The zones of the page in reading order, and the lines outside of tables in each.
    pub zones: Vec<(Rect, Vec<FreeLine>)>,
    /// Text outside of tables that does not run level.
    pub turned: Vec<(Turn, Line)>,
}

/// Sorts the words of a page.
pub(super) fn sort(sheet: &Sheet) -> Sorted {
    let body = sheet.body();
    let mut frames: Vec<&Frame> = sheet.frames.iter().collect();
    let mut owners = owners(sheet, &frames, &body);
    loop {
        // a drawing, an empty form: its words are text of the page
        let filled = |frame: usize| {
            let mut cells: Vec<usize> =
                owners.iter().flatten().filter(|owner| owner.0 == frame).map(|owner| owner.1).collect();
            cells.sort_unstable();
            cells.dedup();
            cells.len()
        };
        let keep: Vec<bool> = (0..frames.len())
            .map(|at| {
                is_table(sheet, frames[at], filled(at), &body)
                    && !open::is_open(sheet, frames[at], at, &body, &owners)
            })
            .collect();
        if keep.iter().all(|keep| *keep) {
            break;
        }
        let mut keep = keep.iter();
        frames.retain(|_| *keep.next().unwrap_or(&true));
        owners = self::owners(sheet, &frames, &body);
    }
    let mut in_cells: Vec<Vec<Vec<usize>>> =
        frames.iter().map(|frame| vec![Vec::new(); frame.cells.len()]).collect();
    let mut free: Vec<usize> = Vec::new();
    for (word, owner) in body.iter().zip(&owners) {
        match owner {
            Some((frame, cell)) => in_cells[*frame][*cell].push(*word),
            None => free.push(*word),
        }
    }
    let tables = frames.clone();
    let frames = frames
        .into_iter()
        .zip(in_cells)
        .map(|(frame, cells)| {
            let cells = cells.iter().map(|which| turned_lines(sheet, which)).collect();
            (frame.clone(), cells)
        })
        .collect();
    let mut level = Vec::new();
    let mut turned = Vec::new();
    for (turn, which) in lines::by_turn(&sheet.words, &free) {
        if turn == Turn::Level {
            level = which;
        } else {
            turned.extend(lines::lines(&sheet.words, &which).into_iter().map(|line| (turn, line)));
        }
    }
    let zones = panels::zones(sheet, &tables, &level)
        .unwrap_or_else(|| gutter::zones(sheet, &level))
        .into_iter()
        .map(|zone| {
            let inside: Vec<usize> = level
                .iter()
                .copied()
                .filter(|at| holds_middle(&zone, &sheet.words.list()[*at].rect))
                .collect();
            (zone, columns::free_lines(sheet, &inside))
        })
        .collect();
    Sorted { frames, zones, turned }
}

impl Sorted {
    /// The lines outside of tables, in reading order.
    pub fn free(&self) -> impl Iterator<Item = &FreeLine> {
        self.zones.iter().flat_map(|(_, lines)| lines)
    }
}

fn holds_middle(zone: &Rect, rect: &Rect) -> bool {
    let (x, y) = ((rect[0] + rect[2]) / 2.0, (rect[1] + rect[3]) / 2.0);
    zone[0] <= x && x < zone[2] && zone[1] <= y && y < zone[3]
}

/// Two cells with something in them, and not nearly all of many cells empty; or a single one at an end of the page,
/// which may be the rest of a table.
pub(super) fn is_table(sheet: &Sheet, frame: &Frame, filled: usize, body: &[usize]) -> bool {
    let most = frame.cells.len();
    if most == 1 {
        let [_, top, _, bottom] = frame.rect;
        let middle = |word: &usize| {
            let rect = sheet.words.list()[*word].rect;
            (rect[1] + rect[3]) / 2.0
        };
        let is_end =
            !body.iter().any(|word| middle(word) < top) || !body.iter().any(|word| middle(word) > bottom);
        return filled == 1 && is_end && bottom - top < sheet.height * 0.2;
    }
    filled >= 2 && (most < 40 || filled * 12 >= most) && (frame.cols > 1 || filled * 2 >= most)
}

fn turned_lines(sheet: &Sheet, which: &[usize]) -> Vec<(Turn, Vec<Line>)> {
    lines::by_turn(&sheet.words, which)
        .into_iter()
        .map(|(turn, which)| (turn, lines::lines(&sheet.words, &which)))
        .collect()
}

/// Whether the middle of one box is in the other.
pub(super) fn holds(outer: &Rect, inner: &Rect) -> bool {
    let (x, y) = ((inner[0] + inner[2]) / 2.0, (inner[1] + inner[3]) / 2.0);
    outer[0] <= x && x <= outer[2] && outer[1] <= y && y <= outer[3]
}

/// For each word the frame and cell that it stands in: the smallest that holds its middle.
pub(super) fn owners(sheet: &Sheet, frames: &[&Frame], body: &[usize]) -> Vec<Option<(usize, usize)>> {
    let area = |rect: &Rect| (rect[2] - rect[0]) * (rect[3] - rect[1]);
    body.iter()
        .map(|at| {
            let rect = sheet.words.list()[*at].rect;
            let holds = |outer: &Rect| holds(outer, &rect);
            let mut best: Option<(f32, usize, usize)> = None;
            for (index, frame) in frames.iter().enumerate().filter(|(_, frame)| holds(&frame.rect)) {
                for (cell, place) in frame.cells.iter().enumerate().filter(|(_, cell)| holds(&cell.rect)) {
                    if best.is_none_or(|(known, _, _)| area(&place.rect) < known) {
                        best = Some((area(&place.rect), index, cell));
                    }
                }
            }
            best.map(|(_, frame, cell)| (frame, cell))
        })
        .collect()
}

/// The parts of a page, top to bottom.
pub(super) fn parts(sheet: &Sheet, sorted: &Sorted, usual: &Usual, words: &Vocabulary) -> Vec<Part> {
    let mut tables: Vec<PageTable> =
        sorted.frames.iter().map(|(frame, cells)| drawn(sheet, frame, cells, usual, words)).collect();
    nest(&mut tables);
    let mut out = Vec::new();
    for (zone, free) in &sorted.zones {
        let (inside, rest) = tables.into_iter().partition(|table| holds_middle(zone, &table.rect));
        tables = rest;
        zone_parts(&mut out, sheet, inside, free, usual, words);
    }
    out.extend(tables.into_iter().map(Part::Table));
    for (turn, line) in &sorted.turned {
        let role = match turn {
            Turn::Slanted => crate::document::Role::Furniture,
            _ => crate::document::Role::Body,
        };
        out.push(Part::Prose(Prose { text: line.text.clone(), role, bold: line.bold, rect: line.rect }));
    }
    out
}

/// The parts of a zone, top to bottom.
fn zone_parts(
    out: &mut Vec<Part>,
    sheet: &Sheet,
    tables: Vec<PageTable>,
    free: &[FreeLine],
    usual: &Usual,
    words: &Vocabulary,
) {
    let mut tables = tables.into_iter().peekable();
    let mut run: Vec<FreeLine> = Vec::new();
    let margin = free.iter().map(|line| line.rect()[2]).fold(0.0, f32::max);
    let mut free = free.iter().peekable();
    loop {
        let table_first = match (tables.peek(), free.peek()) {
            (Some(table), Some(line)) => table.rect[1] <= line.base() - line.size() * 0.4,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        if table_first {
            flush(out, &mut run, sheet, margin, usual, words);
            out.extend(tables.next().map(Part::Table));
        } else {
            run.extend(free.next().cloned());
        }
    }
    flush(out, &mut run, sheet, margin, usual, words);
}

fn flush(
    out: &mut Vec<Part>,
    run: &mut Vec<FreeLine>,
    sheet: &Sheet,
    margin: f32,
    usual: &Usual,
    words: &Vocabulary,
) {
    let lines = std::mem::take(run);
    let (first, last) = (out.is_empty(), lines.last().is_some_and(|line| line.base() > sheet.height * 0.8));
    let blocks = columns::blocks(&lines, usual);
    let count = blocks.len();
    for (nth, block) in blocks.into_iter().enumerate() {
        let edge = (first && nth == 0) || (last && nth + 1 == count);
        aligned_parts(out, block, sheet, margin, edge, usual, words);
    }
}

/// The tables and paragraphs of a block of free lines.
fn aligned_parts(
    out: &mut Vec<Part>,
    lines: &[FreeLine],
    sheet: &Sheet,
    margin: f32,
    edge: bool,
    usual: &Usual,
    words: &Vocabulary,
) {
    let unit = columns::unit(usual);
    let chunks: Vec<Vec<Chunk>> = lines.iter().map(|line| columns::chunks(line, unit)).collect();
    let block = Block { lines: chunks, seams: seams(lines, sheet, usual), monospaced: false };
    for piece in aligned::pieces(block, words) {
        match piece {
            Piece::Prose(range) => {
                out.extend(
                    prose::paragraphs(&lines[range], margin, usual, words).into_iter().map(Part::Prose),
                );
            }
            // one row alone is the scale of a chart, a line of signatures; at an end of the page it may be the rest
            // of a table
            Piece::Table(table) if table.rows < 2 && !edge => {
                out.extend(
                    prose::paragraphs(&lines[table.lines], margin, usual, words).into_iter().map(Part::Prose),
                );
            }
            Piece::Table(table) => out.push(Part::Table(aligned_table(lines, &table))),
        }
    }
}

/// What the way between two lines, and rulings between them, say.
fn seams(lines: &[FreeLine], sheet: &Sheet, usual: &Usual) -> Vec<Seam> {
    let rules: Vec<f32> = {
        let rect = lines.iter().map(FreeLine::rect).reduce(lines::cover).unwrap_or_default();
        let width = rect[2] - rect[0];
        let level = sheet.rulings.iter().filter(|r| r.axis == Axis::Level);
        level.filter(|r| r.to.min(rect[2]) - r.from.max(rect[0]) > width * 0.4).map(|r| r.at).collect()
    };
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let Some(before) = at.checked_sub(1).and_then(|at| lines.get(at)) else { return Seam::Open(0.0) };
            let (above, below) = (before.base(), line.base() - line.size() * 0.3);
            if rules.iter().any(|y| above - 1.0 <= *y && *y <= below) {
                return Seam::Cut;
            }
            let way = (line.base() - before.base()) / line.size().max(before.size()).max(1.0);
            let ratio = way / usual.leading;
            Seam::Open(match ratio {
                r if r > 1.5 => -2.5,
                r if r > 1.22 => -1.2,
                r if r < 1.08 => 0.25,
                _ => 0.0,
            })
        })
        .collect()
}

fn aligned_table(lines: &[FreeLine], table: &aligned::AlignedTable) -> PageTable {
    let mut out = PageTable { rows: table.rows, cols: table.cols, ..PageTable::default() };
    let mut all: Option<Rect> = None;
    for cell in &table.cells {
        let own: Vec<Line> =
            cell.chunks.iter().filter_map(|(line, at)| lines.get(*line)?.chunks.get(*at)).cloned().collect();
        let Some(rect) = own.iter().map(|line| line.rect).reduce(lines::cover) else { continue };
        all = Some(all.map_or(rect, |known| lines::cover(known, rect)));
        let bold = own.iter().all(|line| line.bold);
        let lead = own.first().filter(|_| own.len() == 1).map_or(0, |line| line.lead);
        out.cells.push(PageCell {
            row: cell.row,
            col: cell.col,
            row_span: cell.row_span,
            col_span: cell.col_span,
            text: cell.text.clone(),
            bold,
            lead: if lead <= cell.text.len() && cell.text.is_char_boundary(lead) { lead } else { 0 },
            shaded: false,
            told: OfCell::default(),
            rect,
            nested: Vec::new(),
        });
    }
    out.rect = all.unwrap_or_default();
    out
}

/// A table out of a frame and the lines in its cells.
fn drawn(sheet: &Sheet, frame: &Frame, cells: &[CellLines], usual: &Usual, words: &Vocabulary) -> PageTable {
    let mut out = PageTable { rows: frame.rows, cols: frame.cols, rect: frame.rect, ..PageTable::default() };
    for (place, by_turn) in frame.cells.iter().zip(cells) {
        let mut cell = PageCell {
            row: place.row,
            col: place.col,
            row_span: place.row_span,
            col_span: place.col_span,
            rect: place.rect,
            shaded: is_shaded(sheet, &place.rect),
            told: tags::of_cell(by_turn.iter().flat_map(|(_, lines)| lines).map(|line| line.tag)),
            ..PageCell::default()
        };
        for (nth, (turn, lines)) in by_turn.iter().enumerate() {
            let (from, to) = reach(*turn, &place.rect);
            let text = text::cell(lines, from, to, usual, words);
            if nth == 0 {
                (cell.text, cell.bold, cell.lead) = (text.text, text.bold, text.lead);
            } else {
                cell.text.push('\n');
                cell.text.push_str(&text.text);
                cell.bold &= text.bold;
            }
        }
        out.cells.push(cell);
    }
    out
}

/// How far a cell reaches along the reading direction.
fn reach(turn: Turn, rect: &Rect) -> (f32, f32) {
    let (a, _) = turn.along(rect[0], rect[1]);
    let (b, _) = turn.along(rect[2], rect[3]);
    (a.min(b), a.max(b))
}

fn is_shaded(sheet: &Sheet, rect: &Rect) -> bool {
    let (x, y) = ((rect[0] + rect[2]) / 2.0, (rect[1] + rect[3]) / 2.0);
    let page = sheet.width * sheet.height;
    sheet.shades.iter().any(|shade| {
        let size = (shade[2] - shade[0]) * (shade[3] - shade[1]);
        size < page * 0.5 && shade[0] <= x && x <= shade[2] && shade[1] <= y && y <= shade[3]
    })
}

/// Puts the tables that stand in a cell of another into it.
fn nest(tables: &mut Vec<PageTable>) {
    let inside = |inner: &Rect, outer: &Rect| {
        outer[0] - 1.0 <= inner[0]
            && outer[1] - 1.0 <= inner[1]
            && inner[2] <= outer[2] + 1.0
            && inner[3] <= outer[3] + 1.0
    };
    let size = |table: &PageTable| (table.rect[2] - table.rect[0]) * (table.rect[3] - table.rect[1]);
    // the smallest first: a table goes into the nearest one around it
    tables.sort_by(|a, b| size(a).total_cmp(&size(b)));
    let mut at = 0;
    while at < tables.len() {
        let rect = tables[at].rect;
        let host = (at + 1..tables.len()).find_map(|other| {
            let cell = tables[other].cells.iter().position(|cell| inside(&rect, &cell.rect))?;
            Some((other, cell))
        });
        match host {
            Some((other, cell)) => {
                let table = tables.remove(at);
                tables[other - 1].cells[cell].nested.push(table);
            }
            None => at += 1,
        }
    }
    tables.sort_by(|a, b| a.rect[1].total_cmp(&b.rect[1]).then(a.rect[0].total_cmp(&b.rect[0])));
}
