//! Reports that this program has written: a folder of plans is where people keep them.

use crate::container::{Archive, Format};
use crate::limits::Limits;

/// How far into a page its head is looked for.
const HEAD: usize = 4096;

/// Whether a file is a report of this program: it says who made it where such files do, and tells of plans without being
/// one. Markdown, CSV and plain text have no place for that.
pub(super) fn is_report(bytes: &[u8], format: Format, limits: &Limits) -> bool {
    let name = env!("CARGO_PKG_NAME");
    match format {
        Format::Html => {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
            head.contains(&format!("name=\"generator\" content=\"{name} "))
        }
        Format::Docx | Format::Xlsx => {
            let core = Archive::open(bytes).and_then(|mut archive| archive.read("docProps/core.xml", limits));
            let made = format!("<dc:creator>{name}</dc:creator>");
            core.is_ok_and(|core| core.is_some_and(|core| String::from_utf8_lossy(&core).contains(&made)))
        }
        _ => false,
    }
}
