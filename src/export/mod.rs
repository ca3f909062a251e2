//! Records out of the database or an analysis: JSON, JSON Lines, and the JSON Schema of both; tables of the database as CSV or Parquet.

mod csv;
mod datapackage;
mod error;
mod json;
mod jsonl;
mod parquet;
mod parts;
mod schema;
mod table_schema;

pub use csv::CsvWriter;
pub use datapackage::{Written, write_datapackage};
pub use error::ExportError;
pub use json::{write_document, write_json};
pub use jsonl::write_jsonl;
pub use parquet::write_parquet;
pub use schema::{SCHEMA_ID, json_schema};
