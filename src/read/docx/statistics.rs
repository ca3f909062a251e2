//! What the program that saved a document counted in it (ISO/IEC 29500-1, 22.2, extended properties).

use super::names::Tag;
use super::xml::{Item, Xml};
use crate::document::{Block, Table};
use crate::limits::Limits;

/// The number of pages, if the letters that were counted with it are about those that stand there. A program that
/// writes a document without laying it out leaves what its template said: often one page, of no letters.
pub fn pages(text: &str, letters: usize, limits: &Limits) -> Option<u32> {
    let [pages, counted] = properties(text, ["Pages", "Characters"], limits);
    let (pages, counted) = (pages?, counted?);
    let letters = u32::try_from(letters).ok()?;
    // notes and text boxes are counted by some programs and not by others
    let near = counted.abs_diff(letters) <= counted.max(letters) / 4;
    (near && pages > 0 && letters > 0).then_some(pages)
}

/// The characters of the body that are no white space.
pub fn letters(blocks: &[Block]) -> usize {
    let of_block = |block: &Block| match block {
        Block::Paragraph(paragraph) => count(&paragraph.text),
        Block::Table(table) => of_table(table),
    };
    blocks.iter().map(of_block).sum()
}

fn of_table(table: &Table) -> usize {
    let cells = table.grid.cells().iter();
    cells.map(|cell| count(&cell.text) + cell.nested.iter().map(of_table).sum::<usize>()).sum()
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The first number in each of some elements.
fn properties<const N: usize>(text: &str, names: [&str; N], limits: &Limits) -> [Option<u32>; N] {
    let mut found = [None; N];
    let mut xml = Xml::new(text, limits);
    let mut open = None;
    loop {
        match xml.next() {
            Item::Start(Tag::Unknown, start) => {
                let name = start.local_name();
                open = names.iter().position(|wanted| name.as_ref() == *wanted);
            }
            Item::Text(text) => {
                if let Some(slot) = open.take().and_then(|at| found.get_mut(at)) {
                    *slot = slot.or_else(|| text.trim().parse().ok());
                }
            }
            Item::End => open = None,
            Item::Eof => return found,
            Item::Start(..) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_counted_of_another_text_are_not_taken() {
        let limits = Limits::default();
        let saved = "<Properties><Pages>3</Pages><Words>9</Words><Characters>100</Characters></Properties>";
        assert_eq!(pages(saved, 110, &limits), Some(3));
        assert_eq!(pages(saved, 4000, &limits), None);
        let template = "<Properties><Pages>1</Pages><Characters>0</Characters></Properties>";
        assert_eq!(pages(template, 4000, &limits), None);
        assert_eq!(pages("<Properties><Pages>1</Pages></Properties>", 4000, &limits), None);
    }
}
