use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use super::cell::{Cell, fitting};
use crate::message::{Lang, Message, text};

/// Rows that a sheet may have, with its header (Excel's specification).
const ROWS: usize = 1_048_576;
/// Paper sizes as the file format counts them.
const A4: u8 = 9;
const A3: u8 = 8;

/// Points of a line of text.
const LINE: f64 = 15.0;
/// Points of the header: three lines.
const HEADER: f64 = 3.0 * LINE;
/// Points that a row may be high (Excel's specification: 409).
const HIGHEST: f64 = 409.0;
/// Characters in a row that can still be read on a sheet of A4.
const LEGIBLE: f64 = 300.0;

/// Columns for programs, at the end of a sheet: on paper they would only make the others too small to read.
const NOT_PRINTED: [&str; 4] = ["column-pointer", "column-related", "column-fingerprint", "column-sha256"];

/// A column: the key of its header and its width in characters.
pub type Column = (&'static str, f64);

/// A sheet that is yet to be written.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The key of its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// The texts of the header.
    pub fn header(&self, lang: Lang) -> Vec<String> {
        self.columns.iter().map(|(key, _)| text(lang, key)).collect()
    }

    /// Whether no row has anything in a column: it is there, folded away, and its place stays the same.
    fn is_blank(&self, column: usize) -> bool {
        let blank = |row: &Vec<Cell>| matches!(row.get(column), None | Some(Cell::Blank));
        !self.rows.is_empty() && self.rows.iter().all(blank)
    }

    /// The columns that are printed: all but those for programs at the end.
    fn printed(&self) -> usize {
        let of_people = |(key, _): &Column| !NOT_PRINTED.contains(key);
        self.columns.iter().rposition(of_people).map_or(self.columns.len(), |last| last + 1)
    }

    /// Characters in a row of it on paper, folded columns left out.
    fn width(&self) -> f64 {
        let columns = self.columns.iter().take(self.printed());
        let shown = columns.enumerate().filter(|(at, _)| !self.is_blank(*at));
        shown.map(|(_, (_, width))| width).sum()
    }

    /// The height in points that shows all texts of a row, as far as a row may be high.
    fn height(&self, cells: &[Cell]) -> f64 {
        let lines = cells.iter().zip(&self.columns).map(|(cell, (_, width))| match cell {
            Cell::Text(text) => text.lines().map(|line| wrapped(line, *width)).sum(),
            _ => 1.0,
        });
        (lines.fold(1.0, f64::max) * LINE).min(HIGHEST)
    }

    /// Writes it: header, rows, filters, the header frozen and repeated on paper.
    pub fn write(&self, sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
        self.write_at_most(ROWS, sheet, lang)
    }

    fn write_at_most(&self, most: usize, sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
        let formats = Formats::new();
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.set_name(text(lang, self.name))?;
        for (at, ((_, width), header)) in (0u16..).zip(self.columns.iter().zip(self.header(lang))) {
            sheet.set_column_width(at, *width)?;
            if self.is_blank(usize::from(at)) {
                sheet.set_column_hidden(at)?;
            }
            sheet.write_string_with_format(0, at, header, &formats.header)?;
        }
        sheet.set_row_height(0, HEADER)?;
        let room = most.saturating_sub(1);
        // the last row is the note's where not all have room
        let shown = if self.rows.len() > room { room.saturating_sub(1) } else { self.rows.len() };
        for (row, cells) in (1u32..).zip(self.rows.iter().take(shown)) {
            for (at, cell) in (0u16..).zip(cells) {
                formats.put(sheet, (row, at), cell, lang)?;
            }
            // not every program fits rows to their text when it opens a workbook
            sheet.set_row_height(row, self.height(cells))?;
        }
        let mut end = u32::try_from(shown).unwrap_or(u32::MAX);
        if shown < self.rows.len() {
            end += 1;
            let left = self.rows.len() - shown;
            let note = Message::new("workbook-rows-cut").arg("count", left.to_string()).render(lang);
            sheet.write_string_with_format(end, 0, note, &formats.note)?;
        }
        sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, end, last)?;
        let paper = if self.width() <= LEGIBLE { A4 } else { A3 };
        let printed = u16::try_from(self.printed().saturating_sub(1)).unwrap_or(last);
        sheet.set_print_area(0, 0, end, printed)?;
        sheet.set_repeat_rows(0, 0)?.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&R&P / &N");
        Ok(())
    }
}

/// Lines that a text takes in a column of so many characters: words are not cut, so that a line is not full.
fn wrapped(line: &str, width: f64) -> f64 {
    let room = (width - 2.0).max(4.0) * 0.92;
    (line.chars().count() as f64 / room).ceil().max(1.0)
}

/// The looks of cells.
struct Formats {
    header: Format,
    text: Format,
    number: Format,
    date: Format,
    note: Format,
}

impl Formats {
    fn new() -> Formats {
        let top = Format::new().set_align(FormatAlign::Top);
        Formats {
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter)
                .set_indent(1)
                .set_background_color("DCE6F1"),
            text: top.clone().set_align(FormatAlign::Left).set_text_wrap().set_indent(1),
            number: top.clone(),
            date: top.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            note: top.set_bold().set_font_color("C00000"),
        }
    }

    fn put(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        cell: &Cell,
        lang: Lang,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Blank => {}
            // written as a string, whatever it begins with: never a formula or a link
            Cell::Text(text) => {
                sheet.write_string_with_format(row, at, fitting(text, lang), &self.text)?;
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(row, at, *number, &self.number)?;
            }
            Cell::Date(year, month, day) => {
                let day = ExcelDateTime::from_ymd(*year, *month, *day)?;
                sheet.write_datetime_with_format(row, at, &day, &self.date)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use rust_xlsxwriter::Workbook;

    use super::*;

    fn written(sheet: &Sheet, most: usize) -> Vec<Vec<Data>> {
        let mut workbook = Workbook::new();
        sheet.write_at_most(most, workbook.add_worksheet(), Lang::It).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        range.rows().map(<[Data]>::to_vec).collect()
    }

    fn sheet(texts: &[&str]) -> Sheet {
        let rows = texts.iter().map(|text| vec![Cell::text(*text)]).collect();
        Sheet { name: "sheet-people", columns: vec![("column-name", 20.0)], rows }
    }

    #[test]
    fn rows_without_room_are_counted_in_the_last_one() {
        let all = written(&sheet(&["a", "b", "c"]), 4);
        assert_eq!(all.len(), 4);
        assert_eq!(all[3][0], Data::String("c".into()));
        let cut = written(&sheet(&["a", "b", "c", "d"]), 4);
        assert_eq!(cut.len(), 4);
        assert_eq!(cut[2][0], Data::String("b".into()));
        assert!(cut[3][0].to_string().contains('2'), "{:?}", cut[3]);
    }

    #[test]
    fn what_looks_like_a_formula_is_a_text() {
        let texts = ["=1+1", "{=A1}", "+39", "@SUM(A1)", "https://example.org", "_x0041_", "0123", " "];
        let rows = written(&sheet(&texts), 100);
        for (row, text) in rows[1..].iter().zip(texts) {
            assert_eq!(row[0], Data::String(text.into()));
        }
    }

    #[test]
    fn columns_for_programs_are_not_printed() {
        let columns = |keys: &[&'static str]| keys.iter().map(|key| (*key, 20.0)).collect::<Vec<_>>();
        let of = |keys| Sheet { name: "sheet-people", columns: columns(keys), rows: Vec::new() };
        let sheet =
            of(&["column-name", "column-sha256", "column-page", "column-pointer", "column-fingerprint"]);
        assert_eq!((sheet.printed(), sheet.width()), (3, 60.0));
        assert_eq!(of(&["column-name"]).printed(), 1);
    }

    #[test]
    fn a_sheet_may_be_empty() {
        assert_eq!(written(&sheet(&[]), 100).len(), 1);
    }
}
