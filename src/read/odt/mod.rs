//! OpenDocument text (`.odt`, `.ott`, flat `.fodt`; ISO/IEC 26300).

pub(super) mod lists;
mod pages;
pub(super) mod parts;
pub(super) mod props;
mod start;
pub(super) mod styles;
mod walk;

use self::parts::Parts;
use self::styles::Styles;
use self::walk::Walker;
use super::ReadError;
use super::story::Story;
use crate::document::{Document, ReaderKind};
use crate::limits::Limits;

/// Reads an OpenDocument text, packed or flat.
///
/// Tracked deletions, comments and prompts of form fields are left out; notes, then headers and footers stand
/// at the end of the blocks. Pages are known where the program that saved the file wrote its page breaks.
///
/// Errors: `Truncated` and `Malformed` where there is no content, `Encrypted`, `OverLimit`.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let parts = Parts::open(bytes, limits)?;
    let mut styles = Styles::default();
    // styles of the content come last: they are the more special ones
    if !parts.flat {
        styles.parse(&parts.styles, limits);
    }
    styles.parse(&parts.content, limits);
    let mut story = Story::new(limits);
    for (code, detail) in &parts.notes {
        story.note(code, detail.clone());
    }
    let mut walker = Walker::new(story, &styles, &parts.content);
    walker.body(&parts.content, limits);
    let seen = walker.pages();
    // in a flat file the same text holds the master pages
    walker.furniture(if parts.flat { &parts.content } else { &parts.styles }, limits);
    let declared = parts.declared_pages(limits);
    Ok(walker.finish().finish(ReaderKind::Odt, declared.max(seen)))
}
