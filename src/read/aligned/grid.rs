//! Rows and places to cells.

use super::chunk::Chunk;
use super::rows::{Row, RowCell};
use super::{AlignedCell, AlignedTable, zones};
use crate::read::hyphen::Vocabulary;
use crate::read::item::{after_bullet, squeezed};

/// Writes the table that these rows are.
pub(super) fn write(lines: &[Vec<Chunk>], rows: &[Row], words: &Vocabulary) -> AlignedTable {
    let (places, cols) = zones::places(rows);
    let mut cells = Vec::new();
    let mut at = 0;
    for (row, places) in rows.iter().zip(&places) {
        let height = 1 + row.cells.iter().map(|cell| cell.level).max().unwrap_or(0);
        for (cell, place) in row.cells.iter().zip(places) {
            let under =
                |other: &RowCell| other.level == 1 && other.start < cell.end && cell.start < other.end;
            let has_under = cell.level == 0 && row.cells.iter().any(under);
            cells.push(AlignedCell {
                row: at + cell.level,
                col: place.col,
                row_span: if cell.level > 0 || has_under { 1 } else { height },
                col_span: place.span,
                text: text(lines, cell, words),
                chunks: cell.chunks.clone(),
            });
        }
        at += height;
    }
    let first = rows.first().map_or(0, |row| row.lines.start);
    let last = rows.last().map_or(0, |row| row.lines.end);
    AlignedTable { cells, rows: at, cols, lines: first..last }
}

/// The text of a cell. A line that ends a sentence well before the cell's right end ends a paragraph; a
/// bullet begins one.
fn text(lines: &[Vec<Chunk>], cell: &RowCell, words: &Vocabulary) -> String {
    let width = cell.end - cell.start;
    let mut out = String::new();
    let mut previous: Option<(usize, &Chunk)> = None;
    for &(line, at) in &cell.chunks {
        let Some(chunk) = lines.get(line).and_then(|chunks| chunks.get(at)) else { continue };
        let item = after_bullet(&chunk.text).filter(|_| !chunk.text.starts_with(['-', '–', '*', '·']));
        let breaks = previous.is_some_and(|(above, before)| {
            above != line
                && (chunk.is_item()
                    || (before.text.ends_with(['.', ':', ';'])
                        && before.end - cell.start + 1 + chunk.first_word()
                            < width.saturating_sub(width / 20)))
        });
        let next = match item {
            Some(item) => format!("• {}", squeezed(item, false)),
            None => squeezed(&chunk.text, false),
        };
        if breaks {
            out.push('\n');
            out.push_str(&next);
        } else {
            words.append(&mut out, &next, true);
        }
        previous = Some((line, chunk));
    }
    out
}
