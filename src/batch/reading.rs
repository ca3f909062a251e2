use serde_json::value::RawValue;

use super::unreadable::unreadable;
use crate::analyse::Analysis;
use crate::contract::Extraction;
use crate::grammar::LocalUse;
use crate::message::Lang;
use crate::read::ReadError;
use crate::store::StoredNote;

/// What remains of an analysis once it leaves the process that made it: all that the database keeps.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The contract's record of the document.
    pub extraction: Extraction,
    /// The same as the JSON that it came as, so that it need not be written again.
    pub json: Option<Box<RawValue>>,
    /// What the reader had to say.
    pub notes: Vec<StoredNote>,
    /// Which of the grammars for some documents only were in force.
    pub grammars: LocalUse,
    /// Why nothing could be read.
    pub error: Option<ReadError>,
}

impl Reading {
    /// Of an analysis.
    pub fn of(analysis: Analysis) -> Reading {
        let notes = analysis.document.iter().flat_map(|document| &document.notes);
        Reading {
            notes: notes.map(StoredNote::from).collect(),
            extraction: analysis.extraction,
            json: None,
            grammars: analysis.trace.local,
            error: analysis.error,
        }
    }

    /// Of a document that nothing could be read of; `bytes` as for [`unreadable`].
    pub fn failed(bytes: &[u8], name: &str, error: ReadError, lang: Lang) -> Reading {
        Reading::of(unreadable(bytes, name, error, lang))
    }
}
