//! The cells of a sheet.

use super::super::book::{Area, Room, Sheet, SheetCell};
use super::super::number_text::show;
use super::globals::Globals;
use super::record::{Record, Records};

/// Reads the sheets of a workbook under the caps of the document.
pub(super) struct Cells<'g> {
    pub globals: &'g Globals,
    pub room: Room,
    /// Records that may still be looked at: sheets of a hostile file may all be the same one.
    pub steps: usize,
}

impl Cells<'_> {
    /// Reads a sheet. False where none begins there.
    pub fn sheet(&mut self, records: Records<'_>, sheet: &mut Sheet) -> bool {
        let mut depth = 0usize;
        // a formula whose text stands in the next record
        let mut waiting: Option<((u32, u32), u16)> = None;
        for record in records {
            let Some(steps) = self.steps.checked_sub(1) else {
                self.room.full = true;
                return true;
            };
            self.steps = steps;
            match record.kind {
                0x0809 => depth += 1,
                _ if depth == 0 => return false,
                0x000A => {
                    depth -= 1;
                    if depth == 0 {
                        return true;
                    }
                }
                // a chart on the sheet
                _ if depth > 1 => {}
                0x0207 => {
                    if let Some((at, look)) = waiting.take() {
                        let text = self.string(&record, 0);
                        self.keep(sheet, at, look, text);
                    }
                }
                0x0006 => waiting = self.formula(sheet, &record),
                0x0208 if record.u16(12).is_some_and(|flags| flags & 0x20 != 0) => {
                    sheet.hidden_rows.extend(record.u16(0).map(u32::from));
                }
                0x007D if record.u16(8).is_some_and(|flags| flags & 1 != 0) => {
                    let (first, last) = (record.u16(0).unwrap_or(0), record.u16(2).unwrap_or(0));
                    sheet.hidden_cols.push((first.into(), last.into()));
                }
                0x00E5 => merges(&record, sheet),
                _ => self.value(sheet, &record),
            }
        }
        depth > 0
    }

    /// A cell with its value in the record.
    fn value(&mut self, sheet: &mut Sheet, record: &Record<'_>) {
        let Some((at, look)) = place(record) else { return };
        match record.kind {
            0x00FD => {
                let index = record.u32(6).unwrap_or(u32::MAX) as usize;
                let text = self.globals.strings.get(index).cloned().unwrap_or_default();
                self.keep(sheet, at, look, text);
            }
            0x0204 | 0x00D6 => {
                let text = self.string(record, 6);
                self.keep(sheet, at, look, text);
            }
            0x0203 => self.number(sheet, at, look, record.f64(6)),
            0x027E => self.number(sheet, at, look, record.u32(6).map(packed)),
            0x00BD => {
                let packs = record.data().get(4..).unwrap_or_default().chunks_exact(6);
                for (col, pack) in (at.1..).zip(packs) {
                    let look = u16::from_le_bytes([pack[0], pack[1]]);
                    let number = packed(u32::from_le_bytes([pack[2], pack[3], pack[4], pack[5]]));
                    self.number(sheet, (at.0, col), look, Some(number));
                }
            }
            0x0205 => {
                let (value, error) = (record.u8(6).unwrap_or(0), record.u8(7) == Some(1));
                self.keep(sheet, at, look, if error { wrong(value) } else { truth(value) }.to_owned());
            }
            _ => {}
        }
    }

    /// The value that was stored with a formula; its place where the text follows.
    fn formula(&mut self, sheet: &mut Sheet, record: &Record<'_>) -> Option<((u32, u32), u16)> {
        let (at, look) = place(record)?;
        if record.u16(12)? != 0xFFFF {
            self.number(sheet, at, look, record.f64(6));
            return None;
        }
        let value = record.u8(8).unwrap_or(0);
        match record.u8(6)? {
            0 => return Some((at, look)),
            1 => self.keep(sheet, at, look, truth(value).to_owned()),
            2 => self.keep(sheet, at, look, wrong(value).to_owned()),
            _ => {}
        }
        None
    }

    fn string(&self, record: &Record<'_>, at: usize) -> String {
        if self.globals.wide {
            return record.reader(at).string(false).unwrap_or_default();
        }
        self.globals.narrow(record.u16(at).unwrap_or(0).into(), record, at + 2)
    }

    fn number(&mut self, sheet: &mut Sheet, at: (u32, u32), look: u16, number: Option<f64>) {
        let Some(number) = number else { return };
        let code = self.globals.looks.get(usize::from(look)).map_or("General", |look| &look.code);
        let text = show(number, code, self.globals.epoch_1904);
        self.keep(sheet, at, look, text);
    }

    fn keep(&mut self, sheet: &mut Sheet, at: (u32, u32), look: u16, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if !self.room.take(&text) {
            return;
        }
        let look = self.globals.looks.get(usize::from(look)).cloned().unwrap_or_default();
        sheet.cells.insert(at, SheetCell { text, bold: look.bold, shaded: look.shaded });
    }
}

/// Row, column and look of a cell.
fn place(record: &Record<'_>) -> Option<((u32, u32), u16)> {
    Some(((record.u16(0)?.into(), record.u16(2)?.into()), record.u16(4)?))
}

fn merges(record: &Record<'_>, sheet: &mut Sheet) {
    for area in record.data().get(2..).unwrap_or_default().chunks_exact(8) {
        let at = |at: usize| u32::from(u16::from_le_bytes([area[at], area[at + 1]]));
        let (top, bottom, left, right) = (at(0), at(2), at(4), at(6));
        if top <= bottom && left <= right {
            sheet.merges.push(Area { top, left, bottom, right });
        }
    }
}

/// A number of 30 bits: whole, or the first bits of one with fractions; perhaps in hundredths.
fn packed(bits: u32) -> f64 {
    let number =
        if bits & 2 != 0 { f64::from(bits as i32 >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

fn truth(value: u8) -> &'static str {
    if value == 1 { "VERO" } else { "FALSO" }
}

fn wrong(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
