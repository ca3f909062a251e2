//! The walk over the body: a state machine over the elements.

use super::lists::Lists;
use super::pages::Pages;
use super::styles::Styles;
use crate::document::Role;
use crate::limits::Limits;
use crate::read::common::symbols::{Font, TICKED, UNTICKED};
use crate::read::docx::walk::flaw_notes;
use crate::read::docx::xml::{Item, Xml};
use crate::read::story::{Kind, Story};

/// What has to be done at the end of an element.
#[derive(Debug)]
pub(super) enum Open {
    /// Nothing; text in it is no text of the document.
    Plain,
    /// Nothing; text in it counts.
    Inline,
    /// The look of the text goes back to what it was.
    Span(Look),
    /// A paragraph ends.
    Paragraph(Kind, Look),
    /// A list ends.
    List,
    /// A table ends.
    Table,
    /// The rows that repeat end.
    HeaderRows,
    /// A row ends; the look goes back.
    Row(Look),
    /// A cell ends.
    Cell,
    /// A place without a cell of its own ends: its paragraphs end with it.
    NoCell,
    /// A stretch that no page shows ends.
    Hidden(Look),
    /// A text box ends.
    Box,
    /// A note, header or footer ends.
    Aside,
    /// A form field that is ticked or not ends.
    Tick(bool),
}

/// How text looks where the walk is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub bold: bool,
    pub hidden: bool,
    pub font: Option<Font>,
}

/// The walk.
pub(super) struct Walker<'s, 'l> {
    pub story: Story<'l>,
    pub styles: &'s Styles,
    pub lists: Lists,
    pub pages: Pages,
    pub look: Look,
    pub opens: Vec<Open>,
    /// Next column of each open row.
    pub columns: Vec<usize>,
    /// For each open table, whether its rows are declared to repeat.
    pub headers: Vec<bool>,
    /// Hidden text of the paragraph.
    pub unseen: String,
    /// Ticked boxes of the forms, by id.
    pub forms: std::collections::BTreeMap<String, bool>,
}

impl<'s, 'l> Walker<'s, 'l> {
    pub fn new(story: Story<'l>, styles: &'s Styles, content: &str) -> Self {
        Walker {
            story,
            styles,
            lists: Lists::default(),
            pages: Pages::of(content),
            look: Look::default(),
            opens: Vec::with_capacity(64),
            columns: Vec::new(),
            headers: Vec::new(),
            unseen: String::new(),
            forms: Default::default(),
        }
    }

    /// The highest page so far.
    pub fn pages(&self) -> Option<u32> {
        self.pages.current()
    }

    /// The document so far.
    pub fn finish(self) -> Story<'l> {
        self.story
    }

    /// Reads the body.
    pub fn body(&mut self, text: &str, limits: &Limits) {
        let mut xml = Xml::new(text, limits);
        loop {
            match xml.next() {
                Item::Start(_, start) => match start.name().as_ref() {
                    "office:automatic-styles"
                    | "office:styles"
                    | "office:master-styles"
                    | "office:meta"
                    | "office:settings"
                    | "office:font-face-decls"
                    | "office:scripts" => xml.skip(),
                    "office:body" => self.element(&mut xml),
                    _ => {}
                },
                Item::Eof => break,
                _ => {}
            }
        }
        for note in flaw_notes("content.xml", xml.flaws) {
            self.story.note(note.code, note.detail);
        }
    }

    /// Reads headers and footers of the master pages.
    pub fn furniture(&mut self, text: &str, limits: &Limits) {
        self.story.page = None;
        self.pages = Pages::default();
        let mut xml = Xml::new(text, limits);
        let mut master = false;
        loop {
            match xml.next() {
                Item::Start(_, start) => match start.name().as_ref() {
                    "office:body" => xml.skip(),
                    "office:master-styles" => master = true,
                    name if master
                        && (name.starts_with("style:header") || name.starts_with("style:footer")) =>
                    {
                        self.story.begin_aside(Role::Furniture);
                        self.element(&mut xml);
                        self.story.end_aside();
                    }
                    _ => {}
                },
                Item::Eof => break,
                _ => {}
            }
        }
    }

    /// Reads the content of the element that was just given.
    fn element(&mut self, xml: &mut Xml<'_>) {
        let outside = xml.depth().saturating_sub(1);
        loop {
            match xml.next() {
                Item::Start(_, start) => match self.start(&start) {
                    Some(open) => self.opens.push(open),
                    None => xml.skip(),
                },
                Item::End => match self.opens.pop() {
                    Some(open) => self.end(open),
                    None if xml.depth() <= outside => return,
                    None => {}
                },
                Item::Text(text) => self.run(&text),
                Item::Eof => {
                    while let Some(open) = self.opens.pop() {
                        self.end(open);
                    }
                    return;
                }
            }
        }
    }

    /// Text between tags.
    fn run(&mut self, raw: &str) {
        if !matches!(self.opens.last(), Some(Open::Inline | Open::Span(_) | Open::Paragraph(..))) {
            return;
        }
        let mut text = String::with_capacity(raw.len());
        for c in raw.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !space {
                text.push(c);
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        if text.starts_with(' ') && matches!(self.story.line_text().chars().last(), None | Some('\n')) {
            text.remove(0);
        }
        self.put(&text);
    }

    /// Text as it is to be seen.
    pub fn put(&mut self, text: &str) {
        if self.look.hidden {
            self.unseen.push_str(text);
            return;
        }
        if !text.trim().is_empty() {
            self.pages.text();
        }
        self.story.page = self.pages.current();
        self.story.text(text, self.look.bold, self.look.font);
    }

    fn end(&mut self, open: Open) {
        match open {
            Open::Plain | Open::Inline => {}
            Open::Span(look) => self.look = look,
            Open::Paragraph(kind, look) => {
                self.look = look;
                let unseen = std::mem::take(&mut self.unseen);
                self.story.hidden(&unseen);
                self.story.end_paragraph(kind);
            }
            Open::List => self.lists.end(),
            Open::Table => {
                self.headers.pop();
                self.story.end_table();
            }
            Open::HeaderRows => {
                if let Some(header) = self.headers.last_mut() {
                    *header = false;
                }
            }
            Open::Row(look) => {
                self.look = look;
                self.columns.pop();
                self.story.end_row();
            }
            Open::Cell => self.story.end_cell(),
            Open::NoCell => self.story.flush(),
            Open::Hidden(look) => self.look = look,
            Open::Box => self.story.end_box(),
            Open::Aside => self.story.end_aside(),
            Open::Tick(ticked) => {
                let sign = if ticked { TICKED } else { UNTICKED };
                self.put(sign.encode_utf8(&mut [0; 4]));
            }
        }
    }
}
