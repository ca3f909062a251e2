use std::collections::BTreeMap;
use std::fmt;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::super::draw::{number, shorten_path};
use super::super::session::Session;
use crate::batch::{Done, Observer};
use crate::message::{Lang, Message, shown_path};

/// How often the bar moves while one document takes its time.
const TICK: Duration = Duration::from_millis(120);
/// Room for the names beside the bar, and what each has at least.
const NAMES: usize = 64;
const LEAST: usize = 16;

/// What became of a document, in a word or two.
type Outcome = fn(&Done, Lang) -> String;

/// A bar on a terminal, plain lines elsewhere, nothing where quiet was asked for.
pub fn observer(quiet: bool, files: usize, outcome: Outcome, session: &Session) -> Box<dyn Observer> {
    if quiet {
        return Box::new(Silent);
    }
    if std::io::stderr().is_terminal() {
        return Box::new(Bar::new(files, session.lang));
    }
    Box::new(Lines { files, outcome, lang: session.lang })
}

struct Silent;

impl Observer for Silent {
    fn begun(&mut self, _: usize, _: &Path) {}
    fn done(&mut self, _: usize, _: &Done) {}
}

/// A bar with rate, time that remains and the files under way.
struct Bar {
    bar: ProgressBar,
    under_way: BTreeMap<usize, String>,
}

impl Bar {
    fn new(files: usize, lang: Lang) -> Bar {
        let bar = ProgressBar::new(files as u64);
        let rate = move |state: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = write!(out, "{}/s", number(state.per_sec(), 1, lang));
        };
        let template = "{spinner} {bar:24} {pos}/{len} · {rate} · {eta_precise} · {wide_msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━╸─").with_key("rate", rate));
        }
        bar.enable_steady_tick(TICK);
        Bar { bar, under_way: BTreeMap::new() }
    }

    fn tell(&self) {
        let each = (NAMES / self.under_way.len().max(1)).max(LEAST);
        let names = self.under_way.values().map(|name| shorten_path(name, each));
        self.bar.set_message(names.collect::<Vec<_>>().join("  "));
    }
}

impl Observer for Bar {
    fn begun(&mut self, index: usize, path: &Path) {
        // the folders are the same for most of them
        let name = shown_path(path.file_name().map_or(path, Path::new));
        self.under_way.insert(index, name);
        self.tell();
    }

    fn more(&mut self) {
        self.bar.inc_length(1);
    }

    fn read(&mut self, index: usize) {
        self.under_way.remove(&index);
        self.tell();
    }

    fn done(&mut self, index: usize, _: &Done) {
        self.under_way.remove(&index);
        self.bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

struct Lines {
    files: usize,
    outcome: Outcome,
    lang: Lang,
}

impl Observer for Lines {
    fn begun(&mut self, _: usize, _: &Path) {}

    fn more(&mut self) {
        self.files += 1;
    }

    fn done(&mut self, index: usize, done: &Done) {
        let message = Message::new("import-line")
            .arg("index", index + 1)
            .arg("files", self.files)
            .arg("path", &done.path)
            .arg("outcome", (self.outcome)(done, self.lang));
        // progress that nobody can read any more is no reason to stop
        let _ = writeln!(std::io::stderr(), "{}", message.render(self.lang));
    }
}
