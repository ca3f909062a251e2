//! Characters to lines and pages.

use super::encoding::is_line_end;

/// A line with something in it. Blank lines are only counted.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Without its line end and trailing spaces; leading spaces and all tabs are kept.
    pub text: &'a str,
    /// Line of the file, from 1.
    pub number: u32,
    /// Page, from 1.
    pub page: u32,
    /// Blank lines before it on its page.
    pub blanks: u32,
    /// Page header or footer.
    pub furniture: bool,
}

impl Line<'_> {
    /// Has a tab anywhere: a row of cells (maybe an empty one).
    pub fn has_tab(&self) -> bool {
        self.text.contains('\t')
    }
}

/// All the lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    /// The lines that are not blank (a line of tabs is not).
    pub lines: Vec<Line<'a>>,
    /// Number of pages where there is a form feed; a form feed at the very end begins no page.
    pub pages: Option<u32>,
    /// Lines beyond the cap were left out.
    pub cut: bool,
}

/// Cuts a text into lines, at most `cap` of them.
pub(super) fn split(text: &str, cap: usize) -> Lines<'_> {
    let mut out = Lines { lines: Vec::new(), pages: None, cut: false };
    let (mut number, mut page, mut blanks) = (1u32, 1u32, 0u32);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| is_line_end(c) || c == '\u{c}').unwrap_or(rest.len());
        let line = rest[..end].trim_end_matches(|c: char| c.is_whitespace() && c != '\t');
        if line.trim().is_empty() && !line.contains('\t') {
            blanks = blanks.saturating_add(1);
        } else if out.lines.len() >= cap {
            out.cut = true;
            break;
        } else {
            out.lines.push(Line { text: line, number, page, blanks, furniture: false });
            blanks = 0;
        }
        rest = &rest[end..];
        let Some(mark) = rest.chars().next() else { break };
        rest = &rest[mark.len_utf8()..];
        if mark == '\u{c}' {
            page = page.saturating_add(1);
            blanks = 0;
            out.pages = Some(page);
            continue;
        }
        if mark == '\r' {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        number = number.saturating_add(1);
    }
    let last = out.lines.last().map_or(1, |line| line.page);
    out.pages = out.pages.map(|_| last);
    out
}
