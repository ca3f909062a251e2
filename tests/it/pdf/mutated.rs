//! Files cut short and files with bytes changed: an answer each time, never a panic.

use proptest::prelude::*;
use spoglio::{Context, analyse};

use crate::support::extractions::repository;

/// The smallest of the fixtures.
fn sound() -> Vec<u8> {
    std::fs::read(repository("fixtures/dev/albero_strategico_breve.pdf")).unwrap()
}

/// Analysed, or refused with a reason.
fn answers(bytes: &[u8]) -> bool {
    let analysis = analyse(bytes, "piano.pdf", &Context::default());
    analysis.document.is_some() != analysis.error.is_some()
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused() {
    let bytes = sound();
    for cut in (0..24).map(|part| bytes.len() * part / 24).chain([1, 5, 9, bytes.len() - 1, bytes.len() - 7])
    {
        assert!(answers(&bytes[..cut]), "cut at {cut}");
    }
}

/// The end of a file holds its table of contents: without it the objects are looked for.
#[test]
fn a_file_that_lost_its_last_line_keeps_its_tables() {
    let bytes = sound();
    let whole = analyse(&bytes, "piano.pdf", &Context::default());
    let cut = analyse(&bytes[..bytes.len() - 16], "piano.pdf", &Context::default());
    assert_eq!(whole.extraction.document.tables, cut.extraction.document.tables);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = sound();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert!(answers(&bytes));
    }

    /// Whole numbers, so that lengths, counts, references and places are hit, not only packed data.
    #[test]
    fn changed_numbers_are_read_or_refused(which in any::<prop::sample::Index>(), number in any::<u64>()) {
        let bytes = sound();
        let starts: Vec<usize> = (1..bytes.len())
            .filter(|at| bytes[*at].is_ascii_digit() && bytes[at - 1] == b' ')
            .collect();
        let at = starts[which.index(starts.len())];
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let changed = [&bytes[..at], number.to_string().as_bytes(), &bytes[at + length..]].concat();
        prop_assert!(answers(&changed));
    }
}
