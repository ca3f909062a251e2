//! The page as its tags come: open elements, what their ends do, text.

use html5ever::LocalName;

use super::css::Css;
use crate::document::Role;
use crate::read::common::list_number::Marker;
use crate::read::common::symbols::Font;
use crate::read::story::{Kind, Story};

/// How text looks where the page is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub bold: bool,
    pub hidden: bool,
    pub shaded: bool,
    pub font: Option<Font>,
    /// White space counts.
    pub pre: bool,
}

/// What has to be done at the end of an element.
#[derive(Debug, PartialEq)]
pub(super) enum Does {
    Nothing,
    /// A paragraph of that role ends.
    Block(Option<Role>),
    /// An item ends; its marker, until it is used.
    Item(Option<Marker>),
    /// A list ends; the number of its next item, `None` where it has bullets.
    List(Option<(char, i64)>),
    Table,
    /// Rows that repeat.
    Head,
    Row,
    Cell,
    /// A note, header or footer ends.
    Aside,
    /// The text in it is a style sheet.
    Sheet,
    /// The text in it is no text of the page.
    Nowhere,
}

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub name: LocalName,
    pub does: Does,
    /// The look around it.
    pub before: Look,
}

/// The page so far.
pub(super) struct Page<'l> {
    pub story: Story<'l>,
    pub css: Css,
    pub opens: Vec<Open>,
    pub look: Look,
    /// Hidden text of the line.
    unseen: String,
    /// White space was seen and not yet written.
    space: bool,
}

impl<'l> Page<'l> {
    pub fn new(story: Story<'l>) -> Self {
        Page {
            story,
            css: Css::default(),
            opens: Vec::new(),
            look: Look::default(),
            unseen: String::new(),
            space: false,
        }
    }

    /// Text between tags.
    pub fn text(&mut self, raw: &str) {
        match self.opens.last().map(|open| &open.does) {
            Some(Does::Sheet) => return self.css.add(raw),
            Some(Does::Nowhere) => return,
            _ => {}
        }
        if self.look.hidden {
            self.unseen.push_str(raw);
            return;
        }
        if self.look.pre {
            for (at, line) in raw.split('\n').enumerate() {
                if at > 0 {
                    self.story.break_line();
                }
                self.put(line);
            }
            return;
        }
        let mut words = raw.split([' ', '\t', '\n', '\r', '\x0C']);
        let mut text = String::with_capacity(raw.len());
        self.space |= words.clone().next().is_some_and(str::is_empty);
        for word in words.by_ref().filter(|word| !word.is_empty()) {
            let begins = text.is_empty() && self.at_line_start();
            if (self.space || !text.is_empty()) && !begins {
                text.push(' ');
            }
            self.space = false;
            text.push_str(word);
        }
        if !text.is_empty() {
            self.put(&text);
        }
        self.space |= raw.ends_with([' ', '\t', '\n', '\r', '\x0C']);
    }

    fn at_line_start(&mut self) -> bool {
        self.story.line_text().is_empty() || self.story.line_text().ends_with(['\n', ' '])
    }

    /// Text as it is to be seen.
    pub fn put(&mut self, text: &str) {
        if self.look.hidden {
            self.unseen.push_str(text);
        } else if !text.is_empty() {
            if self.space && !self.at_line_start() && !text.starts_with(' ') {
                self.story.text(" ", self.look.bold, None);
            }
            self.space = false;
            self.story.text(text, self.look.bold, self.look.font);
        }
    }

    /// Breaks the line.
    pub fn line_break(&mut self) {
        self.space = false;
        if !self.look.hidden {
            self.story.break_line();
        }
    }

    /// Ends the paragraph that is being read, where there is one.
    pub fn end_line(&mut self) {
        self.space = false;
        let unseen = std::mem::take(&mut self.unseen);
        if !unseen.trim().is_empty() {
            let unseen: Vec<&str> = unseen.split_whitespace().collect();
            self.story.hidden(&unseen.join(" "));
        }
        if self.story.line_is_blank() {
            return self.story.flush();
        }
        let kind = self.kind();
        self.story.end_paragraph(kind);
    }

    /// Takes out the bullet that word processors type in front of an item.
    fn take_typed_bullet(&mut self) -> bool {
        let mut chars = self.story.line_text().chars();
        let Some(first) = chars.next() else { return false };
        let spaced = chars.next().is_some_and(char::is_whitespace);
        // the round bullet of Courier is a letter
        let bullet = spaced && (first == 'o' || !first.is_alphanumeric());
        if bullet {
            self.story.strip_line(first.len_utf8());
        }
        bullet
    }

    /// What the paragraph is, by the elements that are open around it inside of the cell.
    fn kind(&mut self) -> Kind {
        let mut kind = Kind::default();
        for open in self.opens.iter_mut().rev() {
            match &mut open.does {
                Does::Block(role) => kind.role = kind.role.or(*role),
                Does::Item(marker) => {
                    kind.marker = marker.take();
                    return kind;
                }
                Does::Cell | Does::Aside => return kind,
                _ => {}
            }
        }
        kind
    }

    /// Closes the innermost element of one of these names and all inside of it, unless one of `walls` stands
    /// between. False where there is none.
    pub fn close(&mut self, names: &[&str], walls: &[&str]) -> bool {
        for at in (0..self.opens.len()).rev() {
            let name = &*self.opens[at].name;
            if names.contains(&name) {
                self.close_from(at);
                return true;
            }
            if walls.contains(&name) {
                return false;
            }
        }
        false
    }

    fn close_from(&mut self, at: usize) {
        while self.opens.len() > at {
            let Some(open) = self.opens.pop() else { return };
            self.leave(open);
        }
    }

    fn leave(&mut self, open: Open) {
        match open.does {
            Does::Nothing | Does::Sheet | Does::Nowhere | Does::Head => {}
            Does::Block(role) => {
                // the element is off the stack already: its role must still count
                if !self.story.line_is_blank() && role.is_some() {
                    let mut kind = self.kind();
                    kind.role = role;
                    if role == Some(Role::ListItem) && self.take_typed_bullet() {
                        kind.marker = Some(Marker::Bullet);
                    }
                    self.space = false;
                    self.story.end_paragraph(kind);
                }
                self.end_line();
            }
            Does::Item(marker) => {
                if !self.story.line_is_blank() {
                    self.space = false;
                    self.story.end_paragraph(Kind { role: None, marker });
                }
                self.end_line();
            }
            Does::List(_) => self.end_line(),
            Does::Cell => {
                self.end_line();
                self.story.end_cell();
            }
            Does::Row => {
                self.end_line();
                self.story.end_row();
            }
            Does::Table => {
                self.end_line();
                self.story.end_table();
            }
            Does::Aside => {
                self.end_line();
                self.story.end_aside();
            }
        }
        self.look = open.before;
    }

    /// The story, with all that was open closed.
    pub fn finish(mut self) -> Story<'l> {
        self.close_from(0);
        self.end_line();
        self.story
    }
}
