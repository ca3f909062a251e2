//! What each element of the structure tree is a part of.

use std::collections::BTreeMap;

use super::Tag;
use super::role::Kind;
use super::tree::Tree;
use crate::document::Role;
use crate::limits::Limits;

/// Elements after a label in which its text is looked for.
const NEAR: usize = 16;

/// The tags of all elements, and the places of the cells.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    tags: Vec<Tag>,
    places: BTreeMap<u32, Place>,
    tables: BTreeMap<u32, Shape>,
}

/// Where a cell stands in its table, as the tree has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Element of the table.
    pub table: u32,
    pub row: usize,
    pub col: usize,
    pub row_span: usize,
    pub col_span: usize,
}

/// A table as the tree has it.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub cols: usize,
    /// Elements of its cells.
    pub cells: Vec<u32>,
    rows: usize,
    /// The first column that the open row may still fill.
    next: usize,
    /// For each column the first row that no cell above reaches into.
    busy: Vec<usize>,
}

/// The table and row that an element stands in, with no cell between.
#[derive(Clone, Copy, Default)]
struct Around {
    table: Option<u32>,
    in_row: bool,
}

impl Nodes {
    /// One pass over the elements: parents stand first.
    pub fn of(tree: &Tree, limits: &Limits) -> Self {
        let mut out = Nodes { tags: Vec::with_capacity(tree.elements.len()), ..Nodes::default() };
        let mut around: Vec<Around> = Vec::with_capacity(tree.elements.len());
        let has_text = has_text(tree);
        for (at, element) in (0u32..).zip(&tree.elements) {
            let parent = element.parent.map(|parent| parent as usize);
            let above = parent.and_then(|parent| out.tags.get(parent)).copied();
            let own = parent.and_then(|parent| around.get(parent)).copied().unwrap_or_default();
            let inherited =
                above.unwrap_or(Tag { paragraph: at, cell: None, role: None, header: false, goes_on: false });
            let mut tag = Tag { paragraph: at, ..inherited };
            let mut next = own;
            match element.kind {
                Kind::Inline => tag.paragraph = inherited.paragraph,
                Kind::Title => tag.role = Some(Role::Title),
                Kind::Heading(level) => tag.role = Some(Role::Heading(level)),
                Kind::Item => tag.role = Some(Role::ListItem),
                Kind::Caption => tag.role = Some(Role::Caption),
                Kind::Note => tag.role = Some(Role::Footnote),
                Kind::Label => tag.paragraph = labelled(tree, at, &has_text).unwrap_or(at),
                Kind::Table => {
                    (tag.role, tag.header) = (None, false);
                    next = Around { table: Some(at), in_row: false };
                    out.tables.insert(at, Shape::default());
                }
                Kind::Row => {
                    next.in_row = own.table.is_some();
                    if let Some(shape) = own.table.and_then(|table| out.tables.get_mut(&table)) {
                        shape.rows += 1;
                        shape.next = 0;
                    }
                }
                Kind::HeaderCell | Kind::DataCell => {
                    (tag.role, tag.header) = (None, element.kind == Kind::HeaderCell);
                    next = Around::default();
                    if let Some(table) = own.table.filter(|_| own.in_row) {
                        tag.cell = Some(at);
                        out.place(table, at, element.spans, limits);
                    }
                }
                Kind::Paragraph | Kind::ItemBody | Kind::RowGroup | Kind::Group => {}
            }
            out.tags.push(tag);
            around.push(next);
        }
        out
    }

    fn place(&mut self, table: u32, cell: u32, spans: (usize, usize), limits: &Limits) {
        let Some(shape) = self.tables.get_mut(&table) else { return };
        let row = shape.rows.saturating_sub(1);
        let mut col = shape.next;
        while shape.busy.get(col).is_some_and(|until| *until > row) {
            col += 1;
        }
        let (col_span, row_span) = spans;
        let end = col + col_span;
        if end > limits.table_cols {
            return;
        }
        if shape.busy.len() < end {
            shape.busy.resize(end, 0);
        }
        shape.busy[col..end].fill(row + row_span);
        shape.next = end;
        shape.cols = shape.cols.max(end);
        shape.cells.push(cell);
        self.places.insert(cell, Place { table, row, col, row_span, col_span });
    }

    pub fn tag(&self, element: u32) -> Option<Tag> {
        self.tags.get(element as usize).copied()
    }

    pub fn place_of(&self, cell: u32) -> Option<Place> {
        self.places.get(&cell).copied()
    }

    pub fn shape(&self, table: u32) -> Option<&Shape> {
        self.tables.get(&table)
    }

    /// The cell around a table.
    pub fn cell_around(&self, table: u32) -> Option<u32> {
        self.tag(table)?.cell
    }
}

/// For each element whether marked content is directly in it.
fn has_text(tree: &Tree) -> Vec<bool> {
    let mut out = vec![false; tree.elements.len()];
    for element in tree.marks.iter().flat_map(BTreeMap::values) {
        if let Some(slot) = out.get_mut(*element as usize) {
            *slot = true;
        }
    }
    out
}

/// The paragraph that a label (a bullet, a number) stands before: the first text after it in the same item.
fn labelled(tree: &Tree, label: u32, has_text: &[bool]) -> Option<u32> {
    let item = tree.elements.get(label as usize)?.parent?;
    let start = label as usize + 1;
    let end = (start + NEAR).min(tree.elements.len());
    let inside = |from: u32, of: u32| tree.upwards(from).take(NEAR).any(|at| at == of);
    let text = (start..end).find(|at| {
        let own = *at as u32;
        has_text[*at] && inside(own, item) && !inside(own, label)
    })?;
    tree.upwards(text as u32).take(NEAR).find(|at| tree.kind(*at) != Kind::Inline)
}
