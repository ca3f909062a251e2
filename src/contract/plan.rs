use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Indicator;
use super::values::{Percent, Period};
use crate::document::{ReaderKind, Source};

/// The file that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// Path as given.
    pub path: String,
    /// SHA-256 of the bytes, hexadecimal; of a signed file, those with the signature around it.
    pub sha256: String,
    /// SHA-256 of the document that a signed file holds, hexadecimal; absent where the file is not signed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub content_sha256: Option<String>,
    /// IANA media type, told from the content.
    pub media_type: String,
    /// Who read it; absent where nothing could be read.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reader: Option<ReaderKind>,
    /// Pages, where the format has pages.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<u32>,
    /// Number of tables.
    pub tables: u32,
    /// Records that were left out because their grade is below the one that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub left_out: Option<u32>,
    /// What the document came in, from the outside to the inside: archives, messages, signatures.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub containers: Vec<Container>,
    /// The signatures around it, from the outside to the inside. Not verified.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub signatures: Vec<Signature>,
    /// How much of the tables was understood.
    pub coverage: Coverage,
}

/// Something that a document came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Container {
    /// Its path, with those of the containers around it.
    pub path: String,
    /// What it is.
    pub format: ContainerFormat,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// Formats of containers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ContainerFormat {
    /// A zip archive.
    Zip,
    /// A CAdES or PKCS#7 signature that holds what was signed.
    P7m,
    /// An e-mail with attachments.
    Message,
}

/// A signature as it says itself: nothing of it is verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The signed file: the document itself, or a container that it came in.
    pub path: String,
    /// Common name of the subject of the signer's certificate; absent where it can't be read.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signer: Option<String>,
    /// When it was signed by the signer's own account, ISO 8601 in UTC; absent where the signature does not tell.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signed_at: Option<String>,
    /// Whether the signature was checked: always false in this version.
    pub verified: bool,
}

/// Non-blank cells, and where they went. `claimed + furniture` and the cells of `unclaimed` make `cells`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Non-blank table cells.
    pub cells: u32,
    /// Those that some record was read from.
    pub claimed: u32,
    /// Those that are repeated headers, page furniture or hidden.
    #[serde(default)]
    pub furniture: u32,
}

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// Piano integrato di attività e organizzazione (DL 80/2021 art. 6).
    Piao,
    /// Piano della performance (D.Lgs. 150/2009 art. 10).
    PerformancePlan,
    /// Piano esecutivo di gestione (D.Lgs. 267/2000 art. 169).
    Peg,
    /// Piano (dettagliato) degli obiettivi (D.Lgs. 267/2000 art. 108, 197).
    ObjectivesPlan,
    /// Relazione sulla performance, consuntivo.
    PerformanceReport,
    /// Something else.
    Other,
}

impl PlanKind {
    /// The contract's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            PlanKind::Piao => "piao",
            PlanKind::PerformancePlan => "performance_plan",
            PlanKind::Peg => "peg",
            PlanKind::ObjectivesPlan => "objectives_plan",
            PlanKind::PerformanceReport => "performance_report",
            PlanKind::Other => "other",
        }
    }
}

/// The plan as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// What kind of plan it is; absent where the document does not tell.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<PlanKind>,
    /// Title lines joined, without entity and year.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Whose plan it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entity: Option<Entity>,
    /// Years.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub period: Option<Period>,
    /// The weighted parts that the plan declares.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub components: Vec<Component>,
}

/// A public administration (*ente*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Its name as written.
    pub name: String,
    /// Code in the index of public administrations (IPA), where it can be told.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ipa_code: Option<String>,
}

/// A weighted part of the plan (`A) … (peso 50%)`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Component {
    /// `A`, `B`, `1`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub label: Option<String>,
    /// Title.
    pub title: String,
    /// Weight.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weight: Option<Percent>,
    /// Where it stands.
    pub source: Source,
}

/// Indicators of the whole plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorTable {
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Its rows.
    pub indicators: Vec<Indicator>,
    /// Where it stands.
    pub source: Source,
}

/// What no block grammar recognised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unclaimed {
    /// Where it stands.
    pub source: Source,
    /// Texts of its first row.
    pub header: Vec<String>,
    /// Number of rows.
    pub rows: u32,
    /// Non-blank cells in it.
    #[serde(default)]
    pub cells: u32,
    /// What it was told to be, where a grammar knows it as no part of a plan (`budget`, `risk-register` …).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
}
