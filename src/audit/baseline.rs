use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::place::Places;
use crate::contract::Finding;
use crate::digest::hex;
use crate::message::Unparsed;

/// The name of the format, the value of `format`.
const FORMAT: &str = "spoglio.baseline/1";

/// Findings that were there when the baseline was written: they are not told again.
///
/// A finding is known by its rule and by the names of the plan, the unit and the records that it stands at, not by
/// page, row or index: the same plan exported again, or another reader of it, keeps its baseline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    known: BTreeMap<String, usize>,
}

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BaselineError {
    /// It is not the JSON that is asked for.
    #[error("{0}")]
    Unparsed(Unparsed),
    /// It is of another format.
    #[error("format {0:?}, not {FORMAT:?}")]
    Format(String),
}

/// A baseline as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    format: String,
    findings: Vec<Entry>,
}

/// One line of it: the fingerprint decides, the rest is for people.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    rule: String,
    #[serde(default)]
    document: String,
    #[serde(default)]
    place: String,
    #[serde(default = "one")]
    count: usize,
}

/// A finding as a baseline keeps it.
#[derive(Debug)]
pub struct Line<'a> {
    /// What it is known by.
    pub fingerprint: &'a str,
    /// Its rule.
    pub rule: &'a str,
    /// Path of its document.
    pub document: &'a str,
    /// Where it stands, for people.
    pub place: String,
}

fn one() -> usize {
    1
}

impl Baseline {
    /// Reads a baseline. Error: why it is none.
    pub fn parse(text: &str) -> Result<Baseline, BaselineError> {
        let unparsed = |error| BaselineError::Unparsed(Unparsed::json(&error));
        let file: File = serde_json::from_str(text).map_err(unparsed)?;
        if file.format != FORMAT {
            return Err(BaselineError::Format(file.format));
        }
        let mut known = BTreeMap::new();
        for entry in file.findings {
            *known.entry(entry.fingerprint).or_default() += entry.count;
        }
        Ok(Baseline { known })
    }

    /// A baseline of findings, as a file.
    pub fn write<'a>(findings: impl Iterator<Item = Line<'a>>) -> String {
        let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
        for line in findings {
            let entry = entries.entry(line.fingerprint).or_insert_with(|| Entry {
                fingerprint: line.fingerprint.to_owned(),
                rule: line.rule.to_owned(),
                document: line.document.to_owned(),
                place: line.place,
                count: 0,
            });
            entry.count += 1;
        }
        let mut findings: Vec<Entry> = entries.into_values().collect();
        findings.sort_by(|a, b| {
            let key = |entry: &Entry| (entry.document.clone(), entry.rule.clone(), entry.place.clone());
            key(a).cmp(&key(b)).then_with(|| a.fingerprint.cmp(&b.fingerprint))
        });
        let file = File { format: FORMAT.to_owned(), findings };
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Takes the known findings out, each as often as it was there. Gives how many.
    pub fn remove(&self, findings: &mut Vec<Finding>, places: &Places) -> usize {
        let mut left = self.known.clone();
        let before = findings.len();
        findings.retain(|finding| match left.get_mut(&fingerprint(finding, places)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        before - findings.len()
    }

    /// A text that differs where the baseline does.
    pub(super) fn digest(&self) -> String {
        format!("{:?}", self.known)
    }
}

/// What a finding is known by.
pub fn fingerprint(finding: &Finding, places: &Places) -> String {
    let text = format!("{}\n{}\n{}", places.plan(), finding.rule, places.key(&finding.pointer));
    hex(&Sha256::digest(text.as_bytes())[..12])
}
