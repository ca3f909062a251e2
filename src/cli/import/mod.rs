//! `spoglio import`: documents into the database.

mod clock;
mod options;
mod progress;
mod record;
mod report;
pub mod sink;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{ArgAction, ArgMatches, Command};

use super::command::Build;
use super::failure::{Exit, Failure};
use super::session::Session;
use super::{auditing, log, output};
use crate::batch::worker::Settings;
use crate::batch::{self, Cancel, Inputs, Pool, StartError};
use crate::container::split_path;
use crate::message::{Arg, Message, shown_path, technical};

pub use progress::observer;
pub use report::trouble;

/// The command's name.
pub const NAME: &str = "import";

/// Its definition.
pub fn command(build: &Build) -> Command {
    let paths = build.path("path", "value-path", "help-import-path");
    build
        .command(NAME)
        .arg(paths.required(true).num_args(1..).action(ArgAction::Append))
        .arg(build.path_option("db", "value-file", "help-db").default_value("spoglio.db"))
        .arg(build.flag("quiet", "help-quiet").short('q'))
        .args(options::args(build))
        .args(log::args(build))
        .arg(build.min_grade())
        .args(auditing::args(build))
        .args(build.reading())
}

/// Runs it.
pub fn run(matches: &ArgMatches, session: &Session) -> Result<Exit, Failure> {
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let Some(database) = matches.get_one::<PathBuf>("db") else { return Ok(Exit::Failed) };
    let start = Instant::now();
    let logs_to_terminal = log::start(matches)?;
    let mut inputs = something_to_read(&paths, batch::collect(&paths))?;
    let asked = auditing::asked(matches, &paths, session.lang)?;
    let session = &session.auditing(asked.options);
    let settings = session.settings();
    let work = options::work(matches, settings.ocr);
    if let Some(time) = work.since {
        inputs.since(time.into());
    }
    let options = record::options(&settings, &work);
    let pool = pool(Settings { limits: work.limits.clone(), ..settings }, work.jobs, session)?;
    let basis = pool.basis.clone();
    let mut sink = sink::StoreSink::open(database, basis, work.force, &options, session.lang)?;
    let cancel = cancel_on_signal()?;
    tracing::info!(files = inputs.files.len(), skipped = inputs.skipped.len(), %options, "import begins");
    let quiet = matches.get_flag("quiet") || logs_to_terminal;
    let mut observer = observer(quiet, inputs.files.len(), report::outcome, session);
    let mut run = batch::run_pool(&inputs.files, &pool, &mut sink, &mut *observer, &cancel);
    inputs.skipped.append(&mut run.skipped);
    drop(observer);
    let end = record::end(&run, &inputs, start.elapsed());
    tracing::info!(
        outcome = end.outcome.as_str(),
        added = end.added,
        replaced = end.replaced,
        unchanged = end.unchanged,
        unreadable = end.unreadable,
        partly = end.partly,
        seconds = end.seconds,
        peak_bytes = end.peak_bytes,
        worker_peak_bytes = end.worker_peak_bytes,
        "import ends"
    );
    // a run whose end could not be noted shows as one that never ended; its documents are there
    let _ = sink.finish(end);
    let report = run.report;
    report::show(&report, &inputs, matches.get_flag("quiet"), session)?;
    if let Some((path, error)) = &report.failed {
        let message = Message::new("import-stopped")
            .arg("path", path)
            .arg("why", sink::describe(database, error, session.lang));
        output::complain(&message.render(session.lang), session.lang, session.color);
        return Ok(Exit::Failed);
    }
    if let Some(error) = run.broken {
        return Err(Message::new("import-no-worker").arg("detail", why(error)).into());
    }
    let trouble = report
        .done
        .iter()
        .any(|done| done.error.is_some() || done.partly.is_some() || done.counts.defects > 0);
    Ok(match (report.cancelled, trouble) {
        (true, _) => Exit::Interrupted,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Done,
    })
}

/// Workers: processes of this very program.
fn pool(settings: Settings, jobs: usize, session: &Session) -> Result<Pool, Failure> {
    let program =
        std::env::current_exe().map_err(|error| Message::new("import-no-worker").arg("detail", &error))?;
    Pool::new(program, jobs, settings).map_err(|error| session.unusable(error))
}

/// Why no worker could be started.
fn why(error: StartError) -> Arg {
    match error {
        StartError::Io(detail) | StartError::NotReady(detail) => Arg::from(&detail),
        StartError::Changed => Arg::Key("import-worker-changed"),
    }
}

/// Files that were found. Failure: a mistyped path or an empty folder, for which no database is made.
pub fn something_to_read(paths: &[PathBuf], inputs: Inputs) -> Result<Inputs, Failure> {
    let named = |paths: &[PathBuf]| paths.iter().map(|path| shown_path(path)).collect::<Vec<_>>().join(", ");
    if !paths.iter().any(|path| split_path(path, Path::is_file).0.exists()) {
        return Err(Message::new("import-no-path").arg("paths", named(paths)).into());
    }
    if inputs.files.is_empty() {
        let message = Message::new("import-no-document").arg("paths", named(paths));
        return Err(message.arg("endings", batch::DOCUMENT_ENDINGS.join(", ")).into());
    }
    Ok(inputs)
}

/// The first signal asks to stop, the second does not wait.
pub fn cancel_on_signal() -> Result<Cancel, Failure> {
    let cancel = Cancel::default();
    let asked = cancel.clone();
    let handler = move || {
        if asked.ask() {
            std::process::exit(130);
        }
    };
    match ctrlc::set_handler(handler) {
        Ok(()) | Err(ctrlc::Error::MultipleHandlers) => Ok(cancel),
        Err(error) => Err(Message::new("error-signals").arg("detail", technical(&error.to_string())).into()),
    }
}
