//! Where output goes: standard output, or a file.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use clap::ArgMatches;

use super::failure::Failure;
use super::privacy;
use crate::message::{Lang, Message, text};

/// Standard output, which takes styles out where they are not wanted.
pub fn stdout(color: ColorChoice) -> BufWriter<AutoStream<io::StdoutLock<'static>>> {
    BufWriter::new(AutoStream::new(io::stdout().lock(), color))
}

/// Writes to `file`, or to standard output where there is none. A file is written whole or not at all.
pub fn write(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let Some(path) = file else {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        return Ok(out.flush()?);
    };
    let failed = |error: io::Error| {
        let message = Message::new("error-write-file").arg("path", path);
        Failure::from(message.arg("detail", &error))
    };
    if !path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
        return Err(failed(io::ErrorKind::NotFound.into()));
    }
    // devices and pipes (`-o /dev/stderr`) can't be put in place by renaming
    if path.exists() && !path.is_file() {
        let mut out = Target::new(File::create(path).map_err(failed)?);
        let written = write(&mut out).and_then(|()| Ok(out.flush()?));
        return written.map_err(|failure| out.blame(failure, failed));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create(&part).map_err(failed).and_then(|file| {
        let mut out = Target::new(file);
        let written = write(&mut out).and_then(|()| Ok(out.flush()?));
        written.map_err(|failure| out.blame(failure, failed))?;
        std::fs::rename(&part, path).map_err(failed)
    });
    if written.is_err() {
        // best effort: the failure itself is what is told
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// Writes bytes that are no text: to a file, or to standard output where that is no terminal.
pub fn write_bytes(file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    if file.is_none() && io::stdout().is_terminal() {
        return Err(Message::new("error-binary-terminal").into());
    }
    write(file, |out| Ok(out.write_all(bytes)?))
}

/// A file that remembers why it could not be written: whoever writes into it takes any error of writing for one of
/// standard output.
struct Target {
    out: BufWriter<File>,
    error: Option<io::Error>,
}

impl Target {
    fn new(file: File) -> Target {
        Target { out: BufWriter::new(file), error: None }
    }

    /// The failure by the file's name, where it was the file's.
    fn blame(&mut self, failure: Failure, failed: impl Fn(io::Error) -> Failure) -> Failure {
        self.error.take().map_or(failure, failed)
    }

    fn note<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let again = io::Error::from(error.kind());
            self.error = Some(error);
            again
        })
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.note(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.note(flushed)
    }
}

/// Refuses to write over what the command reads.
pub fn refuse_inputs(matches: &ArgMatches) -> Result<(), Failure> {
    let paths = |name: &str| -> Vec<PathBuf> {
        matches.try_get_many::<PathBuf>(name).ok().flatten().into_iter().flatten().cloned().collect()
    };
    let real = |path: &PathBuf| std::fs::canonicalize(path).ok().filter(|path| path.is_file());
    let inputs: Vec<PathBuf> =
        ["file", "path", "db", "before", "after"].iter().flat_map(|name| paths(name)).collect();
    let key = matches.try_get_one::<OsString>(privacy::OPTION).ok().flatten().map(PathBuf::from);
    let inputs: Vec<PathBuf> = inputs.iter().chain(&key).filter_map(real).collect();
    for output in ["output", "write-baseline"].iter().flat_map(|name| paths(name)) {
        if real(&output).is_some_and(|output| inputs.contains(&output)) {
            return Err(Message::new("error-output-is-input").arg("path", &output).into());
        }
    }
    Ok(())
}

/// An error on standard error. Where even that can't be written there is nobody to tell.
pub fn complain(message: &str, lang: Lang, color: ColorChoice) {
    let mut err = AutoStream::new(io::stderr().lock(), color);
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let _ = writeln!(err, "{style}{}{style:#} {message}", text(lang, "error-prefix"));
}
