//! Readers: bytes to the neutral [`Document`]. One file or folder a format; they know nothing of plans.

mod error;
pub mod text;

pub use error::{ReadError, ReadErrorKind};
