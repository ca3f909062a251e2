//! Many documents, one after the other, into a store.
//!
//! Paths become a list of files ([`collect`]), each is read within the limits ([`read_limited`]) and analysed
//! where a panic or a deep recursion can't take the others along ([`Guard`]); what happens is told to an
//! [`Observer`], what comes out goes to a [`Sink`].

mod bytes;
mod counts;
mod guard;
mod inputs;
mod run;
mod unreadable;

pub use bytes::{read_at_most, read_limited};
pub use counts::Counts;
pub use guard::{Cancel, Guard, apart, quiet_panics};
pub use inputs::{DOCUMENT_ENDINGS, Inputs, Skip, Skipped, collect};
pub use run::{Done, Observer, Report, Sink, Stored, run};
pub use unreadable::{sha256, unreadable};
