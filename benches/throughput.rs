//! spoglio's whole way from the bytes of a document to its JSON, in one process and one thread.
//!
//! `throughput ROUNDS FILE…` reads all files into memory, goes once over them to warm up, then prints one
//! JSON object: the seconds of each round over all files, the bytes of JSON of one round, and the peak of
//! resident memory in KiB where the system tells it. `benches/run.py` calls it.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use mimalloc::MiMalloc;
use serde_json::json;
use spoglio::{Context, analyse, export};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds an option of its own
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(rounds) = arguments.next() else {
        println!("usage: throughput ROUNDS FILE…");
        return Ok(());
    };
    let rounds: usize = rounds.parse()?;
    let read = |path: String| fs::read(&path).map(|bytes| (path, bytes));
    let documents = arguments.map(read).collect::<Result<Vec<_>, _>>()?;
    let context = Context::default();
    let written = go_over(&documents, &context)?;
    let mut seconds = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let start = Instant::now();
        black_box(go_over(black_box(&documents), &context)?);
        seconds.push(start.elapsed().as_secs_f64());
    }
    println!("{}", json!({ "seconds": seconds, "json_bytes": written, "peak_kib": peak_kib() }));
    Ok(())
}

/// Each document to JSON, once; gives the bytes of JSON.
fn go_over(documents: &[(String, Vec<u8>)], context: &Context) -> Result<usize, Box<dyn Error>> {
    let mut written = 0;
    for (path, bytes) in documents {
        let analysis = analyse(bytes, path, context);
        if let Some(error) = analysis.error {
            return Err(format!("{path}: {error}").into());
        }
        let mut out = Vec::new();
        export::write_document(&mut out, &analysis.extraction, false)?;
        written += black_box(out).len();
    }
    Ok(written)
}

/// The most memory that was resident at once.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
