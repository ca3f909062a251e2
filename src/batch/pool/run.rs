use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::super::guard::Cancel;
use super::super::inputs::Skipped;
use super::super::opened::{Met, Opened, open};
use super::super::reading::Reading;
use super::super::run::{Done, Observer, Report, Sink, Stored};
use super::Pool;
use super::child::StartError;
use super::slot::{Answer, Event, Job, Slot};
use crate::container::Packed;
use crate::contract::Extraction;
use crate::digest::sha256;
use crate::read::{ReadError, ReadErrorKind};

/// How often a cancel is looked for while nothing happens.
const TICK: Duration = Duration::from_millis(50);
/// Documents that are read from the disk ahead of time for each worker, the one under way included: it need not wait for
/// the store.
const AHEAD: usize = 16;
/// Bytes of them, from which on no more are read than there are workers.
const AHEAD_BYTES: usize = 64 << 20;
/// Documents that may be done while an earlier one is not: they are kept in its order.
const DONE_AHEAD: usize = 512;
/// Bytes of their JSON.
const DONE_AHEAD_BYTES: usize = 32 << 20;

/// A whole run of a pool.
#[derive(Debug)]
pub struct PoolReport<E> {
    /// As of any run.
    pub report: Report<E>,
    /// Why no worker could be started, which ended the run.
    pub broken: Option<StartError>,
    /// What stood in containers and was no document.
    pub skipped: Vec<Skipped>,
    /// The most memory that a worker used, in bytes; 0 where the system does not tell or none was needed.
    pub worker_peak: u64,
}

/// What waits for the documents before it.
enum Ready {
    /// It was read.
    Read(Box<Answer>),
    /// It is in the store already.
    Known(Box<Extraction>, Duration),
}

impl Ready {
    fn bytes(&self) -> usize {
        match self {
            Ready::Read(answer) => answer.reading.json.as_ref().map_or(0, |json| json.get().len()),
            Ready::Known(..) => 0,
        }
    }
}

/// Reads files in the workers of a pool and hands each to the sink, in the order of the files whatever the workers'
/// timing. Ends early at a cancel, dropping the documents under way, and at the first error of the sink; what was
/// kept before stays.
pub fn run_pool<S: Sink<Reading>>(
    files: &[PathBuf],
    pool: &Pool,
    sink: &mut S,
    observer: &mut dyn Observer,
    cancel: &Cancel,
) -> PoolReport<S::Error> {
    let stop = Cancel::default();
    let (jobs, queue) = channel();
    let (tell, events) = channel();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..pool.jobs {
            let slot = Slot::new(pool, stop.clone());
            let (queue, tell) = (&queue, tell.clone());
            scope.spawn(move || slot.work(|| next(queue), &tell));
        }
        drop(tell);
        let batch = Batch::new(files, pool, sink, observer, jobs);
        let report = batch.work(&events, cancel, &stop);
        stop.ask();
        report
    })
}

/// The next job of all; slots wait for each other here only while there is none.
fn next(queue: &Mutex<Receiver<Job>>) -> Option<Job> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// A run under way.
struct Batch<'a, S: Sink<Reading>> {
    files: &'a [PathBuf],
    pool: &'a Pool,
    sink: &'a mut S,
    observer: &'a mut dyn Observer,
    jobs: Sender<Job>,
    /// Documents at the workers, or on their way to them, with their bytes.
    under_way: BTreeMap<usize, usize>,
    /// The next file to look at.
    next_file: usize,
    /// The file whose documents are being looked at, and whether one was met.
    opened: Option<(Opened<'a>, bool)>,
    /// Documents from their begin until they are stored.
    paths: BTreeMap<usize, PathBuf>,
    /// The number of the next document to be met.
    next: usize,
    /// That of the next one to be stored.
    turn: usize,
    ready: BTreeMap<usize, Ready>,
    ready_bytes: usize,
    result: PoolReport<S::Error>,
}

impl<'a, S: Sink<Reading>> Batch<'a, S> {
    fn new(
        files: &'a [PathBuf],
        pool: &'a Pool,
        sink: &'a mut S,
        observer: &'a mut dyn Observer,
        jobs: Sender<Job>,
    ) -> Self {
        let report = Report { done: Vec::new(), cancelled: false, failed: None };
        Batch {
            files,
            pool,
            sink,
            observer,
            jobs,
            under_way: BTreeMap::new(),
            next_file: 0,
            opened: None,
            paths: BTreeMap::new(),
            next: 0,
            turn: 0,
            ready: BTreeMap::new(),
            ready_bytes: 0,
            result: PoolReport { report, broken: None, skipped: Vec::new(), worker_peak: 0 },
        }
    }

    fn work(mut self, events: &Receiver<Event>, cancel: &Cancel, stop: &Cancel) -> PoolReport<S::Error> {
        while !self.is_done() && !self.has_failed() {
            events.try_iter().for_each(|event| self.hear(event));
            if cancel.asked() {
                self.result.report.cancelled = true;
                break;
            }
            self.store_ready();
            if self.may_look() {
                self.look();
            } else if !self.is_done() && !self.has_failed() {
                match events.recv_timeout(TICK) {
                    Ok(event) => self.hear(event),
                    Err(_) => continue,
                }
            }
        }
        stop.ask();
        // whole documents that came before their turn are kept: nothing comes before them any more
        while self.result.report.failed.is_none() && self.store_first() {}
        self.result
    }

    fn has_more(&self) -> bool {
        self.opened.is_some() || self.next_file < self.files.len()
    }

    fn is_done(&self) -> bool {
        !self.has_more() && self.turn == self.next
    }

    fn has_failed(&self) -> bool {
        self.result.report.failed.is_some() || self.result.broken.is_some()
    }

    fn may_look(&self) -> bool {
        !self.has_failed()
            && self.has_more()
            && self.has_room()
            && self.ready.len() < DONE_AHEAD
            && self.ready_bytes < DONE_AHEAD_BYTES
    }

    fn has_room(&self) -> bool {
        let under_way = self.under_way.len();
        under_way < self.pool.jobs
            || (under_way < self.pool.jobs * AHEAD && self.under_way.values().sum::<usize>() < AHEAD_BYTES)
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Begun(index) => {
                if let Some(path) = self.paths.get(&index) {
                    self.observer.begun(index, path);
                }
            }
            Event::Done(answer) => {
                self.under_way.remove(&answer.index);
                self.observer.read(answer.index);
                self.result.worker_peak = self.result.worker_peak.max(answer.peak_memory);
                self.wait(answer.index, Ready::Read(answer));
            }
            Event::Broken(error) => self.result.broken = Some(error),
        }
    }

    /// Looks at the next document: it goes to the workers, unless it is known or can't be had.
    fn look(&mut self) {
        let start = Instant::now();
        let pool = self.pool;
        if self.opened.is_none() {
            let Some(path) = self.files.get(self.next_file) else { return };
            self.next_file += 1;
            match open(path, &pool.settings.limits) {
                Ok(opened) => self.opened = Some((opened, false)),
                Err(error) => return self.unreadable(path.clone(), error, start),
            }
        }
        let Some((opened, is_met)) = &mut self.opened else { return };
        let met = opened.next();
        match &met {
            None => self.opened = None,
            Some(Met::Skipped(_)) => {}
            // the list of files counts one for each of them
            Some(_) if std::mem::replace(is_met, true) => self.observer.more(),
            Some(_) => {}
        }
        match met {
            None => {}
            Some(Met::Skipped(skipped)) => self.result.skipped.push(skipped),
            Some(Met::Unreadable(path, error)) => self.unreadable(path.into(), error, start),
            Some(Met::Document(packed)) => self.document(packed, start),
        }
    }

    /// Gives a document its number.
    fn number(&mut self, path: PathBuf) -> usize {
        let index = self.next;
        self.next += 1;
        self.paths.insert(index, path);
        index
    }

    fn unreadable(&mut self, path: PathBuf, error: ReadError, start: Instant) {
        let reading = Reading::failed(&[], &path.to_string_lossy(), error, self.pool.settings.lang);
        self.observer.begun(self.next, &path);
        let index = self.number(path);
        let answer = Answer { index, reading, time: start.elapsed(), peak_memory: 0 };
        self.wait(index, Ready::Read(Box::new(answer)));
    }

    fn document(&mut self, packed: Packed, start: Instant) {
        let Packed { path: name, bytes, origin } = packed;
        let path = PathBuf::from(&name);
        let known = match self.sink.has(&name) {
            Ok(true) => {
                let hash = origin.sha256.clone().unwrap_or_else(|| sha256(&bytes));
                self.sink.known(&name, &hash)
            }
            other => other.map(|_| None),
        };
        match known {
            Err(error) => self.result.report.failed = Some((path, error)),
            Ok(Some(extraction)) => {
                self.observer.begun(self.next, &path);
                let index = self.number(path);
                self.wait(index, Ready::Known(Box::new(extraction), start.elapsed()));
            }
            Ok(None) => {
                let index = self.number(path.clone());
                self.under_way.insert(index, bytes.len());
                let job = Job { index, path, bytes: bytes.into(), origin, time: start.elapsed() };
                // slots end before the batch only where one of them tells why
                let _ = self.jobs.send(job);
            }
        }
    }

    fn wait(&mut self, index: usize, ready: Ready) {
        self.ready_bytes += ready.bytes();
        self.ready.insert(index, ready);
    }

    /// Stores what is ready up to the first document that is not.
    fn store_ready(&mut self) {
        while self.ready.keys().next() == Some(&self.turn) && !self.has_failed() {
            self.store_first();
        }
    }

    /// Stores the first of what is ready. Gives whether there was any.
    fn store_first(&mut self) -> bool {
        let Some((index, ready)) = self.ready.pop_first() else { return false };
        self.ready_bytes -= ready.bytes();
        self.turn = index + 1;
        let Some(path) = self.paths.remove(&index) else { return false };
        let path = &path;
        let done = match ready {
            Ready::Known(extraction, time) => Done::of(path, Stored::Unchanged, &extraction, None, time),
            Ready::Read(answer) => {
                let start = Instant::now();
                match keep(self.sink, &answer) {
                    Ok(stored) => {
                        let time = answer.time + start.elapsed();
                        let Reading { extraction, error, .. } = answer.reading;
                        Done::of(path, stored, &extraction, error, time)
                    }
                    Err(error) => {
                        self.result.report.failed = Some((path.clone(), error));
                        return false;
                    }
                }
            }
        };
        log(&done);
        self.observer.done(index, &done);
        self.result.report.done.push(done);
        true
    }
}

fn log(done: &Done) {
    let path = done.path.display();
    let (seconds, counts) = (done.time.as_secs_f64(), &done.counts);
    // the detail of an error may quote the document
    match &done.error {
        Some(error) => tracing::warn!(%path, error = error.kind.code(), seconds, "document not read"),
        None => tracing::info!(
            %path, outcome = done.stored.as_str(), seconds, objectives = counts.objectives, cells = counts.cells,
            understood = counts.understood, findings = counts.findings, partly = done.partly.is_some(), "document"
        ),
    }
}

/// A file that the system does not give says nothing of its content: it has no row.
fn keep<S: Sink<Reading>>(sink: &mut S, answer: &Answer) -> Result<Stored, S::Error> {
    let is_missing = answer.reading.error.as_ref().is_some_and(|error| error.kind == ReadErrorKind::Io);
    if is_missing { Ok(Stored::Nothing) } else { sink.keep(&answer.reading, answer.time) }
}
