//! The walk over the tokens: groups, text, tables.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::chars::Chars;
use super::fonts::Fonts;
use super::lex::{Lexer, Token};
use super::props::{Dest, Opened, State};
use super::rows::RowWords;
use crate::document::Role;
use crate::limits::Limits;
use crate::read::common::list_number::Marker;
use crate::read::common::symbols::{TICKED, UNTICKED};
use crate::read::docx::styles::{Kind as StyleKind, kind_by_name};
use crate::read::story::{Kind, Levels, Story};

/// Groups inside of groups that are kept apart.
const MAX_GROUPS: usize = 4096;

/// A form field that is being read.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub is_box: bool,
    pub result: Option<i32>,
    pub default: bool,
}

/// The walk.
pub(super) struct Walker<'l> {
    pub story: Story<'l>,
    pub state: State,
    groups: Vec<State>,
    /// Groups beyond the cap.
    beyond: usize,
    pub fonts: Fonts,
    pub file: &'static Encoding,
    pub default_font: i32,
    chars: Chars,
    /// `\*` was seen at the start of a group: the group may be left out.
    star: bool,
    /// A group has just begun.
    fresh: bool,
    pub row: RowWords,
    pub nested: RowWords,
    levels: Levels,
    list_text: String,
    style_name: String,
    style_now: (i32, Option<u8>),
    styles: std::collections::BTreeMap<i32, Role>,
    /// Whether each colour of the table is white.
    pub colours: Vec<[bool; 3]>,
    pub colour: [bool; 3],
    pub form: Form,
    unseen: String,
}

impl<'l> Walker<'l> {
    pub fn new(story: Story<'l>, _limits: &Limits) -> Self {
        Walker {
            story,
            state: State { skip: 1, ..State::default() },
            groups: Vec::new(),
            beyond: 0,
            fonts: Fonts::default(),
            file: WINDOWS_1252,
            default_font: 0,
            chars: Chars::default(),
            star: false,
            fresh: false,
            row: RowWords::default(),
            nested: RowWords::default(),
            levels: Levels::default(),
            list_text: String::new(),
            style_name: String::new(),
            style_now: (0, None),
            styles: Default::default(),
            colours: Vec::new(),
            colour: [false; 3],
            form: Form::default(),
            unseen: String::new(),
        }
    }

    /// Reads the file; gives its story.
    pub fn run(mut self, bytes: &[u8]) -> Story<'l> {
        let mut lexer = Lexer::new(bytes);
        let mut closed = false;
        for token in &mut lexer {
            match token {
                Token::Open => self.begin_group(),
                Token::Close => {
                    if self.end_group() {
                        closed = true;
                        break;
                    }
                }
                Token::Word(word, number) => {
                    let star = std::mem::take(&mut self.star);
                    self.word(word, number, star);
                }
                Token::Sign(sign) => self.sign(sign),
                Token::Byte(byte) => self.byte(byte),
            }
            self.fresh = token == Token::Open;
        }
        self.flush();
        if !closed {
            self.story.note("truncated-text", "");
            self.beyond = 0;
            while !self.groups.is_empty() {
                self.end_group();
            }
        }
        self.end_paragraph();
        self.settle(0);
        self.story
    }

    fn begin_group(&mut self) {
        self.flush();
        self.chars.skip = 0;
        if self.groups.len() >= MAX_GROUPS {
            self.beyond += 1;
            self.story.note_once("depth-limit", MAX_GROUPS.to_string());
            return;
        }
        self.groups.push(self.state);
        self.state.opened = None;
        self.star = false;
    }

    /// Ends a group; true where it was the outermost.
    fn end_group(&mut self) -> bool {
        self.flush();
        self.chars.skip = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
            return false;
        }
        let Some(before) = self.groups.pop() else { return true };
        if let Some(opened) = self.state.opened {
            self.leave(opened);
        }
        if self.state.dest == Dest::StyleSheet {
            self.end_style();
        }
        self.state = before;
        self.groups.is_empty()
    }

    /// A note, header or footer begins.
    pub fn begin_aside(&mut self, role: Role) {
        self.levels.enter();
        self.story.begin_aside(role);
        self.state.pard();
        self.state.opened = Some(Opened::Aside);
    }

    /// A text box begins.
    pub fn begin_box(&mut self) {
        self.levels.enter();
        self.story.begin_box();
        self.state.pard();
        self.state.dest = Dest::Text;
        self.state.opened = Some(Opened::TextBox);
    }

    /// The data of a form field begins.
    pub fn begin_form(&mut self) {
        self.form = Form::default();
        self.state.dest = Dest::FormField;
        self.state.opened = Some(Opened::FormField);
    }

    /// The marker of an item begins.
    pub fn begin_marker(&mut self) {
        self.list_text.clear();
        self.state.dest = Dest::ListText;
    }

    fn leave(&mut self, opened: Opened) {
        match opened {
            Opened::Aside | Opened::TextBox => {
                if !self.story.line_is_blank() {
                    self.end_paragraph();
                }
                self.settle(0);
                if opened == Opened::Aside {
                    self.story.end_aside()
                } else {
                    self.story.end_box()
                }
                self.levels.leave();
            }
            Opened::FormField if self.form.is_box => {
                let ticked = match self.form.result {
                    Some(result @ 0..=1) => result == 1,
                    // 25: as it was made
                    _ => self.form.default,
                };
                let sign = if ticked { TICKED } else { UNTICKED };
                self.settle(self.state.level());
                self.story.text(sign.encode_utf8(&mut [0; 4]), false, None);
            }
            Opened::FormField => {}
        }
    }

    fn sign(&mut self, sign: u8) {
        if self.chars.skip > 0 && sign != b'*' {
            self.chars.skip -= 1;
            return;
        }
        if sign != b'*' {
            self.flush();
        }
        match sign {
            b'*' => self.star = self.fresh,
            b'~' => self.put("\u{A0}"),
            b'_' => self.put("-"),
            b'{' | b'}' | b'\\' => self.byte(sign),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        match self.state.dest {
            Dest::FontTable => self.fonts.name(byte),
            Dest::ColourTable => {
                if byte == b';' {
                    self.colours.push(std::mem::take(&mut self.colour));
                }
            }
            Dest::StyleSheet => {
                if byte == b';' {
                    self.end_style();
                } else if self.style_name.len() < 64 {
                    self.style_name.push(char::from(byte));
                }
            }
            Dest::Skip | Dest::Frame | Dest::FormField => {
                self.chars.skip = self.chars.skip.saturating_sub(1);
            }
            _ => {
                self.chars.byte(byte);
            }
        }
    }

    /// A style of the sheet begins.
    pub fn begin_style(&mut self, number: i32) {
        self.style_now = (number, None);
        self.style_name.clear();
    }

    pub fn style_outline(&mut self, level: u8) {
        self.style_now.1 = Some(level);
    }

    fn end_style(&mut self) {
        let (number, outline) = self.style_now;
        let name = std::mem::take(&mut self.style_name);
        let role = match kind_by_name(name.trim()) {
            StyleKind::Title => Some(Role::Title),
            StyleKind::Caption => Some(Role::Caption),
            StyleKind::Heading(level) => Some(Role::Heading(level)),
            StyleKind::Plain => outline.filter(|level| *level < 9).map(|level| Role::Heading(level + 1)),
        };
        if let (Some(role), false) = (role, name.trim().is_empty()) {
            self.styles.insert(number, role);
        }
        self.style_now = (0, None);
    }

    /// Writes the bytes that wait.
    pub fn flush(&mut self) {
        let face = self.fonts.get(self.state.font);
        if let Some(text) = self.chars.take(face, self.file) {
            self.put(&text);
        }
    }

    /// A `\u` character.
    pub fn unicode(&mut self, code: i32) {
        self.flush();
        if let Some(c) = self.chars.unicode(code) {
            self.put(c.encode_utf8(&mut [0; 4]));
        }
        self.chars.skip = self.state.skip;
    }

    /// Text as it is to be seen.
    pub fn put(&mut self, text: &str) {
        let font = self.fonts.get(self.state.font).symbol;
        match self.state.dest {
            // the letters of symbol fonts are none
            Dest::ListText if font.is_some() => self.list_text.push('•'),
            Dest::ListText => self.list_text.push_str(text),
            Dest::Text => {
                if self.state.hidden {
                    self.unseen.push_str(text);
                    return;
                }
                self.settle(self.state.level());
                self.story.text(text, self.state.bold, font);
            }
            _ => {}
        }
    }

    /// Ends the paragraph.
    pub fn end_paragraph(&mut self) {
        self.flush();
        self.settle(self.state.level());
        let unseen = std::mem::take(&mut self.unseen);
        self.story.hidden(&unseen);
        let outline = self.state.outline.map(|level| Role::Heading(level + 1));
        let role = outline.or(self.styles.get(&self.state.style).copied());
        let marker = marker(&std::mem::take(&mut self.list_text));
        self.story.end_paragraph(Kind { role, marker });
    }

    /// Opens and closes tables until so many are open.
    pub fn settle(&mut self, level: usize) {
        let row = if level > 1 { &self.nested } else { &self.row };
        self.levels.settle(&mut self.story, level, &row.def, row.first);
    }

    /// A cell mark: ends the cell of the table at that level.
    pub fn end_cell(&mut self, level: usize) {
        self.flush();
        self.settle(level);
        if !self.story.line_is_blank() || !self.list_text.is_empty() {
            let marker = marker(&std::mem::take(&mut self.list_text));
            self.story.end_paragraph(Kind { role: None, marker });
        }
        let unseen = std::mem::take(&mut self.unseen);
        self.story.hidden(&unseen);
        self.levels.end_cell(&mut self.story);
    }

    /// A row mark: ends the row of the table at that level.
    pub fn row_mark(&mut self, level: usize) {
        self.flush();
        let row = if level > 1 { &self.nested } else { &self.row };
        self.levels.row_mark(&mut self.story, level, &row.def);
    }
}

/// The marker that a list item's text stands for.
fn marker(text: &str) -> Option<Marker> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    // the round bullet of Courier
    let bullet = text == "o" || !text.contains(char::is_alphanumeric);
    Some(if bullet { Marker::Bullet } else { Marker::Number(text.to_owned()) })
}
