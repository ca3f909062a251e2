//! A folder of golds: `NAME.json` beside `NAME.docx`, `NAME.txt` and so on.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::Value;

use super::score;
use super::tally::{Figures, Tally};
use crate::read::Detail;

/// The endings of documents that are looked for beside a gold, in the order in which they are shown.
pub const FORMATS: [&str; 10] = ["docx", "pdf", "txt", "odt", "doc", "rtf", "html", "xlsx", "xls", "md"];

/// A hand-checked extraction.
#[derive(Clone, Debug)]
pub struct Gold {
    /// Name of the file without its ending.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// What it says.
    pub value: Value,
}

/// The golds of a folder, by name.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The golds.
    pub golds: Vec<Gold>,
}

/// How one document came out.
#[derive(Clone, Debug)]
pub struct DocumentScore {
    /// Name of the gold.
    pub name: String,
    /// All fields together.
    pub figures: Figures,
    /// There was no output to compare.
    pub failed: bool,
}

/// How the documents of one format came out.
#[derive(Clone, Debug)]
pub struct FormatScore {
    /// The ending.
    pub format: String,
    /// Each document, by name.
    pub documents: Vec<DocumentScore>,
    /// All of them added up.
    pub total: Tally,
}

impl Corpus {
    /// Reads the golds of a folder. Errors: the folder or a gold can't be read, or a gold is no JSON (then
    /// of the kind `InvalidData`).
    pub fn open(dir: &Path) -> io::Result<Corpus> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(dir)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                paths.push(path);
            }
        }
        paths.sort();
        let golds = paths.into_iter().map(Gold::open).collect::<io::Result<_>>()?;
        Ok(Corpus { golds })
    }

    /// Scores every document of one format; `None` where there is none. `extract` gives a document's
    /// extraction in the shape of the contract, `None` where it could not be read.
    pub fn measure(
        &self,
        format: &str,
        mut extract: impl FnMut(&Path) -> Option<Value>,
    ) -> Option<FormatScore> {
        let mut score_of_format =
            FormatScore { format: format.to_owned(), documents: Vec::new(), total: Tally::default() };
        for gold in &self.golds {
            let document = gold.path.with_extension(format);
            if !document.is_file() {
                continue;
            }
            let output = extract(&document);
            let tally = score(&gold.value, output.as_ref());
            let figures = tally.all().figures();
            score_of_format.total.add(&gold.name, &tally);
            score_of_format.documents.push(DocumentScore {
                name: gold.name.clone(),
                figures,
                failed: output.is_none(),
            });
        }
        (!score_of_format.documents.is_empty()).then_some(score_of_format)
    }
}

impl Gold {
    fn open(path: PathBuf) -> io::Result<Gold> {
        let named = |error: io::Error| {
            io::Error::new(error.kind(), format!("{}: {}", path.display(), Detail::from(&error)))
        };
        let bytes = fs::read(&path).map_err(named)?;
        let value = serde_json::from_slice(&bytes).map_err(|error| named(io::Error::from(error)))?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Gold { name, path, value })
    }
}

impl FormatScore {
    /// The document that came out worst; the first of equal ones.
    pub fn worst(&self) -> Option<&DocumentScore> {
        self.documents.iter().min_by(|a, b| a.figures.f1.total_cmp(&b.figures.f1))
    }
}
