//! The structure tree of tagged PDFs.

mod string;

pub(super) use string::text_string;
