//! Cryptographic Message Syntax (RFC 5652): what is in a `SignedData`, and who signed it.
//!
//! Signing programs write BER with indefinite lengths and strings in pieces, which DER decoders refuse: hence `bcder`,
//! which reads values without recursion over the input.

use bcder::decode::{Constructed, DecodeError, Source};
use bcder::{Captured, OctetString, Tag};
use bytes::Bytes;

use super::ber::{Fault, Inside, decode, oid};
use super::signer::{Signer, signer};
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
const ENVELOPED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03];
const ENCRYPTED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x06];
const AUTH_ENVELOPED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17];

/// Certificates and signers that are looked at: no document has more signatures.
const MOST: usize = 64;

/// A signature with what it holds.
pub(super) struct Signed {
    /// What was signed.
    pub(super) content: Bytes,
    /// Who signed it.
    pub(super) signers: Vec<Signer>,
}

/// Why decoding stopped.
enum Stop {
    Kind(ReadErrorKind, Option<Fact>),
}

/// Reads a `ContentInfo`. Errors: [`ReadErrorKind::Enveloped`], [`ReadErrorKind::NoContent`] (a detached signature),
/// [`ReadErrorKind::Unsupported`] (another type of content), [`ReadErrorKind::Malformed`].
pub(super) fn read(bytes: Bytes) -> Result<Signed, ReadError> {
    // content comes first: what can't be understood behind it must not cost the document
    let mut content = None;
    let mut certificates = Vec::new();
    let mut signers = Vec::new();
    let mut stop = None;
    let read = decode(bytes, |all| {
        all.take_sequence(|info| {
            let kind = oid(info)?;
            if let Some(why) = other_kind(&kind) {
                stop = Some(why);
                return info.skip_all();
            }
            info.take_constructed_if(Tag::CTX_0, |explicit| {
                explicit.take_sequence(|signed| {
                    signed.skip_one()?; // version
                    signed.skip_one()?; // digest algorithms
                    content = signed.take_sequence(encapsulated)?;
                    if content.is_none() {
                        stop = Some(Stop::Kind(ReadErrorKind::NoContent, None));
                    }
                    signed.take_opt_constructed_if(Tag::CTX_0, |all| capture(all, &mut certificates))?;
                    signed.take_opt_constructed_if(Tag::CTX_1, |revoked| revoked.skip_all())?;
                    signed.take_set(|all| capture(all, &mut signers))?;
                    signed.skip_all()
                })
            })
        })
    });
    let malformed = |detail: Detail| ReadError::new(ReadErrorKind::Malformed, detail);
    match (stop, content, read) {
        (Some(Stop::Kind(kind, fact)), ..) => Err(ReadError::new(kind, Detail { fact, ..Detail::default() })),
        (None, Some(content), _) => {
            let signers = signers.iter().filter_map(|info| signer(info, &certificates)).collect();
            Ok(Signed { content, signers })
        }
        (None, None, Err(why)) => Err(malformed(Detail::from(Fact::Signature).saying(why))),
        (None, None, Ok(())) => Err(malformed(Fact::SignatureEmpty.into())),
    }
}

fn other_kind(kind: &[u8]) -> Option<Stop> {
    match kind {
        SIGNED_DATA => None,
        ENVELOPED_DATA | ENCRYPTED_DATA | AUTH_ENVELOPED_DATA => {
            Some(Stop::Kind(ReadErrorKind::Enveloped, None))
        }
        _ => Some(Stop::Kind(ReadErrorKind::Unsupported, Some(Fact::NoSignedDocument))),
    }
}

/// The content of an `EncapsulatedContentInfo`; `None` where it has none.
fn encapsulated(info: &mut Inside) -> Result<Option<Bytes>, Fault> {
    oid(info)?;
    info.take_opt_constructed_if(Tag::CTX_0, |explicit| {
        // PKCS#7 of old wraps other types than strings: what is in them is taken as it stands
        match OctetString::take_opt_from(explicit)? {
            Some(octets) => Ok(octets.into_bytes()),
            None => explicit.capture_all().map(Captured::into_bytes),
        }
    })
}

/// The values in a set, each as it is encoded, the first [`MOST`] of them.
fn capture<S: Source>(all: &mut Constructed<S>, into: &mut Vec<Bytes>) -> Result<(), DecodeError<S::Error>> {
    loop {
        let one = all.capture(|inside| inside.skip_one().map(|_| ()))?;
        if one.is_empty() {
            return Ok(());
        }
        if into.len() < MOST {
            into.push(one.into_bytes());
        }
    }
}
