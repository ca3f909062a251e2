//! The readers of .odt, .html, .xlsx, .xls, .rtf, .doc and .md: the fixtures against their golds, one test a feature over
//! small documents built here, hostile files, mutated bytes.

mod hostile;
mod markdown;
mod markup;
mod real;
mod sheets;
mod support;
mod xls;
