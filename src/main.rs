//! The `spoglio` program: a thin shell over the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    spoglio::cli::run(std::env::args_os())
}
