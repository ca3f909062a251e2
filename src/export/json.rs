use std::borrow::Borrow;
use std::io::Write;

use serde::ser::{SerializeSeq, Serializer};
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::ExportError;
use crate::contract::Extraction;
use crate::store::StoreError;

/// Writes one document as one JSON object and a line end: what `spoglio extract` prints.
pub fn write_document(out: &mut dyn Write, extraction: &Extraction, pretty: bool) -> Result<(), ExportError> {
    if pretty {
        serde_json::to_writer_pretty(&mut *out, extraction)?;
    } else {
        serde_json::to_writer(&mut *out, extraction)?;
    }
    out.write_all(b"\n")?;
    Ok(())
}

/// Writes documents as one JSON array and a line end; gives their number. One document is in memory at a time.
pub fn write_json<E: Borrow<Extraction>>(
    out: &mut dyn Write,
    extractions: impl IntoIterator<Item = Result<E, StoreError>>,
    pretty: bool,
) -> Result<usize, ExportError> {
    let count = if pretty {
        write_array(&mut *out, extractions, PrettyFormatter::new())?
    } else {
        write_array(&mut *out, extractions, CompactFormatter)?
    };
    out.write_all(b"\n")?;
    Ok(count)
}

fn write_array<E: Borrow<Extraction>>(
    out: &mut dyn Write,
    extractions: impl IntoIterator<Item = Result<E, StoreError>>,
    formatter: impl Formatter,
) -> Result<usize, ExportError> {
    let mut serializer = serde_json::Serializer::with_formatter(out, formatter);
    let mut array = serializer.serialize_seq(None)?;
    let mut count = 0;
    for extraction in extractions {
        array.serialize_element::<Extraction>(extraction?.borrow())?;
        count += 1;
    }
    array.end()?;
    Ok(count)
}
