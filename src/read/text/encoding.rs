//! Bytes to characters.
//!
//! In this order: a byte order mark decides; NUL bytes at every second place are UTF-16; what is valid UTF-8
//! is UTF-8; what is not is Windows-1252, unless valid UTF-8 sequences outnumber the stray bytes, which are
//! then taken singly as Windows-1252 (files pasted together from two sources). Other single-byte encodings
//! (Mac, DOS) are not told from Windows-1252.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::document::{Note, Source};
use crate::read::{Fact, ReadError, ReadErrorKind};

/// Share of control characters above which a content is no text.
const CONTROL_SHARE: f64 = 0.02;

/// Decodes a file. Control characters and soft hyphens are taken out, hard spaces become spaces; a soft
/// hyphen at a line's end becomes U+2010, so that the word is put together again.
///
/// # Errors
/// [`ReadErrorKind::Unknown`] for binary content, [`ReadErrorKind::Empty`] for nothing but white space.
pub(super) fn decode(bytes: &[u8], notes: &mut Vec<Note>) -> Result<String, ReadError> {
    let text = characters(bytes, notes)?;
    let text = cleaned(&text, notes)?;
    if text.trim().is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::WhiteSpace));
    }
    Ok(text)
}

fn note(notes: &mut Vec<Note>, code: &'static str, detail: impl Into<String>) {
    notes.push(Note { code, detail: detail.into(), source: Source::default() });
}

fn characters(bytes: &[u8], notes: &mut Vec<Note>) -> Result<String, ReadError> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok(utf8_or_1252(rest, notes));
    }
    if bytes.starts_with(b"\xff\xfe\0\0") {
        return Err(ReadError::new(ReadErrorKind::Unknown, Fact::Utf32));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(UTF_16LE.decode_without_bom_handling(rest).0.into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(UTF_16BE.decode_without_bom_handling(rest).0.into_owned());
    }
    let (even, odd) = nul_places(bytes);
    if even + odd == 0 {
        return Ok(utf8_or_1252(bytes, notes));
    }
    // Latin text in UTF-16 has a NUL in nearly every unit, always on the same side
    let units = bytes.len() / 2;
    if odd * 2 > units && even * 20 < odd {
        note(notes, "encoding-guessed", "UTF-16LE");
        return Ok(UTF_16LE.decode_without_bom_handling(bytes).0.into_owned());
    }
    if even * 2 > units && odd * 20 < even {
        note(notes, "encoding-guessed", "UTF-16BE");
        return Ok(UTF_16BE.decode_without_bom_handling(bytes).0.into_owned());
    }
    if even + odd > 1 + bytes.len() / 1000 {
        return Err(ReadError::new(ReadErrorKind::Unknown, Fact::NulBytes { count: even + odd }));
    }
    Ok(utf8_or_1252(bytes, notes))
}

fn nul_places(bytes: &[u8]) -> (usize, usize) {
    let mut places = [0, 0];
    for (at, byte) in bytes.iter().enumerate() {
        places[at % 2] += usize::from(*byte == 0);
    }
    (places[0], places[1])
}

fn utf8_or_1252(bytes: &[u8], notes: &mut Vec<Note>) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let stray: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let multibyte: usize =
        bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    if multibyte <= stray {
        note(notes, "encoding-guessed", "Windows-1252");
        return WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    }
    note(notes, "encoding-guessed", format!("UTF-8, Windows-1252: {stray}"));
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

fn cleaned(text: &str, notes: &mut Vec<Note>) -> Result<String, ReadError> {
    let mut out = String::with_capacity(text.len());
    let (mut all, mut dropped) = (0usize, 0usize);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        all += 1;
        match c {
            '\u{ad}' if chars.peek().is_some_and(|next| is_line_end(*next)) => out.push('\u{2010}'),
            '\u{ad}' | '\u{feff}' => {}
            '\u{a0}' | '\u{2007}' | '\u{202f}' => out.push(' '),
            '\u{fffd}' => {
                dropped += 1;
                out.push(c);
            }
            c if c.is_control() && c != '\t' && c != '\u{c}' && !is_line_end(c) => dropped += 1,
            c => out.push(c),
        }
    }
    if dropped > 0 {
        if dropped as f64 > CONTROL_SHARE * all as f64 {
            let detail = Fact::NoCharacters { count: dropped, of: all };
            return Err(ReadError::new(ReadErrorKind::Unknown, detail));
        }
        note(notes, "control-characters", dropped.to_string());
    }
    Ok(out)
}

/// Line feed, carriage return, vertical tab, next line, line and paragraph separator.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
