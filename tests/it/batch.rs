//! Runs over many documents: what is kept, what is told, and where a run ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use spoglio::batch::{Cancel, Done, Guard, Observer, Report, Sink, Stored, run, sha256};
use spoglio::contract::Extraction;
use spoglio::message::Lang;
use spoglio::read::ReadErrorKind;
use spoglio::{Analysis, Context, Limits};
use tempfile::TempDir;

/// Keeps the paths of what it is given; refuses from the `room`th document on.
struct Memory {
    kept: Vec<String>,
    room: usize,
    known: Vec<(String, Extraction)>,
}

impl Memory {
    fn with_room(room: usize) -> Memory {
        Memory { kept: Vec::new(), room, known: Vec::new() }
    }
}

impl Sink for Memory {
    type Error = &'static str;

    fn known(&mut self, _: &str, sha256: &str) -> Result<Option<Extraction>, Self::Error> {
        Ok(self.known.iter().find(|(of, _)| of == sha256).map(|(_, extraction)| extraction.clone()))
    }

    fn keep(&mut self, analysis: &Analysis, _: Duration) -> Result<Stored, Self::Error> {
        if self.kept.len() == self.room {
            return Err("full");
        }
        self.kept.push(analysis.extraction.document.path.clone());
        Ok(Stored::New)
    }
}

/// Asks for a cancel once so many documents are done.
struct Watch {
    begun: usize,
    done: usize,
    cancel_after: usize,
    cancel: Cancel,
}

impl Observer for Watch {
    fn begun(&mut self, index: usize, _: &Path) {
        assert_eq!(index, self.begun);
        self.begun += 1;
    }

    fn done(&mut self, index: usize, _: &Done) {
        assert_eq!(index, self.done);
        self.done += 1;
        if self.done == self.cancel_after {
            self.cancel.ask();
        }
    }
}

fn documents(dir: &TempDir, count: usize) -> Vec<PathBuf> {
    (0..count)
        .map(|number| {
            let path = dir.path().join(format!("{number}.txt"));
            fs::write(&path, format!("PIANO DEGLI OBIETTIVI {number}\n")).unwrap();
            path
        })
        .collect()
}

fn run_over(
    files: &[PathBuf],
    limits: Limits,
    sink: &mut Memory,
    cancel_after: usize,
) -> Report<&'static str> {
    let guard = Guard::new(Context { limits, lang: Lang::It, ..Context::default() });
    let cancel = Cancel::default();
    let mut watch = Watch { begun: 0, done: 0, cancel_after, cancel: cancel.clone() };
    run(files, &guard, sink, &mut watch, &cancel)
}

#[test]
fn a_cancel_leaves_whole_documents() {
    let dir = TempDir::new().unwrap();
    let mut sink = Memory::with_room(9);
    let report = run_over(&documents(&dir, 3), Limits::default(), &mut sink, 1);
    assert!(report.cancelled && report.failed.is_none());
    assert_eq!((report.done.len(), sink.kept.len()), (1, 1));
}

#[test]
fn a_full_store_ends_the_run_and_keeps_what_was_kept() {
    let dir = TempDir::new().unwrap();
    let files = documents(&dir, 3);
    let mut sink = Memory::with_room(1);
    let report = run_over(&files, Limits::default(), &mut sink, 0);
    assert_eq!(report.failed, Some((files[1].clone(), "full")));
    assert_eq!((report.done.len(), sink.kept.len()), (1, 1));
}

#[test]
fn a_file_over_the_limit_has_its_row_and_a_missing_one_is_only_told() {
    let dir = TempDir::new().unwrap();
    let mut files = documents(&dir, 1);
    files.push(dir.path().join("missing.txt"));
    let mut sink = Memory::with_room(9);
    let report = run_over(&files, Limits { file_bytes: 5, ..Limits::default() }, &mut sink, 0);
    let kinds: Vec<_> = report.done.iter().map(|done| done.error.as_ref().map(|error| error.kind)).collect();
    assert_eq!(kinds, [Some(ReadErrorKind::OverLimit), Some(ReadErrorKind::Io)]);
    assert_eq!(sink.kept.len(), 1);
    let stored: Vec<_> = report.done.iter().map(|done| done.stored).collect();
    assert_eq!(stored, [Stored::New, Stored::Nothing]);
    assert!(report.done.iter().all(|done| done.counts.findings == 1));
}

#[test]
fn what_is_known_is_not_analysed_again() {
    let dir = TempDir::new().unwrap();
    let files = documents(&dir, 1);
    let error = spoglio::read::ReadError::from(ReadErrorKind::Empty);
    let extraction = spoglio::batch::unreadable(&[], "0.txt", error, Lang::It).extraction;
    let mut sink = Memory::with_room(0);
    sink.known.push((sha256(&fs::read(&files[0]).unwrap()), extraction));
    let report = run_over(&files, Limits::default(), &mut sink, 0);
    assert!(report.failed.is_none());
    assert_eq!(report.done[0].stored, Stored::Unchanged);
}
