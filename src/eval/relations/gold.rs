//! The golds of the competition: `NAME-str.xml`, the cells of each table of a document.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{PlainCell, PlainTable};

/// Reads the tables of a gold. A table of several regions (on several pages) is one table, its rows and columns
/// moved as the regions say. Errors, for a person: not well-formed, a number that is none.
pub fn read_gold(xml: &str) -> Result<Vec<PlainTable>, String> {
    let mut reader = Reader::from_str(xml);
    let mut gold = Gold::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| format!("byte {at}: {error}"))?;
        let done = matches!(event, Event::Eof);
        gold.take(event).map_err(|error| format!("byte {at}: {error}"))?;
        if done {
            return if gold.open == 0 { Ok(gold.tables) } else { Err("ends too early".to_owned()) };
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Gold {
    tables: Vec<PlainTable>,
    /// What is added to the rows and columns of the region.
    shift: (i64, i64),
    /// Inside of a cell's text.
    in_content: bool,
    /// Elements that were not ended yet.
    open: usize,
}

impl Gold {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(start) => {
                self.open += 1;
                self.element(&start)?;
                self.in_content = start.local_name().as_ref() == "content";
            }
            Event::Empty(start) => self.element(&start)?,
            Event::End(_) => {
                self.open = self.open.saturating_sub(1);
                self.in_content = false;
            }
            Event::Text(text) => self.text(&text.into_inner()),
            Event::CData(text) => self.text(&text.into_inner()),
            Event::GeneralRef(name) => {
                let escaped = format!("&{};", name.into_inner());
                let text = quick_xml::escape::unescape(&escaped).map_err(|error| error.to_string())?;
                self.text(&text);
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        match start.local_name().as_ref() {
            "table" => self.tables.push(PlainTable::default()),
            "region" => {
                self.shift = (
                    number(start, "row-increment")?.unwrap_or(0),
                    number(start, "col-increment")?.unwrap_or(0),
                );
                let page = number(start, "page")?.and_then(|page| u32::try_from(page).ok());
                if let Some(table) = self.tables.last_mut() {
                    table.page = table.page.or(page);
                }
            }
            "cell" => {
                let (row, row_span) = extent(start, "row", self.shift.0)?;
                let (col, col_span) = extent(start, "col", self.shift.1)?;
                let table = self.tables.last_mut().ok_or("a cell outside of a table")?;
                table.cells.push(PlainCell { row, col, row_span, col_span, text: String::new() });
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let cell = self.tables.last_mut().and_then(|table| table.cells.last_mut());
        if let Some(cell) = cell.filter(|_| self.in_content) {
            cell.text.push_str(text);
        }
    }
}

/// First row (column) and how many: `start-row`, and `end-row` where it spans several.
fn extent(start: &BytesStart<'_>, axis: &str, shift: i64) -> Result<(usize, usize), String> {
    let first =
        number(start, &format!("start-{axis}"))?.ok_or_else(|| format!("a cell without start-{axis}"))?;
    let last = number(start, &format!("end-{axis}"))?.unwrap_or(first);
    let place = |at: i64| {
        usize::try_from(at.saturating_add(shift)).map_err(|_| format!("{axis} {at} is before the first"))
    };
    let (first, last) = (place(first)?, place(last)?);
    Ok((first, last.saturating_sub(first).saturating_add(1)))
}

fn number(start: &BytesStart<'_>, name: &str) -> Result<Option<i64>, String> {
    let attribute = start.try_get_attribute(name).map_err(|error| error.to_string())?;
    attribute
        .map(|attribute| {
            let value = attribute.value.trim();
            value.parse().map_err(|_| format!("{name} is no number: {value}"))
        })
        .transpose()
}
