use crate::document::Source;

/// What a card's or table's own labels say about what must be filled in; read by the audit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// A second phase or indicator block inside one card.
    pub repeated_blocks: Vec<RepeatedBlock>,
    /// Labels that the export cut short.
    pub truncated_labels: Vec<TruncatedLabel>,
    /// What the label of the phases says; `None` where the form has no place for phases.
    pub phases: Option<Requirement>,
    /// What the label of the indicators says; `None` where the form has no place for indicators.
    pub indicators: Option<Requirement>,
    /// What the label of the indicators' weight says; `None` where there is no such column.
    pub indicator_weight: Option<Requirement>,
}

/// Kinds of blocks that can repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Phases.
    Phases,
    /// Indicators.
    Indicators,
}

/// A block that came a second time.
#[derive(Clone, Debug, PartialEq)]
pub struct RepeatedBlock {
    /// Which.
    pub kind: BlockKind,
    /// Index of the second block's first record in the objective's list.
    pub first: usize,
    /// Where the second block stands.
    pub source: Source,
}

/// A label cut short.
#[derive(Clone, Debug, PartialEq)]
pub struct TruncatedLabel {
    /// As it stands.
    pub text: String,
    /// The whole label that it begins.
    pub full: String,
    /// Where.
    pub source: Source,
}

/// What a label's note asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Requirement {
    /// Mandatory, optional or unsaid.
    pub level: RequirementLevel,
    /// The types of objective that it is mandatory for, as the note writes them (`gestionali`); empty: all.
    pub for_types: Vec<String>,
}

/// Mandatory, optional or unsaid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequirementLevel {
    /// The label says nothing.
    #[default]
    Unsaid,
    /// `(obbligatorio …)`.
    Mandatory,
    /// `(non obbligatorio)`, `(facoltativo)`.
    Optional,
}
