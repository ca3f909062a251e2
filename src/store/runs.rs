use super::{Store, StoreError};

/// How a run of the program ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunOutcome {
    /// It went through all its files.
    #[default]
    Done,
    /// Somebody ended it.
    Cancelled,
    /// It could not go on.
    Failed,
}

impl RunOutcome {
    /// Its word in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            RunOutcome::Done => "done",
            RunOutcome::Cancelled => "cancelled",
            RunOutcome::Failed => "failed",
        }
    }
}

/// What a run did, once it has ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunEnd {
    /// When, as ISO 8601 in UTC.
    pub finished_at: String,
    /// How.
    pub outcome: RunOutcome,
    /// Files that were to be read.
    pub files: usize,
    /// Documents that are new in the database.
    pub added: usize,
    /// Documents whose records took the place of older ones.
    pub replaced: usize,
    /// Documents that were there already, the very same.
    pub unchanged: usize,
    /// Files of which nothing could be read.
    pub unreadable: usize,
    /// Documents of which a part could not be read.
    pub partly: usize,
    /// Files of the folders that were left out: other types, hidden, met twice, too old.
    pub skipped: usize,
    /// Time from its start to its end.
    pub seconds: f64,
    /// The most memory that the program itself used, in bytes, where the system tells.
    pub peak_bytes: Option<u64>,
    /// The most memory that one of its reading processes used, in bytes.
    pub worker_peak_bytes: Option<u64>,
}

impl Store {
    /// Notes the start of a run of the program and gives its key for [`ImportMeta::run`](super::ImportMeta).
    /// `options` is JSON; `started_at` ISO 8601 in UTC.
    pub fn begin_run(&mut self, command: &str, options: &str, started_at: &str) -> Result<i64, StoreError> {
        let sql = "INSERT INTO runs (command, options, spoglio_version, started_at) VALUES (?1, ?2, ?3, ?4)";
        let version = env!("CARGO_PKG_VERSION");
        Ok(self.connection.prepare_cached(sql)?.insert((command, options, version, started_at))?)
    }

    /// Notes the end of a run.
    pub fn finish_run(&mut self, run: i64, end: &RunEnd) -> Result<(), StoreError> {
        let sql = "UPDATE runs SET finished_at = ?2, outcome = ?3, files = ?4, added = ?5, replaced = ?6, \
                   unchanged = ?7, unreadable = ?8, partly = ?9, skipped = ?10, seconds = ?11, peak_bytes = ?12, \
                   worker_peak_bytes = ?13 WHERE id = ?1";
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let bytes = |number: Option<u64>| number.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        self.connection.prepare_cached(sql)?.execute(rusqlite::params![
            run,
            end.finished_at,
            end.outcome.as_str(),
            count(end.files),
            count(end.added),
            count(end.replaced),
            count(end.unchanged),
            count(end.unreadable),
            count(end.partly),
            count(end.skipped),
            end.seconds,
            bytes(end.peak_bytes),
            bytes(end.worker_peak_bytes),
        ])?;
        Ok(())
    }
}
