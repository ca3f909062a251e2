//! The readers of .odt, .html, .xlsx, .rtf and .doc: the fixtures against their golds, one test a feature over
//! small documents built here, hostile files, mutated bytes.

#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/markup.rs"]
mod markup;
#[path = "formats/real.rs"]
mod real;
#[path = "formats/sheets.rs"]
mod sheets;
#[path = "formats/support.rs"]
mod support;
