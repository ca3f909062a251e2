//! JSON and JSON Lines out of the database.

use spoglio::contract::Extraction;
use spoglio::export::{write_document, write_json, write_jsonl};
use spoglio::store::{Filter, Imported, Store, StoreError, StoreErrorKind};

use crate::support::database::{all, import};
use crate::support::golds;

#[test]
fn exports_are_the_extractions_again() {
    let mut store = Store::in_memory().expect("a store");
    golds::all().iter().for_each(|extraction| assert_eq!(import(&mut store, extraction), Imported::Added));
    let expected = all(&store);
    let extractions = || store.extractions(&Filter::default()).expect("extractions");
    for pretty in [false, true] {
        let mut out = Vec::new();
        assert_eq!(write_json(&mut out, extractions(), pretty).expect("written"), expected.len());
        assert_eq!(serde_json::from_slice::<Vec<Extraction>>(&out).expect("JSON"), expected);
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count() == 1, !pretty);
    }
    let mut out = Vec::new();
    assert_eq!(write_jsonl(&mut out, extractions()).expect("written"), expected.len());
    let text = String::from_utf8(out).expect("UTF-8");
    let lines: Vec<Extraction> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines, expected);
    let mut out = Vec::new();
    write_document(&mut out, &expected[0], true).expect("written");
    assert_eq!(serde_json::from_slice::<Extraction>(&out).expect("JSON"), expected[0]);
    let mut out = Vec::new();
    assert_eq!(
        write_json(&mut out, Vec::<Result<Extraction, StoreError>>::new(), false).expect("written"),
        0
    );
    assert_eq!(out, b"[]\n");
}

#[test]
fn an_export_stops_at_what_cannot_be_read() {
    let seed = golds::seeds().remove(0);
    let mut out = Vec::new();
    let broken = Err(StoreError::new(StoreErrorKind::Corrupt, spoglio::read::Detail::at("page 7")));
    let error = write_jsonl(&mut out, [Ok(&seed), broken, Ok(&seed)]).expect_err("stopped");
    assert_eq!(error.to_string(), "damaged database: page 7");
    assert_eq!(String::from_utf8(out).expect("UTF-8").lines().count(), 1, "what was written is whole");
}
