use std::borrow::Borrow;
use std::io::Write;

use super::{ExportError, write_document};
use crate::contract::Extraction;
use crate::store::StoreError;

/// Writes JSON Lines, one document a line; gives their number. One document is in memory at a time, and every
/// line that was written is whole.
pub fn write_jsonl<E: Borrow<Extraction>>(
    out: &mut dyn Write,
    extractions: impl IntoIterator<Item = Result<E, StoreError>>,
) -> Result<usize, ExportError> {
    let mut count = 0;
    for extraction in extractions {
        write_document(out, extraction?.borrow(), false)?;
        count += 1;
    }
    Ok(count)
}
