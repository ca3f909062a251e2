//! The parts of all pages to one document.

use super::flow::{PageTable, Part};
use super::lines;
use super::scan::{Reading, Recognition};
use super::sheet::Sheet;
use super::words::WordKind;
use crate::document::{
    Block, Cell, Document, GridBuilder, Note, Paragraph, ReaderKind, Rect, Role, Source, Table,
};
use crate::limits::Limits;

/// Collects blocks and counts what they cost.
pub(super) struct Builder<'l> {
    limits: &'l Limits,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    tables: u32,
    cells: usize,
    pages: usize,
    full: bool,
    /// The text of a page was recognised.
    recognised: bool,
}

impl<'l> Builder<'l> {
    pub fn new(limits: &'l Limits, pages: usize) -> Self {
        let mut out = Builder {
            limits,
            blocks: Vec::new(),
            notes: Vec::new(),
            tables: 0,
            cells: 0,
            pages,
            full: false,
            recognised: false,
        };
        if pages > limits.pages {
            out.note("page-limit", format!("{}/{pages}", limits.pages), Some(limits.pages as u32));
        }
        out
    }

    /// Adds a page: furniture, then its parts, then what is hidden.
    pub fn page(&mut self, sheet: &Sheet, parts: Vec<Part>) {
        let page = Some(sheet.number);
        let begun = self.blocks.len();
        self.aside(sheet, Role::Furniture);
        for part in parts {
            match part {
                Part::Table(table) => {
                    if let Some(table) = self.table(table, page, 0) {
                        self.push(Block::Table(table));
                    }
                }
                Part::Prose(prose) => {
                    let source = Source { page, bbox: Some(prose.rect), ..Source::default() };
                    let (text, role, bold) = (prose.text, prose.role, prose.bold);
                    self.push(Block::Paragraph(Paragraph { text, role, bold, source }));
                }
            }
        }
        self.aside(sheet, Role::Hidden);
        if let Reading::Recognised(recognition) = &sheet.reading {
            self.blocks[begun..].iter_mut().for_each(|block| mark_confidence(block, recognition));
        }
        if sheet.unmapped > 0 {
            self.note("unmapped-glyphs", sheet.unmapped.to_string(), page);
        }
        if sheet.left_out > 0 {
            self.note("drawing-limit", sheet.left_out.to_string(), page);
        }
        if sheet.contradicted > 0 {
            self.note("tags-contradict-page", sheet.contradicted.to_string(), page);
        }
        self.reading(sheet);
    }

    /// How the text of a page was come by, where the page does not say it, and pictures that were not read.
    fn reading(&mut self, sheet: &Sheet) {
        let page = Some(sheet.number);
        match &sheet.reading {
            Reading::Text => {
                for rect in &sheet.pictures {
                    let source = Source { page, bbox: Some(*rect), ..Source::default() };
                    let detail = String::new();
                    self.notes.push(Note { code: "picture-on-page", detail, source });
                }
            }
            Reading::Picture => self.note("picture-page", String::new(), page),
            Reading::Garbage => self.note("garbage-text", String::new(), page),
            Reading::Failed(detail) => self.note("ocr-failed", detail.clone(), page),
            Reading::Recognised(recognition) => {
                self.recognised = true;
                self.note("ocr-page", format!("{:.0} %", recognition.mean), page);
                for doubt in &recognition.doubts {
                    let source = Source { page, bbox: Some(doubt.rect), ..Source::default() };
                    let detail = format!("{} ({:.0} %)", doubt.text, doubt.confidence);
                    self.notes.push(Note { code: "ocr-doubt", detail, source });
                }
            }
        }
    }

    /// Furniture, or hidden text, line by line.
    fn aside(&mut self, sheet: &Sheet, role: Role) {
        let list = sheet.words.list();
        let which: Vec<usize> = (0..list.len())
            .filter(|at| match role {
                Role::Hidden => list[*at].kind == WordKind::Hidden,
                _ => sheet.furniture[*at] && list[*at].kind != WordKind::Hidden,
            })
            .collect();
        for (_, which) in lines::by_turn(&sheet.words, &which) {
            for line in lines::lines(&sheet.words, &which) {
                let source = Source { page: Some(sheet.number), bbox: Some(line.rect), ..Source::default() };
                self.push(Block::Paragraph(Paragraph { text: line.text, role, bold: line.bold, source }));
            }
        }
    }

    fn table(&mut self, table: PageTable, page: Option<u32>, depth: usize) -> Option<Table> {
        let size = table.rows.saturating_mul(table.cols);
        if depth > self.limits.table_depth
            || table.cols > self.limits.table_cols
            || size > self.limits.table_cells
            || self.cells.saturating_add(size) > self.limits.cells
        {
            self.note("cell-limit", String::new(), page);
            for cell in table.cells.into_iter().filter(|cell| !cell.text.is_empty()) {
                let source = Source { page, bbox: Some(cell.rect), ..Source::default() };
                self.push(Block::Paragraph(Paragraph {
                    text: cell.text,
                    role: Role::Body,
                    bold: cell.bold,
                    source,
                }));
            }
            return None;
        }
        self.tables += 1;
        self.cells += size;
        let number = self.tables;
        let place = |first: usize, last: usize, rect: Rect| Source {
            page,
            table: Some(number),
            rows: Some((first as u32, last as u32)),
            bbox: Some(rect),
            confidence: None,
        };
        let mut grid = GridBuilder::new();
        for cell in table.cells {
            let nested =
                cell.nested.into_iter().filter_map(|inner| self.table(inner, page, depth + 1)).collect();
            grid.push(Cell {
                row: cell.row,
                col: cell.col,
                row_span: cell.row_span,
                col_span: cell.col_span,
                text: cell.text,
                bold: cell.bold,
                lead: cell.lead,
                shaded: cell.shaded,
                header: cell.told.header,
                goes_on: cell.told.goes_on,
                nested,
                source: place(cell.row + 1, cell.row + cell.row_span.max(1), cell.rect),
                ..Cell::default()
            });
        }
        let mut grid = grid.build(table.rows, table.cols);
        for cell in grid.cells_mut() {
            if cell.source == Source::default() {
                cell.source = Source::table_rows(page, number, cell.row as u32 + 1, cell.row as u32 + 1);
            }
        }
        let source = place(1, table.rows, table.rect);
        let header_rows = super::tags::header_rows(&grid);
        Some(Table { number, grid, source, header_rows, parent: None, parts: Vec::new() })
    }

    fn push(&mut self, block: Block) {
        if self.blocks.len() < self.limits.blocks {
            self.blocks.push(block);
        } else if !self.full {
            self.full = true;
            self.note("block-limit", self.limits.blocks.to_string(), None);
        }
    }

    fn note(&mut self, code: &'static str, detail: String, page: Option<u32>) {
        self.notes.push(Note { code, detail, source: Source { page, ..Source::default() } });
    }

    pub fn finish(self) -> Document {
        Document {
            reader: if self.recognised { ReaderKind::Ocr } else { ReaderKind::Pdf },
            pages: u32::try_from(self.pages).ok(),
            blocks: self.blocks,
            notes: self.notes,
        }
    }
}

/// Gives each text of a recognised page the confidence of the least sure word in it.
fn mark_confidence(block: &mut Block, recognition: &Recognition) {
    match block {
        Block::Paragraph(paragraph) => mark_source(&mut paragraph.source, recognition),
        Block::Table(table) => mark_table(table, recognition),
    }
}

fn mark_table(table: &mut Table, recognition: &Recognition) {
    for cell in table.grid.cells_mut() {
        mark_source(&mut cell.source, recognition);
        cell.nested.iter_mut().for_each(|nested| mark_table(nested, recognition));
    }
}

fn mark_source(source: &mut Source, recognition: &Recognition) {
    let Some([x0, y0, x1, y1]) = source.bbox else { return };
    let inside = |rect: &Rect| {
        let (x, y) = ((rect[0] + rect[2]) / 2.0, (rect[1] + rect[3]) / 2.0);
        x >= x0 - 1.0 && x <= x1 + 1.0 && y >= y0 - 1.0 && y <= y1 + 1.0
    };
    source.confidence =
        recognition.words.iter().filter(|(rect, _)| inside(rect)).map(|(_, sure)| *sure).min();
}
