//! Frames that do not draw all of their rows or columns: only a header and an outline, or bands of shading. Their
//! cells are told by white space.

use super::lattice::Frame;
use super::lines;
use super::sheet::Sheet;

/// Lines of a row from which on it may hold rows that are not drawn.
const TALL: usize = 4;
/// Most rows of a frame that has such a row.
const FEW: usize = 3;
/// A gap between two columns, in sizes of letters.
const GAP: f32 = 0.8;

/// Whether the rows or columns of a frame are not drawn.
pub(super) fn is_open(
    sheet: &Sheet,
    frame: &Frame,
    at: usize,
    body: &[usize],
    owners: &[Option<(usize, usize)>],
) -> bool {
    let mut cells: Vec<Vec<usize>> = vec![Vec::new(); frame.cells.len()];
    for (word, owner) in body.iter().zip(owners) {
        if let Some((owner, cell)) = owner
            && *owner == at
        {
            cells[*cell].push(*word);
        }
    }
    has_hidden_rows(sheet, frame, &cells) || has_hidden_columns(sheet, frame, &cells)
}

/// A frame of few rows, one of them with many lines that are short values in two columns at least, on the same
/// base lines.
fn has_hidden_rows(sheet: &Sheet, frame: &Frame, cells: &[Vec<usize>]) -> bool {
    if frame.rows > FEW || frame.cols < 2 {
        return false;
    }
    (0..frame.rows).any(|row| {
        let mut bases: Vec<Vec<f32>> = Vec::new();
        for (place, words) in
            frame.cells.iter().zip(cells).filter(|(place, _)| place.row == row && place.row_span == 1)
        {
            let lines = lines::lines(&sheet.words, words);
            let values = lines.iter().filter(|line| is_value(&line.text)).count();
            if lines.len() >= TALL && values * 10 >= lines.len() * 7 && place.col_span == 1 {
                bases.push(lines.iter().map(|line| line.base).collect());
            }
        }
        let level =
            |a: &[f32], b: &[f32]| a.iter().filter(|a| b.iter().any(|b| (*a - b).abs() < 2.0)).count();
        bases
            .iter()
            .enumerate()
            .any(|(nth, a)| bases[nth + 1..].iter().any(|b| level(a, b) * 10 >= a.len().max(b.len()) * 7))
    })
}

/// Half of the rows, three at least, are one cell over columns that other rows have, with wide gaps where those
/// columns part.
fn has_hidden_columns(sheet: &Sheet, frame: &Frame, cells: &[Vec<usize>]) -> bool {
    let edges = edges(frame);
    let list = sheet.words.list();
    let mut open = 0;
    for (place, words) in
        frame.cells.iter().zip(cells).filter(|(place, words)| place.col_span > 1 && !words.is_empty())
    {
        let rows = lines::rows(&sheet.words, words);
        let clear = edges[place.col + 1..place.col + place.col_span].iter().filter(|edge| {
            rows.iter().all(|row| {
                let before =
                    row.iter().map(|word| &list[*word]).filter(|word| word.from < **edge).map(|w| w.to);
                let after =
                    row.iter().map(|word| &list[*word]).filter(|word| word.from >= **edge).map(|w| w.from);
                let (before, after) = (before.fold(f32::MIN, f32::max), after.fold(f32::MAX, f32::min));
                let size = list[row[0]].size;
                before > f32::MIN && after < f32::MAX && before < **edge + 1.0 && after - before > size * GAP
            })
        });
        open += usize::from(clear.count() * 2 >= place.col_span - 1);
    }
    open >= 3 && open * 2 >= frame.rows
}

/// Column edges of a frame.
fn edges(frame: &Frame) -> Vec<f32> {
    let mut out = vec![0.0; frame.cols + 1];
    for cell in &frame.cells {
        out[cell.col] = cell.rect[0];
        if let Some(edge) = out.get_mut(cell.col + cell.col_span) {
            *edge = cell.rect[2];
        }
    }
    out
}

/// A number or a word or two: not a line of running text.
fn is_value(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.chars().count() <= 24 && (digits > 0 || text.split(' ').count() <= 2)
}
