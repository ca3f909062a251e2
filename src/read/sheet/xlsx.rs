//! Office Open XML workbooks.

use quick_xml::events::BytesStart;

use super::book::{Book, Room, Sheet, SheetCell, parse_area, parse_ref};
use super::number_text::{iso_date, show};
use super::styles::{self, Look};
use crate::container::{Archive, decode_xml};
use crate::limits::Limits;
use crate::read::docx::xml::{Item, Xml, attr};
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// A sheet as the workbook names it.
struct Entry {
    name: String,
    id: String,
    hidden: bool,
}

/// What all sheets share.
struct Shared<'l> {
    strings: Vec<String>,
    looks: Vec<Look>,
    epoch_1904: bool,
    limits: &'l Limits,
    room: Room,
}

/// Reads a workbook.
pub(super) fn book(bytes: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let Some(workbook) = part(&mut archive, "xl/workbook.xml", limits)? else {
        let binary = archive.contains("xl/workbook.bin");
        let missing = Detail::at("xl/workbook.xml").with(Fact::Missing);
        let (kind, detail) = match (binary, archive.recovered()) {
            (true, _) => (ReadErrorKind::Unsupported, Fact::Format { name: "xlsb".to_owned() }.into()),
            (false, true) => (ReadErrorKind::Truncated, missing),
            (false, false) => (ReadErrorKind::Malformed, missing),
        };
        return Err(ReadError::new(kind, detail));
    };
    let (entries, epoch_1904) = entries(&workbook, limits);
    let rels = part(&mut archive, "xl/_rels/workbook.xml.rels", limits)?.unwrap_or_default();
    let rels = targets(&rels, limits);
    let strings = part(&mut archive, "xl/sharedStrings.xml", limits)?.unwrap_or_default();
    let style_part = part(&mut archive, "xl/styles.xml", limits)?.unwrap_or_default();
    let mut shared = Shared {
        strings: shared_strings(&strings, limits),
        looks: styles::parse(&style_part, limits),
        epoch_1904,
        limits,
        room: Room::new(limits),
    };
    let mut book = Book::default();
    for (at, entry) in entries.into_iter().enumerate() {
        let target = rels.iter().find(|(id, ..)| *id == entry.id);
        if target.is_some_and(|(_, _, kind)| kind != "worksheet") {
            book.notes.push(("sheet-skipped", entry.name.clone()));
            continue;
        }
        let name =
            target.map_or_else(|| format!("xl/worksheets/sheet{}.xml", at + 1), |found| found.1.clone());
        let text = match part(&mut archive, &name, limits) {
            Ok(Some(text)) => text,
            Ok(None) => {
                book.notes.push(("part-missing", name));
                continue;
            }
            Err(error) if error.kind == ReadErrorKind::OverLimit && book.sheets.is_empty() => {
                return Err(error);
            }
            Err(error) => {
                book.notes.push(("part-skipped", error.in_note(&name)));
                continue;
            }
        };
        let mut sheet = Sheet { name: entry.name, hidden: entry.hidden, ..Sheet::default() };
        shared.sheet(&text, &mut sheet);
        book.sheets.push(sheet);
    }
    if shared.room.full {
        book.notes.push(("cell-limit", limits.cells.to_string()));
    }
    if archive.recovered() {
        book.notes.push(("recovered-archive", String::new()));
    }
    book.notes.extend(archive.flawed().iter().map(|part| ("damaged-part", part.clone())));
    Ok(book)
}

fn part(archive: &mut Archive<'_>, name: &str, limits: &Limits) -> Result<Option<String>, ReadError> {
    Ok(archive.read(name, limits)?.map(decode_xml))
}

fn entries(workbook: &str, limits: &Limits) -> (Vec<Entry>, bool) {
    let mut xml = Xml::new(workbook, limits);
    let (mut entries, mut epoch_1904) = (Vec::new(), false);
    loop {
        match xml.next() {
            Item::Start(_, start) => match start.local_name().as_ref() {
                "sheet" => entries.push(Entry {
                    name: text_of(&start, "name"),
                    id: relation(&start),
                    hidden: attr(&start, "state").is_some_and(|state| state != "visible"),
                }),
                "workbookPr" => epoch_1904 = flag(&start, "date1904"),
                _ => {}
            },
            Item::Eof => return (entries, epoch_1904),
            _ => {}
        }
    }
}

/// The attribute `r:id`, told from others called `id`.
fn relation(start: &BytesStart<'_>) -> String {
    for attribute in start.attributes().with_checks(false).flatten() {
        let key: &str = attribute.key.as_ref();
        if key.ends_with(":id") {
            return attribute.value.into_owned();
        }
    }
    String::new()
}

/// Id, part and kind of each relationship of the workbook.
fn targets(rels: &str, limits: &Limits) -> Vec<(String, String, String)> {
    let mut xml = Xml::new(rels, limits);
    let mut all = Vec::new();
    loop {
        match xml.next() {
            Item::Start(_, start) if start.local_name().as_ref() == "Relationship" => {
                let target = text_of(&start, "Target");
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("xl/{target}"),
                };
                let kind = text_of(&start, "Type").rsplit('/').next().unwrap_or_default().to_owned();
                all.push((text_of(&start, "Id"), target, kind));
            }
            Item::Eof => return all,
            _ => {}
        }
    }
}

fn shared_strings(text: &str, limits: &Limits) -> Vec<String> {
    let mut xml = Xml::new(text, limits);
    let mut all: Vec<String> = Vec::new();
    let mut wanted = false;
    loop {
        match xml.next() {
            Item::Start(_, start) => match start.local_name().as_ref() {
                "si" => all.push(String::new()),
                // how Japanese is read aloud
                "rPh" => xml.skip(),
                name => wanted = name == "t",
            },
            Item::Text(text) if wanted => {
                if let Some(last) = all.last_mut() {
                    last.push_str(&text);
                }
            }
            Item::End => wanted = false,
            Item::Text(_) => {}
            Item::Eof => return all,
        }
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Raw {
    at: (u32, u32),
    kind: String,
    look: usize,
    value: String,
    inline: String,
}

impl Shared<'_> {
    fn sheet(&mut self, text: &str, sheet: &mut Sheet) {
        let mut xml = Xml::new(text, self.limits);
        let mut raw: Option<(Raw, usize)> = None;
        let mut within = "";
        let (mut row, mut next_col) = (0u32, 0u32);
        let mut begun = false;
        loop {
            match xml.next() {
                Item::Start(_, start) => match start.local_name().as_ref() {
                    "row" => {
                        let declared = attr(&start, "r").and_then(|r| r.trim().parse::<u32>().ok());
                        row = declared.map_or(row.saturating_add(u32::from(begun)), |r| r.saturating_sub(1));
                        (begun, next_col) = (true, 0);
                        if flag(&start, "hidden") {
                            sheet.hidden_rows.insert(row);
                        }
                    }
                    "c" => {
                        let at = attr(&start, "r").and_then(|r| parse_ref(&r)).unwrap_or((row, next_col));
                        next_col = at.1.saturating_add(1);
                        let look = text_of(&start, "s").trim().parse().unwrap_or(0);
                        let kind = text_of(&start, "t");
                        raw = Some((Raw { at, kind, look, ..Raw::default() }, xml.depth()));
                    }
                    "v" => within = "v",
                    "t" => within = "t",
                    "rPh" | "f" => xml.skip(),
                    "col" if flag(&start, "hidden") => {
                        let number = |name| attr(&start, name).and_then(|n| n.trim().parse::<u32>().ok());
                        if let (Some(min), Some(max)) = (number("min"), number("max")) {
                            sheet.hidden_cols.push((min.saturating_sub(1), max.saturating_sub(1)));
                        }
                    }
                    "mergeCell" => {
                        sheet.merges.extend(attr(&start, "ref").and_then(|area| parse_area(&area)))
                    }
                    _ => {}
                },
                Item::Text(text) => match (&mut raw, within) {
                    (Some((raw, _)), "v") => raw.value.push_str(&text),
                    (Some((raw, _)), "t") => raw.inline.push_str(&text),
                    _ => {}
                },
                Item::End => {
                    within = "";
                    if let Some((done, _)) = raw.take_if(|(_, depth)| *depth > xml.depth()) {
                        self.keep(done, sheet);
                    }
                }
                Item::Eof => return,
            }
        }
    }

    fn keep(&mut self, raw: Raw, sheet: &mut Sheet) {
        let look = self.looks.get(raw.look).cloned().unwrap_or_default();
        let text = self.text(&raw, &look);
        if text.trim().is_empty() {
            return;
        }
        if !self.room.take(&text) {
            return;
        }
        let cell = SheetCell { text, bold: look.bold, shaded: look.shaded };
        sheet.cells.insert(raw.at, cell);
    }

    fn text(&self, raw: &Raw, look: &Look) -> String {
        let value = raw.value.trim();
        match raw.kind.as_str() {
            "s" => value.parse().ok().and_then(|at: usize| self.strings.get(at)).cloned().unwrap_or_default(),
            "inlineStr" => raw.inline.clone(),
            "str" | "e" => raw.value.clone(),
            "b" => if value == "1" || value == "true" { "VERO" } else { "FALSO" }.to_owned(),
            "d" => iso_date(value).unwrap_or_else(|| value.to_owned()),
            _ => match value.parse::<f64>() {
                Ok(number) => show(number, &look.code, self.epoch_1904),
                Err(_) => value.to_owned(),
            },
        }
    }
}

fn text_of(start: &BytesStart<'_>, name: &str) -> String {
    attr(start, name).map(|value| value.into_owned()).unwrap_or_default()
}

fn flag(start: &BytesStart<'_>, name: &str) -> bool {
    attr(start, name).is_some_and(|value| value == "1" || value == "true")
}
