//! One document from a file or from standard input, read and analysed.

use std::io;
use std::path::Path;

use super::failure::Failure;
use super::session::Session;
use crate::analyse::Analysis;
use crate::batch::{Guard, apart, read_at_most, read_limited, unreadable};
use crate::container::{find, is_container, split_path};
use crate::message::{Lang, Message};
use crate::read::{Detail, ReadError, ReadErrorKind};

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
    // `archive.zip!/plan.pdf` is a document in a file
    let (file, _) = split_path(path, Path::is_file);
    let bytes =
        if is_stdin(path) { read_at_most(io::stdin().lock(), limits) } else { read_limited(&file, limits) };
    match bytes {
        Err(error) if error.kind == ReadErrorKind::Io => {
            Err(Message::new("error-open").arg("path", path).arg("detail", &error.detail).into())
        }
        bytes => Ok(bytes),
    }
}

fn with_bytes(path: &Path, guard: &Guard, lang: Lang) -> Result<(Vec<u8>, Analysis), Failure> {
    Ok(match bytes(path, guard)? {
        Ok(bytes) => analysed(bytes, path, guard, lang),
        Err(error) => (Vec::new(), unreadable(&[], &path.to_string_lossy(), error, lang)),
    })
}

/// The document of a path whose file's bytes are at hand, with its own bytes: those of the file, or of what is asked
/// for in it.
pub fn analysed(bytes: Vec<u8>, path: &Path, guard: &Guard, lang: Lang) -> (Vec<u8>, Analysis) {
    let name = path.to_string_lossy();
    let (file, is_inside) = split_path(path, Path::is_file);
    if is_container(&bytes, &file.to_string_lossy()) {
        return taken_out(bytes, &file, is_inside.then(|| name.to_string()), guard, lang);
    }
    if is_inside {
        let error = ReadError::new(ReadErrorKind::NoDocument, Detail::at(file.to_string_lossy()));
        return (Vec::new(), unreadable(&bytes, &name, error, lang));
    }
    let analysis = guard.analyse(bytes.clone(), &name);
    (bytes, analysis)
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
