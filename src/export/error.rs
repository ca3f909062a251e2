use std::io;

use thiserror::Error;

use crate::store::StoreError;

/// Why an export stopped.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The output could not be written; a closed pipe is `io::ErrorKind::BrokenPipe`.
    #[error("cannot write: {0}")]
    Io(#[from] io::Error),
    /// The records could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        ExportError::Io(error.into())
    }
}
