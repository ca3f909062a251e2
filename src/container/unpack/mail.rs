//! The documents attached to a message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::vec;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::super::{Format, is_ole, sniff};
use super::has_document_ending;
use super::parts::{Names, Part, Wanted};
use crate::limits::Limits;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// Messages attached to messages that are parsed in one go: they are held in each other.
const NESTED: usize = 32;

/// The attachments of a message, from the first to the last.
pub(super) struct MailParts(vec::IntoIter<Part>);

impl MailParts {
    pub(super) fn next(&mut self) -> Option<Part> {
        self.0.next()
    }
}

/// The attachments of a message; `None` where none is a document, so that its own text is what there is to read.
/// Errors: [`ReadErrorKind::OverLimit`], [`ReadErrorKind::Malformed`].
pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Option<MailParts>, ReadError> {
    let Some(message) = parse(bytes, limits)? else { return Ok(None) };
    let mut names = Names::default();
    let mut parts = Vec::new();
    for part in &message.parts {
        if matches!(part.body, PartType::Multipart(_)) {
            continue;
        }
        let is_message = matches!(part.body, PartType::Message(_));
        let name = part.attachment_name().map(str::to_owned);
        let content = raw(bytes, part);
        let wanted = match &name {
            Some(name) if has_document_ending(name) => Wanted::Yes,
            _ if is_message => Wanted::Yes,
            _ if is_binary_document(&content) => Wanted::Yes,
            _ if content.trim_ascii().is_empty() => continue,
            // the message's own text, the pictures in it
            _ => Wanted::OtherType,
        };
        let is_text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
        let unnamed = match wanted {
            _ if is_message => "message.eml",
            Wanted::OtherType if is_text => "body",
            _ => "attachment",
        };
        let name = name.unwrap_or_else(|| unnamed.to_owned());
        let bytes = if wanted == Wanted::Yes { content } else { Vec::new() };
        parts.push(Part { name: names.give(&name), wanted, bytes: Ok(bytes) });
    }
    let has_documents = parts.iter().any(|part| part.wanted == Wanted::Yes);
    Ok(has_documents.then(|| MailParts(parts.into_iter())))
}

/// Whether a message is nothing but a signature: `Content-Type: application/pkcs7-mime`.
pub(super) fn is_signed(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16 << 10)];
    let end = [&b"\r\n\r\n"[..], b"\n\n"].iter().filter_map(|end| memchr::memmem::find(head, end)).min();
    let head = String::from_utf8_lossy(&head[..end.unwrap_or(head.len())]).to_ascii_lowercase();
    let lines: Vec<&str> = head.lines().collect();
    lines.iter().any(|line| {
        line.strip_prefix("content-type:").map(str::trim).is_some_and(|kind| {
            kind.starts_with("application/pkcs7-mime") || kind.starts_with("application/x-pkcs7-mime")
        })
    })
}

/// The content of a message that has one part.
pub(super) fn root(bytes: &[u8]) -> Option<Vec<u8>> {
    let message = parse(bytes, &Limits::default()).ok()??;
    Some(raw(bytes, message.parts.first()?)).filter(|content| !content.is_empty())
}

fn parse<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Option<Message<'a>>, ReadError> {
    let over = |what| Err(ReadError::new(ReadErrorKind::OverLimit, what));
    // counted before anything is made of them
    if memchr::memmem::find_iter(bytes, b"\n--").take(limits.container_parts + 1).count()
        > limits.container_parts
    {
        return over(Fact::TooManyParts { most: limits.container_parts });
    }
    let nested =
        bytes.windows(14).filter(|w| w.eq_ignore_ascii_case(b"message/rfc822")).take(NESTED + 1).count();
    if nested > NESTED {
        return over(Fact::TooManyMessages { most: NESTED });
    }
    catch_unwind(AssertUnwindSafe(|| MessageParser::default().parse(bytes)))
        .map_err(|_| ReadError::new(ReadErrorKind::Malformed, Format::Mime))
}

/// The bytes of a part as they were sent, whatever its text is encoded in.
fn raw(message: &[u8], part: &MessagePart) -> Vec<u8> {
    let (from, to) = (part.offset_body as usize, part.offset_end as usize);
    let body = message.get(from..to).unwrap_or_default();
    match (&part.body, part.encoding) {
        // the parser has decoded these
        (PartType::Binary(bytes) | PartType::InlineBinary(bytes), _) => bytes.to_vec(),
        (_, Encoding::None) => body.to_vec(),
        (_, Encoding::Base64) => base64_decode(body).unwrap_or_default(),
        (_, Encoding::QuotedPrintable) => quoted_printable_decode(body).unwrap_or_default(),
    }
}

/// Documents without a name, or with one that says nothing.
fn is_binary_document(bytes: &[u8]) -> bool {
    use Format::{Docx, Ods, Odt, P7m, Pdf, Rtf, Xlsx, Zip};
    let known = |format| matches!(format, Docx | Ods | Odt | P7m | Pdf | Rtf | Xlsx | Zip);
    is_ole(bytes) || known(sniff(bytes, "").format)
}
