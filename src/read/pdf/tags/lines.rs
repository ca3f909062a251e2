//! What tags say of lines, paragraphs and cells.

use super::Tag;
use crate::document::{Grid, Role};

/// What tags say of two lines, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read::pdf) enum Said {
    /// Of one paragraph.
    Together,
    /// Of two.
    Apart,
    /// Nothing.
    Nothing,
}

/// Whether two lines are of one paragraph.
pub(in crate::read::pdf) fn said(before: Option<Tag>, next: Option<Tag>) -> Said {
    match (before, next) {
        (Some(before), Some(next)) if before.paragraph == next.paragraph => Said::Together,
        (Some(_), Some(_)) => Said::Apart,
        _ => Said::Nothing,
    }
}

/// The tag that all of these share. What has no tag says nothing, unless it has letters.
pub(in crate::read::pdf) fn shared<'t>(words: impl Iterator<Item = (Option<Tag>, &'t str)>) -> Option<Tag> {
    let mut out: Option<Tag> = None;
    for (tag, text) in words {
        match (tag, out) {
            (Some(tag), Some(known)) if tag.paragraph != known.paragraph => return None,
            (Some(tag), _) => out = Some(tag),
            (None, _) if text.contains(char::is_alphanumeric) => return None,
            (None, _) => {}
        }
    }
    out
}

/// What tags say of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read::pdf) struct OfCell {
    /// It is a header.
    pub header: bool,
    /// It began on a page before, or it did not.
    pub goes_on: Option<bool>,
}

/// What the tags of all lines of a cell say of it; lines of several cells say nothing.
pub(in crate::read::pdf) fn of_cell(mut tags: impl Iterator<Item = Option<Tag>>) -> OfCell {
    let Some(Some(first)) = tags.next() else { return OfCell::default() };
    let same = |tag: Option<Tag>| tag.is_some_and(|tag| tag.cell == first.cell && tag.header == first.header);
    if first.cell.is_none() || !tags.all(same) {
        return OfCell::default();
    }
    OfCell { header: first.header, goes_on: Some(first.goes_on) }
}

/// The role of a paragraph: as its tag says, otherwise as it looks.
pub(in crate::read::pdf) fn heading(tag: Option<Tag>, looks: Role) -> Role {
    tag.and_then(|tag| tag.role).unwrap_or(looks)
}

/// Rows at the top with nothing but header cells.
pub(in crate::read::pdf) fn header_rows(grid: &Grid) -> usize {
    let is_header = |row: &usize| {
        let mut filled = grid.covering(*row).filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| cell.header)
    };
    (0..grid.rows()).take_while(is_header).count()
}
