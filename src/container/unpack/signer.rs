//! Who signed, by name and time, as the signature claims.

use bcder::Tag;
use bytes::Bytes;

use super::ber::{Fault, Inside, decode, oid, text};

const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const SIGNING_TIME: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05];

/// One signer. Nothing of it is verified.
pub(super) struct Signer {
    /// The common name of the subject of the certificate.
    pub(super) name: Option<String>,
    /// When, ISO 8601 in UTC.
    pub(super) time: Option<String>,
}

/// What a `SignerInfo` refers to its certificate by.
enum Reference {
    Serial { issuer: Bytes, serial: Bytes },
    Key(Bytes),
}

/// What matters of a certificate.
struct Certificate {
    issuer: Bytes,
    serial: Bytes,
    name: Option<String>,
}

/// Reads a `SignerInfo`; the name is that of the certificate that it refers to. `None` where it is none.
pub(super) fn signer(info: &Bytes, certificates: &[Bytes]) -> Option<Signer> {
    let mut time = None;
    let mut reference = None;
    // attributes that can't be read leave the signer without a time
    let _ = decode(info.clone(), |all| {
        all.take_sequence(|info| {
            info.skip_one()?; // version
            reference = Some(take_reference(info)?);
            info.skip_one()?; // digest algorithm
            info.take_opt_constructed_if(Tag::CTX_0, |attributes| {
                while let Some(found) = attributes.take_opt_sequence(signing_time)? {
                    time = time.take().or(found);
                }
                Ok(())
            })?;
            info.skip_all()
        })
    });
    let name = name_of(&reference?, certificates);
    Some(Signer { name, time })
}

fn take_reference(info: &mut Inside) -> Result<Reference, Fault> {
    if let Some(key) = info.take_opt_value_if(Tag::CTX_0, bcder::OctetString::from_content)? {
        return Ok(Reference::Key(key.into_bytes()));
    }
    info.take_sequence(|sid| {
        let issuer = sid.capture_one()?.into_bytes();
        let serial = sid.take_primitive_if(Tag::INTEGER, |value| value.take_all())?;
        Ok(Reference::Serial { issuer, serial })
    })
}

fn signing_time(attribute: &mut Inside) -> Result<Option<String>, Fault> {
    if oid(attribute)?.as_ref() != SIGNING_TIME {
        attribute.skip_all()?;
        return Ok(None);
    }
    let time = attribute.take_set(|values| {
        let time = values.take_value(|tag, content| {
            let Ok(value) = content.as_primitive() else { return Ok(None) };
            Ok(iso(&value.take_all()?, tag))
        })?;
        values.skip_all()?;
        Ok(time)
    })?;
    attribute.skip_all()?;
    Ok(time)
}

/// `YYMMDDhhmmssZ` (RFC 5280: below 50 is 20YY) or `YYYYMMDDhhmmssZ`, as ISO 8601. Other zones than UTC and times that do not
/// exist give `None`.
fn iso(bytes: &[u8], tag: Tag) -> Option<String> {
    let digits = std::str::from_utf8(bytes).ok()?.strip_suffix('Z')?;
    let digits = digits.split('.').next()?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let full = match (tag == Tag::UTC_TIME, digits.len()) {
        (true, 12) if digits < "50" => format!("20{digits}"),
        (true, 12) => format!("19{digits}"),
        (false, 14) => digits.to_owned(),
        _ => return None,
    };
    let part = |from: usize, to: usize| full.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize, to: usize| part(from, to)?.try_into().ok();
    let time = jiff::civil::DateTime::new(
        part(0, 4)?,
        small(4, 6)?,
        small(6, 8)?,
        small(8, 10)?,
        small(10, 12)?,
        small(12, 14)?,
        0,
    );
    Some(format!("{}Z", time.ok()?))
}

fn name_of(reference: &Reference, certificates: &[Bytes]) -> Option<String> {
    match reference {
        Reference::Serial { issuer, serial } => {
            let known: Vec<Certificate> = certificates.iter().filter_map(certificate).collect();
            let exact = known.iter().find(|c| c.serial == *serial && c.issuer == *issuer);
            // an issuer may be written in two encodings: then the number tells, where only one has it
            let mut same = known.iter().filter(|c| c.serial == *serial);
            let only = same.next().filter(|_| same.next().is_none());
            exact.or(only)?.name.clone()
        }
        Reference::Key(key) => {
            // the extension that names a certificate's own key holds it as a string; that of its issuer's is tagged otherwise
            let length = u8::try_from(key.len()).ok().filter(|length| (4..0x80).contains(length))?;
            let wanted: Vec<u8> = [4, length].into_iter().chain(key.iter().copied()).collect();
            let found = certificates.iter().find(|c| memchr::memmem::find(c, &wanted).is_some())?;
            certificate(found)?.name
        }
    }
}

fn certificate(bytes: &Bytes) -> Option<Certificate> {
    let read = decode(bytes.clone(), |all| {
        all.take_sequence(|whole| {
            let found = whole.take_sequence(|inner| {
                inner.take_opt_constructed_if(Tag::CTX_0, |version| version.skip_all())?;
                let serial = inner.take_primitive_if(Tag::INTEGER, |value| value.take_all())?;
                inner.skip_one()?; // signature algorithm
                let issuer = inner.capture_one()?.into_bytes();
                inner.skip_one()?; // validity
                let name = inner.take_sequence(common_name)?;
                inner.skip_all()?;
                Ok(Certificate { issuer, serial, name })
            })?;
            whole.skip_all()?;
            Ok(found)
        })
    });
    read.ok()
}

fn common_name(subject: &mut Inside) -> Result<Option<String>, Fault> {
    let mut name = None;
    while let Some(()) = subject.take_opt_set(|parts| {
        while let Some(found) = parts.take_opt_sequence(|part| {
            let is_name = oid(part)?.as_ref() == COMMON_NAME;
            let value = text(part)?;
            part.skip_all()?;
            Ok(value.filter(|_| is_name))
        })? {
            name = found.or(name.take());
        }
        Ok(())
    })? {}
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_both_kinds_are_told_alike() {
        let told = |time: &str, tag| iso(time.as_bytes(), tag);
        assert_eq!(told("250131093000Z", Tag::UTC_TIME).as_deref(), Some("2025-01-31T09:30:00Z"));
        assert_eq!(told("990131093000Z", Tag::UTC_TIME).as_deref(), Some("1999-01-31T09:30:00Z"));
        assert_eq!(told("20500131093000Z", Tag::GENERALIZED_TIME).as_deref(), Some("2050-01-31T09:30:00Z"));
        for wrong in ["250231093000Z", "250131093000+0100", "", "Z", "25013109300xZ", "ààààààZ"] {
            assert_eq!(told(wrong, Tag::UTC_TIME), None, "{wrong}");
        }
    }
}
