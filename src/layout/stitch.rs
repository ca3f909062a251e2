//! Tables that go on after a page break, told by evidence.

use super::edges::Edges;
use super::join;
use crate::document::{Block, Grid, Role, Table};

/// Joins a table to the one before it where nothing but page furniture stands between them and both have the
/// same columns: the same edges on the page where it is known, otherwise the same number. A row that the page
/// break cut is put together; a repeated header is left for the grammar stage, which knows what a header is. The
/// join and its reason are recorded in [`Table::parts`].
pub(super) fn stitch(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Option<Group> = None;
    for block in blocks {
        match block {
            Block::Table(table) => {
                let edges = Edges::of(&table);
                let reason = open.as_ref().and_then(|group| group.reason(&table, edges.as_ref()));
                match (reason, open.as_mut()) {
                    (Some(reason), Some(group)) => {
                        group.edges = Edges::finer(group.edges.take(), edges);
                        group.parts.push((table, reason));
                    }
                    _ => {
                        close(&mut out, open.take());
                        open = Some(Group { at: out.len(), parts: vec![(table, "start")], edges });
                        // its place; filled in when all parts are known
                        out.push(Block::Table(placeholder()));
                    }
                }
            }
            Block::Paragraph(paragraph) => {
                let between = matches!(paragraph.role, Role::Furniture | Role::Hidden | Role::Footnote)
                    || paragraph.text.trim().is_empty();
                if !between {
                    close(&mut out, open.take());
                }
                out.push(Block::Paragraph(paragraph));
            }
        }
    }
    close(&mut out, open.take());
    out
}

/// Parts of one table, as far as they are known.
struct Group {
    /// Where it goes among the blocks.
    at: usize,
    parts: Vec<(Table, &'static str)>,
    /// Column edges of the part that has most.
    edges: Option<Edges>,
}

impl Group {
    fn reason(&self, table: &Table, edges: Option<&Edges>) -> Option<&'static str> {
        let (first, _) = self.parts.first()?;
        let (last, _) = self.parts.last()?;
        let same = match (&self.edges, edges) {
            (Some(known), Some(new)) => known.agree(new),
            _ => first.grid.cols() == table.grid.cols(),
        };
        // one column says little: only the rest of a table on another page
        let narrow = first.grid.cols() < 2 || table.grid.cols() < 2;
        let turned = last.source.page != table.source.page && self.edges.is_some() && edges.is_some();
        if last.parent != table.parent || !same || narrow && !turned {
            return None;
        }
        Some(if first_row(&first.grid) == first_row(&table.grid) {
            "repeated-header"
        } else {
            "same-columns"
        })
    }
}

fn first_row(grid: &Grid) -> Vec<&str> {
    if grid.rows() == 0 {
        return Vec::new();
    }
    grid.anchors(0).map(|cell| cell.text.trim()).collect()
}

fn close(out: &mut [Block], group: Option<Group>) {
    if let Some(group) = group
        && let Some(place) = out.get_mut(group.at)
    {
        *place = Block::Table(join::join(group.parts, group.edges.as_ref()));
    }
}

fn placeholder() -> Table {
    Table {
        number: 0,
        grid: Grid::default(),
        source: crate::document::Source::default(),
        header_rows: 0,
        parent: None,
        parts: Vec::new(),
    }
}
