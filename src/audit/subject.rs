use super::pairing::Pairing;
use crate::contract::Extraction;

/// What the rules look at: the records, and what several rules need to know of them, worked out once.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The records.
    pub extraction: &'a Extraction,
    /// Which summary row lists which objective, one a unit.
    pub(super) pairings: Vec<Pairing>,
}

impl<'a> Subject<'a> {
    /// Works out what the rules share.
    pub fn new(extraction: &'a Extraction) -> Self {
        Subject { extraction, pairings: extraction.units.iter().map(Pairing::of).collect() }
    }
}
