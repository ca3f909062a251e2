//! Documents in worker processes: several at once, each within its time and memory, their results in order.

mod child;
mod memory;
mod run;
mod slot;

use std::ffi::OsString;
use std::path::PathBuf;

pub use child::StartError;
pub use run::{PoolReport, run_pool};

use super::worker::Settings;
use crate::grammar::Basis;

/// How documents are read by worker processes.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The program, and what makes it a worker (`spoglio worker`).
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// How many work at once; at least 1.
    pub jobs: usize,
    /// What they read with. Time and memory of a document are among the limits.
    pub settings: Settings,
    /// What their settings must come to: something else means that a program or a folder of grammars was changed
    /// meanwhile.
    pub basis: Basis,
}

impl Pool {
    /// Workers of a program with these settings. Error: the settings can't be used.
    pub fn new(
        program: PathBuf,
        jobs: usize,
        settings: Settings,
    ) -> Result<Pool, super::worker::SettingsError> {
        let basis = settings.basis()?;
        Ok(Pool { program, args: vec!["worker".into()], jobs: jobs.max(1), settings, basis })
    }
}
