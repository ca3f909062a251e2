//! The `spoglio` program: a thin shell over the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A document is many small strings: this allocator gives and takes them faster than most systems' own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    spoglio::cli::run(std::env::args_os())
}
