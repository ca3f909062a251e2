use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::super::draw::shorten_path;
use super::super::session::Session;
use super::shown;
use crate::batch::{Done, Observer};
use crate::message::{Lang, Message};

/// How often the bar moves while one document takes its time.
const TICK: Duration = Duration::from_millis(120);
/// Longest path beside the bar.
const PATH: usize = 48;

/// What became of a document, in a word or two.
type Outcome = fn(&Done, Lang) -> String;

/// A bar on a terminal, plain lines elsewhere, nothing where quiet was asked for.
pub fn observer(quiet: bool, files: usize, outcome: Outcome, session: &Session) -> Box<dyn Observer> {
    if quiet {
        return Box::new(Silent);
    }
    if std::io::stderr().is_terminal() {
        return Box::new(Bar::new(files));
    }
    Box::new(Lines { files, outcome, lang: session.lang })
}

struct Silent;

impl Observer for Silent {
    fn begun(&mut self, _: usize, _: &Path) {}
    fn done(&mut self, _: usize, _: &Done) {}
}

struct Bar(ProgressBar);

impl Bar {
    fn new(files: usize) -> Bar {
        let bar = ProgressBar::new(files as u64);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {bar:30} {pos}/{len} {wide_msg}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.enable_steady_tick(TICK);
        Bar(bar)
    }
}

impl Observer for Bar {
    fn begun(&mut self, _: usize, path: &Path) {
        self.0.set_message(shorten_path(&shown(path), PATH));
    }

    fn done(&mut self, _: usize, _: &Done) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

struct Lines {
    files: usize,
    outcome: Outcome,
    lang: Lang,
}

impl Observer for Lines {
    fn begun(&mut self, _: usize, _: &Path) {}

    fn done(&mut self, index: usize, done: &Done) {
        let message = Message::new("import-line")
            .arg("index", index + 1)
            .arg("files", self.files)
            .arg("path", shown(&done.path))
            .arg("outcome", (self.outcome)(done, self.lang));
        // progress that nobody can read any more is no reason to stop
        let _ = writeln!(std::io::stderr(), "{}", message.render(self.lang));
    }
}
