//! Records out of the database or an analysis: JSON, JSON Lines, and the JSON Schema of both.

mod error;
mod json;
mod jsonl;
mod schema;

pub use error::ExportError;
pub use json::{write_document, write_json};
pub use jsonl::write_jsonl;
pub use schema::{SCHEMA_ID, json_schema};
