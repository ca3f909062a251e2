//! What a run leaves in the database about itself.

use std::time::Duration;

use serde_json::json;

use super::options::Work;
use crate::batch::worker::{Settings, peak_memory};
use crate::batch::{Inputs, PoolReport, Report, Stored};
use crate::store::{RunEnd, RunOutcome};

/// What it was asked for, as JSON. Of a password only that there is one.
pub fn options(settings: &Settings, work: &Work) -> String {
    json!({
        "jobs": work.jobs,
        "timeout": work.limits.seconds,
        "max_memory": work.limits.worker_memory,
        "force": work.force,
        "since": work.since.map(|time| time.to_string()),
        "lang": settings.lang,
        "grammars": settings.grammars,
        "min_grade": settings.min_grade,
        "ocr": settings.ocr,
        "password": settings.password.is_some(),
        "select": settings.audit.selection,
    })
    .to_string()
}

/// How it ended; its time is set where it is written down.
pub fn end<E>(run: &PoolReport<E>, inputs: &Inputs, time: Duration) -> RunEnd {
    let report = &run.report;
    let count = |stored| count(report, |done| done.stored == stored && done.error.is_none());
    RunEnd {
        outcome: match report {
            _ if run.broken.is_some() || report.failed.is_some() => RunOutcome::Failed,
            Report { cancelled: true, .. } => RunOutcome::Cancelled,
            _ => RunOutcome::Done,
        },
        files: inputs.files.len(),
        added: count(Stored::New),
        replaced: count(Stored::Replaced),
        unchanged: count(Stored::Unchanged),
        unreadable: self::count(report, |done| done.error.is_some()),
        partly: self::count(report, |done| done.partly.is_some()),
        skipped: inputs.skipped.len(),
        seconds: time.as_secs_f64(),
        peak_bytes: peak_memory(),
        worker_peak_bytes: (run.worker_peak > 0).then_some(run.worker_peak),
        ..RunEnd::default()
    }
}

fn count<E>(report: &Report<E>, which: impl Fn(&crate::batch::Done) -> bool) -> usize {
    report.done.iter().filter(|done| which(done)).count()
}
