//! The properties of paragraphs that concern tables.

use super::sprm::{Sprms, value};
use super::u16_at;
use crate::read::story::{EdgeCell, Merge, RowDef};

/// What a paragraph says.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub style: usize,
    /// In how many tables it stands.
    pub level: usize,
    /// Its mark ends a row.
    pub ends_row: bool,
    /// Its mark ends a cell of an inner table.
    pub ends_inner_cell: bool,
    pub outline: Option<u8>,
    pub list: Option<u16>,
    pub list_level: Option<u8>,
    pub row: RowDef,
}

impl Paragraph {
    /// Reads the properties of a paragraph; long ones stand in the data stream.
    pub fn parse(style: u16, props: &[u8], data: &[u8]) -> Paragraph {
        let huge = Sprms::new(props).find(|(code, _)| matches!(code, 0x6645 | 0x6646));
        let huge = huge.map_or(&[][..], |(_, operand)| {
            let at = value(operand) as usize;
            let length = u16_at(data, at).map_or(0, usize::from);
            let rest = data.get(at.saturating_add(2)..).unwrap_or_default();
            &rest[..length.min(rest.len())]
        });
        let mut paragraph = Paragraph { style: usize::from(style), ..Paragraph::default() };
        let (mut in_table, mut depth) = (false, 0);
        for (code, operand) in Sprms::new(props).chain(Sprms::new(huge)) {
            let number = value(operand);
            match code {
                0x4600 => paragraph.style = number as usize,
                0x2416 => in_table = number != 0,
                0x2417 | 0x244C => paragraph.ends_row |= number != 0,
                0x244B => paragraph.ends_inner_cell = number != 0,
                0x6649 => depth = (number as usize).min(64),
                0x2640 => paragraph.outline = Some(number as u8),
                0x460B => paragraph.list = Some(number as u16),
                0x260A => paragraph.list_level = Some(number as u8),
                0x3404 => paragraph.row.header = number != 0,
                0xD608 => paragraph.row.cells = cells(operand),
                0xD612 => shade(&mut paragraph.row.cells, operand, 0),
                0xD616 => shade(&mut paragraph.row.cells, operand, 22),
                0xD60C => shade(&mut paragraph.row.cells, operand, 44),
                0xD62B => merge(&mut paragraph.row.cells, operand),
                _ => {}
            }
        }
        paragraph.level = if depth > 0 { depth } else { usize::from(in_table) };
        paragraph
    }
}

/// The cells of a table definition: edges, then flags of each.
fn cells(operand: &[u8]) -> Vec<EdgeCell> {
    let count = operand.first().map_or(0, |count| usize::from(*count));
    let edge = |at: usize| u16_at(operand, 1 + at * 2).map(|edge| i64::from(edge as i16));
    let flags_at = 1 + (count + 1) * 2;
    let mut cells = Vec::with_capacity(count);
    for at in 0..count {
        let (Some(left), Some(right)) = (edge(at), edge(at + 1)) else { break };
        let flags = u16_at(operand, flags_at + at * 20).unwrap_or(0);
        let merge = |first: bool, next: bool| match (first, next) {
            (true, _) => Merge::Restart,
            (false, true) => Merge::Continue,
            _ => Merge::None,
        };
        cells.push(EdgeCell {
            left,
            right: right.max(left),
            vertical: merge(flags & 0x40 != 0, flags & 0x20 != 0),
            horizontal: merge(flags & 0x01 != 0, flags & 0x02 != 0),
            shaded: false,
        });
    }
    cells
}

/// Backgrounds from cell `first` on, ten bytes each: foreground, background, pattern.
fn shade(cells: &mut [EdgeCell], operand: &[u8], first: usize) {
    for (cell, shading) in cells.iter_mut().skip(first).zip(operand.chunks_exact(10)) {
        let automatic = shading[7] == 0xFF;
        let white = shading[4] == 0xFF && shading[5] == 0xFF && shading[6] == 0xFF;
        let pattern = u16_at(shading, 8).unwrap_or(0);
        cell.shaded = pattern != 0xFFFF && (pattern != 0 || !(automatic || white));
    }
}

fn merge(cells: &mut [EdgeCell], operand: &[u8]) {
    let [cell, flags, ..] = operand else { return };
    if let Some(cell) = cells.get_mut(usize::from(*cell)) {
        cell.vertical = match flags {
            1 => Merge::Continue,
            3 => Merge::Restart,
            _ => Merge::None,
        };
    }
}
