//! What all sheets of a workbook share.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::super::number_text::builtin;
use super::super::styles::Look;
use super::record::{Record, Records};
use crate::limits::Limits;
use crate::read::common::colour::is_background;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// Weight from which on letters are bold.
const BOLD: u16 = 600;

/// A sheet as the workbook names it.
#[derive(Debug)]
pub(super) struct Entry {
    pub name: String,
    /// Place of its records in the stream.
    pub at: usize,
    pub hidden: bool,
    /// It has cells: no chart, no macros.
    pub cells: bool,
}

/// What all sheets share.
#[derive(Debug)]
pub(super) struct Globals {
    pub entries: Vec<Entry>,
    pub strings: Vec<String>,
    pub looks: Vec<Look>,
    pub epoch_1904: bool,
    /// Strings are of BIFF8; otherwise of one byte a letter.
    pub wide: bool,
    /// Encoding of strings before BIFF8.
    pub encoding: &'static Encoding,
}

/// Number format, font, pattern and colour that a look names.
struct Format {
    font: usize,
    code: u32,
    pattern: bool,
    colour: usize,
}

/// What is put together once all records are read.
#[derive(Default)]
struct Parts {
    codes: BTreeMap<u32, String>,
    bolds: Vec<bool>,
    formats: Vec<Format>,
    palette: Vec<String>,
}

impl Globals {
    /// Reads the records at the beginning of the stream.
    ///
    /// Errors: `Encrypted`, `Malformed` where the stream is no workbook, `Unsupported` before Excel 5.
    pub fn read(stream: &[u8], limits: &Limits) -> Result<Globals, ReadError> {
        let mut records = Records::new(stream, 0);
        let begin = records.next().filter(|record| record.kind == 0x0809);
        let wide = match begin.and_then(|record| record.u16(0)) {
            Some(0x0600) => true,
            Some(0x0500) => false,
            Some(_) => return Err(ReadError::new(ReadErrorKind::Unsupported, Fact::OldExcel)),
            None => {
                return Err(ReadError::new(
                    ReadErrorKind::Malformed,
                    Detail::at("Workbook").with(Fact::BadStart),
                ));
            }
        };
        let mut globals = Globals {
            entries: Vec::new(),
            strings: Vec::new(),
            looks: Vec::new(),
            epoch_1904: false,
            wide,
            encoding: encoding_rs::WINDOWS_1252,
        };
        let mut parts = Parts::default();
        for record in records.take(limits.xml_nodes) {
            match record.kind {
                0x000A => break,
                0x002F => {
                    return Err(ReadError::new(ReadErrorKind::Encrypted, crate::container::Format::Xls));
                }
                0x0022 => globals.epoch_1904 = record.u16(0) == Some(1),
                0x0042 => globals.encoding = encoding(record.u16(0).unwrap_or(0)),
                0x0085 => globals.entries.extend(globals.entry(&record)),
                0x00FC => globals.strings = shared_strings(&record, limits),
                kind => globals.part(kind, &record, &mut parts),
            }
        }
        globals.looks = parts.formats.iter().map(|format| parts.look(format)).collect();
        Ok(globals)
    }

    fn part(&self, kind: u16, record: &Record<'_>, parts: &mut Parts) {
        match kind {
            0x0031 => {
                // there is no font 4
                if parts.bolds.len() == 4 {
                    parts.bolds.push(false);
                }
                parts.bolds.push(record.u16(6).is_some_and(|weight| weight >= BOLD));
            }
            0x041E => {
                let Some(id) = record.u16(0) else { return };
                let code = if self.wide {
                    record.reader(2).string(false).unwrap_or_default()
                } else {
                    self.narrow(record.u8(2).unwrap_or(0).into(), record, 3)
                };
                parts.codes.insert(id.into(), code);
            }
            0x0092 => {
                let colours = record.data().get(2..).unwrap_or_default().chunks_exact(4);
                parts.palette = colours.map(|c| format!("{:02x}{:02x}{:02x}", c[0], c[1], c[2])).collect();
            }
            0x00E0 => parts.formats.push(self.format(record)),
            _ => {}
        }
    }

    fn format(&self, record: &Record<'_>) -> Format {
        let (pattern, colour) = if self.wide {
            (record.u32(14).unwrap_or(0) >> 26, record.u16(18).unwrap_or(0))
        } else {
            (u32::from(record.u16(10).unwrap_or(0)) & 0x3F, record.u16(8).unwrap_or(0))
        };
        Format {
            font: record.u16(0).unwrap_or(0).into(),
            code: record.u16(2).unwrap_or(0).into(),
            // 17 is the grey of one point in eight, which new workbooks name and no cell shows
            pattern: pattern != 0 && pattern != 17,
            colour: usize::from(colour & 0x7F),
        }
    }

    fn entry(&self, record: &Record<'_>) -> Option<Entry> {
        let name = if self.wide {
            record.reader(6).string(true)?
        } else {
            self.narrow(record.u8(6)?.into(), record, 7)
        };
        let hidden = record.u8(4)? & 3 != 0;
        Some(Entry { name, at: record.u32(0)? as usize, hidden, cells: record.u8(5)? == 0 })
    }

    /// A string before BIFF8.
    pub fn narrow(&self, count: usize, record: &Record<'_>, at: usize) -> String {
        let bytes = record.reader(at).bytes(count);
        self.encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

impl Parts {
    fn look(&self, format: &Format) -> Look {
        let code = self.codes.get(&format.code).cloned();
        let paper = match format.colour {
            1 | 64 | 65 => true,
            colour => match colour.checked_sub(8).and_then(|at| self.palette.get(at)) {
                Some(rgb) => !is_background(rgb),
                // white in the palette that a workbook has where it brings none
                None => colour == 9,
            },
        };
        Look {
            code: code.unwrap_or_else(|| builtin(format.code).to_owned()),
            bold: self.bolds.get(format.font).copied().unwrap_or(false),
            shaded: format.pattern && !paper,
        }
    }
}

/// The strings that cells share. Their number is what is there, not what is declared.
fn shared_strings(record: &Record<'_>, limits: &Limits) -> Vec<String> {
    let mut reader = record.reader(8);
    let declared = record.u32(4).unwrap_or(0) as usize;
    let strings = std::iter::from_fn(|| reader.string(false));
    strings.take(declared.min(limits.xml_nodes)).collect()
}

/// The encoding of a code page.
fn encoding(page: u16) -> &'static Encoding {
    let label = match page {
        0x8000 | 10_000 => "macintosh".to_owned(),
        874 | 1250..=1258 => format!("windows-{page}"),
        _ => "windows-1252".to_owned(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}
