//! A document as it is being read: what readers of flowing formats tell, in the order of the file, put into
//! blocks under the caps of [`Limits`].
//!
//! A reader tells text, ends of paragraphs, begins and ends of tables, rows and cells; this module keeps the
//! nesting, joins the paragraphs of a cell, places cells in a grid and sets notes and furniture aside.

mod edges;
mod levels;
mod line;
mod place;
mod table;

use std::collections::BTreeSet;

use self::line::{CellText, Line};
use self::table::TableBuild;
use crate::document::{Block, Document, Note, Paragraph, ReaderKind, Role, Source, Table};
use crate::limits::Limits;
use crate::read::common::list_number::Marker;
use crate::read::common::number_tables::{number_tables, row_lines};
use crate::read::common::symbols::{self, Font};

pub use self::edges::{EdgeCell, Merge};
pub use self::levels::{Levels, RowDef};
pub use self::table::CellAt;

/// What a paragraph is and what stands in front of it.
#[derive(Clone, Debug, Default)]
pub struct Kind {
    /// Role; `None` is running text, or a list item where there is a marker.
    pub role: Option<Role>,
    /// Bullet or number.
    pub marker: Option<Marker>,
}

impl Kind {
    /// A paragraph of that role without a marker.
    pub fn of(role: Role) -> Kind {
        Kind { role: Some(role), marker: None }
    }
}

#[derive(Debug, PartialEq)]
enum FlowKind {
    Body,
    Cell,
    Aside(Role),
}

/// A place where text flows: the body, a cell, a note, a header.
#[derive(Debug)]
struct Flow {
    kind: FlowKind,
    line: Line,
    /// Lines that wait for the end of a text box that stands in them.
    waiting: Vec<Line>,
    cell: CellText,
    table: Option<TableBuild>,
}

impl Flow {
    fn new(kind: FlowKind) -> Flow {
        Flow { kind, line: Line::default(), waiting: Vec::new(), cell: CellText::default(), table: None }
    }
}

/// The document so far.
#[derive(Debug)]
pub struct Story<'l> {
    limits: &'l Limits,
    body: Vec<Block>,
    asides: Vec<Block>,
    notes: Vec<Note>,
    noted: BTreeSet<&'static str>,
    flows: Vec<Flow>,
    cells: usize,
    /// Letters that no page shows, and in how many stretches.
    hidden: (usize, usize),
    /// The current page, where the format tells pages.
    pub page: Option<u32>,
}

impl<'l> Story<'l> {
    /// An empty document.
    pub fn new(limits: &'l Limits) -> Self {
        Story {
            limits,
            body: Vec::new(),
            asides: Vec::new(),
            notes: Vec::new(),
            noted: BTreeSet::new(),
            flows: vec![Flow::new(FlowKind::Body)],
            cells: 0,
            hidden: (0, 0),
            page: None,
        }
    }

    /// The caps.
    pub fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// Adds a note.
    pub fn note(&mut self, code: &'static str, detail: impl Into<String>) {
        let source = Source { page: self.page, ..Source::default() };
        self.notes.push(Note { code, detail: detail.into(), source });
    }

    /// Adds a note unless there is one of that code.
    pub fn note_once(&mut self, code: &'static str, detail: impl Into<String>) {
        if self.noted.insert(code) {
            self.note(code, detail);
        }
    }

    /// No further block can be kept.
    pub fn is_full(&self) -> bool {
        self.body.len() + self.asides.len() >= self.limits.blocks
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::new(FlowKind::Body));
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Whether text now goes to a cell.
    pub fn in_cell(&self) -> bool {
        self.flows.last().is_some_and(|flow| flow.kind == FlowKind::Cell)
    }

    /// Whether the line that is being read has no visible text yet.
    pub fn line_is_blank(&mut self) -> bool {
        self.flow().line.text.trim().is_empty()
    }

    /// The line that is being read.
    pub fn line_text(&mut self) -> &str {
        &self.flow().line.text
    }

    /// Adds text to the line; control characters are left out, symbols of `font` become plain characters.
    pub fn text(&mut self, text: &str, bold: bool, font: Option<Font>) {
        let page = self.page;
        self.flow().line.push(&symbols::clean(text, font), bold, page);
    }

    /// Breaks the line inside of its paragraph.
    pub fn break_line(&mut self) {
        self.flow().line.text.push('\n');
    }

    /// Takes out `text` at the start of the line, a bullet that is typed there.
    pub fn strip_line(&mut self, bytes: usize) {
        self.flow().line.strip(bytes);
    }

    /// Text that no page shows: a paragraph of its own outside of cells, always counted.
    pub fn hidden(&mut self, text: &str) {
        let text = symbols::clean(text, None);
        if text.trim().is_empty() {
            return;
        }
        self.hidden.0 += text.chars().count();
        self.hidden.1 += 1;
        if !self.flows.iter().any(|flow| flow.kind == FlowKind::Cell) {
            let source = Source { page: self.page, ..Source::default() };
            self.push(Block::Paragraph(Paragraph { text, role: Role::Hidden, bold: false, source }));
        }
    }

    /// Ends the paragraph that is being read. A blank one is left out, but keeps its distance in a cell.
    pub fn end_paragraph(&mut self, kind: Kind) {
        let current = self.page;
        let flow = self.flow();
        let line = std::mem::take(&mut flow.line);
        match flow.kind {
            FlowKind::Cell => flow.cell.add(line, kind.marker.as_ref()),
            FlowKind::Body => {
                let role =
                    kind.role.or(kind.marker.is_some().then_some(Role::ListItem)).unwrap_or(Role::Body);
                self.paragraph(line, kind.marker, role, current);
            }
            FlowKind::Aside(role) => self.paragraph(line, kind.marker, role, current),
        }
    }

    /// Ends the paragraph where there is text in it.
    pub fn flush(&mut self) {
        if !self.line_is_blank() {
            self.end_paragraph(Kind::default());
        } else {
            self.flow().line = Line::default();
        }
    }

    fn paragraph(&mut self, line: Line, marker: Option<Marker>, role: Role, current: Option<u32>) {
        if line.text.trim().is_empty() {
            return;
        }
        let bold = line.weight.all_bold();
        let page = line.page.or(current);
        let mut text = line.text;
        text.truncate(text.trim_end_matches('\n').len());
        if let Some(Marker::Number(number)) = marker {
            text.insert(0, ' ');
            text.insert_str(0, &number);
        }
        let source = Source { page, ..Source::default() };
        self.push(Block::Paragraph(Paragraph { text, role, bold, source }));
    }

    fn push(&mut self, block: Block) {
        if self.is_full() {
            self.note_once("block-limit", self.limits.blocks.to_string());
            return;
        }
        let aside = self.flows.iter().any(|flow| matches!(flow.kind, FlowKind::Aside(_)));
        if aside {
            self.asides.push(block);
        } else {
            self.body.push(block);
        }
    }

    /// A text box begins inside of a paragraph: its paragraphs stand in front of that paragraph.
    pub fn begin_box(&mut self) {
        let flow = self.flow();
        let line = std::mem::take(&mut flow.line);
        flow.waiting.push(line);
    }

    /// The text box ends.
    pub fn end_box(&mut self) {
        self.flush();
        let flow = self.flow();
        flow.line = flow.waiting.pop().unwrap_or_default();
    }

    /// A note, header or footer begins: its text stands at the end of the document.
    pub fn begin_aside(&mut self, role: Role) {
        self.flows.push(Flow::new(FlowKind::Aside(role)));
    }

    /// The note, header or footer ends.
    pub fn end_aside(&mut self) {
        while self.flows.len() > 1 {
            match self.flow().kind {
                FlowKind::Aside(_) => {
                    self.close_table();
                    self.flush();
                    self.flows.pop();
                    return;
                }
                FlowKind::Cell => self.end_cell(),
                FlowKind::Body => return,
            }
        }
    }

    /// The document: tables numbered, notes and furniture at its end.
    pub fn finish(mut self, reader: ReaderKind, pages: Option<u32>) -> Document {
        while self.flows.len() > 1 {
            match self.flow().kind {
                FlowKind::Cell => self.end_cell(),
                _ => self.end_aside(),
            }
        }
        self.close_table();
        self.flush();
        if self.hidden.1 > 0 {
            let detail = format!("{}/{}", self.hidden.0, self.hidden.1);
            self.note("hidden-text", detail);
        }
        let mut blocks = self.body;
        blocks.append(&mut self.asides);
        let mut document = Document { reader, pages, blocks, notes: self.notes };
        number_tables(&mut document);
        document
    }

    /// Puts a finished table where it belongs.
    fn put_table(&mut self, table: Table) {
        let page = self.page;
        let flow = self.flow();
        match flow.kind {
            FlowKind::Cell => flow.cell.nested.push(table),
            FlowKind::Body => self.push(Block::Table(table)),
            FlowKind::Aside(role) => {
                for text in row_lines(&table) {
                    let source = Source { page, ..Source::default() };
                    self.push(Block::Paragraph(Paragraph { text, role, bold: false, source }));
                }
            }
        }
    }
}
