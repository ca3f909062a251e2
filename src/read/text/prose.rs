//! Paragraphs, list items and Markdown headings, out of lines that are no table.

use super::lines::Line;
use super::out::Builder;
use crate::document::Role;
use crate::read::hyphen::Vocabulary;
use crate::read::item::{after_bullet, names_a_field, squeezed};

/// Longest line of a hard-wrapped text. A file with longer ones has one paragraph a line.
const WRAP_CAP: usize = 200;

/// Shortest wrap width: below, lines are short because their texts are.
const WRAP_FLOOR: usize = 40;

/// What is known of the text around a block of prose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrap {
    /// Width at which lines are broken, in characters; `None`: one paragraph a line.
    width: Option<usize>,
}

impl Wrap {
    /// Looks at all lines of a document: its single longest line tells how it is written.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let longest =
            lines.iter().filter(|line| !line.has_tab()).map(|line| line.text.trim().chars().count()).max();
        Wrap { width: longest.filter(|width| (WRAP_FLOOR..=WRAP_CAP).contains(width)) }
    }

    /// The same for some lines only (a page may be wider than the others).
    pub fn within(self, lines: &[&Line<'_>]) -> Self {
        let longest = lines.iter().map(|line| line.text.trim().chars().count()).max();
        Wrap { width: self.width.and(longest).filter(|width| *width >= WRAP_FLOOR) }
    }
}

/// `o ` is a bullet too, where several lines of a block begin so.
fn after_letter_bullet(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix("o ").map(str::trim_start).filter(|body| !body.is_empty())
}

/// Level and text of a Markdown heading `## text`.
fn markdown_heading(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start();
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(level..)?.strip_prefix(' ')?;
    let title = rest.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level as u8, title))
}

/// Nothing but a rule (`-----`, `=====`): of three marks or more.
pub(super) fn rule(text: &str) -> Option<char> {
    let text = text.trim();
    let mark = text.chars().next().filter(|c| "-=_*~".contains(*c))?;
    (text.len() >= 3 && text.chars().all(|c| c == mark)).then_some(mark)
}

/// Writes a block of consecutive lines (no blank line between them) as paragraphs.
pub(super) fn write(out: &mut Builder<'_>, lines: &[&Line<'_>], wrap: Wrap, words: &Vocabulary) {
    let letters = lines.iter().filter(|line| after_letter_bullet(line.text).is_some()).count() > 1;
    let mut open: Option<Open> = None;
    for (at, line) in lines.iter().enumerate() {
        if let Some(mark) = rule(line.text) {
            match open.take() {
                // an underlined title
                Some(mut title) if !title.joined && title.role == Role::Body && "-=".contains(mark) => {
                    title.role = Role::Heading(if mark == '=' { 1 } else { 2 });
                    title.write(out);
                }
                previous => {
                    if let Some(paragraph) = previous {
                        paragraph.write(out);
                    }
                    let at = (line.number, line.number);
                    let role = if mark == '_' { Role::Body } else { Role::Furniture };
                    out.paragraph(line.text.trim().to_owned(), role, line.page, at);
                }
            }
            continue;
        }
        let start = Open::start(line, letters);
        let goes_on = open.as_ref().is_some_and(|previous| {
            at > 0 && start.role == Role::Body && is_wrapped(lines[at - 1], line, previous, wrap)
        });
        match open.as_mut().filter(|_| goes_on) {
            Some(paragraph) => {
                words.append(&mut paragraph.text, &squeezed(line.text, false), false);
                paragraph.last = line.number;
                paragraph.joined = true;
            }
            None => {
                if let Some(done) = open.replace(start) {
                    done.write(out);
                }
            }
        }
    }
    if let Some(done) = open {
        done.write(out);
    }
}

/// A paragraph that may go on.
struct Open {
    text: String,
    role: Role,
    page: u32,
    first: u32,
    last: u32,
    joined: bool,
    /// A wide gap in its first line: cells, not running text.
    has_gap: bool,
}

impl Open {
    fn start(line: &Line<'_>, letters: bool) -> Self {
        let (role, text) = if let Some((level, title)) = markdown_heading(line.text) {
            (Role::Heading(level), title)
        } else if let Some(item) = after_bullet(line.text) {
            (Role::ListItem, item)
        } else if let Some(item) = after_letter_bullet(line.text).filter(|_| letters) {
            (Role::ListItem, item)
        } else {
            (Role::Body, line.text)
        };
        let text = squeezed(text, true);
        Open {
            has_gap: text.contains('\t'),
            text,
            role,
            page: line.page,
            first: line.number,
            last: line.number,
            joined: false,
        }
    }

    fn write(self, out: &mut Builder<'_>) {
        out.paragraph(self.text, self.role, self.page, (self.first, self.last));
    }
}

/// Whether `next` is the same paragraph: the line before is so full that the next word did not fit, or its
/// sentence goes on with a small letter after a line of some length.
fn is_wrapped(before: &Line<'_>, next: &Line<'_>, open: &Open, wrap: Wrap) -> bool {
    let Some(width) = wrap.width else { return false };
    if matches!(open.role, Role::Heading(_)) || open.has_gap {
        return false;
    }
    let indent = |line: &Line<'_>| line.text.chars().take_while(|c| c.is_whitespace()).count();
    // a centred or differently set line is another paragraph, but a list item's second line is indented
    let shift = indent(next).abs_diff(indent(before));
    if open.role == Role::Body && shift > 8 {
        return false;
    }
    let text = before.text.trim();
    let Some(first) = next.text.split_whitespace().next() else { return false };
    if open.text.len() < 400 && has_open_bracket(&open.text) && next.text.contains(')') {
        return true;
    }
    if names_a_field(next.text.trim()) {
        return false;
    }
    let length = text.chars().count();
    let is_full = length + 1 + first.chars().count() > width;
    let is_small = first.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c));
    let has_ended = text.ends_with(['.', ':', ';', '!', '?']);
    if text.ends_with('\u{2010}') {
        return is_small;
    }
    match (is_small, has_ended) {
        (true, false) => length * 2 >= width || indent(before) > 8,
        (true, true) => is_full || length * 5 >= width * 4,
        (false, false) => is_full || (length * 10 >= width * 9 && open.joined),
        (false, true) => is_full,
    }
}

/// A bracket that opens in a text and does not close.
fn has_open_bracket(text: &str) -> bool {
    let depth = text.chars().fold(0usize, |depth, c| match c {
        '(' => depth + 1,
        ')' => depth.saturating_sub(1),
        _ => depth,
    });
    depth > 0
}
