//! A folder of the competition: `NAME.pdf` with its gold `NAME-str.xml`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::{DocumentRelations, PlainTable, RelationScore, read_gold};

/// What the name of a gold ends with.
const ENDING: &str = "-str.xml";

/// The golds of one document.
#[derive(Clone, Debug)]
pub struct GoldTables {
    /// The names of its golds, the first of which is the document's. There is more than one where the competition
    /// takes several answers: `eu-009a` and `eu-009b` are two golds of one document.
    pub names: Vec<String>,
    /// What each says.
    pub golds: Vec<Vec<PlainTable>>,
}

/// The golds of a folder, by name.
#[derive(Clone, Debug)]
pub struct TableCorpus {
    /// The documents.
    pub documents: Vec<GoldTables>,
}

impl TableCorpus {
    /// Reads the golds of a folder. Errors: the folder or a gold can't be read, or a gold is not what it should
    /// be (then of the kind `InvalidData`).
    pub fn open(dir: &Path) -> io::Result<TableCorpus> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(dir)? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if let Some(name) = name.strip_suffix(ENDING) {
                files.insert(name.to_owned(), path);
            }
        }
        let mut documents: BTreeMap<String, GoldTables> = BTreeMap::new();
        for (name, path) in files {
            let broken = |error: String| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()))
            };
            let gold = read_gold(&fs::read_to_string(&path)?).map_err(broken)?;
            let of_document = documents
                .entry(document(&name).to_owned())
                .or_insert_with(|| GoldTables { names: Vec::new(), golds: Vec::new() });
            of_document.names.push(name);
            of_document.golds.push(gold);
        }
        Ok(TableCorpus { documents: documents.into_values().collect() })
    }

    /// Compares what `tables` gives for each document; `None`: it has nothing.
    pub fn measure(&self, mut tables: impl FnMut(&GoldTables) -> Option<Vec<PlainTable>>) -> RelationScore {
        let compared = self.documents.iter().map(|gold| {
            let output = tables(gold);
            let name = gold.names.first().map(String::as_str).unwrap_or_default();
            DocumentRelations::new(name, &gold.golds, output.as_deref())
        });
        RelationScore { documents: compared.collect() }
    }
}

impl GoldTables {
    /// The first of its files in a folder, by an ending such as `.pdf`.
    pub fn file(&self, dir: &Path, ending: &str) -> Option<std::path::PathBuf> {
        self.names.iter().map(|name| dir.join(format!("{name}{ending}"))).find(|path| path.is_file())
    }
}

/// The name of the document that a gold belongs to: a letter after the number tells several golds apart.
fn document(name: &str) -> &str {
    let cut = name.strip_suffix(|c: char| c.is_ascii_lowercase());
    cut.filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(name)
}
