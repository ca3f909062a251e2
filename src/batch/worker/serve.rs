use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Instant;

use serde::Serialize;
use thiserror::Error;

use super::super::bytes::read_limited;
use super::super::guard::{Cancel, Guard};
use super::super::reading::Reading;
use super::limit::limit_memory;
use super::memory::peak_memory;
use super::protocol::{Given, PROTOCOL, ProtocolError, Ready, Refused, Reply, Task, read_json, read_task};
use super::settings::{AtEnd, Settings, SettingsError};
use crate::container::Packed;
use crate::read::{Fact, ReadError, ReadErrorKind};

/// Why a worker ended before its input did.
#[derive(Debug, Error)]
pub enum ServeError {
    /// Its settings.
    #[error("{0}")]
    Settings(#[from] SettingsError),
    /// What came in.
    #[error("{0}")]
    Protocol(#[from] ProtocolError),
    /// Nobody takes its replies.
    #[error("{0}")]
    Output(#[from] io::Error),
}

type Frame = Result<Given, ProtocolError>;

/// Works as a worker: settings first, then one document after the other from `input`, a line of JSON for each to
/// `output`, until the input ends. A line that can't be understood ends it too, since what follows it can't be told
/// apart.
pub fn serve(input: impl Read + Send + 'static, output: &mut impl Write) -> Result<(), ServeError> {
    let served = work(input, output);
    if let Err(error @ (ServeError::Settings(_) | ServeError::Protocol(_))) = &served {
        write_line(output, &Refused { protocol: PROTOCOL, refused: error.to_string() })?;
    }
    served
}

fn work(input: impl Read + Send + 'static, output: &mut impl Write) -> Result<(), ServeError> {
    let mut input = BufReader::new(input);
    let Some(settings) = read_json::<Settings>(&mut input)? else { return Ok(()) };
    limit_memory(settings.limits.worker_memory);
    let guard = Guard::new(settings.context()?);
    let (spoglio, fingerprint) = (env!("CARGO_PKG_VERSION").to_owned(), guard.context().fingerprint());
    write_line(output, &Ready { protocol: PROTOCOL, spoglio, fingerprint })?;
    let cancel = Cancel::default();
    let at_end = (settings.at_end == AtEnd::Stop).then(|| cancel.clone());
    for frame in frames(input, settings.limits.file_bytes, at_end)? {
        let (task, bytes) = frame?;
        let Some(reply) = answer(&task, bytes, &guard, &cancel) else { break };
        output.write_all(&reply)?;
        output.flush()?;
    }
    Ok(())
}

/// Tasks as they come. They are read beside the work, so that the end of the input is noticed while a document is
/// being analysed: then `at_end`, if there is one, is asked to cancel.
fn frames(
    mut input: impl BufRead + Send + 'static,
    most: u64,
    at_end: Option<Cancel>,
) -> io::Result<Receiver<Frame>> {
    let (send, receive) = sync_channel(1);
    thread::Builder::new().name("tasks".to_owned()).spawn(move || {
        while let Some(frame) = read_task(&mut input, most).transpose() {
            let last = frame.is_err();
            if send.send(frame).is_err() || last {
                break;
            }
        }
        if let Some(cancel) = at_end {
            cancel.ask();
        }
    })?;
    Ok(receive)
}

/// The line that answers a task; `None` at a cancel.
fn answer(task: &Task, bytes: Option<Vec<u8>>, guard: &Guard, cancel: &Cancel) -> Option<Vec<u8>> {
    let start = Instant::now();
    let context = guard.context();
    let (limits, lang) = (&context.limits, context.lang);
    let path = task.path.as_ref().map(|path| path.to_string_lossy().into_owned());
    let name = task.name.clone().or(path).unwrap_or_default();
    let bytes = match (bytes, &task.path) {
        (Some(bytes), _) => Ok(bytes),
        (None, Some(path)) => read_limited(path, limits),
        (None, None) => {
            let bytes = task.bytes.unwrap_or_default();
            let detail = Fact::TooLarge { bytes, most: limits.file_bytes };
            Err(ReadError::new(ReadErrorKind::OverLimit, detail))
        }
    };
    let reading = match bytes {
        Ok(bytes) => Reading::of(match &task.origin {
            None => guard.until(bytes, &name, cancel)?,
            Some(origin) => {
                let packed = Packed { path: name.clone(), bytes, origin: origin.clone() };
                guard.until_packed(packed, cancel)?
            }
        }),
        Err(error) => Reading::failed(&[], &name, error, lang),
    };
    let line = line_of(task.id, &reading, start, limits.result_bytes);
    line.or_else(|| {
        let error = ReadError::new(ReadErrorKind::OverLimit, Fact::ResultTooLarge);
        let mut short = Reading::failed(&[], &name, error, lang);
        short.extraction.document.sha256.clone_from(&reading.extraction.document.sha256);
        line_of(task.id, &short, start, u64::MAX)
    })
}

/// A reply with the end of its line; `None` where it is longer than `most` bytes.
fn line_of(id: u64, reading: &Reading, start: Instant, most: u64) -> Option<Vec<u8>> {
    let reply = Reply {
        id,
        seconds: start.elapsed().as_secs_f64(),
        peak_memory: peak_memory(),
        error: reading.error.clone(),
        notes: reading.notes.clone(),
        grammars: reading.grammars.clone(),
        extraction: &reading.extraction,
    };
    let mut capped = Capped { bytes: Vec::new(), most };
    serde_json::to_writer(&mut capped, &reply).ok()?;
    capped.bytes.push(b'\n');
    Some(capped.bytes)
}

/// Bytes up to a number of them.
struct Capped {
    bytes: Vec<u8>,
    most: u64,
}

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.bytes.len() + bytes.len()) as u64 > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_line(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// What a worker says to an input.
    fn said(input: &str) -> (Vec<Value>, bool) {
        let mut output = Vec::new();
        let served = serve(io::Cursor::new(input.to_owned()), &mut output);
        let lines = String::from_utf8(output).unwrap();
        (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), served.is_ok())
    }

    #[test]
    fn each_task_has_its_line_in_order() {
        let text = "PIANO DEGLI OBIETTIVI 2025";
        let input = format!(
            "{{\"protocol\":1,\"lang\":\"en\"}}\n{{\"id\":7,\"name\":\"a.txt\",\"bytes\":{}}}\n{text}\
             {{\"id\":8,\"path\":\"/no/such/file\"}}\n{{\"id\":9,\"name\":\"b.txt\",\"bytes\":0}}\n",
            text.len()
        );
        let (lines, ended_well) = said(&input);
        assert!(ended_well);
        assert_eq!(lines[0]["protocol"], 1);
        assert_eq!(lines.iter().map(|line| &line["id"]).collect::<Vec<_>>()[1..], [7, 8, 9]);
        assert_eq!(lines[1]["extraction"]["document"]["path"], "a.txt");
        assert_eq!(lines[1]["error"], Value::Null);
        assert_eq!(lines[2]["error"]["kind"], "io");
        assert_eq!(lines[3]["error"]["kind"], "empty");
        assert_eq!(lines[3]["extraction"]["findings"][0]["rule"], "DOC005");
    }

    #[test]
    fn what_is_over_a_limit_is_a_reply_too() {
        let input =
            "{\"protocol\":1,\"limits\":{\"file_bytes\":4}}\n{\"id\":1,\"name\":\"a\",\"bytes\":5}\nhello";
        assert_eq!(said(input).0[1]["error"]["kind"], "over-limit");
        let input =
            "{\"protocol\":1,\"limits\":{\"result_bytes\":9}}\n{\"id\":1,\"name\":\"a\",\"bytes\":5}\nhello";
        let line = &said(input).0[1];
        assert_eq!(line["error"]["kind"], "over-limit");
        assert_eq!(line["extraction"]["document"]["sha256"], super::super::super::sha256(b"hello"));
    }

    #[test]
    fn what_can_not_be_understood_is_refused() {
        for input in
            ["{\"protocol\":99}\n", "hello\n", "{\"protocol\":1}\n{\"id\":1}\n", "{\"protocol\":1}\n{"]
        {
            let (lines, ended_well) = said(input);
            assert!(!ended_well);
            assert!(lines.last().unwrap()["refused"].is_string(), "{input}");
        }
        assert_eq!(said(""), (Vec::new(), true));
    }
}
