use std::io;

use ::parquet::errors::ParquetError;
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

impl From<ParquetError> for ExportError {
    fn from(error: ParquetError) -> Self {
        let error = match error {
            // what the system said, so that a full disk is told as one
            ParquetError::External(error) => {
                error.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error)
            }
            error => io::Error::other(error),
        };
        ExportError::Io(error)
    }
}
