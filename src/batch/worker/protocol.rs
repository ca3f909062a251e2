use std::io::{self, BufRead, Read};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::container::Origin;
use crate::grammar::LocalUse;
use crate::read::ReadError;
use crate::store::StoredNote;

/// The version of the protocol: another one is refused.
pub const PROTOCOL: u32 = 1;

/// Longest line of JSON that is read, in bytes: settings may hold a baseline, tasks are short.
const LINE: u64 = 64 << 20;

/// What a worker answers to its settings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ready {
    /// [`PROTOCOL`].
    pub protocol: u32,
    /// Version of the program.
    pub spoglio: String,
    /// All that decides an analysis besides bytes and program, see
    /// [`Context::fingerprint`](crate::Context::fingerprint).
    pub fingerprint: String,
}

/// What a worker says before it ends, where it can't work.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refused {
    /// [`PROTOCOL`].
    pub protocol: u32,
    /// Why, in English.
    pub refused: String,
}

/// A document to read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Comes back in the reply.
    pub id: u64,
    /// The path that the record is to have; that of the file where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The file to read, where its bytes do not follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// How many bytes follow the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// What the bytes were taken out of; they are the document itself then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// What became of a document. `E` is the extraction, or its JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply<E> {
    /// Of the task.
    pub id: u64,
    /// Time that it took, from its bytes to this reply.
    pub seconds: f64,
    /// The most memory that the worker has used since it was started, in bytes; absent where the system does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub peak_memory: Option<u64>,
    /// Why nothing could be read; also a DOC005 finding of the extraction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ReadError>,
    /// What the reader had to skip, mend or guess.
    #[serde(default)]
    pub notes: Vec<StoredNote>,
    /// Which of the grammars for some documents only were in force.
    #[serde(default)]
    pub grammars: LocalUse,
    /// The contract's record.
    pub extraction: E,
}

/// A task and the bytes that followed it.
pub type Given = (Task, Option<Vec<u8>>);

/// Why what came over a pipe can't be understood.
#[derive(Debug, Error)]
pub enum ProtocolError {
    /// The pipe itself.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not the JSON that is expected here.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// It ended in the middle.
    #[error("the input ends within a line or a document")]
    Cut,
    /// A line that nobody would write.
    #[error("a line of more than {0} bytes")]
    TooLong(u64),
    /// Neither bytes nor a path, or both.
    #[error("a task needs either bytes or a path")]
    Nothing,
}

/// The next line without its end, blank ones passed over; `None` at the end of the input.
pub fn read_line(input: &mut impl BufRead, most: u64) -> Result<Option<Vec<u8>>, ProtocolError> {
    loop {
        let mut line = Vec::new();
        input.by_ref().take(most.saturating_add(1)).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.pop_if(|last| *last == b'\n').is_none() {
            let is_long = line.len() as u64 > most;
            return Err(if is_long { ProtocolError::TooLong(most) } else { ProtocolError::Cut });
        }
        if !line.trim_ascii().is_empty() {
            return Ok(Some(line));
        }
    }
}

/// The next line as JSON.
pub(super) fn read_json<T: for<'de> Deserialize<'de>>(
    input: &mut impl BufRead,
) -> Result<Option<T>, ProtocolError> {
    let line = read_line(input, LINE)?;
    Ok(line.map(|line| serde_json::from_slice(&line)).transpose()?)
}

/// The next task with the bytes that follow it: `None` in their place where there are more than `most`, which are
/// passed over, or where a path stands for them. `None` at the end of the input.
pub fn read_task(input: &mut impl BufRead, most: u64) -> Result<Option<Given>, ProtocolError> {
    let Some(task) = read_json::<Task>(input)? else { return Ok(None) };
    let bytes = match (task.bytes, &task.path) {
        (Some(length), None) if length > most => {
            if io::copy(&mut input.by_ref().take(length), &mut io::sink())? < length {
                return Err(ProtocolError::Cut);
            }
            None
        }
        (Some(length), None) => {
            // the length is what somebody says: room is made as bytes come
            let mut bytes = Vec::new();
            if input.by_ref().take(length).read_to_end(&mut bytes)? < length as usize {
                return Err(ProtocolError::Cut);
            }
            Some(bytes)
        }
        (None, Some(_)) => None,
        _ => return Err(ProtocolError::Nothing),
    };
    Ok(Some((task, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Tasks = Vec<(u64, Option<Vec<u8>>)>;

    fn tasks(mut input: &[u8], most: u64) -> Result<Tasks, String> {
        let mut found = Vec::new();
        while let Some((task, bytes)) = read_task(&mut input, most).map_err(|error| error.to_string())? {
            found.push((task.id, bytes));
        }
        Ok(found)
    }

    #[test]
    fn bytes_follow_their_line_whatever_is_in_them() {
        let input = b"{\"id\":1,\"name\":\"a\",\"bytes\":5}\n\n{\n{}\n\n{\"id\":2,\"path\":\"b.txt\"}\n";
        assert_eq!(tasks(input, 10), Ok(vec![(1, Some(b"\n{\n{}".to_vec())), (2, None)]));
        assert_eq!(tasks(input, 4), Ok(vec![(1, None), (2, None)]), "too many are passed over");
    }

    #[test]
    fn what_is_no_task_is_told() {
        for (input, why) in [
            (&b"{\"id\":1}\n"[..], "either bytes or a path"),
            (b"{\"id\":1,\"bytes\":5}\nabc", "ends within"),
            (b"{\"id\":1,\"bytes\":99}\nabc", "ends within"),
            (b"{\"id\":1", "ends within"),
            (b"{\"id\":1,\"pfad\":\"x\"}\n", "unknown field"),
            (b"hello\n", "expected value"),
            (b"{\"id\":-1,\"path\":\"x\"}\n", "invalid value"),
        ] {
            let told = tasks(input, 10).expect_err("a problem");
            assert!(told.contains(why), "{told}");
        }
        let error = read_line(&mut &b"0123456789\n"[..], 5).expect_err("too long");
        assert!(matches!(error, ProtocolError::TooLong(5)));
    }
}
