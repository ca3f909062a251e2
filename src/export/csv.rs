//! Rows as CSV (RFC 4180).

use std::io::{self, Write};

use rusqlite::types::ValueRef;

/// Writes rows: commas, double quotes where a cell needs them, lines that end with CR LF.
///
/// NULL is a cell without anything in it, an empty text is `""`: who reads quotation marks can tell a blank place from no place.
pub struct CsvWriter<W> {
    out: W,
    guard: bool,
    /// Rows, without the header.
    pub rows: usize,
    /// Cells that were given an apostrophe.
    pub guarded: usize,
}

impl<W: Write> CsvWriter<W> {
    /// With `guard`, a text that a spreadsheet would run as a formula is written with an apostrophe in front, and counted; so is
    /// one that begins with an apostrophe, so that taking one off gives back every text.
    pub fn new(out: W, guard: bool) -> Self {
        CsvWriter { out, guard, rows: 0, guarded: 0 }
    }

    /// The names of the columns.
    pub fn header<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> io::Result<()> {
        for (at, name) in names.enumerate() {
            self.begin(at)?;
            self.out.write_all(name.as_bytes())?;
        }
        self.out.write_all(b"\r\n")
    }

    /// A row.
    pub fn row(&mut self, values: &[ValueRef]) -> io::Result<()> {
        for (at, value) in values.iter().enumerate() {
            self.begin(at)?;
            match value {
                ValueRef::Null => {}
                ValueRef::Integer(number) => write!(self.out, "{number}")?,
                ValueRef::Real(number) => write!(self.out, "{number}")?,
                ValueRef::Text(text) => self.text(&String::from_utf8_lossy(text))?,
                ValueRef::Blob(bytes) => self.text(&String::from_utf8_lossy(bytes))?,
            }
        }
        self.rows += 1;
        self.out.write_all(b"\r\n")
    }

    /// What it wrote to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn begin(&mut self, at: usize) -> io::Result<()> {
        if at > 0 { self.out.write_all(b",") } else { Ok(()) }
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let guard = self.guard && is_dangerous(text);
        self.guarded += usize::from(guard);
        let sign = if guard { "'" } else { "" };
        if text.is_empty() || text.contains([',', '"', '\n', '\r']) || text.trim() != text {
            write!(self.out, "\"{sign}{}\"", text.replace('"', "\"\""))
        } else {
            write!(self.out, "{sign}{text}")
        }
    }
}

/// Whether a spreadsheet may take a text for a formula (OWASP, CSV injection): by its first sign, except where the rest is only a
/// number or nothing (`-`, `-5,0 %`), which does no harm as a formula either.
fn is_dangerous(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'])
    else {
        return false;
    };
    let is_number = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '%' | '€'));
    !(is_number && text.starts_with(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[ValueRef], guard: bool) -> (String, usize) {
        let mut writer = CsvWriter::new(Vec::new(), guard);
        writer.row(values).unwrap();
        let guarded = writer.guarded;
        (String::from_utf8(writer.into_inner()).unwrap(), guarded)
    }

    #[test]
    fn blank_and_absent_differ_and_quotes_are_doubled() {
        let text = |text: &'static str| ValueRef::Text(text.as_bytes());
        let row = [ValueRef::Null, text(""), text("a,b"), text("\"x\"\n"), ValueRef::Real(0.5), text(" y")];
        assert_eq!(line(&row, true).0, ",\"\",\"a,b\",\"\"\"x\"\"\n\",0.5,\" y\"\r\n");
    }

    #[test]
    fn formulas_get_an_apostrophe_that_can_be_taken_off_and_numbers_do_not() {
        for text in ["=1+1", "+A1", "-1+2", "@SUM(A1)", "\t=1", "'=1", "=", "-cmd|' /C calc'!A0", "\r=1"] {
            let (written, guarded) = line(&[ValueRef::Text(text.as_bytes())], true);
            assert_eq!(guarded, 1, "{text}");
            let cell = written.trim_end_matches("\r\n").trim_matches('"');
            assert_eq!(cell.strip_prefix('\''), Some(text), "{text}");
            assert_eq!(line(&[ValueRef::Text(text.as_bytes())], false).1, 0);
        }
        for text in ["-", "-5,0 %", "+3", "a=1", "", "- 10.000 €"] {
            assert_eq!(line(&[ValueRef::Text(text.as_bytes())], true).1, 0, "{text}");
        }
    }
}
