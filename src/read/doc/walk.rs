//! The walk over the text: paragraphs, cells, rows, fields.

use super::fib::{Fib, Part};
use super::fkp::Runs;
use super::lists::Lists;
use super::pieces::Text;
use super::sprm::{Sprms, value};
use super::styles::{self, Styles};
use super::table::Paragraph;
use super::{StoryRole, Streams, form};
use crate::document::Role;
use crate::read::common::symbols::{Font, TICKED, UNTICKED, of_sym};
use crate::read::story::{Kind, Levels, RowDef, Story};

/// How characters look.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    bold: bool,
    hidden: bool,
    font: Option<Font>,
    /// The character that a place holder stands for.
    symbol: Option<char>,
    /// Where the data of a form field stands.
    data: Option<usize>,
    special: bool,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    /// Its instruction is over: what follows is shown.
    shown: bool,
    ticked: Option<bool>,
}

/// The walk.
pub(super) struct Walker<'w, 'l> {
    story: Story<'l>,
    streams: &'w Streams,
    text: Text,
    paragraphs: Runs<'w>,
    chars: Runs<'w>,
    styles: Styles,
    fonts: Vec<Option<Font>>,
    lists: Lists,
    levels: Levels,
    fields: Vec<Field>,
    unseen: String,
}

impl<'w, 'l> Walker<'w, 'l> {
    pub fn new(story: Story<'l>, streams: &'w Streams, fib: &Fib, text: Text) -> Self {
        let part = |part| fib.slice(&streams.table, part);
        Walker {
            story,
            streams,
            text,
            paragraphs: Runs::new(&streams.main, part(Part::Paragraphs), true),
            chars: Runs::new(&streams.main, part(Part::Chars), false),
            styles: Styles::parse(part(Part::Styles)),
            fonts: styles::fonts(part(Part::Fonts)),
            lists: Lists::parse(streams, fib),
            levels: Levels::default(),
            fields: Vec::new(),
            unseen: String::new(),
        }
    }

    /// The document so far.
    pub fn finish(self) -> Story<'l> {
        self.story
    }

    /// Reads one of the stories that the text is made of.
    pub fn story_range(&mut self, first: usize, length: usize, role: StoryRole) {
        let end = first.saturating_add(length).min(self.text.units.len());
        if first >= end {
            if length > 0 && role.is_some() {
                self.story.note_once("truncated-text", "");
            }
            return;
        }
        if end - first < length && role == Some(Role::Body) {
            self.story.note_once("truncated-text", "");
        }
        let Some(role) = role else {
            self.story.note_once("comment-skipped", "");
            return;
        };
        let aside = role != Role::Body;
        if aside {
            self.story.begin_aside(role);
        }
        let mut at = first;
        while at < end {
            let mark = self.text.units[at..end].iter().position(|unit| matches!(unit, 0x07 | 0x0C | 0x0D));
            let last = mark.map_or(end - 1, |mark| at + mark);
            self.paragraph(at, last, mark.is_some());
            at = last + 1;
        }
        self.levels.settle(&mut self.story, 0, &RowDef::default(), false);
        self.story.flush();
        self.fields.clear();
        if aside {
            self.story.end_aside();
        }
    }

    /// A paragraph from `first` to its mark at `last`.
    fn paragraph(&mut self, first: usize, last: usize, marked: bool) {
        let (style, props, _) = self.paragraphs.at(self.text.place(last)).unwrap_or((0, &[], 0));
        let paragraph = Paragraph::parse(style, props, &self.streams.data);
        let mark = self.text.units.get(last).copied().unwrap_or(0x0D);
        if paragraph.ends_row && paragraph.level > 0 {
            self.levels.row_mark(&mut self.story, paragraph.level, &paragraph.row);
            return;
        }
        let level = if mark == 0x07 { paragraph.level.max(1) } else { paragraph.level };
        self.levels.settle(&mut self.story, level, &RowDef::default(), false);
        let mut at = first;
        let end = if marked { last } else { last + 1 };
        while at < end {
            at = self.run(at, end, paragraph.style);
        }
        let unseen = std::mem::take(&mut self.unseen);
        self.story.hidden(&unseen);
        let ends_cell = mark == 0x07 || paragraph.ends_inner_cell;
        if !(ends_cell && self.story.line_is_blank()) {
            let kind = self.kind(&paragraph);
            self.story.end_paragraph(kind);
        }
        if ends_cell {
            self.levels.end_cell(&mut self.story);
        }
    }

    fn kind(&mut self, paragraph: &Paragraph) -> Kind {
        let role = match paragraph.outline {
            Some(level) if level < 9 => Some(Role::Heading(level + 1)),
            Some(_) => None,
            None => self.styles.role(paragraph.style),
        };
        let by_style = self.styles.list(paragraph.style);
        let list = paragraph.list.or(by_style.map(|(list, _)| list));
        let level = paragraph.list_level.or(by_style.map(|(_, level)| level)).unwrap_or(0);
        // numbers are counted for lines that can be seen
        let shown = !self.story.line_is_blank();
        let marker = list.filter(|list| shown && *list > 0 && *list < 0x7FF);
        Kind { role, marker: marker.and_then(|list| self.lists.step(list, level)) }
    }

    /// Characters of one look from `at` on; gives where the next begin.
    fn run(&mut self, at: usize, end: usize, style: usize) -> usize {
        let fc = self.text.place(at);
        let found = self.chars.at(fc);
        let props = found.map_or(&[][..], |(_, props, _)| props);
        let width = if self.text.place(at + 1) == fc + 1 { 1 } else { 2 };
        // the look holds for so many bytes of the file, and no further than the piece
        let reach = found.map_or(1, |(_, _, until)| (until.saturating_sub(fc) / width).max(1));
        let stop = self.text.run_end(at).max(at + 1).min(end).min(at.saturating_add(reach));
        let look = self.look(props, style);
        let units: Vec<u16> = self.text.units[at..stop].to_vec();
        let mut text = String::new();
        for c in char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')) {
            self.character(c, &look, &mut text);
        }
        self.put(&text, &look);
        stop
    }

    fn look(&self, props: &[u8], style: usize) -> Look {
        let bold = self.styles.bold(style).unwrap_or(false);
        let hidden = self.styles.hidden(style).unwrap_or(false);
        let mut look = Look { bold, hidden, ..Look::default() };
        let toggle = |operand: &[u8], of_style: bool| match value(operand) {
            0x80 => of_style,
            0x81 => !of_style,
            other => other & 1 == 1,
        };
        for (code, operand) in Sprms::new(props) {
            match code {
                0x4A30 => {
                    let letters = value(operand) as usize;
                    look.bold = self.styles.bold(letters).unwrap_or(look.bold);
                    look.hidden = self.styles.hidden(letters).unwrap_or(look.hidden);
                }
                0x0835 => look.bold = toggle(operand, bold),
                0x083C => look.hidden = toggle(operand, hidden),
                0x0800 => look.hidden |= value(operand) & 1 == 1,
                0x0855 => look.special = value(operand) & 1 == 1,
                0x4A4F => look.font = self.fonts.get(value(operand) as usize).copied().flatten(),
                0x6A03 => look.data = Some(value(operand) as usize),
                0x6A09 => {
                    let font = self.fonts.get((value(operand) & 0xFFFF) as usize).copied().flatten();
                    look.symbol = of_sym(font, value(operand) >> 16);
                }
                _ => {}
            }
        }
        look
    }

    /// One character: text is gathered, marks do what they stand for.
    fn character(&mut self, c: char, look: &Look, text: &mut String) {
        match c {
            '\u{13}' => {
                self.put(&std::mem::take(text), look);
                if self.fields.len() < 256 {
                    self.fields.push(Field::default());
                }
            }
            '\u{14}' => {
                text.clear();
                if let Some(field) = self.fields.last_mut() {
                    field.shown = true;
                }
            }
            '\u{15}' => {
                self.put(&std::mem::take(text), look);
                if let Some(ticked) = self.fields.pop().and_then(|field| field.ticked) {
                    text.push(if ticked { TICKED } else { UNTICKED });
                }
            }
            '\u{01}' => {
                if let (Some(at), Some(field)) = (look.data, self.fields.last_mut()) {
                    field.ticked = form::ticked(&self.streams.data, at).or(field.ticked);
                }
            }
            '(' if look.special => text.extend(look.symbol),
            '\u{0B}' => {
                self.put(&std::mem::take(text), look);
                if self.is_shown() && !look.hidden {
                    self.story.break_line();
                }
            }
            '\u{1E}' => text.push('-'),
            '\t' => text.push('\t'),
            '\u{A0}' => text.push('\u{A0}'),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }

    /// Whether text now stands outside of instructions of fields.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.shown)
    }

    fn put(&mut self, text: &str, look: &Look) {
        if text.is_empty() || !self.is_shown() {
            return;
        }
        if look.hidden {
            self.unseen.push_str(text);
        } else {
            self.story.text(text, look.bold, look.font);
        }
    }
}
