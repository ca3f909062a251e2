//! Styles and fonts.

use super::sprm::{Sprms, value};
use super::u16_at;
use crate::document::Role;
use crate::read::common::symbols::Font;
use crate::read::docx::styles::{Kind, kind_by_name};

/// Styles that a style may build upon.
const CHAIN: usize = 32;

/// What is read of a style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    base: Option<usize>,
    role: Option<Role>,
    bold: Option<bool>,
    hidden: Option<bool>,
    /// List and level of its paragraphs.
    list: Option<(u16, u8)>,
}

/// The style sheet.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
}

impl Styles {
    pub fn parse(sheet: &[u8]) -> Styles {
        let header = usize::from(u16_at(sheet, 0).unwrap_or(0));
        let base_size = usize::from(u16_at(sheet, 4).unwrap_or(10));
        let count = usize::from(u16_at(sheet, 2).unwrap_or(0));
        let mut at = header + 2;
        let mut styles = Vec::new();
        for _ in 0..count {
            let Some(length) = u16_at(sheet, at) else { break };
            let rest = sheet.get(at + 2..).unwrap_or_default();
            let record = &rest[..usize::from(length).min(rest.len())];
            styles.push(style(record, base_size));
            at += 2 + usize::from(length);
        }
        Styles { styles }
    }

    /// The first answer of a style and those that it builds upon.
    fn ask<T>(&self, style: usize, question: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = style;
        for _ in 0..CHAIN {
            let style = self.styles.get(at)?;
            if let Some(answer) = question(style) {
                return Some(answer);
            }
            at = style.base?;
        }
        None
    }

    pub fn role(&self, style: usize) -> Option<Role> {
        self.ask(style, |style| style.role)
    }

    pub fn bold(&self, style: usize) -> Option<bool> {
        self.ask(style, |style| style.bold)
    }

    pub fn hidden(&self, style: usize) -> Option<bool> {
        self.ask(style, |style| style.hidden)
    }

    pub fn list(&self, style: usize) -> Option<(u16, u8)> {
        self.ask(style, |style| style.list)
    }
}

fn style(record: &[u8], base_size: usize) -> Style {
    let number = u16_at(record, 0).unwrap_or(0) & 0x0FFF;
    let kind = u16_at(record, 2).unwrap_or(0);
    let base = usize::from(kind >> 4);
    let length = usize::from(u16_at(record, base_size).unwrap_or(0));
    let units = record.get(base_size + 2..).unwrap_or_default().chunks_exact(2).take(length.min(255));
    let name: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = String::from_utf16_lossy(&name);
    let mut style = Style { base: (base != 0xFFF).then_some(base), ..Style::default() };
    style.role = match number {
        1..=9 => Some(Role::Heading(number as u8)),
        34 => Some(Role::Caption),
        62 | 74 => Some(Role::Title),
        _ => match kind_by_name(&name) {
            Kind::Title => Some(Role::Title),
            Kind::Caption => Some(Role::Caption),
            Kind::Heading(level) => Some(Role::Heading(level)),
            Kind::Plain => None,
        },
    };
    let mut at = base_size + 2 + (length + 1) * 2;
    // a paragraph style has properties of paragraphs, then of letters; a letter style only the latter
    if kind & 0xF == 1 {
        let size = usize::from(u16_at(record, at).unwrap_or(0));
        let props = record.get(at + 4..(at + 2 + size).min(record.len())).unwrap_or_default();
        let (mut list, mut level) = (None, 0);
        for (code, operand) in Sprms::new(props) {
            match code {
                0x460B => list = Some(value(operand) as u16),
                0x260A => level = value(operand) as u8,
                0x2640 if style.role.is_none() && value(operand) < 9 => {
                    style.role = Some(Role::Heading(value(operand) as u8 + 1));
                }
                _ => {}
            }
        }
        style.list = list.map(|list| (list, level));
        at += 2 + size + size % 2;
    }
    let size = usize::from(u16_at(record, at).unwrap_or(0));
    let props = record.get(at + 2..(at + 2 + size).min(record.len())).unwrap_or_default();
    for (code, operand) in Sprms::new(props) {
        match code {
            0x0835 => style.bold = Some(value(operand) & 1 == 1),
            0x083C => style.hidden = Some(value(operand) & 1 == 1),
            _ => {}
        }
    }
    style
}

/// The symbol fonts among the fonts, by number.
pub(super) fn fonts(table: &[u8]) -> Vec<Option<Font>> {
    let count = usize::from(u16_at(table, 0).unwrap_or(0));
    let mut at = 4;
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some(length) = table.get(at) else { break };
        let end = at + 1 + usize::from(*length);
        let name = table.get(at + 40..end.min(table.len())).unwrap_or_default();
        let units = name.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        fonts.push(Font::of_name(&String::from_utf16_lossy(&name)));
        at = end;
    }
    fonts
}
