//! Many documents into a store.
//!
//! Paths become a list of files ([`collect`]), each is read within the limits ([`read_limited`]) and analysed
//! where it can't take the others along: one after the other in a thread where a panic or a deep recursion is
//! caught ([`Guard`], [`run()`]), or several at once in processes of their own, each within its time and memory
//! ([`Pool`], [`run_pool`]). What happens is told to an [`Observer`], what comes out goes to a [`Sink`].

mod bytes;
mod counts;
#[cfg(debug_assertions)]
mod fault;
mod guard;
mod inputs;
mod opened;
mod pool;
mod reading;
mod run;
mod unreadable;
pub mod worker;

pub use crate::container::DOCUMENT_ENDINGS;
pub use bytes::{read_at_most, read_limited};
pub use counts::Counts;
pub use guard::{Cancel, Guard, apart, quiet_panics};
pub use inputs::{Inputs, Skip, Skipped, collect};
pub use opened::{Met, Opened, open};
pub use pool::{Pool, PoolReport, StartError, run_pool};
pub use reading::Reading;
pub use run::{Done, Observer, Report, Sink, Stored, run};
pub use unreadable::unreadable;

pub use crate::digest::sha256;
