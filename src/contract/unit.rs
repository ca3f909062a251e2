use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Grade, Number, Percent, Period, PersonName};
use super::{Objective, Person};
use crate::document::Source;

/// Whom a unit's objectives bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One unit.
    #[default]
    Unit,
    /// All units (*tutti i settori*).
    Transversal,
}

/// A unit (*settore, area, direzione, centro di responsabilità*).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unit {
    /// The heading that opens the unit's part, without its ordinal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
    /// The heading's ordinal (`1 - SERVIZI GENERALI`).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    /// *Settore/Centro di responsabilità*, as its own cell says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub responsibility_center: Option<String>,
    /// Who leads it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub responsible: Option<PersonName>,
    /// One unit or all.
    pub scope: Scope,
    /// The years that the unit's own heading names.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub period: Option<Period>,
    /// Tables that list objectives kept elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub summaries: Vec<Summary>,
    /// The objectives.
    pub objectives: Vec<Objective>,
    /// People of the unit, where the table stands after the unit's objectives and not inside one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub staff: Option<Vec<Person>>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
}

/// A summary (*riepilogo obiettivi*).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Its rows.
    pub rows: Vec<SummaryRow>,
    /// The table's own total, or the final score (*valutazione finale*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total: Option<Number>,
    /// Where it stands.
    pub source: Source,
}

/// One objective of a summary.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SummaryRow {
    /// Ordinal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<u32>,
    /// Code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Weight; a blank `raw` means that the place for it is left blank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weight: Option<Percent>,
    /// *Parametro di riferimento*.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reference: Option<String>,
    /// *% raggiungimento*.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub achievement: Option<Percent>,
    /// *Fascia di valutazione*.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub band: Option<String>,
    /// *Punteggio*.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub score: Option<Number>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
}
