use std::collections::VecDeque;
use std::io::{self, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::super::worker::{AtEnd, ProtocolError, Ready, Refused, Settings, Task, read_line};
use super::Pool;
use crate::read::{Detail, Fact, ReadError, ReadErrorKind};

/// How long a worker may take until it is ready: words of grammars are made, on a machine that may be busy.
const START: Duration = Duration::from_secs(60);
/// How long the end of a process may take once its output has ended.
const PATIENCE: Duration = Duration::from_secs(2);
/// Bytes of its last words that are kept.
const LAST_WORDS: usize = 4096;
/// What its replies may be longer than the records in them.
const AROUND: u64 = 16 << 20;

/// Why a worker could not be started.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum StartError {
    /// The system does not start it.
    #[error("{0}")]
    Io(Detail),
    /// It ended, or said something else than it should.
    #[error("{0}")]
    NotReady(Detail),
    /// It reads with other settings than it was given: program or grammars were changed meanwhile.
    #[error("the program or the grammars have been changed meanwhile")]
    Changed,
}

/// What comes from a worker.
pub enum Heard {
    /// A line of its output.
    Line(Vec<u8>),
    /// Nothing yet.
    Nothing,
    /// It has gone.
    Gone,
}

/// A worker process, with a thread at each of its pipes: none of them can make the others wait.
pub struct Worker {
    process: Child,
    feed: Option<Sender<Arc<[u8]>>>,
    lines: Receiver<Result<Vec<u8>, ProtocolError>>,
    last_words: Receiver<String>,
}

impl Worker {
    /// Starts one and waits until it is ready, or until `stop` says so.
    pub fn start(pool: &Pool, stop: impl Fn() -> bool) -> Result<Worker, StartError> {
        let io = |error: io::Error| StartError::Io(Detail::from(&error));
        let mut command = Command::new(&pool.program);
        command.args(&pool.args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        apart_from_terminal(&mut command);
        let mut process = command.spawn().map_err(io)?;
        let (Some(input), Some(output), Some(errors)) =
            (process.stdin.take(), process.stdout.take(), process.stderr.take())
        else {
            return Err(StartError::Io(Fact::WorkerSilent.into()));
        };
        let most = pool.settings.limits.result_bytes.saturating_add(AROUND);
        let (feed, frames) = channel();
        let (send, lines) = sync_channel(1);
        thread::Builder::new().name("feed".to_owned()).spawn(|| write(input, frames)).map_err(io)?;
        thread::Builder::new()
            .name("lines".to_owned())
            .spawn(move || read(output, most, send))
            .map_err(io)?;
        let (tell, last_words) = channel();
        let words = move || drop(tell.send(tail(errors)));
        thread::Builder::new().name("words".to_owned()).spawn(words).map_err(io)?;
        let mut worker = Worker { process, feed: Some(feed), lines, last_words };
        let settings = Settings { at_end: AtEnd::Stop, ..pool.settings.clone() };
        let line = serde_json::to_vec(&settings).map_err(|error| StartError::Io(Detail::technical(error)))?;
        worker.send(line.into());
        worker.send((*b"\n").into());
        worker.wait_until_ready(pool, stop)?;
        Ok(worker)
    }

    fn wait_until_ready(&mut self, pool: &Pool, stop: impl Fn() -> bool) -> Result<(), StartError> {
        let start = Instant::now();
        let line = loop {
            match self.hear(Duration::from_millis(50)) {
                Heard::Line(line) => break line,
                Heard::Gone => return Err(StartError::NotReady(self.end().detail)),
                Heard::Nothing if start.elapsed() > START || stop() => {
                    return Err(StartError::NotReady(Fact::WorkerSilent.into()));
                }
                Heard::Nothing => {}
            }
        };
        let Ok(ready) = serde_json::from_slice::<Ready>(&line) else {
            let refused = serde_json::from_slice::<Refused>(&line);
            return Err(StartError::NotReady(
                refused.map_or(Fact::WorkerStrange.into(), |said| Detail::technical(said.refused)),
            ));
        };
        if ready.fingerprint != pool.basis.whole() || ready.spoglio != env!("CARGO_PKG_VERSION") {
            return Err(StartError::Changed);
        }
        Ok(())
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Hands it a document, without waiting until it has taken it.
    pub fn give(&self, task: &Task, bytes: Arc<[u8]>) -> Result<(), serde_json::Error> {
        let mut line = serde_json::to_vec(task)?;
        line.push(b'\n');
        self.send(line.into());
        self.send(bytes);
        Ok(())
    }

    /// Waits for a line for a while.
    pub fn hear(&self, patience: Duration) -> Heard {
        match self.lines.recv_timeout(patience) {
            Ok(Ok(line)) => Heard::Line(line),
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Heard::Gone,
        }
    }

    /// Ends it, if it has not ended, and tells what it died of.
    pub fn end(&mut self) -> ReadError {
        self.feed = None;
        // it may still be writing its last words
        let status = self.died_by_itself();
        let _ = self.process.kill();
        let waited = self.process.wait();
        // a program that it has started may still hold the pipe
        let words = self.last_words.recv_timeout(PATIENCE).unwrap_or_default();
        cause(status.or(waited.ok()), &words)
    }

    /// A process whose output has ended is about to end; one that only closed its pipe is not waited for.
    fn died_by_itself(&mut self) -> Option<ExitStatus> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.process.try_wait() {
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
        None
    }

    /// Ends it at once.
    pub fn kill(&mut self) {
        self.feed = None;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    fn send(&self, bytes: Arc<[u8]>) {
        // where it has gone, hearing from it tells so
        if let Some(feed) = &self.feed {
            let _ = feed.send(bytes);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A signal from the keyboard goes to all processes of the terminal's group: workers are ended by who started them,
/// once what is under way is settled.
fn apart_from_terminal(command: &mut Command) {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.process_group(0);
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
        command.creation_flags(CREATE_NEW_PROCESS_GROUP);
    }
}

fn write(mut input: ChildStdin, frames: Receiver<Arc<[u8]>>) {
    for bytes in frames {
        if input.write_all(&bytes).and_then(|()| input.flush()).is_err() {
            break;
        }
    }
}

fn read(output: ChildStdout, most: u64, send: SyncSender<Result<Vec<u8>, ProtocolError>>) {
    let mut output = BufReader::with_capacity(1 << 16, output);
    while let Some(line) = read_line(&mut output, most).transpose() {
        let last = line.is_err();
        if send.send(line).is_err() || last {
            break;
        }
    }
}

/// The end of what a worker writes to its standard error.
fn tail(mut errors: ChildStderr) -> String {
    let mut kept = VecDeque::new();
    let mut buffer = [0; 1024];
    while let Ok(count @ 1..) = errors.read(&mut buffer) {
        kept.extend(buffer.iter().take(count));
        let over = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..over);
    }
    String::from_utf8_lossy(kept.make_contiguous()).into_owned()
}

/// What a worker died of. Its last words are only looked at, not repeated: they may hold a text of the document.
fn cause(status: Option<ExitStatus>, words: &str) -> ReadError {
    if words.contains("memory allocation of") {
        return ReadError::new(ReadErrorKind::OutOfMemory, Fact::NoMemory);
    }
    if words.contains("has overflowed its stack") {
        return ReadError::new(ReadErrorKind::Crashed, Fact::StackOverflow);
    }
    let how = status.map_or(Fact::WorkerEnded, |status| how(&status));
    ReadError::new(ReadErrorKind::Crashed, how)
}

fn how(status: &ExitStatus) -> Fact {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        if let Some(signal) = status.signal() {
            return Fact::WorkerSignal { signal };
        }
    }
    status.code().map_or(Fact::WorkerEnded, |code| Fact::WorkerCode { code })
}
