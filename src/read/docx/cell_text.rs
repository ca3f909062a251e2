//! The text of a cell out of its paragraphs.

use super::walk::{Para, Piece};
use crate::document::{Role, Table};
use crate::read::common::list_number::Marker;
use crate::read::common::weight::Weight;

/// What stands in a cell.
#[derive(Debug, Default)]
pub struct CellText {
    /// Lines joined by `\n`, without blank ones at either end.
    pub text: String,
    /// Bold letters.
    pub weight: Weight,
    /// Tables in it.
    pub nested: Vec<Table>,
    /// Page of the first letter.
    pub page: Option<u32>,
}

/// Joins paragraphs to the text of a cell.
pub fn cell_text(pieces: Vec<Piece>) -> CellText {
    let mut cell = CellText::default();
    let mut blanks = 0;
    for piece in pieces {
        match piece {
            Piece::Table(table) => cell.nested.push(table),
            Piece::Para(para) if para.role == Some(Role::Hidden) => {}
            Piece::Para(para) => add(&mut cell, para, &mut blanks),
        }
    }
    cell
}

fn add(cell: &mut CellText, para: Para, blanks: &mut usize) {
    let numbered = matches!(para.marker, Some(Marker::Number(_)));
    if para.text.trim().is_empty() && !numbered {
        *blanks += 1;
        return;
    }
    if cell.page.is_none() {
        cell.page = para.page;
    }
    if cell.text.is_empty() && para.marker.is_none() {
        // the usual cell: one paragraph, taken as it is
        cell.text = para.text;
        cell.weight = para.weight;
        *blanks = 0;
        return;
    }
    if !cell.text.is_empty() {
        (0..=*blanks).for_each(|_| cell.text.push('\n'));
    }
    *blanks = 0;
    push_marked(&mut cell.text, para.marker.as_ref(), &para.text, "• ", &mut cell.weight, para.weight);
}

/// Adds a paragraph's text behind its marker.
fn push_marked(
    text: &mut String,
    marker: Option<&Marker>,
    line: &str,
    bullet: &str,
    weight: &mut Weight,
    line_weight: Weight,
) {
    match marker {
        Some(Marker::Bullet) => text.push_str(bullet),
        Some(Marker::Number(number)) => {
            text.push_str(number);
            if !line.trim().is_empty() {
                text.push(' ');
            }
        }
        None => {}
    }
    weight.append(text.len(), line_weight);
    text.push_str(line);
}

/// The text of a paragraph outside of cells: behind its number, without its bullet.
pub fn paragraph_text(para: &mut Para) -> String {
    let line = std::mem::take(&mut para.text);
    if !matches!(para.marker, Some(Marker::Number(_))) {
        return line;
    }
    let mut text = String::with_capacity(line.len() + 8);
    push_marked(&mut text, para.marker.as_ref(), &line, "", &mut Weight::default(), Weight::default());
    text
}
