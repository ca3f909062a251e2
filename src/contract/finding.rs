use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Source;

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably a defect.
    Warning,
    /// A defect.
    Error,
}

impl Severity {
    /// All, the least first.
    pub const ALL: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];

    /// The contract's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// From the contract's word, or from what reports call it.
    pub fn from_word(word: &str) -> Option<Severity> {
        let means = |severity: &Severity| severity.as_str() == word || severity.in_italian() == word;
        if word == "note" { Some(Severity::Info) } else { Severity::ALL.into_iter().find(means) }
    }

    /// What Italian reports call it.
    pub fn in_italian(self) -> &'static str {
        match self {
            Severity::Info => "nota",
            Severity::Warning => "avviso",
            Severity::Error => "errore",
        }
    }
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable code (`WGT001`).
    pub rule: String,
    /// Stable name (`missing-weight`).
    pub name: String,
    /// Severity.
    pub severity: Severity,
    /// In the chosen language.
    pub message: String,
    /// JSON pointer (RFC 6901) to the record.
    pub pointer: String,
    /// Other records that have to do with it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub related: Vec<String>,
    /// Where it stands.
    pub source: Source,
}
