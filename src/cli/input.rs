//! One document from a file or from standard input, read and analysed.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::analyse::Analysis;
use crate::batch::{Guard, read_at_most, read_limited, unreadable};
use crate::message::{Lang, Message};
use crate::read::{ReadError, ReadErrorKind};

/// The name by which standard input is meant.
const STDIN: &str = "-";

/// Whether a path means standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// Analyses a file, or standard input for `-`. Failure: the system does not give the bytes.
pub fn analyse(path: &Path, session: &Session) -> Result<Analysis, Failure> {
    bytes_and_analysis(path, session).map(|(_, analysis)| analysis)
}

/// As [`analyse`], with the bytes: none where they could not be read.
pub fn bytes_and_analysis(path: &Path, session: &Session) -> Result<(Vec<u8>, Analysis), Failure> {
    with_bytes(path, &session.guard()?, session.lang)
}

/// As [`analyse`], with a guard that serves several files.
pub fn guarded(path: &Path, guard: &Guard, lang: Lang) -> Result<Analysis, Failure> {
    with_bytes(path, guard, lang).map(|(_, analysis)| analysis)
}

/// The bytes of a file, or of standard input for `-`. Failure: the system does not give them.
pub fn bytes(path: &Path, guard: &Guard) -> Result<Result<Vec<u8>, ReadError>, Failure> {
    let limits = &guard.context().limits;
    let bytes =
        if is_stdin(path) { read_at_most(io::stdin().lock(), limits) } else { read_limited(path, limits) };
    match bytes {
        Err(error) if error.kind == ReadErrorKind::Io => {
            let path = path.display().to_string();
            Err(Message::new("error-open").arg("path", path).arg("detail", error.detail).into())
        }
        bytes => Ok(bytes),
    }
}

fn with_bytes(path: &Path, guard: &Guard, lang: Lang) -> Result<(Vec<u8>, Analysis), Failure> {
    let name = path.to_string_lossy();
    match bytes(path, guard)? {
        Ok(bytes) => {
            let analysis = guard.analyse(bytes.clone(), &name);
            Ok((bytes, analysis))
        }
        Err(error) => Ok((Vec::new(), unreadable(&[], &name, error, lang))),
    }
}
