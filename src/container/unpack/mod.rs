//! Documents inside of containers: signatures that hold their document (`.p7m`), zip archives, e-mails with attachments.
//!
//! A signature is seen through: the document keeps the path of the signed file. An archive and a message open a level:
//! what is in them has the path `archive.zip!/folder/plan.pdf`. Nothing is ever written to the disk, so that no name in
//! an archive can lead anywhere. Signatures are **not verified**: who signed and when is what the file claims.

mod ber;
mod cms;
mod find;
mod mail;
mod parts;
mod signed;
mod signer;
mod walk;
mod zip;

use serde::{Deserialize, Serialize};

use crate::contract::{Container, DocumentInfo, Signature};
use crate::read::ReadError;

pub use find::{SEPARATOR, find, split_path};
pub use walk::{Documents, documents, is_container};

/// Endings of files that are taken out of folders and archives; what a file is in truth its content tells.
pub const DOCUMENT_ENDINGS: [&str; 23] = [
    "docx", "docm", "dotx", "doc", "odt", "fodt", "rtf", "pdf", "txt", "md", "html", "htm", "xhtml", "mht",
    "mhtml", "xlsx", "xlsm", "ods", "fods", "xls", "p7m", "zip", "eml",
];

/// What a document came in, from the outside to the inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Origin {
    /// The containers.
    pub containers: Vec<Container>,
    /// The signatures around it. Not verified.
    pub signatures: Vec<Signature>,
    /// SHA-256 of the file at the document's path, where that is not the document itself but a signature around it.
    pub sha256: Option<String>,
}

impl Origin {
    /// Writes what the document came in into its record, which knows only the document itself so far.
    pub fn put_into(&self, info: &mut DocumentInfo) {
        info.containers.clone_from(&self.containers);
        info.signatures.clone_from(&self.signatures);
        if let (Some(signed), None) = (&self.sha256, &info.content_sha256) {
            info.content_sha256 = Some(std::mem::replace(&mut info.sha256, signed.clone()));
        }
    }

    /// The document was in no container.
    pub fn is_none(&self) -> bool {
        *self == Origin::default()
    }
}

/// A document, taken out of what it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its path, with those of the containers around it.
    pub path: String,
    /// Its own bytes.
    pub bytes: Vec<u8>,
    /// What it came in.
    pub origin: Origin,
}

/// What stands in a container.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A document.
    Document(Packed),
    /// Something that is no document: hidden files, other types.
    LeftOut {
        /// Its path.
        path: String,
        /// It is hidden, or a system's own file.
        is_hidden: bool,
    },
    /// Something that can't be taken out, or a container that can't be opened.
    Unreadable {
        /// Its path.
        path: String,
        /// Why.
        error: ReadError,
    },
}

/// Whether a name ends as those of documents do.
pub fn has_document_ending(name: &str) -> bool {
    let ending = name.rsplit(['/', '\\']).next().and_then(|name| name.rsplit_once('.'));
    ending.is_some_and(|(_, ending)| DOCUMENT_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Whether a path is of a file that people do not see: hidden, a word processor's lock, a system's own folder.
fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| {
        (part.starts_with('.') && !part.trim_matches('.').is_empty())
            || part.starts_with("~$")
            || part == "__MACOSX"
    })
}
