//! hayro merely interpreting the pages of PDFs, nothing made of them: the floor under reading a PDF with it.
//!
//! `interpret ROUNDS FILE…` prints one JSON object as `throughput.rs` does. `benches/pdf_speed.py` calls it.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, DummyDevice, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::Pdf;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds an option of its own
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(rounds) = arguments.next() else {
        println!("usage: interpret ROUNDS FILE…");
        return Ok(());
    };
    let rounds: usize = rounds.parse()?;
    let documents = arguments.map(|path| fs::read(path).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let mut pages = 0;
    let mut seconds = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let start = Instant::now();
        pages = documents.iter().map(interpret).sum::<Result<usize, _>>()?;
        seconds.push(start.elapsed().as_secs_f64());
    }
    println!("{}", json!({ "seconds": seconds, "pages": black_box(pages), "peak_kib": peak_kib() }));
    Ok(())
}

/// Goes through all pages of a document once; gives their number.
fn interpret(bytes: &Arc<Vec<u8>>) -> Result<usize, String> {
    let pdf = Pdf::new(bytes.clone()).map_err(|error| format!("{error:?}"))?;
    let cache = InterpreterCache::new();
    let page_box = Rect::new(0.0, 0.0, 1.0, 1.0);
    for page in pdf.pages().iter() {
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, page_box, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut DummyDevice);
    }
    Ok(pdf.pages().len())
}

/// The most memory that was resident at once.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
