//! Tesseract, a program found on the path at run time.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{GreyImage, OcrError, Recogniser};
use crate::read::Detail;

/// The longest that a page may take.
const PAGE: Duration = Duration::from_secs(120);
/// The longest that the program may take to say what it is.
const ASK: Duration = Duration::from_secs(20);
/// How often its end is looked for.
const TICK: Duration = Duration::from_millis(10);
/// Bytes of a result that are read.
const MOST: u64 = 64 << 20;

/// Recognition by the program `tesseract`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tesseract {
    program: PathBuf,
    version: String,
    language: String,
}

/// What is not installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TesseractMissing {
    /// The program.
    Program,
    /// The language; those that are there.
    Language(Vec<String>),
}

impl Tesseract {
    /// Looks for the program on the path and for a language in it (`ita`).
    pub fn find(language: &str) -> Result<Tesseract, TesseractMissing> {
        Tesseract::at(PathBuf::from("tesseract"), language)
    }

    /// As [`Tesseract::find`], for the program of a path.
    pub fn at(program: PathBuf, language: &str) -> Result<Tesseract, TesseractMissing> {
        let ask = |argument: &str| {
            let mut command = Command::new(&program);
            command.arg(argument);
            run(command, Vec::new(), ASK).map_err(|_| TesseractMissing::Program)
        };
        let version = ask("--version")?.lines().next().unwrap_or_default().trim().to_owned();
        // the first line is a heading
        let known: Vec<String> =
            ask("--list-langs")?.lines().skip(1).map(|line| line.trim().to_owned()).collect();
        if known.iter().any(|known| known == language) {
            return Ok(Tesseract { program, version, language: language.to_owned() });
        }
        Err(TesseractMissing::Language(known))
    }
}

impl Recogniser for Tesseract {
    fn name(&self) -> String {
        format!("{} {}", self.version, self.language)
    }

    fn recognise(&self, image: &GreyImage) -> Result<String, OcrError> {
        let mut command = Command::new(&self.program);
        let dpi = image.dpi.to_string();
        // page segmentation 11: all text there is, in no order; the order is the reader's own affair
        command.args(["stdin", "stdout", "-l", &self.language, "--dpi", &dpi, "--psm", "11", "tsv"]);
        // pages are done one by one, and threads inside of one cost more than they give
        command.env("OMP_THREAD_LIMIT", "1");
        run(command, image.pgm(), PAGE)
    }
}

/// Runs a program: gives it `input`, and what it prints back.
fn run(mut command: Command, input: Vec<u8>, limit: Duration) -> Result<String, OcrError> {
    let failed = |error: std::io::Error| OcrError::Failed(Detail::from(&error).to_string());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(failed)?;
    // both pipes at once: a program that waits for its output to be read reads no input
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let writer = thread::spawn(move || {
        if let Some(mut stdin) = stdin {
            // a program that does not want all of it has its reasons, and its exit code tells
            let _ = stdin.write_all(&input);
        }
    });
    let reader = thread::spawn(move || {
        let mut out = Vec::new();
        if let Some(stdout) = stdout {
            let _ = stdout.take(MOST).read_to_end(&mut out);
        }
        out
    });
    let ended = wait(&mut child, limit);
    if ended.is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
    let _ = writer.join();
    let out = reader.join().unwrap_or_default();
    match ended? {
        true => Ok(String::from_utf8_lossy(&out).into_owned()),
        false => Err(OcrError::Failed("tesseract".to_owned())),
    }
}

fn wait(child: &mut Child, limit: Duration) -> Result<bool, OcrError> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if start.elapsed() >= limit => return Err(OcrError::Time(limit.as_secs())),
            Ok(None) => thread::sleep(TICK),
            Err(error) => return Err(OcrError::Failed(Detail::from(&error).to_string())),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let missing = Tesseract::at(PathBuf::from("/no/such/tesseract"), "ita");
        assert_eq!(missing, Err(TesseractMissing::Program));
    }

    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let mut command = Command::new("sleep");
        command.arg("1000");
        assert_eq!(run(command, vec![0; 1 << 20], Duration::from_millis(50)), Err(OcrError::Time(0)));
    }

    #[test]
    fn input_and_output_may_be_longer_than_a_pipe() {
        let text = "parola ".repeat(100_000);
        assert_eq!(run(Command::new("cat"), text.clone().into_bytes(), ASK), Ok(text));
    }
}
