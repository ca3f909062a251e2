use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Block, Document, Grid, Source};

/// Tags and references that editors of web forms leave in texts. `< o = a 80%` is none.
static RESIDUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let tags = "p|br|div|span|ul|ol|li|table|tbody|tr|td|th|b|i|u|em|strong|font|input|h[1-6]|a";
    Regex::new(&format!(r#"(?i)</?(?:{tags})(?:\s+[a-z-]+\s*=\s*["'][^<>]*)?\s*/?>|&(?:nbsp|amp|quot|[lr]squo|egrave|agrave);"#)).ok()
});

/// Where a document has markup in its texts, one place a table or paragraph. To be asked before the layout stage,
/// which takes it out.
pub fn markup(document: &Document) -> Vec<Source> {
    let Some(residue) = RESIDUE.as_ref() else { return Vec::new() };
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => residue.is_match(&paragraph.text).then(|| paragraph.source.clone()),
        Block::Table(table) => in_grid(residue, &table.grid),
    };
    document.blocks.iter().filter_map(block).collect()
}

fn in_grid(residue: &Regex, grid: &Grid) -> Option<Source> {
    let mut cells = grid.cells().iter().filter(|cell| residue.is_match(&cell.text));
    let first = cells.next()?.source.clone();
    Some(cells.fold(first, |all, cell| all.cover(&cell.source)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_comparisons() {
        let residue = RESIDUE.as_ref().unwrap();
        for text in ["<p>Testo</p>", "uno<br/>due", "<input type=\"checkbox\"/>", "A&nbsp;B", "<UL>"] {
            assert!(residue.is_match(text), "{text}");
        }
        for text in ["< o = a 80%", "<= 30 giorni e >= 10", "a < b", "R&D", "<nome del file>"] {
            assert!(!residue.is_match(text), "{text}");
        }
    }
}
