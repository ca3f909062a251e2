//! The Word reader: a file as it is, or, where the input is no archive, the XML of a file's main part. No panic.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use spoglio::read::docx;
use spoglio_fuzz::{assert_whole, deep, limits};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

fn packed(xml: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("word/document.xml", stored).ok()?;
    zip.write_all(xml).ok()?;
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|data: &[u8]| {
    let made = if data.starts_with(b"PK") { None } else { packed(data) };
    deep(|| {
        if let Ok(document) = docx::read(made.as_deref().unwrap_or(data), &limits()) {
            assert_whole(&document);
        }
    });
});
