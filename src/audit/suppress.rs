use regex::Regex;
use serde::{Deserialize, Serialize};

use super::place::Places;
use super::registry;
use super::selection::{Selection, fits};
use super::text::squeezed;
use crate::contract::{Extraction, Finding};

/// A finding that is known and accepted: which one, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Code of the rule, or the beginning of codes.
    pub rule: String,
    /// Path of the document: `*` and `?` within a folder, `**` over folders; none: any document.
    pub path: Option<String>,
    /// JSON pointer of the record; what is in the record is meant too.
    pub pointer: Option<String>,
    /// A text of the message, or of the names of the unit and records that the finding stands at.
    pub text: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepted it.
    pub author: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Its line in the file.
    pub line: usize,
}

impl Suppression {
    /// Whether it speaks about a document.
    pub fn is_about(&self, path: &str) -> bool {
        self.path.as_deref().is_none_or(|glob| matches_glob(glob, path))
    }

    /// Whether it can only be about documents of one name: others may take something in another document.
    pub fn names_one(&self) -> bool {
        self.path.as_deref().is_some_and(|glob| !glob.contains(['*', '?']))
    }

    /// Whether a rule that it speaks of is among the chosen ones: it can take nothing where none runs.
    pub fn may_take(&self, selection: &Selection) -> bool {
        registry().iter().any(|rule| fits(&self.rule, rule.code).is_some() && selection.has(rule))
    }

    fn fits(&self, finding: &Finding, places: &Places) -> bool {
        let pointer = || {
            let Some(pointer) = self.pointer.as_deref() else { return true };
            let rest = finding.pointer.strip_prefix(pointer.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let text = || {
            let Some(text) = self.text.as_deref().map(squeezed) else { return true };
            let names = places.names(&finding.pointer);
            names.iter().chain([&finding.message]).any(|name| squeezed(name).contains(&text))
        };
        fits(&self.rule, &finding.rule).is_some() && pointer() && text()
    }
}

/// Takes out what is accepted. Gives how many findings each suppression took, in their order.
pub fn apply(suppressions: &[Suppression], extraction: &mut Extraction, places: &Places) -> Vec<usize> {
    let path = extraction.document.path.clone();
    let mut used = vec![0; suppressions.len()];
    let about: Vec<(usize, &Suppression)> =
        suppressions.iter().enumerate().filter(|(_, suppression)| suppression.is_about(&path)).collect();
    extraction.findings.retain(|finding| {
        let taken = about.iter().find(|(_, suppression)| suppression.fits(finding, places));
        if let Some(count) = taken.and_then(|(index, _)| used.get_mut(*index)) {
            *count += 1;
        }
        taken.is_none()
    });
    used
}

/// Whether a path is one that a glob means: the whole path, or its end from a folder on.
fn matches_glob(glob: &str, path: &str) -> bool {
    let path = path.replace('\\', "/");
    let mut pattern = String::from("^(?:.*/)?");
    let mut rest = glob.strip_prefix("./").unwrap_or(glob);
    while let Some(c) = rest.chars().next() {
        let (len, part) = match c {
            '*' if rest.starts_with("**/") => (3, "(?:.*/)?".to_owned()),
            '*' if rest.starts_with("**") => (2, ".*".to_owned()),
            '*' => (1, "[^/]*".to_owned()),
            '?' => (1, "[^/]".to_owned()),
            c => (c.len_utf8(), regex::escape(&c.to_string())),
        };
        pattern.push_str(&part);
        rest = rest.get(len..).unwrap_or_default();
    }
    pattern.push('$');
    Regex::new(&pattern).is_ok_and(|regex| regex.is_match(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_mean_ends_of_paths() {
        for (glob, path) in [
            ("piano.docx", "piani/2025/piano.docx"),
            ("*.docx", "piani/piano.docx"),
            ("piani/**/*.pdf", "piani/2025/unione/piano.pdf"),
            ("piani/**", "piani/2025/a.pdf"),
            ("./piano?.txt", "piano1.txt"),
        ] {
            assert!(matches_glob(glob, path), "{glob} {path}");
        }
        for (glob, path) in [
            ("iano.docx", "piano.docx"),
            ("*.docx", "piano.pdf"),
            ("piani/*.pdf", "piani/2025/a.pdf"),
            ("a.b", "axb"),
        ] {
            assert!(!matches_glob(glob, path), "{glob} {path}");
        }
    }
}
