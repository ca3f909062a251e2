//! From pieces to blocks: tables numbered, places filled in, roles of whole stories.

use super::cell_text::paragraph_text;
use super::package::note;
use super::walk::{Para, Piece};
use crate::document::{Block, Document, Paragraph, Role, Source};
use crate::limits::Limits;
use crate::read::common::number_tables::row_lines;

/// Adds the pieces of the body to the document.
pub fn add_body(document: &mut Document, pieces: Vec<Piece>, limits: &Limits) {
    for piece in pieces {
        if document.blocks.len() >= limits.blocks {
            document.notes.push(note("block-limit", limits.blocks.to_string()));
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
        document.notes.push(note("block-limit", limits.blocks.to_string()));
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
