//! From pieces to blocks: tables numbered, places filled in, roles of whole stories.

use super::cell_text::paragraph_text;
use super::package::note;
use super::walk::{Para, Piece};
use crate::document::{Block, Document, NestedIn, Paragraph, Role, Source, Table};
use crate::limits::Limits;

/// Adds the pieces of the body to the document.
pub fn add_body(document: &mut Document, pieces: Vec<Piece>, limits: &Limits) {
    for piece in pieces {
        if document.blocks.len() >= limits.blocks {
            document.notes.push(note("block-limit", format!("{} blocks kept", limits.blocks)));
            return;
        }
        document.blocks.push(match piece {
            Piece::Para(para) => Block::Paragraph(paragraph(para, None)),
            Piece::Table(table) => Block::Table(table),
        });
    }
}

/// Adds the pieces of notes, headers or footers: every paragraph and every row of a table is a paragraph of
/// the given role.
pub fn add_aside(document: &mut Document, pieces: Vec<Piece>, role: Role, limits: &Limits) {
    for piece in pieces {
        match piece {
            Piece::Para(para) => {
                let own = (para.role == Some(Role::Hidden)).then_some(Role::Hidden);
                document.blocks.push(Block::Paragraph(paragraph(para, own.or(Some(role)))));
            }
            Piece::Table(table) => {
                let lines = row_lines(&table);
                let at = Source::default();
                document.blocks.extend(
                    lines.into_iter().map(|text| {
                        Block::Paragraph(Paragraph { text, role, bold: false, source: at.clone() })
                    }),
                );
            }
        }
    }
    if document.blocks.len() > limits.blocks {
        document.blocks.truncate(limits.blocks);
        document.notes.push(note("block-limit", format!("{} blocks kept", limits.blocks)));
    }
}

fn paragraph(mut para: Para, role: Option<Role>) -> Paragraph {
    let text = paragraph_text(&mut para);
    Paragraph {
        text,
        role: role.or(para.role).unwrap_or(Role::Body),
        bold: para.weight.all_bold(),
        source: Source { page: para.page, ..Source::default() },
    }
}

/// A table as text: cells of a row by tabs, nested tables behind their row.
fn row_lines(table: &Table) -> Vec<String> {
    let mut lines = Vec::new();
    for row in 0..table.grid.rows() {
        let cells: Vec<&str> = table.grid.anchors(row).map(|cell| cell.text.trim()).collect();
        if cells.iter().any(|text| !text.is_empty()) {
            lines.push(cells.join("\t"));
        }
        for nested in table.grid.anchors(row).flat_map(|cell| &cell.nested) {
            lines.extend(row_lines(nested));
        }
    }
    lines
}

/// Numbers the tables in reading order and fills in the places of their cells.
pub fn number_tables(document: &mut Document) {
    let mut next = 1;
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            number_table(table, None, &mut next);
        }
    }
}

/// Nesting is bounded by [`Limits::table_depth`].
fn number_table(table: &mut Table, parent: Option<NestedIn>, next: &mut u32) {
    let number = *next;
    *next = next.saturating_add(1);
    table.number = number;
    table.parent = parent;
    let rows = table.grid.rows() as u32;
    table.source = Source::table_rows(table.source.page, number, 1, rows.max(1));
    let mut row_page = table.source.page;
    for cell in table.grid.cells_mut() {
        let first = cell.row as u32 + 1;
        // cells that the grid builder filled in stand on the page of their row
        row_page = cell.source.page.or(row_page);
        let last = first + (cell.row_span as u32).saturating_sub(1);
        cell.source = Source::table_rows(row_page, number, first, last);
        let place = NestedIn { table: number, row: cell.row, col: cell.col };
        for nested in &mut cell.nested {
            number_table(nested, Some(place), next);
        }
    }
    let first_page = table.grid.cells().iter().filter_map(|cell| cell.source.page).min();
    table.source.page = first_page.or(table.source.page);
}
