//! Failures on purpose, for tests only: what the guards around a document are for can't be had from documents, as
//! long as no defect is known. Not compiled into a release.

use std::time::Duration;

/// Set to `1`, a document called `fault-crash…`, `fault-overflow…`, `fault-hang…` or `fault-memory…` does what its name
/// says.
const FAULTS: &str = "SPOGLIO_TEST_FAULTS";
/// A second time longer than any test waits.
const FOREVER: Duration = Duration::from_secs(3600);

/// Fails as the name of a document says.
pub fn strike(name: &str) {
    if std::env::var(FAULTS).is_ok_and(|value| value == "1") {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        match file.strip_prefix("fault-").unwrap_or_default().split(['-', '.']).next() {
            Some("crash") => std::process::abort(),
            Some("overflow") => drop(deeper(0)),
            Some("hang") => std::thread::sleep(FOREVER),
            Some("memory") => fill(),
            _ => {}
        }
    }
}

fn deeper(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 64]);
    if depth == u64::MAX { 0 } else { deeper(depth + 1) + frame.iter().sum::<u64>() }
}

fn fill() {
    let mut blocks = Vec::new();
    loop {
        blocks.push(std::hint::black_box(vec![1_u8; 8 << 20]));
        std::thread::sleep(Duration::from_millis(2));
    }
}
