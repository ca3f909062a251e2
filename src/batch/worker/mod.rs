//! The other side of a batch: a process that reads one document after the other from its input and writes one line
//! of JSON for each, so that a crash, a hang or a hunger for memory ends a process and not a batch.
//! `docs/worker-protocol.md` describes what goes over the pipes.

mod limit;
mod memory;
mod protocol;
mod serve;
mod settings;

pub use limit::limit_memory;
pub use memory::peak_memory;
pub use protocol::{Given, PROTOCOL, ProtocolError, Ready, Refused, Reply, Task, read_line, read_task};
pub use serve::{ServeError, serve};
pub use settings::{AtEnd, OCR_LANGUAGE, Settings, SettingsError};
