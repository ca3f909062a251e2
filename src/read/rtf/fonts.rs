//! Fonts and code pages.

use std::collections::BTreeMap;

use encoding_rs::{self as enc, Encoding};

use crate::read::common::symbols::Font;

/// A font of the font table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Face {
    /// Encoding of its bytes; `None`: that of the file.
    pub encoding: Option<&'static Encoding>,
    pub symbol: Option<Font>,
}

/// The font table.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    faces: BTreeMap<i32, Face>,
    /// The font that is being declared, and its name so far.
    current: i32,
    name: String,
}

impl Fonts {
    /// A font of the table begins.
    pub fn begin(&mut self, number: i32) {
        self.current = number;
        self.name.clear();
        self.faces.entry(number).or_default();
    }

    pub fn charset(&mut self, charset: i32) {
        if let Some(face) = self.faces.get_mut(&self.current) {
            face.encoding = by_charset(charset);
            if charset == 2 && face.symbol.is_none() {
                face.symbol = Some(Font::Symbol);
            }
        }
    }

    pub fn code_page(&mut self, page: i32) {
        if let Some(face) = self.faces.get_mut(&self.current) {
            face.encoding = by_page(page).or(face.encoding);
        }
    }

    /// A byte of the font's name; `;` ends it.
    pub fn name(&mut self, byte: u8) {
        if byte != b';' {
            if self.name.len() < 64 {
                self.name.push(char::from(byte));
            }
            return;
        }
        if let (Some(face), Some(font)) = (self.faces.get_mut(&self.current), Font::of_name(&self.name)) {
            face.symbol = Some(font);
        }
        self.name.clear();
    }

    pub fn get(&self, number: i32) -> Face {
        self.faces.get(&number).copied().unwrap_or_default()
    }
}

/// The encoding of a Windows code page.
pub(super) fn by_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        874 => enc::WINDOWS_874,
        866 => enc::IBM866,
        932 => enc::SHIFT_JIS,
        936 => enc::GBK,
        949 => enc::EUC_KR,
        950 => enc::BIG5,
        1250 => enc::WINDOWS_1250,
        1251 => enc::WINDOWS_1251,
        1252 => enc::WINDOWS_1252,
        1253 => enc::WINDOWS_1253,
        1254 => enc::WINDOWS_1254,
        1255 => enc::WINDOWS_1255,
        1256 => enc::WINDOWS_1256,
        1257 => enc::WINDOWS_1257,
        1258 => enc::WINDOWS_1258,
        10000 => enc::MACINTOSH,
        65001 => enc::UTF_8,
        _ => return None,
    })
}

fn by_charset(charset: i32) -> Option<&'static Encoding> {
    by_page(match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
