//! The parts of a zip archive without its table of contents, by the header in front of each.

use std::ops::Range;

/// More parts than any document has.
const MAX_ENTRIES: usize = 65_536;

/// A part found by its local header.
pub(super) struct LocalEntry {
    /// Name as written.
    pub name: String,
    /// Compression method: 0 stored, 8 deflate.
    pub method: u16,
    /// Its bytes are encrypted.
    pub encrypted: bool,
    /// Where its packed bytes are; up to the next header where the size is not known.
    pub data: Range<usize>,
}

/// All local headers of the archive, in the order of the file.
pub(super) fn local_entries(bytes: &[u8]) -> Vec<LocalEntry> {
    let mut entries: Vec<LocalEntry> = Vec::new();
    let mut at = 0;
    while let Some(start) = find_header(bytes, at) {
        if entries.len() >= MAX_ENTRIES {
            break;
        }
        at = match parse(bytes, start) {
            Some(entry) => {
                let end = entry.data.end;
                entries.push(entry);
                end
            }
            None => start + 4,
        };
    }
    entries
}

fn find_header(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    memchr::memmem::find(rest, b"PK\x03\x04").map(|found| from + found)
}

fn parse(bytes: &[u8], start: usize) -> Option<LocalEntry> {
    let word = |at: usize| {
        let pair = bytes.get(start + at..start + at + 2)?;
        Some(u16::from_le_bytes([pair[0], pair[1]]))
    };
    let flags = word(6)?;
    let method = word(8)?;
    let packed = usize::from(word(18)?) | usize::from(word(20)?) << 16;
    let name_length = usize::from(word(26)?);
    let extra_length = usize::from(word(28)?);
    let name = bytes.get(start + 30..start + 30 + name_length)?;
    let data = start + 30 + name_length + extra_length;
    if data > bytes.len() || name.is_empty() {
        return None;
    }
    // sizes after the data, or 64-bit sizes: the part ends where the next mark stands
    let known = flags & 8 == 0 && packed != 0xFFFF_FFFF;
    let end = if known { data.saturating_add(packed).min(bytes.len()) } else { next_mark(bytes, data) };
    let name = String::from_utf8_lossy(name).into_owned();
    Some(LocalEntry { name, method, encrypted: flags & 1 != 0, data: data..end })
}

/// Where the next local header, data descriptor or directory entry starts. A mark inside of packed data cuts
/// the part short by chance once in gigabytes.
fn next_mark(bytes: &[u8], from: usize) -> usize {
    let marks: [&[u8]; 3] = [b"\x03\x04", b"\x07\x08", b"\x01\x02"];
    let rest = &bytes[from..];
    let mark = memchr::memmem::find_iter(rest, b"PK")
        .find(|at| marks.iter().any(|mark| rest[at + 2..].starts_with(mark)));
    mark.map_or(bytes.len(), |found| from + found)
}
