//! Pseudonyms for people: the same person is the same pseudonym over all documents under one key, and nobody finds
//! the person without the key (pseudonymisation, Regulation (EU) 2016/679, art. 4(5)).
//!
//! Names are those that a document's own lists and responsible persons give. Every occurrence of them is replaced, in
//! every text of the records. What remains is told in `docs/privacy.md`.

mod key;
mod people;
mod replace;
mod walk;

pub use key::{Key, KeyError};
pub use people::Pseudonyms;
pub use walk::{pseudonymise, pseudonymise_item};
