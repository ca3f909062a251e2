use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::counts::Counts;
use super::guard::{Cancel, Guard};
use super::opened::{Met, open};
use super::unreadable::unreadable;
use crate::analyse::Analysis;
use crate::contract::Extraction;
use crate::digest::sha256;
use crate::read::{ReadError, ReadErrorKind};

/// What became of a document in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It was not there before.
    New,
    /// Its records took the place of older ones.
    Replaced,
    /// It was there already, the very same.
    Unchanged,
    /// Nothing was stored: nothing could be read.
    Nothing,
}

impl Stored {
    /// A word for logs.
    pub fn as_str(self) -> &'static str {
        match self {
            Stored::New => "new",
            Stored::Replaced => "replaced",
            Stored::Unchanged => "unchanged",
            Stored::Nothing => "nothing",
        }
    }
}

/// Where documents go: analyses, or what remains of them after a worker process.
pub trait Sink<T = Analysis> {
    /// Why it can take no more: the end of the run.
    type Error;

    /// Whether anything is kept under a path, so that it is worth asking whether it is known.
    fn has(&mut self, _path: &str) -> Result<bool, Self::Error> {
        Ok(true)
    }

    /// The extraction that is kept of the very same bytes under the same path and would come out again, if
    /// that can be told: then the document need not be analysed.
    fn known(&mut self, path: &str, sha256: &str) -> Result<Option<Extraction>, Self::Error>;

    /// Keeps a document's analysis, whole or not at all; `time` is what it took. An unreadable document
    /// comes with its error, and takes the place of what was kept of the same path.
    fn keep(&mut self, read: &T, time: Duration) -> Result<Stored, Self::Error>;
}

/// One document, done.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its path as given.
    pub path: PathBuf,
    /// What became of it.
    pub stored: Stored,
    /// What was read out of it.
    pub counts: Counts,
    /// Why nothing could be read.
    pub error: Option<ReadError>,
    /// What is missing of a document that could be read only in part, for a person.
    pub partly: Option<String>,
    /// Time that reading, analysing and storing it took.
    pub time: Duration,
}

impl Done {
    /// Of what was read and what became of it.
    pub(super) fn of(
        path: &Path,
        stored: Stored,
        extraction: &Extraction,
        error: Option<ReadError>,
        time: Duration,
    ) -> Done {
        let damage = extraction.findings.iter().find(|finding| finding.rule == "DOC005");
        let partly = damage.filter(|_| error.is_none()).map(|finding| finding.message.clone());
        Done { path: path.to_owned(), stored, counts: Counts::of(extraction), error, partly, time }
    }
}

/// Who is told how a run goes on.
pub trait Observer {
    /// A document is begun: the `index`th, from 0. Several may be under way.
    fn begun(&mut self, index: usize, path: &Path);
    /// A file holds one document more than were counted.
    fn more(&mut self) {}
    /// It was read, and waits until those before it are stored.
    fn read(&mut self, _index: usize) {}
    /// It is done; documents are in order here.
    fn done(&mut self, index: usize, done: &Done);
}

/// A whole run.
#[derive(Debug)]
pub struct Report<E> {
    /// The documents that were done, in order.
    pub done: Vec<Done>,
    /// It was cancelled.
    pub cancelled: bool,
    /// Why the sink took no more, and at which document.
    pub failed: Option<(PathBuf, E)>,
}

/// Analyses files one after the other in this process and hands each to the sink. Ends early at a cancel, between documents
/// or by dropping the one under way, and at the first error of the sink; what was kept before stays.
pub fn run<S: Sink>(
    files: &[PathBuf],
    guard: &Guard,
    sink: &mut S,
    observer: &mut dyn Observer,
    cancel: &Cancel,
) -> Report<S::Error> {
    let mut report = Report { done: Vec::new(), cancelled: false, failed: None };
    let limits = &guard.context().limits;
    let mut index = 0;
    for file in files {
        let start = Instant::now();
        let met: Box<dyn Iterator<Item = Met>> = match open(file, limits) {
            Ok(opened) => Box::new(opened),
            Err(error) => {
                Box::new(std::iter::once(Met::Unreadable(file.to_string_lossy().into_owned(), error)))
            }
        };
        for (count, met) in met.filter(|met| !matches!(met, Met::Skipped(_))).enumerate() {
            if cancel.asked() {
                report.cancelled = true;
                return report;
            }
            if count > 0 {
                observer.more();
            }
            let path = match &met {
                Met::Document(packed) => PathBuf::from(&packed.path),
                Met::Unreadable(path, _) => PathBuf::from(path),
                Met::Skipped(_) => continue,
            };
            observer.begun(index, &path);
            match one(met, start, guard, sink, cancel) {
                Ok(Some(done)) => {
                    observer.done(index, &done);
                    report.done.push(done);
                }
                Ok(None) => {
                    report.cancelled = true;
                    return report;
                }
                Err(error) => {
                    report.failed = Some((path, error));
                    return report;
                }
            }
            index += 1;
        }
        report.cancelled = cancel.asked();
        if report.cancelled {
            break;
        }
    }
    report
}

fn one<S: Sink>(
    met: Met,
    start: Instant,
    guard: &Guard,
    sink: &mut S,
    cancel: &Cancel,
) -> Result<Option<Done>, S::Error> {
    let done = |name: &str, stored, extraction: &Extraction, error: Option<ReadError>| {
        Done::of(Path::new(name), stored, extraction, error, start.elapsed())
    };
    let packed = match met {
        Met::Document(packed) => packed,
        Met::Skipped(_) => return Ok(None),
        Met::Unreadable(name, error) => {
            // what stays so has its row, unlike what the system did not give
            let is_lasting = error.kind != ReadErrorKind::Io;
            let analysis = unreadable(&[], &name, error, guard.context().lang);
            let stored = if is_lasting { sink.keep(&analysis, start.elapsed())? } else { Stored::Nothing };
            return Ok(Some(done(&name, stored, &analysis.extraction, analysis.error)));
        }
    };
    let name = packed.path.clone();
    let hash = packed.origin.sha256.clone().unwrap_or_else(|| sha256(&packed.bytes));
    if let Some(extraction) = sink.known(&name, &hash)? {
        return Ok(Some(done(&name, Stored::Unchanged, &extraction, None)));
    }
    let Some(analysis) = guard.until_packed(packed, cancel) else { return Ok(None) };
    // what says nothing of the content must not take the place of what was read before
    let passing = analysis.error.as_ref().is_some_and(|error| error.kind == ReadErrorKind::Io);
    let stored = if passing { Stored::Nothing } else { sink.keep(&analysis, start.elapsed())? };
    Ok(Some(done(&name, stored, &analysis.extraction, analysis.error)))
}
