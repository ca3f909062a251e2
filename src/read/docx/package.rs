//! Parts of the package and the relationships between them.

use super::names::Tag;
use super::xml::{Item, Xml, attr};
use crate::container::Archive;
use crate::container::decode_xml;
use crate::document::{Note, Source};
use crate::limits::Limits;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// A relationship of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rel {
    /// Its id in the part.
    pub id: String,
    /// Last segment of its type: `styles`, `footnotes`, `header`, …
    pub kind: String,
    /// Name of the part that it leads to.
    pub target: String,
}

/// The package of a document.
pub struct Package<'a> {
    archive: Archive<'a>,
    limits: &'a Limits,
    /// What was wrong with parts that could not be read.
    pub notes: Vec<Note>,
}

impl<'a> Package<'a> {
    /// Opens the package. Errors: as [`Archive::open`].
    pub fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, ReadError> {
        let archive = Archive::open(bytes)?;
        let mut notes = Vec::new();
        if archive.recovered() {
            notes.push(note("recovered-archive", ""));
        }
        Ok(Package { archive, limits, notes })
    }

    /// Name and text of the main part. Errors: `Truncated` or `Malformed` where there is none, and those of
    /// [`Archive::read`].
    pub fn main_part(&mut self) -> Result<(String, String), ReadError> {
        let rels =
            self.text("_rels/.rels").map(|text| parse_rels(&text, "", self.limits)).unwrap_or_default();
        let declared = rels.into_iter().find(|rel| rel.kind == "officeDocument").map(|rel| rel.target);
        let usual = ["word/document.xml", "word/document2.xml", "document.xml"].map(str::to_owned);
        let found = declared.into_iter().chain(usual).find(|name| self.archive.contains(name));
        // a recovered archive may have lost the list of relationships
        let found = found.or_else(|| {
            let main = |name: &&str| name.starts_with("word/document") && name.ends_with(".xml");
            self.archive.names().find(main).map(str::to_owned)
        });
        let Some(name) = found else {
            let kind =
                if self.archive.recovered() { ReadErrorKind::Truncated } else { ReadErrorKind::Malformed };
            return Err(ReadError::new(kind, Fact::NoMainPart));
        };
        let bytes = self.archive.read(&name, self.limits)?;
        let bytes = bytes.ok_or_else(|| ReadError::new(ReadErrorKind::Malformed, Detail::at(&name)))?;
        Ok((name, decode_xml(bytes)))
    }

    /// The relationships of a part, in the order of the file.
    pub fn rels_of(&mut self, part: &str) -> Vec<Rel> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        match self.text(&name) {
            Some(text) => parse_rels(&text, folder, self.limits),
            None => Vec::new(),
        }
    }

    /// The text of a part; a part that can't be read is a note.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.bytes(name).map(decode_xml)
    }

    /// The bytes of a part; a part that can't be read is a note.
    pub fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        match self.archive.read(name, self.limits) {
            Ok(found) => found,
            Err(error) => {
                self.notes.push(note("part-skipped", error.in_note(name)));
                None
            }
        }
    }

    /// Adds notes on parts that did not come whole; call once at the end.
    pub fn close(mut self) -> Vec<Note> {
        for name in self.archive.flawed() {
            self.notes.push(note("damaged-part", name.clone()));
        }
        self.notes
    }
}

/// A note on the whole document.
pub fn note(code: &'static str, detail: impl Into<String>) -> Note {
    Note { code, detail: detail.into(), source: Source::default() }
}

fn parse_rels(text: &str, folder: &str, limits: &Limits) -> Vec<Rel> {
    let mut xml = Xml::new(text, limits);
    let mut rels = Vec::new();
    loop {
        match xml.next() {
            Item::Start(Tag::Relationship, start) => {
                let external = attr(&start, "TargetMode").is_some_and(|mode| mode == "External");
                if let (false, Some(target)) = (external, attr(&start, "Target")) {
                    rels.push(Rel {
                        id: attr(&start, "Id").unwrap_or_default().into_owned(),
                        kind: attr(&start, "Type")
                            .and_then(|kind| kind.rsplit('/').next().map(str::to_owned))
                            .unwrap_or_default(),
                        target: resolve(folder, &target),
                    });
                }
            }
            Item::Eof => return rels,
            _ => {}
        }
    }
}

/// A target seen from a folder: absolute where it starts with a slash, `..` goes up.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let target = target.split('#').next().unwrap_or_default();
    let mut path: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|s| !s.is_empty()).collect()
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_their_folder() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "..\\customXml\\item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("", "./word/document.xml"), "word/document.xml");
        assert_eq!(resolve("word", "../../../x.xml"), "x.xml");
    }
}
