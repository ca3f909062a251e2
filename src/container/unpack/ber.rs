//! What CMS needs besides `bcder`: text of any of the string types, object identifiers.

use bcder::decode::{BytesSource, Constructed, DecodeError, Source};
use bcder::{Mode, Tag};
use bytes::Bytes;

/// A failure to decode.
pub(super) type Fault = DecodeError<<BytesSource as Source>::Error>;
/// What is between the begin and the end of a value.
pub(super) type Inside<'a> = Constructed<'a, BytesSource>;

/// Decodes values from the beginning of some bytes. What follows them does not matter.
pub(super) fn decode<T>(
    bytes: Bytes,
    mut op: impl FnMut(&mut Inside) -> Result<T, Fault>,
) -> Result<T, String> {
    let mut found = None;
    let read = Mode::Ber.decode(bytes, |inside: &mut Inside| {
        found = Some(op(inside)?);
        // junk behind the last value is no value
        Ok(())
    });
    match (found, read) {
        (Some(found), _) => Ok(found),
        (None, Err(error)) => Err(error.to_string()),
        (None, Ok(())) => Err("nothing".to_owned()),
    }
}

/// The bytes of an object identifier.
pub(super) fn oid(inside: &mut Inside) -> Result<Bytes, Fault> {
    inside.take_primitive_if(Tag::OID, |value| value.take_all())
}

/// The text of a directory string of whatever type.
pub(super) fn text(inside: &mut Inside) -> Result<Option<String>, Fault> {
    inside.take_value(|tag, content| {
        let Ok(value) = content.as_primitive() else { return Ok(None) };
        let bytes = value.take_all()?;
        let text = match tag {
            Tag::BMP_STRING => encoding_rs::UTF_16BE.decode_without_bom_handling(&bytes).0.into_owned(),
            Tag::TELETEX_STRING => {
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()
            }
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    })
}
