//! OpenDocument spreadsheets: cells carry what they show.

use quick_xml::events::BytesStart;

use super::book::{Area, Book, Sheet, SheetCell};
use super::number_text::{iso_date, show};
use crate::limits::Limits;
use crate::read::ReadError;
use crate::read::docx::xml::{Item, Xml, attr, parse_number};
use crate::read::odt::parts::Parts;
use crate::read::odt::styles::Styles;

/// Rows and columns that a sheet may have.
const MAX_ROWS: u32 = 1 << 24;
const MAX_COLS: u32 = 1 << 16;

/// A cell that is being read.
struct Raw {
    depth: usize,
    repeated: u32,
    text: String,
    cell: SheetCell,
    /// A date, the Italian way.
    date: Option<String>,
    /// What it shows where it has no text.
    value: Option<String>,
}

/// Where the walk is.
#[derive(Default)]
struct Place {
    row: u32,
    rows_repeated: u32,
    col: u32,
}

/// Reads a workbook.
pub(super) fn book(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let parts = Parts::open(bytes, limits)?;
    let mut styles = Styles::default();
    styles.parse(&parts.styles, limits);
    styles.parse(&parts.content, limits);
    let mut book = Book { sheets: Vec::new(), notes: parts.notes.clone() };
    let mut xml = Xml::new(&parts.content, limits);
    let mut place = Place::default();
    let mut raw: Option<Raw> = None;
    let mut paragraph: Option<usize> = None;
    let mut room = limits.cells;
    loop {
        match xml.next() {
            Item::Start(_, start) => {
                let name = start.name();
                match name.as_ref() {
                    "office:automatic-styles"
                    | "office:styles"
                    | "office:master-styles"
                    | "office:annotation"
                    | "table:shapes"
                    | "table:tracked-changes"
                    | "office:dde-source" => xml.skip(),
                    "table:table" if raw.is_none() => {
                        let style = text_of(&start, "style-name");
                        let hidden = styles.ask("table", &style, |props| props.hidden) == Some(true);
                        book.sheets.push(Sheet { name: text_of(&start, "name"), hidden, ..Sheet::default() });
                        place = Place::default();
                    }
                    "table:table-column" => column(&start, &mut book, &mut place),
                    "table:table-row" if raw.is_none() => {
                        place.row = place.row.saturating_add(place.rows_repeated).min(MAX_ROWS);
                        place.rows_repeated = repeated(&start, "number-rows-repeated", MAX_ROWS);
                        place.col = 0;
                        if hides(&start) {
                            hide_rows(&mut book, &place, limits);
                        }
                    }
                    "table:table-cell" if raw.is_none() => {
                        raw = Some(cell(&start, &mut book, &place, &styles, xml.depth()));
                    }
                    "table:covered-table-cell" if raw.is_none() => {
                        place.col =
                            place.col.saturating_add(repeated(&start, "number-columns-repeated", MAX_COLS));
                        xml.skip();
                    }
                    "text:p" | "text:h" => {
                        paragraph = Some(xml.depth());
                        if let Some(raw) = raw.as_mut().filter(|raw| !raw.text.is_empty()) {
                            raw.text.push('\n');
                        }
                    }
                    "text:s" => push(&mut raw, " "),
                    "text:tab" => push(&mut raw, "\t"),
                    "text:line-break" => push(&mut raw, "\n"),
                    _ => {}
                }
            }
            Item::Text(text) if paragraph.is_some() => push(&mut raw, &text),
            Item::Text(_) => {}
            Item::End => {
                paragraph = paragraph.filter(|depth| *depth <= xml.depth());
                if let Some(done) = raw.take_if(|raw| raw.depth > xml.depth()) {
                    keep(done, &mut book, &mut place, &mut room);
                }
            }
            Item::Eof => break,
        }
    }
    if room == 0 {
        book.notes.push(("cell-limit", limits.cells.to_string()));
    }
    Ok(book)
}

fn push(raw: &mut Option<Raw>, text: &str) {
    if let Some(raw) = raw {
        raw.text.push_str(text);
    }
}

fn column(start: &BytesStart<'_>, book: &mut Book, place: &mut Place) {
    let count = repeated(start, "number-columns-repeated", MAX_COLS);
    let first = place.col;
    place.col = first.saturating_add(count);
    if let (true, Some(sheet)) = (hides(start), book.sheets.last_mut()) {
        sheet.hidden_cols.push((first, place.col.saturating_sub(1)));
    }
}

fn hide_rows(book: &mut Book, place: &Place, limits: &Limits) {
    let Some(sheet) = book.sheets.last_mut() else { return };
    let last = place.row.saturating_add(place.rows_repeated.min(limits.table_cells as u32));
    sheet.hidden_rows.extend(place.row..last);
}

fn cell(start: &BytesStart<'_>, book: &mut Book, place: &Place, styles: &Styles, depth: usize) -> Raw {
    let span = |name: &str| repeated(start, name, MAX_ROWS);
    let (rows, cols) = (span("number-rows-spanned"), span("number-columns-spanned"));
    if let (true, Some(sheet)) = (rows > 1 || cols > 1, book.sheets.last_mut()) {
        let (top, left) = (place.row, place.col);
        let (bottom, right) = (top.saturating_add(rows - 1), left.saturating_add(cols - 1));
        sheet.merges.push(Area { top, left, bottom, right });
    }
    let style = text_of(start, "style-name");
    let kind = text_of(start, "value-type");
    let date = attr(start, "date-value").filter(|_| kind == "date").and_then(|date| iso_date(&date));
    let value = attr(start, "value").and_then(|value| value.trim().parse().ok());
    let code = if kind == "percentage" { "0.##%" } else { "General" };
    Raw {
        depth,
        repeated: repeated(start, "number-columns-repeated", MAX_COLS),
        text: String::new(),
        cell: SheetCell {
            bold: styles.ask("table-cell", &style, |props| props.bold).unwrap_or(false),
            shaded: styles.ask("table-cell", &style, |props| props.shaded).unwrap_or(false),
            ..SheetCell::default()
        },
        date,
        value: value.map(|value: f64| show(value, code, false)),
    }
}

fn keep(raw: Raw, book: &mut Book, place: &mut Place, room: &mut usize) {
    let first = place.col;
    place.col = first.saturating_add(raw.repeated);
    let text = match raw.date {
        Some(date) => date,
        None if raw.text.trim().is_empty() => raw.value.unwrap_or_default(),
        None => raw.text,
    };
    let Some(sheet) = book.sheets.last_mut().filter(|_| !text.trim().is_empty()) else { return };
    for row in place.row..place.row.saturating_add(place.rows_repeated) {
        for col in first..place.col {
            if *room == 0 {
                return;
            }
            *room -= 1;
            sheet.cells.insert((row, col), SheetCell { text: text.clone(), ..raw.cell.clone() });
        }
    }
}

fn repeated(start: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    attr(start, name).and_then(|value| parse_number(&value)).unwrap_or(1).clamp(1, i64::from(most)) as u32
}

fn hides(start: &BytesStart<'_>) -> bool {
    attr(start, "visibility").is_some_and(|value| value != "visible")
}

fn text_of(start: &BytesStart<'_>, name: &str) -> String {
    attr(start, name).map(|value| value.into_owned()).unwrap_or_default()
}
