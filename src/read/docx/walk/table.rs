//! Tables, rows and cells as they begin and end.

use quick_xml::events::BytesStart;

use super::super::cell_text::{CellText, cell_text};
use super::super::names::Tag;
use super::super::shading::is_shaded;
use super::super::xml::{attr, number, val};
use super::flow::FlowKind;
use super::rows::{CellBuild, Merge, RowBuild, TableBuild};
use super::start::Open;
use super::{Piece, Walker};

impl Walker<'_, '_> {
    pub(super) fn begin_table(&mut self) -> Open {
        let deep = self.flows.iter().filter(|flow| flow.kind == FlowKind::Cell).count();
        if deep >= self.shared.limits.table_depth {
            self.flaw("depth-limit");
            return Open::Plain;
        }
        if self.shared.cells >= self.shared.limits.cells {
            self.flaw("cell-limit");
            return Open::Plain;
        }
        if self.flow().table.is_some() {
            return Open::Plain;
        }
        self.restore_instructions();
        self.finish_paragraph();
        self.flush_carry();
        let page = self.pages.current();
        self.flow().table = Some(TableBuild::new(page));
        Open::Table
    }

    pub(super) fn table_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        let style = (tag == Tag::TblStyle).then(|| val(start).and_then(|id| self.shared.styles.index(&id)));
        if let Some(table) = self.flow().table.as_mut() {
            match tag {
                Tag::TblStyle => table.style = style.flatten(),
                Tag::TblLook => table.first_row = looks_at_first_row(start),
                _ => {}
            }
        }
        if tag == Tag::TblPrChange { Open::Skip } else { Open::Property }
    }

    pub(super) fn grid_column(&mut self) {
        if let Some(table) = self.flow().table.as_mut() {
            table.grid_columns = table.grid_columns.saturating_add(1);
        }
    }

    pub(super) fn begin_row(&mut self) -> Open {
        let page = self.pages.current();
        match self.flow().table.as_mut() {
            Some(table) if table.row.is_none() => {
                table.row = Some(RowBuild { start: page, last: page, ..RowBuild::default() });
                Open::Row
            }
            _ => Open::Plain,
        }
    }

    pub(super) fn row_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        if let Some(row) = self.flow().table.as_mut().and_then(|table| table.row.as_mut()) {
            match tag {
                Tag::GridBefore => row.before = count(start),
                Tag::TblHeader => row.header = Self::is_on(start),
                Tag::Del => row.deleted = true,
                _ => {}
            }
        }
        if tag == Tag::TrPrChange { Open::Skip } else { Open::Property }
    }

    pub(super) fn begin_cell(&mut self) -> Open {
        let Some(row) = self.flow().table.as_ref().and_then(|table| table.row.as_ref()) else {
            return Open::Plain;
        };
        let start = row.start;
        self.pages.set(start);
        self.begin_flow(FlowKind::Cell);
        Open::Cell
    }

    pub(super) fn cell_property(&mut self, tag: Tag, start: &BytesStart<'_>) -> Open {
        let cell = &mut self.flow().cell;
        match tag {
            Tag::GridSpan => cell.span = count(start),
            Tag::VMerge => cell.vertical = merge(start),
            Tag::HMerge => cell.horizontal = merge(start),
            Tag::Shd => cell.shaded = Some(is_shaded(start)),
            Tag::CellDel => cell.deleted = true,
            Tag::TcPrChange => return Open::Skip,
            _ => {}
        }
        Open::Property
    }

    pub(super) fn end_cell(&mut self) {
        if self.flow().kind != FlowKind::Cell {
            return;
        }
        let Some(flow) = self.take_flow() else {
            return;
        };
        let props = flow.cell;
        let content = cell_text(flow.into_pieces());
        let now = self.pages.current();
        let Some(row) = self.flow().table.as_mut().and_then(|table| table.row.as_mut()) else {
            return;
        };
        let blank = content.text.is_empty() && content.nested.is_empty();
        let page = if blank { row.start } else { content.page.or(row.start) };
        if !blank && !row.has_text {
            // the page broke in front of the row
            row.start = page;
            row.has_text = true;
        }
        row.last = row.last.max(now);
        if !props.deleted {
            let CellText { text, weight, nested, .. } = content;
            row.cells.push(CellBuild { props, text, weight, nested, page });
        }
    }

    pub(super) fn end_row(&mut self) {
        let limits = self.shared.limits;
        let Some(table) = self.flow().table.as_mut() else {
            return;
        };
        let Some(row) = table.row.take() else {
            return;
        };
        let last = row.last;
        let deleted = row.deleted;
        self.pages.set(last);
        if deleted {
            return;
        }
        let count = row.cells.len();
        self.shared.cells = self.shared.cells.saturating_add(count);
        let Some(table) = self.flow().table.as_mut() else {
            return;
        };
        let full = table.is_full(count, limits).then(|| table.split());
        let crowded = table.add_row(row, limits);
        if let Some(part) = full {
            self.flaw("table-split");
            self.flow().push(Piece::Table(part));
        }
        if crowded {
            self.flaw("column-limit");
        }
    }

    pub(super) fn end_table(&mut self) {
        self.end_row();
        self.finish_paragraph();
        self.flush_carry();
        let Some(mut table) = self.flow().table.take() else {
            return;
        };
        if table.is_empty() {
            return;
        }
        let style = self.shared.styles.get(table.style).filter(|_| table.first_row);
        if style.and_then(|style| style.first_row_shaded) == Some(true) {
            table.shade_first_row();
        }
        let finished = table.finish();
        self.flow().push(Piece::Table(finished));
    }

    /// The table's style makes the letters of this row bold.
    pub(super) fn in_bold_row(&self) -> bool {
        let [.., outer, inner] = self.flows.as_slice() else {
            return false;
        };
        let Some(table) = outer.table.as_ref().filter(|_| inner.kind == FlowKind::Cell) else {
            return false;
        };
        let style = self.shared.styles.get(table.style);
        table.first_row && table.rows == 0 && style.and_then(|style| style.first_row_bold) == Some(true)
    }
}

/// A whole number from 0 on.
fn count(start: &BytesStart<'_>) -> usize {
    number(start).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
}

fn merge(start: &BytesStart<'_>) -> Merge {
    match val(start).as_deref() {
        Some("restart") => Merge::Restart,
        _ => Merge::Continue,
    }
}

/// Whether the table's style treats the first row apart.
fn looks_at_first_row(start: &BytesStart<'_>) -> bool {
    match attr(start, "firstRow") {
        Some(flag) => flag == "1" || flag == "true" || flag == "on",
        None => val(start)
            .and_then(|bits| u32::from_str_radix(&bits, 16).ok())
            .is_some_and(|bits| bits & 0x20 != 0),
    }
}
