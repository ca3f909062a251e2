//! One document from a file or from standard input, read and analysed.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::analyse::Analysis;
use crate::batch::{Guard, apart, read_at_most, read_limited, unreadable};
use crate::container::{find, is_container, split_path};
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

fn with_bytes(path: &Path, guard: &Guard, lang: Lang) -> Result<(Vec<u8>, Analysis), Failure> {
    let name = path.to_string_lossy();
    let limits = &guard.context().limits;
    // `archive.zip!/plan.pdf` is a document in a file
    let (file, is_inside) = split_path(path, Path::is_file);
    let bytes =
        if is_stdin(path) { read_at_most(io::stdin().lock(), limits) } else { read_limited(&file, limits) };
    match bytes {
        Ok(bytes) if is_container(&bytes, &file.to_string_lossy()) => {
            let wanted = is_inside.then(|| name.to_string());
            Ok(taken_out(bytes, &file, wanted, guard, lang))
        }
        Ok(bytes) if is_inside => {
            let error = ReadError::new(ReadErrorKind::NoDocument, file.to_string_lossy());
            Ok((Vec::new(), unreadable(&bytes, &name, error, lang)))
        }
        Ok(bytes) => {
            let analysis = guard.analyse(bytes.clone(), &name);
            Ok((bytes, analysis))
        }
        Err(error) if error.kind == ReadErrorKind::Io => {
            let message = Message::new("error-open").arg("path", name.as_ref()).arg("detail", error.detail);
            Err(message.into())
        }
        Err(error) => Ok((Vec::new(), unreadable(&[], &name, error, lang))),
    }
}

/// The document in a container, with its own bytes.
fn taken_out(
    bytes: Vec<u8>,
    file: &Path,
    wanted: Option<String>,
    guard: &Guard,
    lang: Lang,
) -> (Vec<u8>, Analysis) {
    let name = file.to_string_lossy().into_owned();
    let shown = wanted.clone().unwrap_or_else(|| name.clone());
    let limits = guard.context().limits.clone();
    let found = apart(move || find(bytes, &name, wanted.as_deref(), &limits))
        .unwrap_or_else(|detail| Err(ReadError::new(ReadErrorKind::Crashed, detail)));
    match found {
        Ok(packed) => {
            let bytes = packed.bytes.clone();
            (bytes, guard.analyse_packed(packed))
        }
        Err(error) => (Vec::new(), unreadable(&[], &shown, error, lang)),
    }
}
