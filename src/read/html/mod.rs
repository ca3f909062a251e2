//! HTML: pages of the web, files saved as such by word processors and spreadsheets, MHTML.

mod css;
mod encoding;
mod look;
mod mime;
mod page;
mod sink;
mod start;
mod table;

use super::story::Story;
use super::{Fact, ReadError, ReadErrorKind};
use crate::document::{Document, ReaderKind};
use crate::limits::Limits;

/// Reads an HTML file.
///
/// Scripts are left out; what the page hides is kept as hidden text and counted. Headers, footers and notes
/// of word processors stand at the end of the blocks. The encoding is that of the byte order mark, else of the
/// declaration, else UTF-8 or Windows-1252.
///
/// Errors: [`ReadErrorKind::Empty`] where there is no text at all.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    read_declared(bytes, None, limits)
}

/// Reads the HTML of a MIME message (`.mht`, `.mhtml`, an e-mail).
///
/// Errors: [`ReadErrorKind::Unsupported`] where it holds no HTML, and those of [`read`].
pub fn read_mime(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let Some(part) = mime::html_part(bytes) else {
        return Err(ReadError::new(ReadErrorKind::Unsupported, Fact::NoHtml));
    };
    read_declared(&part.bytes, part.charset.as_deref(), limits)
}

fn read_declared(bytes: &[u8], charset: Option<&str>, limits: &Limits) -> Result<Document, ReadError> {
    let (text, guessed) = encoding::decode(bytes, charset);
    let mut story = Story::new(limits);
    if let Some(name) = guessed {
        story.note("encoding-guessed", name);
    }
    let document = document(&text, story);
    if document.blocks.is_empty() {
        return Err(ReadError::new(ReadErrorKind::Empty, Fact::NoText));
    }
    Ok(document)
}

/// The document of an HTML text that stands in another document.
pub fn read_text(text: &str, limits: &Limits) -> Document {
    document(text, Story::new(limits))
}

fn document(text: &str, story: Story<'_>) -> Document {
    sink::run(text, page::Page::new(story)).finish(ReaderKind::Html, None)
}
