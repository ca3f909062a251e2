//! The text reader: no panic, and every letter and digit of a plain text is in a block.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use spoglio::read::text;
use spoglio_fuzz::{all_text, assert_whole, limits};

/// How often each letter and digit stands; without `o`, which may be a bullet.
fn counts(text: &str) -> BTreeMap<char, usize> {
    let mut out = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_ascii_alphanumeric() && *c != 'o') {
        *out.entry(c).or_default() += 1;
    }
    out
}

fuzz_target!(|data: &[u8]| {
    let _ = text::read_markdown(data, &limits());
    let Ok(document) = text::read(data, &limits()) else { return };
    assert_whole(&document);
    let cut = document.notes.iter().any(|note| format!("{note:?}").contains("limit"));
    let Ok(plain) = std::str::from_utf8(data) else { return };
    // other signs may be read as those of UTF-16 or of a printer's control
    let is_plain = plain.chars().all(|c| !c.is_control() || "\n\r\t\u{c}".contains(c));
    if is_plain && !cut {
        assert_eq!(counts(plain), counts(&all_text(&document)));
    }
});
