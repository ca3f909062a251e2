use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::style::{DIM, STRONG};
use super::wrap::pad;

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A plain table with aligned columns, a line of headers, and sums below a rule.
#[derive(Clone, Debug)]
pub struct Columns {
    aligns: Vec<Align>,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    totals: Option<Vec<String>>,
}

/// Blanks between two columns.
const GAP: &str = "  ";

impl Columns {
    /// A table without rows.
    pub fn new(columns: impl IntoIterator<Item = (String, Align)>) -> Columns {
        let (headers, aligns) = columns.into_iter().unzip();
        Columns { aligns, headers, rows: Vec::new(), totals: None }
    }

    /// Adds a row: a text a column.
    pub fn row(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// Adds the sums.
    pub fn totals(&mut self, row: Vec<String>) {
        self.totals = Some(row);
    }

    /// Writes it.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let widths = self.widths();
        writeln!(out, "{STRONG}{}{STRONG:#}", self.line(&self.headers, &widths))?;
        for row in &self.rows {
            writeln!(out, "{}", self.line(row, &widths))?;
        }
        if let Some(totals) = &self.totals {
            let width = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
            writeln!(out, "{DIM}{}{DIM:#}", "─".repeat(width))?;
            writeln!(out, "{STRONG}{}{STRONG:#}", self.line(totals, &widths))?;
        }
        Ok(())
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths = vec![0; self.aligns.len()];
        for row in std::iter::once(&self.headers).chain(&self.rows).chain(&self.totals) {
            for (width, text) in widths.iter_mut().zip(row) {
                *width = text.width().max(*width);
            }
        }
        widths
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).zip(&self.aligns).map(|((text, width), align)| match align {
            Align::Left => pad(text, *width),
            Align::Right => format!("{}{text}", " ".repeat(width.saturating_sub(text.width()))),
        });
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    }
}
