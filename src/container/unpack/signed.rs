//! The document in a signature, in whatever text the signature is wrapped: DER, BER, PEM, base64, S/MIME.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use super::cms::{self, Signed};
use super::mail;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// Texts around texts: a signature in base64 that was sent by mail.
const DEPTH: usize = 4;

/// Takes a signature apart. Errors: as [`cms::read`]; [`ReadErrorKind::Malformed`] where there is none.
pub(super) fn open(bytes: &[u8]) -> Result<Signed, ReadError> {
    cms::read(binary(bytes)?)
}

fn binary(bytes: &[u8]) -> Result<Bytes, ReadError> {
    let mut bytes = Bytes::copy_from_slice(bytes);
    for _ in 0..DEPTH {
        let trimmed = bytes.trim_ascii_start();
        if bytes.first() == Some(&0x30) && !is_text(&bytes) {
            return Ok(bytes);
        }
        bytes = if let Some(body) = pem(trimmed) {
            base64(body)
        } else if mail::is_signed(trimmed) {
            mail::root(trimmed).map(Bytes::from)
        } else {
            base64(trimmed)
        }
        .ok_or_else(|| ReadError::new(ReadErrorKind::Malformed, Fact::SignatureEncoding))?;
    }
    Err(ReadError::new(ReadErrorKind::Malformed, Fact::SignatureDepth))
}

/// A base64 text may begin with the letter that is also the tag of a sequence.
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().take(64).all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

/// What stands between the lines of a PEM text; to the end where the last line is lost.
fn pem(text: &[u8]) -> Option<&[u8]> {
    let begin = text.strip_prefix(b"-----BEGIN ")?;
    let from = memchr::memmem::find(begin, b"-----")? + 5;
    let body = begin.get(from..)?;
    let to = memchr::memmem::find(body, b"-----END").unwrap_or(body.len());
    body.get(..to)
}

/// The bytes of a base64 text, up to where it stops being one; `None` where there are none.
fn base64(text: &[u8]) -> Option<Bytes> {
    let engine = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    let letters: Vec<u8> = text
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
        .collect();
    // one letter alone at a cut end is no byte
    let whole = letters.len() - usize::from(letters.len() % 4 == 1);
    let bytes = engine.decode(letters.get(..whole)?).ok()?;
    (!bytes.is_empty()).then(|| bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_ends_where_it_ends() {
        assert_eq!(base64(b"SGVs\r\nbG8=\r\n-- \nfoot").as_deref(), Some(&b"Hello"[..]));
        assert_eq!(base64(b"SGVsb").as_deref(), Some(&b"Hel"[..]));
        assert_eq!(base64(b"  "), None);
    }
}
