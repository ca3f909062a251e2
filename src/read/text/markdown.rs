//! Markdown: headings, pipe tables, lists, bold lead-ins.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::{Document, ReaderKind, Role};
use crate::limits::Limits;
use crate::read::common::list_number::Marker;
use crate::read::common::symbols::{TICKED, UNTICKED};
use crate::read::story::{CellAt, Kind, Story};

/// Reads a text that was decoded.
pub(super) fn read(text: &str, limits: &Limits) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page::new(text, limits);
    let mut events = Parser::new_ext(text, options).into_offset_iter().peekable();
    while let Some((event, range)) = events.next() {
        if event == Event::SoftBreak {
            // a line that begins in bold is a label with its value, or a title
            let bold = matches!(events.peek(), Some((Event::Start(Tag::Strong), _)));
            if bold { page.break_line() } else { page.text(" ") }
        } else {
            page.event(event, range);
        }
    }
    page.story.finish(ReaderKind::Text, None)
}

struct Page<'t> {
    text: &'t str,
    story: Story<'t>,
    /// Open elements that make text bold, and that hide it.
    bold: usize,
    hidden: usize,
    unseen: String,
    /// Number of the next item of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Of the item that is open, until its first line ends.
    marker: Option<Marker>,
    code: bool,
    /// A row is a header.
    header: bool,
    /// The open cell has a place in the table.
    in_cell: bool,
    /// Where the last cell ended.
    cell_end: usize,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, limits: &'t Limits) -> Self {
        Page {
            text,
            story: Story::new(limits),
            bold: 0,
            hidden: 0,
            unseen: String::new(),
            lists: Vec::new(),
            marker: None,
            code: false,
            header: false,
            in_cell: false,
            cell_end: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if self.code => {
                for line in text.lines() {
                    self.text(line);
                    self.end_line(None);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::HardBreak => self.break_line(),
            Event::TaskListMarker(done) => {
                self.text(if done { TICKED } else { UNTICKED }.encode_utf8(&mut [0; 4]));
                self.text(" ");
            }
            Event::SoftBreak | Event::Rule | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough | Tag::MetadataBlock(_) => self.hidden += 1,
            Tag::CodeBlock(_) => {
                self.end_line(None);
                self.code = true;
            }
            Tag::List(first) => {
                self.end_line(None);
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_line(None);
                self.marker = Some(self.next_marker());
            }
            Tag::FootnoteDefinition(_) => {
                self.end_line(None);
                self.story.begin_aside(Role::Footnote);
            }
            Tag::Table(_) => {
                self.end_line(None);
                if !self.story.begin_table() {
                    self.story.note_once("cell-limit", "");
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.header = *tag == Tag::TableHead;
                self.cell_end = range.start;
                self.story.begin_row(self.header);
            }
            Tag::TableCell => {
                self.cell_end = range.end;
                self.begin_cell();
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock | Tag::BlockQuote(_) => self.end_line(None),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.story.hidden(&std::mem::take(&mut self.unseen));
            }
            TagEnd::Heading(level) => self.end_line(Some(Role::Heading(number(level)))),
            TagEnd::CodeBlock => self.code = false,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.end_line(None);
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.end_line(None);
                self.story.end_aside();
            }
            TagEnd::Table => self.story.end_table(),
            TagEnd::TableHead | TagEnd::TableRow => {
                self.further_cells(range.end);
                self.story.end_row();
                self.header = false;
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_line(None),
            _ => {}
        }
    }

    fn begin_cell(&mut self) {
        let at = CellAt { header: self.header, ..CellAt::default() };
        self.in_cell = self.story.begin_cell(at);
    }

    fn end_cell(&mut self) {
        self.end_line(None);
        if std::mem::take(&mut self.in_cell) {
            self.story.end_cell();
        }
    }

    /// What a row has beyond the cells of its header, which Markdown leaves out.
    fn further_cells(&mut self, end: usize) {
        let rest = self.text.get(self.cell_end..end).unwrap_or_default().trim();
        let rest = rest.strip_prefix('|').unwrap_or(rest);
        let rest = rest.strip_suffix('|').unwrap_or(rest);
        if rest.trim().is_empty() {
            return;
        }
        for cell in rest.split('|') {
            self.begin_cell();
            self.text(cell.trim());
            self.end_cell();
        }
    }

    fn next_marker(&mut self) -> Marker {
        match self.lists.last_mut() {
            Some(Some(next)) => {
                let marker = Marker::Number(format!("{next}."));
                *next = next.saturating_add(1);
                marker
            }
            _ => Marker::Bullet,
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            self.unseen.push_str(text);
        } else if !text.trim().is_empty() || !self.story.line_is_blank() {
            self.story.text(text, self.bold > 0 || self.header, None);
        }
    }

    /// Tags stay in the text, where the layout stage takes out those that are known; comments are hidden.
    fn html(&mut self, html: &str) {
        let tag = html.trim();
        let name = tag.trim_matches(['<', '/', '>', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.break_line();
        } else if let Some(comment) = tag.strip_prefix("<!--") {
            self.story.hidden(comment.trim_end_matches("-->"));
        } else {
            self.text(html);
        }
    }

    fn break_line(&mut self) {
        if self.hidden == 0 {
            self.story.break_line();
        }
    }

    fn end_line(&mut self, role: Option<Role>) {
        if self.story.line_is_blank() {
            return self.story.flush();
        }
        let marker = self.marker.take();
        // what else stands in an item goes on with it
        let role =
            role.or((marker.is_none() && !self.lists.is_empty() && !self.in_cell).then_some(Role::ListItem));
        self.story.end_paragraph(Kind { role, marker });
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
