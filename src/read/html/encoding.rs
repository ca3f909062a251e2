//! Bytes to characters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far the declaration is looked for.
const HEAD: usize = 4096;

/// The text, and the name of the encoding where it had to be guessed against or without a declaration.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> (String, Option<&'static str>) {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return (encoding.decode_without_bom_handling(&bytes[skip..]).0.into_owned(), None);
    }
    let zeros = |from: usize| bytes.iter().take(64).skip(from).step_by(2).filter(|byte| **byte == 0).count();
    if zeros(1) > 16 {
        return (UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), Some("UTF-16LE"));
    }
    if zeros(0) > 16 {
        return (UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(), Some("UTF-16BE"));
    }
    let valid = std::str::from_utf8(bytes).ok();
    let declared = charset.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| meta(bytes));
    // a declaration that can be read is no UTF-16, and bytes that are valid UTF-8 are hardly anything else
    match (declared.filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE), valid) {
        (_, Some(text)) => (text.to_owned(), None),
        (Some(encoding), None) if encoding != UTF_8 => {
            (encoding.decode_without_bom_handling(bytes).0.into_owned(), None)
        }
        _ => {
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
            (text, Some("Windows-1252"))
        }
    }
}

/// The encoding that the head of the file declares.
fn meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let after = head.split_once("charset").or_else(|| head.split_once("encoding"))?.1;
    let label = after.trim_start_matches([' ', '=', '"', '\'']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    Encoding::for_label(label.as_bytes())
}
