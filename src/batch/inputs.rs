use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::container::DOCUMENT_ENDINGS;

/// Folders inside folders that are followed; what lies deeper is named.
const DEPTH: usize = 64;

/// Why a file of a folder is not a document to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// Hidden, or a word processor's lock file.
    Hidden,
    /// Its ending is no document's.
    OtherType,
    /// It was met already by another path.
    Again,
    /// It was not changed since the time that was asked for.
    Older,
    /// The system does not let it be seen: permissions, a link to nothing or in a circle.
    Unreachable,
}

/// A file or folder that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: PathBuf,
    /// Why.
    pub why: Skip,
}

/// What is to be read, and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Files in the order of the arguments, those of a folder by path.
    pub files: Vec<PathBuf>,
    /// Left out, in the same order.
    pub skipped: Vec<Skipped>,
}

/// Files and folders (with all that is in them) as a list of files. A file that is named outright is always
/// taken, also one that does not exist: reading it tells why.
pub fn collect(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if !path.is_dir() {
            inputs.take(path, &mut seen);
            continue;
        }
        let walk = WalkDir::new(path).follow_links(true).max_depth(DEPTH).sort_by_file_name();
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if entry.depth() > 0 && is_hidden(entry.file_name()) => {
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                    inputs.skip(entry.path(), Skip::Hidden);
                }
                Ok(entry) if entry.file_type().is_dir() => inputs.note_depth(&entry),
                Ok(entry) if is_document(&entry) => inputs.take(entry.path(), &mut seen),
                Ok(entry) => inputs.skip(entry.path(), Skip::OtherType),
                Err(error) => inputs.skip(error.path().unwrap_or(path), Skip::Unreachable),
            }
        }
    }
    inputs
}

impl Inputs {
    /// Leaves out the files that were last changed before a time. One whose time the system does not tell stays.
    pub fn since(&mut self, time: SystemTime) {
        let changed = |path: &PathBuf| fs::metadata(path).and_then(|file| file.modified());
        let (kept, older) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|path| changed(path).map_or(true, |changed| changed >= time));
        self.files = kept;
        older.into_iter().for_each(|path: PathBuf| self.skip(&path, Skip::Older));
    }

    fn take(&mut self, path: &Path, seen: &mut BTreeSet<PathBuf>) {
        // links and repeated arguments: one file is one document
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if seen.insert(real) {
            self.files.push(path.to_owned());
        } else {
            self.skip(path, Skip::Again);
        }
    }

    fn skip(&mut self, path: &Path, why: Skip) {
        self.skipped.push(Skipped { path: path.to_owned(), why });
    }

    fn note_depth(&mut self, entry: &DirEntry) {
        if entry.depth() == DEPTH {
            self.skip(entry.path(), Skip::Unreachable);
        }
    }
}

fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with("~$")
}

fn is_document(entry: &DirEntry) -> bool {
    let ending = entry.path().extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    entry.file_type().is_file() && ending.is_some_and(|ending| DOCUMENT_ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        dir
    }

    fn names(dir: &Path, paths: &[PathBuf]) -> Vec<String> {
        paths.iter().map(|path| path.strip_prefix(dir).unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn folders_give_their_documents_in_order() {
        let dir = tree(&["b/2.TXT", "b/1.docx", "a.pdf", "a.json", ".DS_Store", "b/~$1.docx", ".git/x.txt"]);
        let inputs = collect(&[dir.path().to_owned()]);
        assert_eq!(names(dir.path(), &inputs.files), ["a.pdf", "b/1.docx", "b/2.TXT"]);
        let skipped: Vec<Skip> = inputs.skipped.iter().map(|skipped| skipped.why).collect();
        assert_eq!(skipped, [Skip::Hidden, Skip::Hidden, Skip::OtherType, Skip::Hidden]);
    }

    #[test]
    fn a_named_file_is_always_taken_and_only_once() {
        let dir = tree(&["piano.json", "~$piano.docx"]);
        let named =
            [dir.path().join("piano.json"), dir.path().join("~$piano.docx"), dir.path().join("no.docx")];
        let again = dir.path().join("./piano.json");
        let inputs = collect(&[named.as_slice(), std::slice::from_ref(&again)].concat());
        assert_eq!(inputs.files, named);
        assert_eq!(inputs.skipped, [Skipped { path: again, why: Skip::Again }]);
    }

    #[test]
    fn files_that_were_not_changed_since_are_left_out() {
        let dir = tree(&["a.txt", "b.txt"]);
        let noon = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        for (name, before) in [("a.txt", 1), ("b.txt", 0)] {
            let file = fs::File::options().write(true).open(dir.path().join(name)).unwrap();
            file.set_modified(noon - std::time::Duration::from_secs(before)).unwrap();
        }
        let mut inputs = collect(&[dir.path().to_owned()]);
        inputs.since(noon);
        assert_eq!(names(dir.path(), &inputs.files), ["b.txt"]);
        assert_eq!(inputs.skipped, [Skipped { path: dir.path().join("a.txt"), why: Skip::Older }]);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end() {
        let dir = tree(&["a/1.txt"]);
        std::os::unix::fs::symlink(dir.path(), dir.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink(dir.path().join("nothing"), dir.path().join("a/gone.txt")).unwrap();
        let inputs = collect(&[dir.path().to_owned()]);
        assert_eq!(names(dir.path(), &inputs.files), ["a/1.txt"]);
        assert_eq!(inputs.skipped.iter().filter(|skipped| skipped.why == Skip::Unreachable).count(), 2);
    }
}
