//! The JSON contract `spoglio.plan/1`: what `spoglio extract` prints and every other output carries in its
//! own shape. The JSON Schema under `schema/` is generated from these types.
//!
//! Three rules hold everywhere. A value that was read out of a text keeps that text (`raw`); what could not
//! be understood is `null` beside it. A field that the document has no place for is absent (`None`), one that
//! it leaves blank is present and empty. Every record says where it stands (`source`).

mod finding;
mod form;
mod objective;
mod plan;
mod unit;
mod values;

pub use finding::{Finding, Severity};
pub use form::{BlockKind, Form, RepeatedBlock, Requirement, RequirementLevel, TruncatedLabel};
pub use objective::{Choice, Indicator, Objective, Person, Phase, YearChoice};
pub use plan::{
    Component, Container, ContainerFormat, Coverage, DocumentInfo, Entity, IndicatorTable, Plan, PlanKind,
    Signature, Unclaimed,
};
pub use unit::{Scope, Summary, SummaryRow, Unit};
pub use values::{
    Comparator, DateValue, Grade, Mission, Number, Percent, Period, PersonName, Precision, Target, TargetPart,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of the format, the value of `format`.
pub const FORMAT: &str = "spoglio.plan/1";

/// One document's extraction: the root of the contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Extraction {
    /// Always [`FORMAT`].
    pub format: String,
    /// The file.
    pub document: DocumentInfo,
    /// The plan as a whole.
    pub plan: Plan,
    /// Indicator tables that belong to the whole plan and to no objective.
    pub indicator_tables: Vec<IndicatorTable>,
    /// Units in document order.
    pub units: Vec<Unit>,
    /// Tables, parts of tables that no record was read from: never dropped.
    pub unclaimed: Vec<Unclaimed>,
    /// What the audit found.
    pub findings: Vec<Finding>,
}
