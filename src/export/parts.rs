//! Files that take the place of older ones together.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Files under a name of their own until all are whole.
#[derive(Default)]
pub(super) struct Parts(Vec<(PathBuf, PathBuf)>);

impl Parts {
    pub(super) fn add(&mut self, folder: &Path, name: &str) -> PathBuf {
        let part = folder.join(format!("{name}.{}.part", std::process::id()));
        self.0.push((part.clone(), folder.join(name)));
        part
    }

    pub(super) fn put_in_place(&mut self) -> io::Result<usize> {
        let count = self.0.len();
        while let Some((part, name)) = self.0.first() {
            fs::rename(part, name)?;
            self.0.remove(0);
        }
        Ok(count)
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        for (part, _) in &self.0 {
            // best effort: the failure itself is what is told
            let _ = fs::remove_file(part);
        }
    }
}
