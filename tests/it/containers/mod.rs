//! Signed files, archives and messages: what is in them comes out byte for byte, each by its own path.

mod commands;
mod hostile;
mod signed;
mod walk;

use std::path::{Path, PathBuf};

use spoglio::container::{Found, Packed, documents};
use spoglio::{Limits, read::ReadErrorKind};

/// The plan that is in most of them.
const PLAN: &[u8] = include_bytes!("../../../fixtures/seeds/venegono-inferiore-2024.txt");

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/containers").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).expect("a fixture")
}

fn all(name: &str) -> Vec<Found> {
    documents(bytes(name), name, &Limits::default()).collect()
}

/// The only document in a fixture.
fn only(name: &str) -> Packed {
    match all(name).as_slice() {
        [Found::Document(packed)] => packed.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

/// Why there is none.
fn trouble(name: &str) -> ReadErrorKind {
    match all(name).as_slice() {
        [Found::Unreadable { error, .. }] => error.kind,
        other => panic!("{name}: {other:?}"),
    }
}
