use super::{Store, StoreError};

impl Store {
    /// Notes the start of a run of the program and gives its key for [`ImportMeta::run`](super::ImportMeta).
    /// `started_at` is ISO 8601 in UTC.
    pub fn begin_run(&mut self, command: &str, started_at: &str) -> Result<i64, StoreError> {
        let sql = "INSERT INTO runs (command, spoglio_version, started_at) VALUES (?1, ?2, ?3)";
        let version = env!("CARGO_PKG_VERSION");
        Ok(self.connection.prepare_cached(sql)?.insert((command, version, started_at))?)
    }

    /// Notes the end of a run.
    pub fn finish_run(&mut self, run: i64, finished_at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE runs SET finished_at = ?2 WHERE id = ?1";
        self.connection.prepare_cached(sql)?.execute((run, finished_at))?;
        Ok(())
    }
}
