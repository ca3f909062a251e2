//! Lines, and the text of a cell out of them.

use crate::document::Table;
use crate::read::common::list_number::Marker;
use crate::read::common::weight::Weight;

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    pub weight: Weight,
    /// Page of the first letter.
    pub page: Option<u32>,
}

impl Line {
    pub fn push(&mut self, text: &str, bold: bool, page: Option<u32>) {
        if self.page.is_none() && !text.trim().is_empty() {
            self.page = page;
        }
        self.weight.add(self.text.len(), text, bold);
        self.text.push_str(text);
    }

    /// Takes out the first bytes, which are no letters.
    pub fn strip(&mut self, bytes: usize) {
        let Some(rest) = self.text.get(bytes..) else { return };
        let rest = rest.trim_start();
        let cut = self.text.len() - rest.len();
        self.text.drain(..cut);
        self.weight.strip(cut);
    }
}

/// What stands in a cell so far.
#[derive(Debug, Default)]
pub(super) struct CellText {
    /// Paragraphs joined by `\n`, without blank ones at either end.
    pub text: String,
    pub weight: Weight,
    pub nested: Vec<Table>,
    pub page: Option<u32>,
    blanks: usize,
}

impl CellText {
    pub fn add(&mut self, line: Line, marker: Option<&Marker>) {
        let numbered = matches!(marker, Some(Marker::Number(_)));
        if line.text.trim().is_empty() && !numbered {
            self.blanks += 1;
            return;
        }
        self.page = self.page.or(line.page);
        if !self.text.is_empty() {
            // a page of blank lines says no more than one
            (0..=self.blanks.min(8)).for_each(|_| self.text.push('\n'));
        }
        self.blanks = 0;
        match marker {
            Some(Marker::Bullet) => self.text.push_str("• "),
            Some(Marker::Number(number)) => {
                self.text.push_str(number);
                self.text.push(' ');
            }
            None => {}
        }
        self.weight.append(self.text.len(), line.weight);
        self.text.push_str(line.text.trim_end_matches('\n'));
    }
}
