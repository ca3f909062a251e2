//! The readers of .odt, .html, .xlsx, .xls, .rtf, .doc and .md: the fixtures against their golds, one test a feature over
//! small documents built here, hostile files, mutated bytes.

#[path = "formats/hostile.rs"]
mod hostile;
#[path = "formats/markdown.rs"]
mod markdown;
#[path = "formats/markup.rs"]
mod markup;
#[path = "formats/real.rs"]
mod real;
#[path = "formats/sheets.rs"]
mod sheets;
#[path = "formats/support.rs"]
mod support;
#[path = "formats/xls.rs"]
mod xls;
