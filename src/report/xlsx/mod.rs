//! The workbook: a sheet a kind of record, for filters and pivot tables.
//!
//! Values are cells of their own type (numbers, true dates) and the text that they were read from stands beside
//! them. Every row names its document and its unit. Same report, same bytes.

mod cell;
mod sheet;
mod sheets;
mod words;

pub use cell::Cell;
pub use sheet::{Column, Sheet};
pub use sheets::sheets;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Report;
use crate::message::text;

/// Writes the workbook of a report. Office Open XML, ISO/IEC 29500.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    out.write_all(&workbook(report).map_err(io::Error::other)?)
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(text(report.lang, "workbook-title"))
        .set_author(env!("CARGO_PKG_NAME"))
        // the date of the run would make every file another one
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for sheet in sheets(report) {
        sheet.write(workbook.add_worksheet(), report.lang)?;
    }
    workbook.save_to_buffer()
}
