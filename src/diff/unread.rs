use serde::Serialize;

use crate::contract::{Extraction, Unclaimed};

/// What of a document was not read and so is compared with nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Unread {
    /// Tables and parts of tables that no record was made of.
    pub tables: Vec<Unclaimed>,
    /// Records that were left out as not sure enough.
    pub left_out: u32,
    /// Why all or a part of the document could not be read, in the language of its findings.
    pub trouble: Vec<String>,
}

impl Unread {
    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.left_out == 0 && self.trouble.is_empty()
    }
}

/// Rules whose findings say that something could not be read: pictures without text, a broken or cut file, little
/// understood.
const TROUBLE: [&str; 3] = ["DOC003", "DOC005", "STR011"];

/// What of a document was not read.
pub fn unread(extraction: &Extraction) -> Unread {
    let trouble = extraction.findings.iter().filter(|finding| TROUBLE.contains(&finding.rule.as_str()));
    Unread {
        tables: extraction.unclaimed.clone(),
        left_out: extraction.document.left_out.unwrap_or_default(),
        trouble: trouble.map(|finding| finding.message.clone()).collect(),
    }
}
