//! What a file is, told by its content, and the archives that formats come packed in.

mod archive;
mod markdown;
mod office;
mod plain;
mod recover;
mod unpack;

pub use archive::{Archive, decode_xml};
pub use plain::decode_text;
pub use unpack::{
    DOCUMENT_ENDINGS, Documents, Found, Origin, Packed, SEPARATOR, documents, find, is_container, split_path,
};

/// The formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// No bytes, or nothing but white space and zeros.
    Empty,
    /// Office Open XML, Word.
    Docx,
    /// Office Open XML, Excel.
    Xlsx,
    /// Office Open XML, PowerPoint.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// Any other zip archive.
    Zip,
    /// Portable Document Format.
    Pdf,
    /// Word 97–2003.
    Doc,
    /// Excel 97–2003.
    Xls,
    /// PowerPoint 97–2003.
    Ppt,
    /// An Office Open XML document under a password.
    EncryptedOffice,
    /// Any other OLE2 compound file.
    Ole,
    /// Rich Text Format.
    Rtf,
    /// HTML.
    Html,
    /// Any other XML.
    Xml,
    /// A MIME message: an e-mail, a web archive.
    Mime,
    /// A CAdES signature that holds its document (`.p7m`).
    P7m,
    /// A picture: a scan.
    Image,
    /// Plain text.
    Text,
    /// Text with the marks of Markdown.
    Markdown,
    /// Binary data of no known format.
    Unknown,
}

/// What [`sniff`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// The format.
    pub format: Format,
    /// Its IANA media type.
    pub media_type: &'static str,
    /// The frame of the archive is broken: its table of contents is cut off or missing.
    pub damaged: bool,
}

impl Format {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        self.facts().0
    }

    /// The IANA media type.
    pub fn media_type(self) -> &'static str {
        self.facts().1
    }

    fn facts(self) -> (&'static str, &'static str) {
        match self {
            Format::Empty => ("empty", "application/x-empty"),
            Format::Docx => {
                ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
            }
            Format::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Format::Pptx => {
                ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")
            }
            Format::Odt => ("odt", "application/vnd.oasis.opendocument.text"),
            Format::Ods => ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Format::Zip => ("zip", "application/zip"),
            Format::Pdf => ("pdf", "application/pdf"),
            Format::Doc => ("doc", "application/msword"),
            Format::Xls => ("xls", "application/vnd.ms-excel"),
            Format::Ppt => ("ppt", "application/vnd.ms-powerpoint"),
            Format::EncryptedOffice => ("Office", "application/x-ole-storage"),
            Format::Ole => ("OLE2", "application/x-ole-storage"),
            Format::Rtf => ("rtf", "application/rtf"),
            Format::Html => ("html", "text/html"),
            Format::Xml => ("xml", "application/xml"),
            Format::Mime => ("MIME", "message/rfc822"),
            Format::P7m => ("p7m", "application/pkcs7-mime"),
            Format::Image => ("image", "application/octet-stream"),
            Format::Text => ("text", "text/plain"),
            Format::Markdown => ("markdown", "text/markdown"),
            Format::Unknown => ("unknown", "application/octet-stream"),
        }
    }
}

/// Tells the format of a file by its content.
///
/// `path_hint` decides only where content alone can't: a signed file in bare base64 looks like text.
pub fn sniff(bytes: &[u8], path_hint: &str) -> Sniffed {
    let mut damaged = false;
    let format = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let (format, broken) = office::zip_format(bytes);
        damaged = broken;
        format
    } else if is_ole(bytes) {
        office::ole_format(bytes)
    } else if let Some(format) = by_signature(bytes) {
        format
    } else if bytes.starts_with(b"PK") && bytes.len() > 4 && bytes[2] < 0x20 {
        // a spanned archive or one cut at its start
        damaged = true;
        Format::Zip
    } else {
        plain::format(bytes, path_hint)
    };
    Sniffed { format, media_type: format.media_type(), damaged }
}

/// Whether bytes begin as an OLE2 compound file does.
fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

fn by_signature(bytes: &[u8]) -> Option<Format> {
    let head = &bytes[..bytes.len().min(1024)];
    let trimmed = head.trim_ascii_start();
    if trimmed.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    // readers accept junk before the mark
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Some(Format::Pdf);
    }
    if is_cms(head) {
        return Some(Format::P7m);
    }
    if trimmed.starts_with(b"-----BEGIN PKCS7")
        || trimmed.starts_with(b"-----BEGIN CMS")
        || trimmed.starts_with(b"-----BEGIN PKCS #7")
    {
        return Some(Format::P7m);
    }
    let pictures: [&[u8]; 6] =
        [b"\x89PNG\r\n", b"\xFF\xD8\xFF", b"II*\0", b"MM\0*", b"GIF8", b"\0\0\0\x0CjP  "];
    pictures.iter().any(|mark| head.starts_with(mark)).then_some(Format::Image)
}

/// Whether bytes begin as a `ContentInfo` of CMS does: signed, enveloped, encrypted data, the object identifiers of which
/// differ in their end.
fn is_cms(head: &[u8]) -> bool {
    const PKCS7: [u8; 10] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
    const SMIME: [u8; 12] = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01];
    let start = &head[..head.len().min(32)];
    head.first() == Some(&0x30)
        && (start.windows(10).any(|w| w == PKCS7) || start.windows(12).any(|w| w == SMIME))
}
