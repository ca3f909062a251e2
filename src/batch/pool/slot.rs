use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use serde_json::value::RawValue;

use super::super::guard::Cancel;
use super::super::reading::Reading;
use super::super::worker::{Reply, Task};
use super::Pool;
use super::child::{Heard, StartError, Worker};
use super::memory::Watch;
use crate::container::Origin;
use crate::digest::sha256;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// How often the memory of a worker, the clock and a cancel are looked at.
const TICK: Duration = Duration::from_millis(20);
/// How often a worker that does not start is started again.
const TRIES: u32 = 3;

/// A document on its way to a worker.
pub struct Job {
    /// Its number in the batch.
    pub index: usize,
    /// Its path.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// What it was taken out of.
    pub origin: Origin,
    /// Time that reading them took.
    pub time: Duration,
}

/// A document that comes back.
pub struct Answer {
    /// Its number in the batch.
    pub index: usize,
    /// What was read of it.
    pub reading: Reading,
    /// Time that reading and analysing it took.
    pub time: Duration,
    /// The most memory that its worker has used so far, in bytes.
    pub peak_memory: u64,
}

/// What a slot tells.
pub enum Event {
    /// A worker has begun a document.
    Begun(usize),
    /// A document is done.
    Done(Box<Answer>),
    /// No worker can be started.
    Broken(StartError),
}

/// One worker at a time, and the documents that it is given.
pub struct Slot<'p> {
    pool: &'p Pool,
    cancel: Cancel,
    worker: Option<(Worker, Watch)>,
}

impl<'p> Slot<'p> {
    /// Without a worker: it is started with the first document.
    pub fn new(pool: &'p Pool, cancel: Cancel) -> Slot<'p> {
        Slot { pool, cancel, worker: None }
    }

    /// Does jobs until there are no more, or a cancel is asked for.
    pub fn work(mut self, next: impl Fn() -> Option<Job>, events: &Sender<Event>) {
        while let Some(job) = next() {
            // nobody listens any more once the batch has ended
            if events.send(Event::Begun(job.index)).is_err() {
                break;
            }
            let event = match self.one(job) {
                Ok(Some(answer)) => Event::Done(Box::new(answer)),
                Ok(None) => break,
                Err(error) => Event::Broken(error),
            };
            if events.send(event).is_err() {
                break;
            }
        }
    }

    /// One document; `None` at a cancel.
    fn one(&mut self, job: Job) -> Result<Option<Answer>, StartError> {
        if !self.start()? {
            return Ok(None);
        }
        let name = job.path.to_string_lossy().into_owned();
        let task = Task {
            id: job.index as u64,
            name: Some(name.clone()),
            bytes: Some(job.bytes.len() as u64),
            path: None,
            origin: (!job.origin.is_none()).then(|| job.origin.clone()),
        };
        let start = Instant::now();
        let Some((worker, watch)) = &mut self.worker else { return Ok(None) };
        let given = worker.give(&task, Arc::clone(&job.bytes));
        debug_assert!(given.is_ok(), "a task is JSON");
        let Some((result, sampled)) = wait(self.pool, worker, watch, task.id, &self.cancel) else {
            return Ok(None);
        };
        let time = job.time + start.elapsed();
        let (reading, peak_memory) = match result {
            Ok((reading, peak)) => {
                self.rest(peak.max(sampled));
                (reading, peak.max(sampled))
            }
            Err(error) => {
                let cause = error.kind.code();
                tracing::warn!(path = %name, cause, detail = %error.detail, "worker ended");
                self.worker = None;
                let mut reading = Reading::failed(&[], &name, error, self.pool.settings.lang);
                reading.extraction.document.sha256 = sha256(&job.bytes);
                job.origin.put_into(&mut reading.extraction.document);
                (reading, sampled)
            }
        };
        Ok(Some(Answer { index: job.index, reading, time, peak_memory }))
    }

    /// Sees that there is a worker; `false` at a cancel.
    fn start(&mut self) -> Result<bool, StartError> {
        let mut tries = 0;
        while self.worker.is_none() {
            match Worker::start(self.pool, || self.cancel.asked()) {
                _ if self.cancel.asked() => return Ok(false),
                Ok(worker) => {
                    tracing::debug!(pid = worker.pid(), "worker started");
                    let watch = Watch::new(worker.pid());
                    self.worker = Some((worker, watch));
                }
                Err(StartError::Changed) => return Err(StartError::Changed),
                Err(error) => {
                    tracing::warn!(%error, "worker not started");
                    tries += 1;
                    if tries == TRIES {
                        return Err(error);
                    }
                }
            }
        }
        Ok(true)
    }

    /// A worker that keeps half of what it may use after a large document gives way to a new one, so that the next
    /// document is not blamed for what the last one left.
    fn rest(&mut self, peak: u64) {
        let most = self.pool.settings.limits.worker_memory;
        if most > 0
            && peak > most / 2
            && self.worker.as_mut().is_some_and(|(_, watch)| watch.used() > most / 2)
        {
            tracing::debug!("worker renewed, it kept much memory");
            self.worker = None;
        }
    }
}

/// What came of a task: what was read and the most memory by the worker's own account, or what ended it; with the most
/// memory that was seen. `None` at a cancel.
type Outcome = (Result<(Reading, u64), ReadError>, u64);

fn wait(pool: &Pool, worker: &mut Worker, watch: &mut Watch, id: u64, cancel: &Cancel) -> Option<Outcome> {
    let limits = &pool.settings.limits;
    let start = Instant::now();
    let mut sampled = 0;
    loop {
        match worker.hear(TICK) {
            Heard::Line(line) => {
                let reading = understood(&line, id).ok_or_else(|| {
                    worker.kill();
                    ReadError::new(ReadErrorKind::Crashed, Fact::WorkerStrange)
                });
                return Some((reading, sampled));
            }
            Heard::Gone => return Some((Err(worker.end()), sampled)),
            Heard::Nothing => {}
        }
        if cancel.asked() {
            return None;
        }
        sampled = sampled.max(watch.used());
        if limits.worker_memory > 0 && sampled > limits.worker_memory {
            worker.kill();
            let detail = Fact::MemoryOver { mib: limits.worker_memory >> 20 };
            return Some((Err(ReadError::new(ReadErrorKind::OutOfMemory, detail)), sampled));
        }
        if limits.seconds > 0 && start.elapsed() > Duration::from_secs(limits.seconds) {
            worker.kill();
            let detail = Fact::TimeOver { seconds: limits.seconds };
            return Some((Err(ReadError::new(ReadErrorKind::Timeout, detail)), sampled));
        }
    }
}

/// A reply to the task.
fn understood(line: &[u8], id: u64) -> Option<(Reading, u64)> {
    let reply: Reply<Box<RawValue>> = serde_json::from_slice(line).ok()?;
    let extraction = serde_json::from_str(reply.extraction.get()).ok()?;
    let Reply { notes, error, grammars, peak_memory, extraction: json, .. } = reply;
    let reading = Reading { extraction, json: Some(json), notes, grammars, error };
    (reply.id == id).then_some((reading, peak_memory.unwrap_or_default()))
}
