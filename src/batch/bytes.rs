use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::limits::Limits;
use crate::message::System;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// The bytes of a file, no more than the limits allow. A file over the limit is not read into memory.
/// Errors: of the kind `Io` where the system does not give them, `OverLimit` where they are too many.
pub fn read_limited(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    if waits_for_a_writer(path) {
        return Err(ReadError::new(ReadErrorKind::Io, Fact::System { what: System::NoFile }));
    }
    let file = File::open(path).map_err(io_error)?;
    let metadata = file.metadata().map_err(io_error)?;
    if metadata.is_dir() {
        return Err(ReadError::new(ReadErrorKind::Io, Fact::System { what: System::Folder }));
    }
    if metadata.len() > limits.file_bytes {
        return Err(over(metadata.len(), limits));
    }
    read_at_most(file, limits)
}

/// The bytes of a stream whose length nobody knows beforehand (standard input, a pipe). Errors as
/// [`read_limited`].
pub fn read_at_most(stream: impl Read, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    stream.take(limits.file_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(io_error)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(over(bytes.len() as u64, limits));
    }
    Ok(bytes)
}

/// Whether opening a path would wait for somebody to write into it, perhaps for ever. Pipes that are open already
/// (`/dev/stdin`, what a shell puts in place of `<(…)`) are given by somebody who writes.
fn waits_for_a_writer(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let is_open = path.starts_with("/dev") || path.starts_with("/proc");
        let kind = path.metadata().map(|file| file.file_type());
        !is_open && kind.is_ok_and(|kind| kind.is_fifo() || kind.is_socket())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

fn io_error(error: io::Error) -> ReadError {
    ReadError::new(ReadErrorKind::Io, &error)
}

fn over(bytes: u64, limits: &Limits) -> ReadError {
    ReadError::new(ReadErrorKind::OverLimit, Fact::TooLarge { bytes, most: limits.file_bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_over_the_limit_is_given_up() {
        let limits = Limits { file_bytes: 10, ..Limits::default() };
        assert_eq!(read_at_most(&b"0123456789"[..], &limits).unwrap().len(), 10);
        let error = read_at_most(io::repeat(b'x'), &limits).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::OverLimit);
    }
}
