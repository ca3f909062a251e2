//! The parts of a zip archive that is no document itself.

use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;

use zip::ZipArchive;

use super::super::archive::{Meter, unpack_entry};
use super::super::recover::{self, LocalEntry};
use super::parts::{Names, Part, Wanted};
use super::{has_document_ending, is_hidden};
use crate::limits::Limits;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// The mark in front of each entry of the table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The name of a part whose own can't be decoded.
const UNNAMED: &str = "?";

/// An archive, from its first part to its last.
pub(super) struct ZipParts {
    bytes: Arc<[u8]>,
    /// `None` where the table of contents is lost: then parts are found by their own headers.
    zip: Option<ZipArchive<Cursor<Arc<[u8]>>>>,
    local: Vec<LocalEntry>,
    left: Range<usize>,
    names: Names,
}

impl ZipParts {
    /// Opens an archive. Errors: [`ReadErrorKind::OverLimit`] where it has too many parts, [`ReadErrorKind::Truncated`] where
    /// none can be found.
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<ZipParts, ReadError> {
        // counted before anything is made of them
        let entries = memchr::memmem::find_iter(&bytes, ENTRY).take(limits.container_parts + 1).count();
        if entries > limits.container_parts {
            let detail = Fact::TooManyParts { most: limits.container_parts };
            return Err(ReadError::new(ReadErrorKind::OverLimit, detail));
        }
        let bytes: Arc<[u8]> = bytes.into();
        let zip = ZipArchive::new(Cursor::new(Arc::clone(&bytes))).ok().filter(|zip| !zip.is_empty());
        let local = if zip.is_none() { recover::local_entries(&bytes) } else { Vec::new() };
        let left = 0..zip.as_ref().map_or(local.len(), ZipArchive::len);
        if left.is_empty() && entries == 0 && !bytes.starts_with(b"PK\x05\x06") {
            return Err(ReadError::new(ReadErrorKind::Truncated, Fact::NoReadablePart));
        }
        Ok(ZipParts { bytes, zip, local, left, names: Names::default() })
    }

    /// The next part that is no folder.
    pub(super) fn next(&mut self, limits: &Limits, room: u64) -> Option<Part> {
        loop {
            let at = self.left.next()?;
            let name = match &self.zip {
                // a name that can't be decoded is no reason to lose the part
                Some(zip) => match zip.name_for_index(at).map(|name| name.map(|name| name.into_owned())) {
                    Some(Ok(name)) => name,
                    _ => UNNAMED.to_owned(),
                },
                None => self.local.get(at)?.name.clone(),
            };
            if name.ends_with(['/', '\\']) {
                continue;
            }
            let name = self.names.give(&name);
            let wanted = match () {
                () if is_hidden(&name) => Wanted::Hidden,
                () if has_document_ending(&name) || name.starts_with(UNNAMED) => Wanted::Yes,
                () => Wanted::OtherType,
            };
            let bytes = if wanted == Wanted::Yes {
                let part = limits.part_bytes.min(limits.file_bytes);
                self.read(at, &name, &Meter { part, room, ratio: limits.ratio })
            } else {
                Ok(Vec::new())
            };
            return Some(Part { name, wanted, bytes });
        }
    }

    fn read(&mut self, at: usize, name: &str, meter: &Meter) -> Result<Vec<u8>, ReadError> {
        let (data, whole) = match &mut self.zip {
            Some(zip) => unpack_entry(zip, at, name, meter)?,
            None => {
                let entry = self.local.get(at);
                let entry =
                    entry.ok_or_else(|| ReadError::new(ReadErrorKind::Truncated, Detail::at(name)))?;
                entry.unpack(&self.bytes, name, meter)?
            }
        };
        // a document with a hole in it is no document: half of a plan would pass for a whole one
        if whole {
            Ok(data)
        } else {
            Err(ReadError::new(ReadErrorKind::Truncated, Detail::at(name).with(Fact::Checksum)))
        }
    }
}
