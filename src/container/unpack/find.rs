//! One document of a file, for commands that read one.

use std::path::{Path, PathBuf};

use super::{Found, Packed, documents};
use crate::limits::Limits;
use crate::read::{Detail, ReadError, ReadErrorKind};

/// Stands between the path of a container and that of what is in it.
pub const SEPARATOR: &str = "!/";

/// Names that an error tells.
const NAMED: usize = 12;

/// Splits a path into that of a file and that of a document in it. A file whose own name has the separator in it is that
/// file: `is_file` tells.
pub fn split_path(path: &Path, is_file: impl Fn(&Path) -> bool) -> (PathBuf, bool) {
    let text = path.to_string_lossy();
    if !text.contains(SEPARATOR) || is_file(path) {
        return (path.to_owned(), false);
    }
    let found =
        text.match_indices(SEPARATOR).map(|(at, _)| PathBuf::from(&text[..at])).find(|path| is_file(path));
    found.map_or_else(|| (path.to_owned(), false), |path| (path, true))
}

/// The document in a file, or the one with the path `wanted` of several; a path that leads to a container means the one in
/// it.
///
/// Errors: [`ReadErrorKind::SeveralDocuments`] with their paths, [`ReadErrorKind::NoDocument`], and why a container can't be
/// opened.
pub fn find(bytes: Vec<u8>, path: &str, wanted: Option<&str>, limits: &Limits) -> Result<Packed, ReadError> {
    let is_wanted = |found: &str| {
        wanted.is_none_or(|wanted| {
            found == wanted || found.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(SEPARATOR))
        })
    };
    let (mut first, mut names, mut others) = (None, Vec::new(), Vec::new());
    for found in documents(bytes, path, limits) {
        let (name, result) = match found {
            Found::Document(packed) => (packed.path.clone(), Ok(packed)),
            Found::Unreadable { path, error } => (path.clone(), Err(named(error, &path))),
            Found::LeftOut { path, .. } => {
                others.push(path);
                continue;
            }
        };
        if !is_wanted(&name) {
            others.push(name);
            continue;
        }
        if first.is_none() {
            first = Some(result);
        }
        names.push(name);
    }
    match (first, names.as_slice()) {
        (Some(found), [_]) => found,
        (Some(_), _) => Err(ReadError::new(ReadErrorKind::SeveralDocuments, Detail::at(list(&names)))),
        (None, _) => Err(ReadError::new(ReadErrorKind::NoDocument, Detail::at(list(&others)))),
    }
}

/// An error that says where in the file.
fn named(error: ReadError, path: &str) -> ReadError {
    if !path.contains(SEPARATOR) || error.detail.place.contains(path) {
        return error;
    }
    let part = error.detail.place;
    // a part of an archive is the end of its own path
    let place = if path.ends_with(&part) { path.to_owned() } else { format!("{path}: {part}") };
    ReadError { kind: error.kind, detail: Detail { place, ..error.detail } }
}

fn list(names: &[String]) -> String {
    let rest = names.len().saturating_sub(NAMED);
    let shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if rest == 0 { shown } else { format!("{shown}, … (+{rest})") }
}
