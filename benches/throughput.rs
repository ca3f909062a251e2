//! spoglio's whole way from the bytes of a document to its JSON, in one process.
//!
//! `throughput ROUNDS THREADS FILE…` reads all files into memory, goes once over them to warm up, then prints one
//! JSON object: the seconds of each round over all files (each with grammars that have seen no document yet, as a
//! run of the program begins), the bytes of JSON of one round, and the peak of
//! resident memory in KiB where the system tells it. `benches/run.py` calls it.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
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
    let (Some(rounds), Some(threads)) = (arguments.next(), arguments.next()) else {
        println!("usage: throughput ROUNDS THREADS FILE…");
        return Ok(());
    };
    let (rounds, threads): (usize, usize) = (rounds.parse()?, threads.parse()?);
    let read = |path: String| fs::read(&path).map(|bytes| (path, bytes));
    let documents = arguments.map(read).collect::<Result<Vec<_>, _>>()?;
    let written = go_over(&documents, threads, &Context::default())?;
    let mut seconds = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        // what labels are is remembered from document to document: a round must not know those of the one before
        let context = Context::default();
        let start = Instant::now();
        black_box(go_over(black_box(&documents), threads, &context)?);
        seconds.push(start.elapsed().as_secs_f64());
    }
    println!("{}", json!({ "seconds": seconds, "json_bytes": written, "peak_kib": peak_kib() }));
    Ok(())
}

/// Each document to JSON, once, each by the first thread that is free; gives the bytes of JSON.
fn go_over(
    documents: &[(String, Vec<u8>)],
    threads: usize,
    context: &Context,
) -> Result<usize, Box<dyn Error>> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<usize, String> {
        let mut written = 0;
        while let Some((path, bytes)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            written += go_over_one(path, bytes, context)?;
        }
        Ok(written)
    };
    let written: Result<Vec<usize>, String> = thread::scope(|scope| {
        let running: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        let ended = |thread: thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|_| Err("panicked".into()))
        };
        std::iter::once(own).chain(running.into_iter().map(ended)).collect()
    });
    Ok(written?.into_iter().sum())
}

fn go_over_one(path: &str, bytes: &[u8], context: &Context) -> Result<usize, String> {
    let analysis = analyse(bytes, path, context);
    if let Some(error) = analysis.error {
        return Err(format!("{path}: {error}"));
    }
    let mut out = Vec::new();
    export::write_document(&mut out, &analysis.extraction, false)
        .map_err(|error| format!("{path}: {error}"))?;
    Ok(black_box(out).len())
}

/// The most memory that was resident at once.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
