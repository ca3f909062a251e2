//! The tests of the library and of the program, a module for each subject.
//!
//! They are one program because each program links the whole library and all that it depends on: forty of them cost
//! minutes, and gigabytes. A new subject is a new module here. Only what must be left alone by the others is a
//! program of its own, `tests/processes/`.
//!
//! `cargo test --test it docx::` runs the tests that have `docx::` in their path: one module.

mod support;

// reading documents
mod containers;
mod docx;
mod formats;
mod pages;
mod pdf;
mod pdf_tags;
mod text;

// what is made of them
mod eval;
mod labels;
mod layouts;
mod perturb;
mod pipeline;
mod schema;
mod values;

// the audit
mod audit;
mod audit_cases;
mod audit_cli;
mod audit_properties;
mod audit_told;

// the database and what comes out of it
mod export;
mod export_csv;
mod export_parquet;
mod metadata;
mod queries;
mod store;
mod store_files;
mod store_rows;

// the program, as it is used
mod batch;
mod broken;
mod cli;
mod cli_told;
mod diff;
mod office;
mod privacy;
mod report;

// what is written about it
mod docs;
mod messages;
mod new_template;
mod rules;
