use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::super::draw::{Align, BAD, Columns, DIM, WARN, number, shorten_path};
use super::super::failure::Failure;
use super::super::output;
use super::super::session::Session;
use crate::batch::{Counts, Done, Inputs, Report, Skip, Skipped, Stored};
use crate::message::{Lang, Message, shown_path, text};
use crate::read::ReadError;

/// Longest path in the table.
const PATH: usize = 44;
/// From this many on, skipped files are only counted.
const NAMED: usize = 10;

/// One line for a file that can't be read: what is wrong, and what to do.
pub fn trouble(path: &Path, error: &ReadError, lang: Lang) -> String {
    let message = Message::new("import-trouble").arg("path", path);
    message.arg("what", error.render(lang)).arg("remedy", error.remedy(lang)).render(lang)
}

/// What became of a document, in a word or two.
pub fn outcome(done: &Done, lang: Lang) -> String {
    let key = match (&done.error, done.stored) {
        (Some(_), _) => "outcome-unreadable",
        (None, Stored::New) => "outcome-new",
        (None, Stored::Replaced) => "outcome-replaced",
        (None, Stored::Unchanged) => "outcome-unchanged",
        (None, Stored::Nothing) => "outcome-nothing",
    };
    text(lang, key)
}

/// The table at the end, what could not be read and what was left out.
pub fn show<E>(report: &Report<E>, inputs: &Inputs, quiet: bool, session: &Session) -> Result<(), Failure> {
    let lang = session.lang;
    let mut out = output::stdout(session.color);
    if !quiet {
        table(&report.done, lang).write(&mut out)?;
        show_skipped(&inputs.skipped, lang, &mut out)?;
    }
    let failed: Vec<(&Done, &ReadError)> =
        report.done.iter().filter_map(|done| Some((done, done.error.as_ref()?))).collect();
    if !failed.is_empty() {
        let title = Message::new("import-unreadable").arg("count", failed.len()).render(lang);
        writeln!(out, "\n{BAD}{title}{BAD:#}")?;
        for (done, error) in failed {
            writeln!(out, "  {}", trouble(&done.path, error, lang))?;
        }
    }
    let partly: Vec<(&Done, &String)> =
        report.done.iter().filter_map(|done| Some((done, done.partly.as_ref()?))).collect();
    if !partly.is_empty() {
        let title = Message::new("import-partly").arg("count", partly.len()).render(lang);
        writeln!(out, "\n{WARN}{title}{WARN:#}")?;
        for (done, what) in partly {
            writeln!(out, "  {}: {what}", shown_path(&done.path))?;
        }
    }
    if report.cancelled {
        let message = Message::new("import-cancelled").arg("done", report.done.len());
        let message = message.arg("left", inputs.files.len().saturating_sub(report.done.len()));
        writeln!(out, "\n{WARN}{}{WARN:#}", message.render(lang))?;
    }
    Ok(out.flush()?)
}

fn table(done: &[Done], lang: Lang) -> Columns {
    let header = |key, align| (text(lang, key), align);
    let mut columns = Columns::new([
        header("column-document", Align::Left),
        header("column-outcome", Align::Left),
        header("column-units", Align::Right),
        header("column-objectives", Align::Right),
        header("column-phases", Align::Right),
        header("column-indicators", Align::Right),
        header("column-people", Align::Right),
        header("column-coverage", Align::Right),
        header("column-findings", Align::Right),
        header("column-seconds", Align::Right),
    ]);
    let (mut sum, mut time) = (Counts::default(), Duration::ZERO);
    for done in done {
        let name = shorten_path(&shown_path(&done.path), PATH);
        columns.row(row(name, outcome(done, lang), &done.counts, done.time, lang));
        sum += done.counts;
        time += done.time;
    }
    let name = Message::new("import-total").arg("count", done.len()).render(lang);
    columns.totals(row(name, String::new(), &sum, time, lang));
    columns
}

fn row(name: String, outcome: String, counts: &Counts, time: Duration, lang: Lang) -> Vec<String> {
    let coverage = counts.coverage().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
    vec![
        name,
        outcome,
        counts.units.to_string(),
        counts.objectives.to_string(),
        counts.phases.to_string(),
        counts.indicators.to_string(),
        counts.people.to_string(),
        coverage,
        counts.findings.to_string(),
        number(time.as_secs_f64(), 2, lang),
    ]
}

fn show_skipped(skipped: &[Skipped], lang: Lang, out: &mut impl Write) -> Result<(), Failure> {
    if skipped.is_empty() {
        return Ok(());
    }
    let message = Message::new("import-skipped").arg("count", skipped.len());
    writeln!(out, "\n{}", message.render(lang))?;
    for why in [Skip::Hidden, Skip::OtherType, Skip::Again, Skip::Older, Skip::Unreachable] {
        let of: Vec<&Skipped> = skipped.iter().filter(|skipped| skipped.why == why).collect();
        if of.is_empty() {
            continue;
        }
        let reason = text(lang, reason(why));
        // what can't be reached may be a document that is missed: always named
        if skipped.len() < NAMED || why == Skip::Unreachable {
            for skipped in of {
                writeln!(out, "  {DIM}{}: {reason}{DIM:#}", shown_path(&skipped.path))?;
            }
        } else {
            writeln!(out, "  {DIM}{}: {reason}{DIM:#}", of.len())?;
        }
    }
    Ok(())
}

fn reason(why: Skip) -> &'static str {
    match why {
        Skip::Hidden => "skip-hidden",
        Skip::OtherType => "skip-other-type",
        Skip::Again => "skip-again",
        Skip::Older => "skip-older",
        Skip::Unreachable => "skip-unreachable",
    }
}
