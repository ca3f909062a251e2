//! Rich Text Format.

mod chars;
mod fonts;
mod lex;
mod props;
mod rows;
mod walk;
mod words;

use super::story::Story;
use super::{Fact, ReadError, ReadErrorKind};
use crate::document::{Document, ReaderKind};
use crate::limits::Limits;

/// Reads an RTF file.
///
/// Tracked deletions, comments, pictures and embedded objects are left out (an object's picture in text is
/// kept); notes, headers and footers stand at the end of the blocks. Columns come from the cells' edges.
///
/// Errors: [`ReadErrorKind::Malformed`] where the content is no RTF, `Empty` where it has no text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let start = bytes.iter().position(|byte| *byte == b'{').unwrap_or(bytes.len());
    let body = &bytes[start..];
    if !body.starts_with(b"{\\rtf") {
        return Err(ReadError::new(ReadErrorKind::Malformed, Fact::BadStart));
    }
    let document = walk::Walker::new(Story::new(limits), limits).run(body).finish(ReaderKind::Rtf, None);
    if document.blocks.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::NoText));
    }
    Ok(document)
}
