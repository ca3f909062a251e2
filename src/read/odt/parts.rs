//! The parts of the package, or the one text of a flat file.

use crate::container::{Archive, Format, decode_xml};
use crate::limits::Limits;
use crate::read::docx::xml::{Item, Xml, attr};
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// What is read of the package.
pub struct Parts {
    pub content: String,
    /// Empty in a flat file: all is in the content.
    pub styles: String,
    meta: String,
    pub flat: bool,
    pub notes: Vec<(&'static str, String)>,
}

impl Parts {
    pub fn open(bytes: &[u8], limits: &Limits) -> Result<Parts, ReadError> {
        if !bytes.starts_with(b"PK") {
            let content = decode_xml(bytes.to_vec());
            return Ok(Parts {
                content,
                styles: String::new(),
                meta: String::new(),
                flat: true,
                notes: vec![],
            });
        }
        let mut archive = Archive::open(bytes)?;
        let manifest = optional(&mut archive, "META-INF/manifest.xml", limits);
        if manifest.contains("encryption-data") {
            return Err(ReadError::new(ReadErrorKind::Encrypted, Format::Odt));
        }
        let content = archive.read("content.xml", limits)?;
        let Some(content) = content else {
            let kind = if archive.recovered() { ReadErrorKind::Truncated } else { ReadErrorKind::Malformed };
            return Err(ReadError::new(kind, Detail::at("content.xml").with(Fact::Missing)));
        };
        let content = decode_xml(content);
        let styles = optional(&mut archive, "styles.xml", limits);
        let meta = optional(&mut archive, "meta.xml", limits);
        let mut notes: Vec<(&'static str, String)> =
            archive.flawed().iter().map(|part| ("damaged-part", part.clone())).collect();
        if archive.recovered() {
            notes.insert(0, ("recovered-archive", String::new()));
        }
        Ok(Parts { content, styles, meta, flat: false, notes })
    }

    /// The number of pages that the program counted when it saved the file.
    pub fn declared_pages(&self, limits: &Limits) -> Option<u32> {
        let text = if self.flat { &self.content } else { &self.meta };
        let mut xml = Xml::new(text, limits);
        loop {
            match xml.next() {
                Item::Start(_, start) if start.name().as_ref() == "meta:document-statistic" => {
                    return attr(&start, "page-count")?.trim().parse().ok().filter(|pages| *pages > 0);
                }
                Item::Start(_, start) if start.name().as_ref() == "office:body" => return None,
                Item::Eof => return None,
                _ => {}
            }
        }
    }
}

fn optional(archive: &mut Archive<'_>, name: &str, limits: &Limits) -> String {
    archive.read(name, limits).ok().flatten().map(decode_xml).unwrap_or_default()
}
