//! HTML that a document imports: text and simple tables, as mail programs and web forms write them.

use super::altchunk::text_piece;
use super::walk::Piece;
use crate::document::{Cell, GridBuilder, Role, Source, Table};
use crate::limits::Limits;

/// The pieces of an HTML text. Nested tables become text of the cell that they stand in.
pub fn pieces(text: &str, limits: &Limits) -> Vec<Piece> {
    let mut page = Page::new(limits);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        let tag = &rest[at + 1..];
        if tag.starts_with("!--") {
            rest = tag.find("-->").map_or("", |end| &tag[end + 3..]);
            continue;
        }
        let Some(end) = tag.find('>') else {
            rest = "";
            break;
        };
        let body = &tag[..end];
        rest = &tag[end + 1..];
        let name = tag_name(body);
        if matches!(name.as_str(), "script" | "style" | "head" | "title") {
            rest = after_end(rest, &name);
            continue;
        }
        page.tag(&name, body);
    }
    page.text(rest);
    page.finish()
}

fn tag_name(body: &str) -> String {
    let name = body.split(|c: char| c.is_whitespace() || (c == '/' && !body.starts_with('/'))).next();
    name.unwrap_or_default().to_ascii_lowercase()
}

/// The text behind the end of an element whose content is no text.
fn after_end<'t>(rest: &'t str, name: &str) -> &'t str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let tail = &rest[from + at + 2..];
        if tail.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return tail.find('>').map_or("", |end| &tail[end + 1..]);
        }
        from += at + 2;
    }
    ""
}

struct Page<'l> {
    limits: &'l Limits,
    pieces: Vec<Piece>,
    line: String,
    role: Role,
    /// Open tables; only the outermost is built.
    depth: usize,
    cells: Vec<Cell>,
    row: usize,
    row_open: bool,
    col: usize,
    width: usize,
}

impl<'l> Page<'l> {
    fn new(limits: &'l Limits) -> Self {
        Page {
            limits,
            pieces: Vec::new(),
            line: String::new(),
            role: Role::Body,
            depth: 0,
            cells: Vec::new(),
            row: 0,
            row_open: false,
            col: 0,
            width: 0,
        }
    }

    fn text(&mut self, raw: &str) {
        for (i, word) in raw.split_whitespace().enumerate() {
            let spaced = i > 0 || raw.starts_with(char::is_whitespace);
            if spaced && !self.line.is_empty() && !self.line.ends_with(char::is_whitespace) {
                self.line.push(' ');
            }
            self.line.push_str(&super::walk::clean(&entities(word)));
        }
        if raw.ends_with(char::is_whitespace)
            && !self.line.is_empty()
            && !self.line.ends_with(char::is_whitespace)
        {
            self.line.push(' ');
        }
    }

    fn tag(&mut self, name: &str, body: &str) {
        match name {
            "br" | "br/" => self.line.push('\n'),
            "p" | "/p" | "div" | "/div" | "li" | "/li" | "ul" | "/ul" | "ol" | "/ol" | "/body" => {
                self.end_line();
                self.role = if name == "li" { Role::ListItem } else { Role::Body };
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                self.role = Role::Heading(name.as_bytes()[1] - b'0');
            }
            "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => self.end_line(),
            "table" => {
                self.end_line();
                self.depth += 1;
                if self.depth == 1 {
                    (self.row, self.row_open, self.width) = (0, false, 0);
                }
            }
            "/table" => self.end_table(),
            "tr" if self.depth == 1 => self.begin_row(),
            "td" | "th" if self.depth == 1 => self.begin_cell(name == "th", body),
            "/tr" | "/td" | "/th" | "tr" | "td" | "th" => self.end_line(),
            _ => {}
        }
    }

    fn begin_row(&mut self) {
        self.end_line();
        if self.row_open {
            self.row += 1;
        }
        self.row_open = true;
        self.col = 0;
    }

    fn begin_cell(&mut self, header: bool, body: &str) {
        if !self.row_open {
            self.begin_row();
        }
        self.end_line();
        // cells beyond the limits go on in the last cell
        let area = (self.row + 1).saturating_mul(self.width.max(self.col + 1));
        if area > self.limits.table_cells || self.col >= self.limits.table_cols {
            return;
        }
        // a cell from above may cover the place
        while self.cells.iter().rev().take(512).any(|cell| {
            cell.row < self.row
                && cell.row + cell.row_span > self.row
                && (cell.col..cell.col + cell.col_span).contains(&self.col)
        }) {
            self.col += 1;
        }
        let span = |name: &str, most: usize| attribute(body, name).unwrap_or(1).clamp(1, most);
        let col_span = span("colspan", 63);
        let row_span = span("rowspan", 1000);
        self.cells.push(Cell { row: self.row, col: self.col, row_span, col_span, header, ..Cell::default() });
        self.col += col_span;
        self.width = self.width.max(self.col);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        let role = std::mem::replace(&mut self.role, Role::Body);
        if line.is_empty() {
            return;
        }
        match self.cells.last_mut() {
            Some(cell) if self.depth > 0 => {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                if role == Role::ListItem {
                    cell.text.push_str("• ");
                }
                cell.text.push_str(line);
            }
            _ => self.pieces.push(text_piece(line.to_owned(), role)),
        }
    }

    fn end_table(&mut self) {
        self.end_line();
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 || self.cells.is_empty() {
            return;
        }
        let mut builder = GridBuilder::new();
        std::mem::take(&mut self.cells).into_iter().for_each(|cell| builder.push(cell));
        let grid = builder.build(0, 0);
        self.pieces.push(Piece::Table(Table {
            number: 0,
            grid,
            source: Source::default(),
            header_rows: 0,
            parent: None,
            parts: Vec::new(),
        }));
    }

    fn finish(mut self) -> Vec<Piece> {
        self.depth = self.depth.min(1);
        self.end_table();
        self.pieces
    }
}

/// The number of an attribute of a tag.
fn attribute(body: &str, name: &str) -> Option<usize> {
    let lower = body.to_ascii_lowercase();
    let after = lower.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let digits = after.trim_start_matches([' ', '"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

/// Replaces the references that plain text needs.
fn entities(word: &str) -> String {
    if !word.contains('&') {
        return word.to_owned();
    }
    let mut out = String::new();
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.find(';').filter(|end| *end < 10);
        match end.and_then(|end| Some((entity(&after[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 21] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{A0}'),
        ("agrave", 'à'),
        ("egrave", 'è'),
        ("eacute", 'é'),
        ("igrave", 'ì'),
        ("ograve", 'ò'),
        ("ugrave", 'ù'),
        ("Agrave", 'À'),
        ("Egrave", 'È'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("ndash", '–'),
        ("euro", '€'),
        ("ge", '≥'),
        ("le", '≤'),
    ];
    if let Some(digits) = name.strip_prefix('#') {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}
