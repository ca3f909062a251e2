//! What a container that was opened holds, one part after the other.

use std::collections::BTreeSet;

use super::mail::MailParts;
use super::zip::ZipParts;
use crate::limits::Limits;
use crate::read::ReadError;

/// One part.
pub(super) struct Part {
    /// Its name in the container, with folders.
    pub(super) name: String,
    /// Whether it is one to be read.
    pub(super) wanted: Wanted,
    /// Its bytes, where it is.
    pub(super) bytes: Result<Vec<u8>, ReadError>,
}

/// Whether a part is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Yes,
    Hidden,
    OtherType,
}

/// A container that is open.
pub(super) enum Parts {
    Zip(Box<ZipParts>),
    Mail(MailParts),
}

impl Parts {
    /// The next part; `room` is how many bytes it may have besides the limits.
    pub(super) fn next(&mut self, limits: &Limits, room: u64) -> Option<Part> {
        match self {
            Parts::Zip(zip) => zip.next(limits, room),
            Parts::Mail(mail) => mail.next(),
        }
    }
}

/// Names that were given, so that no two parts have the same one.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A name that can be shown and was not given before: `plan.pdf`, then `plan.pdf#2`.
    pub(super) fn give(&mut self, name: &str) -> String {
        let shown: String = name
            .chars()
            .map(|c| match c {
                '\\' => '/',
                c if c.is_control() => '\u{FFFD}',
                c => c,
            })
            .collect();
        let shown = if shown.trim().is_empty() { "?".to_owned() } else { shown };
        let mut given = shown.clone();
        let mut count = 2;
        while !self.0.insert(given.clone()) {
            given = format!("{shown}#{count}");
            count += 1;
        }
        given
    }
}
