//! Readers: bytes to the neutral [`Document`]. One file or folder a format; they know nothing of plans.

mod aligned;
mod common;
mod detail;
pub mod doc;
pub mod docx;
mod error;
mod fact;
pub mod html;
mod hyphen;
mod item;
pub mod ocr;
pub mod odt;
mod options;
mod own;
pub mod pdf;
pub mod rtf;
mod running;
pub mod sheet;
mod story;
pub mod text;

pub use detail::Detail;
pub use error::{ReadError, ReadErrorKind};
pub use fact::Fact;
pub use options::ReadOptions;

use crate::container::{Format, sniff};
use crate::document::Document;
use crate::limits::Limits;

/// Reads a document of any format that there is a reader for; the format is told by content, `path` is only
/// a hint.
///
/// Errors: every [`ReadErrorKind`] but `Io`. Formats without a reader give `Unsupported` with the name of the
/// format.
pub fn read_document(bytes: &[u8], path: &str, limits: &Limits) -> Result<Document, ReadError> {
    read_with(bytes, path, limits, &ReadOptions::default())
}

/// As [`read_document`], with a password or recognition of pictures.
pub fn read_with(
    bytes: &[u8],
    path: &str,
    limits: &Limits,
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    if bytes.len() as u64 > limits.file_bytes {
        let detail = Fact::TooLarge { bytes: bytes.len() as u64, most: limits.file_bytes };
        return Err(ReadError::new(ReadErrorKind::OverLimit, detail));
    }
    let sniffed = sniff(bytes, path);
    if own::is_report(bytes, sniffed.format, limits) {
        return Err(ReadErrorKind::OwnReport.into());
    }
    match sniffed.format {
        Format::Docx => docx::read(bytes, limits),
        Format::Odt => odt::read(bytes, limits),
        Format::Html => html::read(bytes, limits),
        Format::Mime => html::read_mime(bytes, limits),
        Format::Xlsx => sheet::read_xlsx(bytes, limits),
        Format::Xls => sheet::read_xls(bytes, limits),
        Format::Ods => sheet::read_ods(bytes, limits),
        Format::Rtf => rtf::read(bytes, limits),
        Format::Doc => doc::read(bytes, limits),
        Format::Text => text::read(bytes, limits),
        Format::Markdown => text::read_markdown(bytes, limits),
        Format::Pdf => pdf::read(bytes, limits, options),
        Format::Empty => Err(ReadErrorKind::Empty.into()),
        Format::EncryptedOffice => Err(ReadError::new(ReadErrorKind::Encrypted, sniffed.format)),
        Format::Unknown => Err(ReadErrorKind::Unknown.into()),
        Format::Zip if sniffed.damaged => Err(ReadError::new(ReadErrorKind::Truncated, Format::Zip)),
        format => Err(ReadError::new(ReadErrorKind::Unsupported, format)),
    }
}
