//! The text that pdf-extract finds in a PDF: a second opinion on what spoglio reads.
//!
//! `pdf_extract_text FILE` prints it. A program of its own, since pdf-extract panics on some files and does not
//! end on others: `scripts/second_opinion.py` calls it under a time limit.

use std::error::Error;
use std::io::{self, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = std::env::args_os().nth(1) else {
        return Err("usage: pdf_extract_text FILE".into());
    };
    let text = pdf_extract::extract_text(path)?;
    Ok(io::stdout().write_all(text.as_bytes())?)
}
