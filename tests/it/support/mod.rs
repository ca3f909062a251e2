//! What several modules use.

pub mod arbitrary;
pub mod database;
pub mod extractions;
pub mod golds;
