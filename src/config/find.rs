use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::NAME;

/// Several configurations lie beside the inputs: which one is meant can't be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several(pub Vec<PathBuf>);

/// The configuration for some inputs: the one beside them (in a folder that is named, or beside a file that is), else
/// the one in the working folder. Error: several.
pub fn find(inputs: &[PathBuf], working: &Path) -> Result<Option<PathBuf>, Several> {
    let beside: BTreeSet<PathBuf> = inputs
        .iter()
        .filter_map(|input| if input.is_dir() { Some(input.as_path()) } else { input.parent() })
        .map(|folder| folder.join(NAME))
        .filter(|file| file.is_file())
        .collect();
    match beside.len() {
        0 => Ok(Some(working.join(NAME)).filter(|file| file.is_file())),
        1 => Ok(beside.into_iter().next()),
        _ => Err(Several(beside.into_iter().collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_beside_the_input_comes_first() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b, work) = (dir.path().join("a"), dir.path().join("b"), dir.path().join("work"));
        for folder in [&a, &b, &work] {
            std::fs::create_dir(folder).unwrap();
        }
        assert_eq!(find(std::slice::from_ref(&a), &work), Ok(None));
        std::fs::write(work.join(NAME), "").unwrap();
        assert_eq!(find(&[a.join("piano.docx")], &work), Ok(Some(work.join(NAME))));
        std::fs::write(a.join(NAME), "").unwrap();
        assert_eq!(find(&[a.join("piano.docx"), b.clone()], &work), Ok(Some(a.join(NAME))));
        std::fs::write(b.join(NAME), "").unwrap();
        assert!(find(&[a, b], &work).is_err());
    }
}
