//! The report as one page: it needs no network, can be searched and filtered, and prints well.
//!
//! Markup comes from `maud`, which escapes every text; only the style sheet, the script and the pictures that
//! `plotters` has drawn are put in as they are.

mod chart;
mod document;
mod fields;
mod figures;
mod finding;
mod found;
mod frame;
mod front;
mod objective;
mod pictures;
mod rest;
mod safe;
mod scroll;
mod tables;
mod unit;
mod values;
mod words;

use std::io::{self, Write};

use super::Report;
use document::Doc;
use words::Words;

/// Writes the page.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let words = Words::new(report.lang);
    let docs = Doc::all(&report.items, words);
    let page = frame::page(report, &docs, words);
    out.write_all(safe::printable(&page.into_string()).as_bytes())
}
