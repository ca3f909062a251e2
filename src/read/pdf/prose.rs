//! Lines outside of tables to paragraphs.

use super::lines::{self, Line};
use super::tags::{self, Said, Tag};
use super::usual::Usual;
use crate::document::{Rect, Role};
use crate::read::hyphen::Vocabulary;
use crate::read::item::{self, after_bullet};

/// A line outside of tables, with the wide gaps in it.
#[derive(Clone, Debug)]
pub(super) struct FreeLine {
    /// Runs of words between wide gaps, left to right.
    pub chunks: Vec<Line>,
}

/// A paragraph before it has its page.
#[derive(Clone, Debug)]
pub(super) struct Prose {
    pub text: String,
    pub role: Role,
    pub bold: bool,
    pub rect: Rect,
}

impl FreeLine {
    pub fn rect(&self) -> Rect {
        self.chunks.iter().map(|line| line.rect).reduce(lines::cover).unwrap_or_default()
    }

    pub fn base(&self) -> f32 {
        self.chunks.first().map_or(0.0, |line| line.base)
    }

    pub fn size(&self) -> f32 {
        self.chunks.iter().map(|line| line.size).fold(0.0, f32::max)
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for chunk in &self.chunks {
            if !out.is_empty() {
                out.push('\t');
            }
            out.push_str(&chunk.text);
        }
        out
    }

    /// What the structure tree says of all of it.
    fn tag(&self) -> Option<Tag> {
        tags::shared(self.chunks.iter().map(|chunk| (chunk.tag, chunk.text.as_str())))
    }

    fn is_bold(&self) -> bool {
        self.chunks.iter().all(|chunk| chunk.bold)
    }

    fn to(&self) -> f32 {
        self.chunks.last().map_or(0.0, |line| line.to)
    }

    fn from(&self) -> f32 {
        self.chunks.first().map_or(0.0, |line| line.from)
    }
}

/// Paragraphs of consecutive lines; `margin` is the right end of the page's text.
pub(super) fn paragraphs(lines: &[FreeLine], margin: f32, usual: &Usual, words: &Vocabulary) -> Vec<Prose> {
    // text in a narrow column ends where its own longest line does
    let own = lines.iter().map(FreeLine::to).fold(0.0, f32::max);
    let margin = if lines.len() >= 4 { own } else { margin };
    let mut out: Vec<Prose> = Vec::new();
    let mut before: Option<&FreeLine> = None;
    for line in lines {
        let text = line.text();
        let item = after_bullet(&text);
        let joins = match tags::said(before.and_then(FreeLine::tag), line.tag()) {
            Said::Together => true,
            Said::Apart => false,
            Said::Nothing => {
                item.is_none()
                    && before
                        .zip(out.last())
                        .is_some_and(|(before, open)| goes_on(before, line, open, margin, usual))
            }
        };
        match out.last_mut().filter(|_| joins) {
            Some(open) => {
                words.append(&mut open.text, &text, false);
                open.rect = lines::cover(open.rect, line.rect());
                open.bold &= line.is_bold();
            }
            None => out.push(Prose {
                role: tags::heading(line.tag(), role(line, item.is_some(), usual)),
                text: item.map_or(text.clone(), str::to_owned),
                bold: line.is_bold(),
                rect: line.rect(),
            }),
        }
        before = Some(line);
    }
    out
}

fn role(line: &FreeLine, item: bool, usual: &Usual) -> Role {
    let size = line.size();
    match size / usual.size {
        _ if item => Role::ListItem,
        ratio if ratio >= 1.6 => Role::Heading(1),
        ratio if ratio >= 1.28 => Role::Heading(2),
        ratio if ratio >= 1.1 && line.is_bold() => Role::Heading(3),
        _ => Role::Body,
    }
}

/// Whether a line is of the paragraph before it.
fn goes_on(before: &FreeLine, line: &FreeLine, open: &Prose, margin: f32, usual: &Usual) -> bool {
    let (size, other) = (before.size(), line.size());
    let way = line.base() - before.base();
    // a label in bold that fills its line goes on with its value
    let weight = before.is_bold() == line.is_bold() || before.is_bold() && open.text.ends_with(':');
    let same = (size - other).abs() <= size * 0.06 && weight;
    if !same || way > size * usual.leading * 1.35 || before.chunks.len() > 1 || line.chunks.len() > 1 {
        return false;
    }
    let opens = |line: &FreeLine| line.chunks.first().is_some_and(|chunk| chunk.lead > 0);
    if opens(line) && !line.is_bold()
        || item::names_a_field(line.chunks.first().map_or("", |c| c.text.as_str()))
    {
        return false;
    }
    let first = line.chunks.first().map_or(0.0, |chunk| chunk.first_word);
    let is_full = margin - before.to() < first + size * 0.35;
    let text = line.text();
    let small = text.starts_with(|c: char| c.is_lowercase() || ",;)".contains(c));
    let ended = open.text.ends_with(['.', ':', ';', '!', '?']);
    let shift = (line.from() - before.from()).abs();
    if matches!(open.role, Role::Heading(_)) {
        // a title of two lines: set alike, or going on in small letters
        return small || is_full || (shift > size * 2.0 && is_centred(before, line));
    }
    let long = before.to() - before.from() > (margin - before.from()) * 0.3;
    is_full || (small && !ended && long)
}

fn is_centred(a: &FreeLine, b: &FreeLine) -> bool {
    ((a.from() + a.to()) - (b.from() + b.to())).abs() < 6.0
}
