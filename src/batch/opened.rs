use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::bytes::read_limited;
use super::inputs::{Skip, Skipped};
use crate::container::{Documents, Found, Origin, Packed, SEPARATOR, documents, is_container, split_path};
use crate::limits::Limits;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// The documents of one file, or of a path in a file (`archive.zip!/plan.pdf`), one after the other.
pub struct Opened<'l> {
    path: String,
    /// Only what has this path, or is in a container that has it.
    wanted: Option<String>,
    from: From<'l>,
    met: bool,
}

enum From<'l> {
    One(Option<Packed>),
    Many(Documents<'l>),
    End,
}

/// What comes out of a file.
pub enum Met {
    /// A document, as it is to be read.
    Document(Packed),
    /// Something that is no document.
    Skipped(Skipped),
    /// What can't be taken out, by its path, and why.
    Unreadable(String, ReadError),
}

/// Opens a file. Errors: as [`read_limited`].
pub fn open<'l>(path: &Path, limits: &'l Limits) -> Result<Opened<'l>, ReadError> {
    let (file, is_inside) = split_path(path, Path::is_file);
    let bytes = read_limited(&file, limits)?;
    let path = path.to_string_lossy().into_owned();
    let name = file.to_string_lossy();
    let wanted = is_inside.then(|| path.clone());
    let may_hold = catch_unwind(|| is_container(&bytes, &name)).unwrap_or_default();
    let from = if may_hold {
        From::Many(documents(bytes, &name, limits))
    } else {
        From::One(Some(Packed { path: name.into_owned(), bytes, origin: Origin::default() }))
    };
    Ok(Opened { path, wanted, from, met: false })
}

impl Opened<'_> {
    fn is_wanted(&self, found: &str) -> bool {
        self.wanted.as_deref().is_none_or(|wanted| {
            found == wanted || found.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(SEPARATOR))
        })
    }

    /// The next thing that was found. What opens containers works in this process: a defect of it costs what is left in
    /// the container, not the run.
    fn found(&mut self) -> Option<Found> {
        match &mut self.from {
            From::One(one) => one.take().map(Found::Document),
            From::Many(many) => catch_unwind(AssertUnwindSafe(|| many.next())).unwrap_or_else(|_| {
                self.from = From::End;
                let error = ReadError::new(ReadErrorKind::Crashed, Fact::InContainer);
                Some(Found::Unreadable { path: self.path.clone(), error })
            }),
            From::End => None,
        }
    }
}

impl Iterator for Opened<'_> {
    type Item = Met;

    fn next(&mut self) -> Option<Met> {
        while let Some(found) = self.found() {
            let met = match found {
                Found::Document(packed) if self.is_wanted(&packed.path) => Met::Document(packed),
                Found::Unreadable { path, error } if self.is_wanted(&path) => Met::Unreadable(path, error),
                Found::LeftOut { path, is_hidden } if self.wanted.is_none() => {
                    let why = if is_hidden { Skip::Hidden } else { Skip::OtherType };
                    return Some(Met::Skipped(Skipped { path: path.into(), why }));
                }
                _ => continue,
            };
            self.met = true;
            return Some(met);
        }
        // a container without a document must not pass in silence
        if std::mem::replace(&mut self.met, true) {
            return None;
        }
        Some(Met::Unreadable(self.path.clone(), ReadErrorKind::NoDocument.into()))
    }
}
