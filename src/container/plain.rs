//! Formats that are text: HTML, XML, MIME, plain text in its encodings.

use super::Format;

/// How much of a file is looked at.
const HEAD: usize = 64 << 10;

/// The format of bytes that carry no binary signature.
pub(super) fn format(bytes: &[u8], path_hint: &str) -> Format {
    if bytes.iter().all(|b| *b == 0 || b.is_ascii_whitespace()) {
        return Format::Empty;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let Some(text) = decode(head, bytes.len() > HEAD) else {
        return Format::Unknown;
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() && bytes.len() <= 4 {
        return Format::Empty;
    }
    let mut lower: String = start.chars().take(1024).collect();
    lower.make_ascii_lowercase();
    if path_hint.to_ascii_lowercase().ends_with(".p7m") && is_base64(&lower) {
        return Format::P7m;
    }
    flat_open_document(start).or_else(|| markup(&lower)).or_else(|| message(start)).unwrap_or_else(|| {
        // marks of Markdown stand in pasted plans too, whose lines must stay lines: the name decides there
        let named_text = path_hint.to_ascii_lowercase().ends_with(".txt");
        if !named_text && super::markdown::is_markdown(&text) { Format::Markdown } else { Format::Text }
    })
}

/// OpenDocument in one XML file names its kind after a page of namespaces.
fn flat_open_document(start: &str) -> Option<Format> {
    if !start.starts_with('<') || !start.contains("<office:document") {
        return None;
    }
    let kind = start.split_once("application/vnd.oasis.opendocument.")?.1;
    let kinds = [("text", Format::Odt), ("spreadsheet", Format::Ods)];
    kinds.iter().find(|(word, _)| kind.starts_with(word)).map(|(_, format)| *format)
}

fn markup(lower: &str) -> Option<Format> {
    if lower.starts_with("<!doctype html") || begins_page(lower) {
        return Some(Format::Html);
    }
    if lower.starts_with("<?xml") || lower.starts_with("<!--") || lower.starts_with("<!doctype") {
        return Some(if lower.contains("<html") { Format::Html } else { Format::Xml });
    }
    let headers = ["mime-version:", "received:", "return-path:", "content-type: multipart/"];
    headers.iter().any(|header| lower.starts_with(header)).then_some(Format::Mime)
}

/// Whether a text begins with header lines, up to one that only messages have: programs put lines of their own in front.
fn message(start: &str) -> Option<Format> {
    const LINES: usize = 100;
    const MARKS: [&str; 5] = [
        "mime-version:",
        "received:",
        "content-type: multipart/",
        "content-transfer-encoding:",
        "message-id:",
    ];
    for line in start.lines().take(LINES) {
        let line = line.to_ascii_lowercase();
        if MARKS.iter().any(|mark| line.starts_with(mark)) {
            return Some(Format::Mime);
        }
        let name = line.split_once(':').map(|(name, _)| name);
        let is_header = name.is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        });
        // a line that goes on begins with white space, never the first one
        if !is_header && !line.starts_with([' ', '\t']) {
            return None;
        }
    }
    None
}

/// A part of a page without the page's own frame begins with a tag too.
fn begins_page(lower: &str) -> bool {
    const TAGS: [&str; 30] = [
        "html", "head", "body", "table", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "ul", "ol",
        "section", "main", "article", "header", "nav", "form", "meta", "title", "link", "style", "script",
        "center", "font", "strong", "caption",
    ];
    let Some(rest) = lower.strip_prefix('<') else { return false };
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    TAGS.contains(&name) && rest[name.len()..].starts_with(['>', ' ', '\n', '\r', '\t', '/'])
}

/// The text of the bytes, where they can be text in UTF-8, UTF-16 or Windows-1252.
fn decode(head: &[u8], cut: bool) -> Option<String> {
    if head.starts_with(&[0xFF, 0xFE]) || looks_utf16(head, 1) {
        return printable(encoding_rs::UTF_16LE.decode(head).0.into_owned());
    }
    if head.starts_with(&[0xFE, 0xFF]) || looks_utf16(head, 0) {
        return printable(encoding_rs::UTF_16BE.decode(head).0.into_owned());
    }
    match std::str::from_utf8(head) {
        Ok(text) => printable(text.to_owned()),
        // a character cut by the end of the window is no fault
        Err(error) if cut && error.error_len().is_none() => {
            printable(String::from_utf8_lossy(&head[..error.valid_up_to()]).into_owned())
        }
        Err(_) => printable(encoding_rs::WINDOWS_1252.decode(head).0.into_owned()),
    }
}

/// Half of the bytes are zero, all on one side: Latin text in UTF-16 without its mark.
fn looks_utf16(head: &[u8], zero_at: usize) -> bool {
    let pairs = head.len() / 2;
    let zeros = head.chunks_exact(2).filter(|pair| pair[zero_at] == 0 && pair[1 - zero_at] != 0).count();
    pairs >= 4 && zeros * 10 >= pairs * 8
}

/// The text, unless control characters show that it is binary data. One in two hundred is let through: page
/// feeds, escapes of old printers, a stray zero.
fn printable(text: String) -> Option<String> {
    let mut all = 0usize;
    let mut bad = 0usize;
    for c in text.chars() {
        all += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\x0B' | '\x1A' | '\x1B');
        if control || c == '\u{FFFD}' || c == '\u{FFFE}' {
            bad += 1;
        }
    }
    (bad * 200 <= all).then_some(text)
}

fn is_base64(lower: &str) -> bool {
    // the tag of a sequence and the first bits of its length, which may be indefinite
    let begins = lower.starts_with("mi") || lower.starts_with("tul"); // the second: base64 of base64
    begins && lower.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=\r\n".contains(&b))
}

/// The text of a file in UTF-8, UTF-16 or Windows-1252, without its byte order mark.
pub fn decode_text(bytes: &[u8]) -> String {
    let text = if bytes.starts_with(&[0xFF, 0xFE]) || looks_utf16(bytes, 1) {
        encoding_rs::UTF_16LE.decode(bytes).0
    } else if bytes.starts_with(&[0xFE, 0xFF]) || looks_utf16(bytes, 0) {
        encoding_rs::UTF_16BE.decode(bytes).0
    } else {
        match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
        }
    };
    text.trim_start_matches('\u{feff}').to_owned()
}
