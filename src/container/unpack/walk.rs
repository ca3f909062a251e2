//! One file and all that is in it, one document after the other.

use super::parts::{Part, Parts, Wanted};
use super::zip::ZipParts;
use super::{Found, Origin, Packed, SEPARATOR, mail, signed};
use crate::container::{Format, is_ole, sniff};
use crate::contract::{Container, ContainerFormat, Signature};
use crate::digest::sha256;
use crate::limits::Limits;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// Whether a file may hold documents, so that [`documents`] is worth asking.
pub fn is_container(bytes: &[u8], path: &str) -> bool {
    container_format(bytes, path).is_some()
}

/// The format of what may hold documents. OLE2 files never do: their streams need not be looked at to tell, which is left to
/// where a document is read.
fn container_format(bytes: &[u8], path: &str) -> Option<Format> {
    if is_ole(bytes) {
        return None;
    }
    let format = sniff(bytes, path).format;
    matches!(format, Format::Zip | Format::P7m | Format::Mime).then_some(format)
}

/// The documents in a file, one after the other: only one of them is unpacked at a time, besides the archives around it.
/// A file that is no container is its own only document.
pub fn documents<'l>(bytes: Vec<u8>, path: &str, limits: &'l Limits) -> Documents<'l> {
    let first = Packed { path: path.to_owned(), bytes, origin: Origin::default() };
    Documents { first: Some(first), levels: Vec::new(), limits, spent: 0, held: 0 }
}

/// See [`documents`].
pub struct Documents<'l> {
    first: Option<Packed>,
    levels: Vec<Level>,
    limits: &'l Limits,
    /// Bytes taken out so far.
    spent: u64,
    /// Bytes of the archives that are open.
    held: u64,
}

/// A container that is open.
struct Level {
    path: String,
    origin: Origin,
    parts: Parts,
    size: u64,
}

impl Iterator for Documents<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        if let Some(found) = self.first.take().and_then(|first| self.enter(first)) {
            return Some(found);
        }
        loop {
            let room = self.limits.container_bytes.saturating_sub(self.spent);
            let level = self.levels.last_mut()?;
            let Some(part) = level.parts.next(self.limits, room) else {
                self.held = self.held.saturating_sub(level.size);
                self.levels.pop();
                continue;
            };
            let path = format!("{}{SEPARATOR}{}", level.path, part.name);
            let origin = level.origin.clone();
            if let Some(found) = self.part(path, part, origin) {
                return Some(found);
            }
        }
    }
}

impl Documents<'_> {
    /// What a part of a container is; `None` where it is a container itself, which is open now.
    fn part(&mut self, path: String, part: Part, origin: Origin) -> Option<Found> {
        match (part.wanted, part.bytes) {
            (Wanted::Yes, Ok(bytes)) => {
                self.spent = self.spent.saturating_add(bytes.len() as u64);
                self.enter(Packed { path, bytes, origin })
            }
            (Wanted::Yes, Err(error)) => Some(Found::Unreadable { path, error }),
            (wanted, _) => Some(Found::LeftOut { path, is_hidden: wanted == Wanted::Hidden }),
        }
    }

    /// Sees through signatures; a document comes out, a container is opened.
    fn enter(&mut self, mut packed: Packed) -> Option<Found> {
        loop {
            let Some(format) = container_format(&packed.bytes, &packed.path) else {
                return Some(Found::Document(packed));
            };
            let is_signed =
                format == Format::P7m || (format == Format::Mime && mail::is_signed(&packed.bytes));
            let parts = match format {
                _ if is_signed => {
                    if let Err(error) = self.unsign(&mut packed) {
                        return Some(Found::Unreadable { path: packed.path, error });
                    }
                    continue;
                }
                Format::Zip => {
                    let size = packed.bytes.len() as u64;
                    let opened = self.may_open(&packed.origin, size).and_then(|()| {
                        packed.origin.containers.push(container(&packed, ContainerFormat::Zip));
                        ZipParts::open(std::mem::take(&mut packed.bytes), self.limits)
                    });
                    opened.map(|zip| Some((Parts::Zip(Box::new(zip)), size)))
                }
                Format::Mime => {
                    let size = packed.bytes.len() as u64;
                    let opened = self
                        .may_open(&packed.origin, size)
                        .and_then(|()| mail::open(&packed.bytes, self.limits));
                    opened.map(|mail| {
                        let mail = mail?;
                        packed.origin.containers.push(container(&packed, ContainerFormat::Message));
                        Some((Parts::Mail(mail), size))
                    })
                }
                _ => Ok(None),
            };
            let (parts, size) = match parts {
                Ok(Some(opened)) => opened,
                Ok(None) => return Some(Found::Document(packed)),
                Err(error) => return Some(Found::Unreadable { path: packed.path, error }),
            };
            self.held = self.held.saturating_add(size);
            // the hash of a signed archive belongs to the archive, not to what is in it
            let origin = Origin { sha256: None, ..packed.origin };
            self.levels.push(Level { path: packed.path, origin, parts, size });
            return None;
        }
    }

    /// Takes the content out of a signature, which takes its place.
    fn unsign(&self, packed: &mut Packed) -> Result<(), ReadError> {
        self.may_open(&packed.origin, packed.bytes.len() as u64)?;
        let signed = signed::open(&packed.bytes)?;
        packed.origin.containers.push(container(packed, ContainerFormat::P7m));
        packed.origin.sha256.get_or_insert_with(|| sha256(&packed.bytes));
        packed.origin.signatures.extend(signed.signers.into_iter().map(|signer| Signature {
            path: packed.path.clone(),
            signer: signer.name,
            signed_at: signer.time,
            verified: false,
        }));
        packed.bytes = signed.content.into();
        Ok(())
    }

    fn may_open(&self, origin: &Origin, size: u64) -> Result<(), ReadError> {
        let over = |fact| Err(ReadError::new(ReadErrorKind::OverLimit, fact));
        if origin.containers.len() >= self.limits.container_depth {
            return over(Fact::TooManyContainers { most: self.limits.container_depth });
        }
        if self.held.saturating_add(size) > self.limits.total_bytes {
            return over(Fact::ArchivesTooLarge { most: self.limits.total_bytes });
        }
        Ok(())
    }
}

fn container(packed: &Packed, format: ContainerFormat) -> Container {
    Container { path: packed.path.clone(), format, sha256: sha256(&packed.bytes) }
}
