//! Zip archives: parts by name, sizes capped while reading, broken frames recovered.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::recover::{self, LocalEntry};
use crate::limits::Limits;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// Below this size a part is not held against [`Limits::ratio`].
const RATIO_FROM: u64 = 1 << 20;

/// How many times its packed size XML usually unpacks to.
const USUAL_RATIO: u64 = 12;

/// No more memory is taken ahead for a part.
const MOST_AHEAD: u64 = 4 << 20;

/// A zip archive in memory. Part names are matched without regard to case, leading slashes and the kind of
/// slash.
pub struct Archive<'a> {
    bytes: &'a [u8],
    zip: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// Clean name → index in the central directory, or in `local`.
    index: BTreeMap<String, usize>,
    local: Vec<LocalEntry>,
    /// Bytes unpacked so far.
    spent: u64,
    /// Parts that were not whole: cut, or with a wrong checksum.
    flawed: Vec<String>,
}

impl<'a> Archive<'a> {
    /// Opens an archive by its table of contents, or by the headers in front of each part where that table
    /// is missing. Errors: [`ReadErrorKind::Truncated`] where neither gives a part.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let mut archive = Archive {
            bytes,
            zip: None,
            index: BTreeMap::new(),
            local: Vec::new(),
            spent: 0,
            flawed: Vec::new(),
        };
        if let Ok(zip) = ZipArchive::new(Cursor::new(bytes)) {
            // of two parts with one name the first counts
            archive.index = (0..zip.len())
                .rev()
                .filter_map(|i| Some((clean_name(&zip.name_for_index(i)?.ok()?), i)))
                .collect();
            archive.zip = Some(zip);
        }
        if archive.index.is_empty() {
            archive.zip = None;
            archive.local = recover::local_entries(bytes);
            for (i, entry) in archive.local.iter().enumerate() {
                archive.index.entry(clean_name(&entry.name)).or_insert(i);
            }
        }
        if archive.index.is_empty() {
            return Err(ReadError::new(ReadErrorKind::Truncated, Fact::NoReadablePart));
        }
        Ok(archive)
    }

    /// The table of contents was missing: parts were found by their own headers.
    pub fn recovered(&self) -> bool {
        self.zip.is_none()
    }

    /// Names of the parts, lower case, `/` as separator, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// Whether there is a part of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.index.contains_key(&clean_name(name))
    }

    /// Parts read so far that were cut or whose checksum is wrong: what could be unpacked was given.
    pub fn flawed(&self) -> &[String] {
        &self.flawed
    }

    /// The bytes of a part, `None` where there is no such part.
    ///
    /// Errors: [`ReadErrorKind::Encrypted`], [`ReadErrorKind::OverLimit`] (counted while unpacking, the sizes
    /// that the archive declares are not trusted), [`ReadErrorKind::Unsupported`] (compression method),
    /// [`ReadErrorKind::Truncated`] where not one byte could be unpacked.
    pub fn read(&mut self, name: &str, limits: &Limits) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(&at) = self.index.get(&clean_name(name)) else {
            return Ok(None);
        };
        let room = limits.total_bytes.saturating_sub(self.spent);
        let meter = Meter { part: limits.part_bytes, room, ratio: limits.ratio };
        let (data, whole) = match self.zip.as_mut() {
            Some(zip) => match unpack_entry(zip, at, name, &meter) {
                Err(error) if error.kind == ReadErrorKind::Malformed => {
                    self.unpack_local(name, &meter)?.ok_or(error)?
                }
                other => other?,
            },
            None => match self.unpack_local(name, &meter)? {
                Some(found) => found,
                None => return Ok(None),
            },
        };
        if !whole {
            self.flawed.push(name.to_owned());
            if data.is_empty() {
                return Err(ReadError::new(ReadErrorKind::Truncated, Detail::at(name)));
            }
        }
        self.spent = self.spent.saturating_add(data.len() as u64);
        Ok(Some(data))
    }

    /// Unpacks by the header in front of the part: the way out where the table of contents points wrongly.
    fn unpack_local(&mut self, name: &str, meter: &Meter) -> Result<Option<(Vec<u8>, bool)>, ReadError> {
        if self.local.is_empty() {
            self.local = recover::local_entries(self.bytes);
        }
        let wanted = clean_name(name);
        let Some(entry) = self.local.iter().find(|entry| clean_name(&entry.name) == wanted) else {
            return Ok(None);
        };
        entry.unpack(self.bytes, name, meter).map(Some)
    }
}

impl LocalEntry {
    /// Unpacks the part out of the bytes of its archive; whether it came whole.
    pub(super) fn unpack(
        &self,
        bytes: &[u8],
        name: &str,
        meter: &Meter,
    ) -> Result<(Vec<u8>, bool), ReadError> {
        if self.encrypted {
            return Err(ReadError::new(ReadErrorKind::Encrypted, Detail::at(name)));
        }
        let packed = bytes.get(self.data.clone()).unwrap_or_default();
        let size = packed.len() as u64;
        match self.method {
            0 => meter.read(packed, size, size, name),
            8 => {
                let unpacked = size.saturating_mul(USUAL_RATIO);
                meter.read(flate2::read::DeflateDecoder::new(packed), size, unpacked, name)
            }
            method => {
                let detail = Detail::at(name).with(Fact::Compression { method });
                Err(ReadError::new(ReadErrorKind::Unsupported, detail))
            }
        }
    }
}

/// Unpacks a part by its number in the table of contents; whether it came whole.
pub(super) fn unpack_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    at: usize,
    name: &str,
    meter: &Meter,
) -> Result<(Vec<u8>, bool), ReadError> {
    match zip.by_index(at) {
        Ok(file) => {
            let (packed, size) = (file.compressed_size(), file.size());
            meter.read(file, packed, size, name)
        }
        Err(error) => Err(zip_error(error, name)),
    }
}

fn zip_error(error: ZipError, name: &str) -> ReadError {
    let kind = match &error {
        ZipError::UnsupportedArchive(what) if what.to_ascii_lowercase().contains("password") => {
            ReadErrorKind::Encrypted
        }
        ZipError::InvalidPassword => ReadErrorKind::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            ReadErrorKind::Unsupported
        }
        _ => ReadErrorKind::Malformed,
    };
    ReadError::new(kind, Detail::at(name).saying(error))
}

/// Counts bytes as they come out.
pub(super) struct Meter {
    /// Bytes that a part may have.
    pub(super) part: u64,
    /// Bytes that are left for all parts.
    pub(super) room: u64,
    /// See [`Limits::ratio`].
    pub(super) ratio: u64,
}

impl Meter {
    /// Everything that can be unpacked, and whether it came whole; `size` is what is to be expected.
    fn read(
        &self,
        mut from: impl Read,
        packed: u64,
        size: u64,
        name: &str,
    ) -> Result<(Vec<u8>, bool), ReadError> {
        let cap = self.part.min(self.room);
        // the declared size may lie
        let mut data = Vec::with_capacity(size.min(cap).min(MOST_AHEAD) as usize);
        loop {
            let before = data.len();
            let whole = from.by_ref().take(RATIO_FROM).read_to_end(&mut data).is_ok();
            let size = data.len() as u64;
            let bomb = size > RATIO_FROM && size / packed.max(1) > self.ratio;
            if size > cap || bomb {
                let detail = Detail::at(name).with(Fact::Unpacked { bytes: size });
                return Err(ReadError::new(ReadErrorKind::OverLimit, detail));
            }
            if !whole || data.len() == before {
                return Ok((data, whole));
            }
        }
    }
}

/// Lower case, forward slashes, no slash in front: how part names are compared.
fn clean_name(name: &str) -> String {
    name.trim_start_matches(['/', '\\'])
        .chars()
        .map(|c| if c == '\\' { '/' } else { c.to_ascii_lowercase() })
        .collect()
}

/// The text of an XML part in whatever encoding it declares; wrong bytes become U+FFFD.
pub fn decode_xml(bytes: Vec<u8>) -> String {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[b'<', 0]) {
        return encoding_rs::UTF_16LE.decode(&bytes).0.into_owned();
    }
    if bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0, b'<']) {
        return encoding_rs::UTF_16BE.decode(&bytes).0.into_owned();
    }
    if let Some(encoding) = declared_encoding(&bytes) {
        return encoding.decode(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The encoding of the XML declaration where it is one other than UTF-8 that bytes can be read in.
fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(200)];
    let head = std::str::from_utf8(&head[..head.iter().position(|b| *b == b'>')?]).ok()?;
    let label = head.strip_prefix("<?xml")?.split_once("encoding")?.1;
    let label = label.trim_start_matches([' ', '=', '"', '\'']).split(['"', '\'']).next()?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let ascii_like = encoding.is_ascii_compatible() && encoding != encoding_rs::UTF_8;
    ascii_like.then_some(encoding)
}
