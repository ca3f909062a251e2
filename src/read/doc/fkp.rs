//! Formatting by place in the file: pages of 512 bytes, found by a table.

use super::{u16_at, u32_at};

const PAGE: usize = 512;

/// Stretches of the file with their properties, in the order of the file.
#[derive(Default)]
pub(super) struct Runs<'m> {
    /// First byte, byte behind the last, style, properties.
    runs: Vec<(usize, usize, u16, &'m [u8])>,
}

impl<'m> Runs<'m> {
    /// The stretches that the table `plc` leads to; `paragraphs`: of paragraphs, else of characters.
    pub fn new(main: &'m [u8], plc: &[u8], paragraphs: bool) -> Runs<'m> {
        let count = plc.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        for at in 0..count {
            let Some(number) = u32_at(plc, (count + 1) * 4 + at * 4) else { break };
            let start = (number & 0x3F_FFFF) as usize * PAGE;
            if let Some(page) = main.get(start..start.saturating_add(PAGE)) {
                add_page(page, paragraphs, &mut runs);
            }
        }
        runs.sort_by_key(|run: &(usize, usize, u16, &[u8])| run.0);
        Runs { runs }
    }

    /// Style and properties at a place, and where they end.
    pub fn at(&self, fc: usize) -> Option<(u16, &'m [u8], usize)> {
        let at = self.runs.partition_point(|run| run.0 <= fc).checked_sub(1)?;
        let (_, end, style, props) = *self.runs.get(at)?;
        (fc < end).then_some((style, props, end))
    }
}

fn add_page<'m>(page: &'m [u8], paragraphs: bool, runs: &mut Vec<(usize, usize, u16, &'m [u8])>) {
    let count = usize::from(page[PAGE - 1]);
    let width = if paragraphs { 13 } else { 1 };
    for at in 0..count {
        let bounds = u32_at(page, at * 4).zip(u32_at(page, at * 4 + 4));
        let offset = page.get((count + 1) * 4 + at * width).map(|byte| usize::from(*byte) * 2);
        let (Some((first, last)), Some(offset)) = (bounds, offset) else { return };
        let (style, props) = if offset == 0 {
            (0, &page[..0])
        } else if paragraphs {
            paragraph(page, offset)
        } else {
            let length = page.get(offset).map_or(0, |length| usize::from(*length));
            (0, slice(page, offset + 1, length))
        };
        runs.push((first as usize, last as usize, style, props));
    }
}

fn paragraph(page: &[u8], offset: usize) -> (u16, &[u8]) {
    let (start, length) = match page.get(offset).copied() {
        Some(0) => (offset + 2, page.get(offset + 1).map_or(0, |half| usize::from(*half) * 2)),
        Some(half) => (offset + 1, usize::from(half) * 2 - 1),
        None => return (0, &page[..0]),
    };
    let all = slice(page, start, length);
    (u16_at(all, 0).unwrap_or(0), all.get(2..).unwrap_or_default())
}

fn slice(page: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = page.get(start..).unwrap_or_default();
    &rest[..length.min(rest.len())]
}
