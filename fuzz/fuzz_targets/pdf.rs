//! The PDF reader: no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spoglio::read::{ReadOptions, pdf};
use spoglio_fuzz::{assert_whole, deep, limits};

fuzz_target!(|data: &[u8]| {
    deep(|| {
        if let Ok(document) = pdf::read(data, &limits(), &ReadOptions::default()) {
            assert_whole(&document);
        }
    });
});
