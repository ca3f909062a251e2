use super::options::Options;
use super::pairing::Pairing;
use crate::contract::Extraction;
use crate::document::{Document, Source};
use crate::grammar::Trace;

/// What the rules look at: the records, and what several rules need to know of them, worked out once.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The records.
    pub extraction: &'a Extraction,
    /// What was seen of the document itself; `None` where only records are audited.
    pub seen: Option<&'a Seen<'a>>,
    /// What decides besides the records.
    pub options: &'a Options,
    /// Which summary row lists which objective, one a unit.
    pub(super) pairings: Vec<Pairing>,
}

/// What the few rules on how a document is made look at; those on plans look at records.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The document after the layout stage.
    pub document: &'a Document,
    /// How its tables were taken.
    pub trace: &'a Trace,
    /// Where the layout stage took markup out of texts.
    pub markup: Vec<Source>,
}

impl<'a> Subject<'a> {
    /// Works out what the rules share.
    pub fn new(extraction: &'a Extraction, seen: Option<&'a Seen<'a>>, options: &'a Options) -> Self {
        let pairings = extraction.units.iter().map(Pairing::of).collect();
        Subject { extraction, seen, options, pairings }
    }
}
