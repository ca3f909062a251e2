use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Form;
use super::values::{DateValue, Grade, Mission, Number, Percent, PersonName, Target};
use crate::document::Source;

/// An objective (*obiettivo*): a card, a row of a matrix, a heading with its labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Objective {
    /// Ordinal, where one is written (*N.*, *Scheda n.*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<u32>,
    /// Code (*Cod.*, *ID*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// Title (*titolo*, *denominazione*); `""` where its place is left blank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// The row's own label, where the table has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
    /// The band of rows or the heading that it stands under.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub group: Option<String>,
    /// Description, purpose (*descrizione, finalità*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<String>,
    /// Expected result (*risultato atteso*), where it is the objective's and not an indicator's.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expected_result: Option<String>,
    /// Weight (*peso*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weight: Option<Percent>,
    /// Budget mission (*missione*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mission: Option<Mission>,
    /// Budget programme (*programma*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub program: Option<Mission>,
    /// The strategic objective, mandate line or public value it serves.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub strategic_objective: Option<String>,
    /// Years of reference (*esercizi di riferimento*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub years: Option<Vec<YearChoice>>,
    /// Types (*tipologia*), ticked or not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub types: Option<Vec<Choice>>,
    /// Stakeholders (*portatori di interesse*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stakeholders: Option<Vec<String>>,
    /// Other units involved (*altri settori coinvolti*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub other_units: Option<Vec<String>>,
    /// The objective's own responsible person.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub responsible: Option<PersonName>,
    /// The objective's own deadline (*scadenza*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deadline: Option<DateValue>,
    /// Phases (*fasi*); `None` where the form has no place for them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phases: Option<Vec<Phase>>,
    /// Indicators (*indicatori*); `None` where the form has no place for them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub indicators: Option<Vec<Indicator>>,
    /// People involved (*risorse umane*, *personale coinvolto*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub staff: Option<Vec<Person>>,
    /// Notes (*note*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub notes: Option<String>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
    /// What the form itself says; kept for the audit, not printed.
    #[serde(skip)]
    #[schemars(skip)]
    pub form: Form,
}

/// A year of reference, ticked or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct YearChoice {
    /// The year.
    pub year: i32,
    /// Ticked.
    pub selected: bool,
}

/// A choice of a form, ticked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// The label beside the box.
    pub label: String,
    /// Ticked.
    pub selected: bool,
}

/// A phase (*fase*, *attività*).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Phase {
    /// What is done.
    pub description: String,
    /// Start.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<DateValue>,
    /// Deadline (*scadenza*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub due: Option<DateValue>,
    /// Weight.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weight: Option<Percent>,
    /// Share completed (*% realizzazione*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub completion: Option<Percent>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
    /// The marks of its row lie apart, so that it has dates before its last one; kept for the audit, not printed.
    #[serde(skip)]
    #[schemars(skip)]
    pub marked_apart: bool,
}

/// An indicator (*indicatore*).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// What is measured.
    pub description: String,
    /// Its kind (*tipo*: efficacia, efficienza, output …).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
    /// Formula (*formula di calcolo*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub formula: Option<String>,
    /// Unit of measure (*unità di misura*), as its own cell says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Source of the data (*fonte*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub data_source: Option<String>,
    /// Weight.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weight: Option<Percent>,
    /// Baseline (*valore di partenza*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub baseline: Option<Number>,
    /// Targets, one a year where the columns name years; `None` where there is no such column.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub targets: Option<Vec<Target>>,
    /// Actual value (*valore effettivo*, *consuntivo*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub actual: Option<Number>,
    /// Share achieved (*% raggiungimento*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub achievement: Option<Percent>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
}

/// A person of a staff table (*risorse umane*).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The name as written, surname first or last.
    pub name: String,
    /// Hours a week.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hours: Option<Number>,
    /// Contract category (*categoria*, *area*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub category: Option<String>,
    /// Share of the working time (*% impiego*).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub share: Option<Percent>,
    /// How sure the record is.
    #[serde(default)]
    pub grade: Grade,
    /// Where it stands.
    pub source: Source,
    /// The name was told from its neighbours in the cell by the shape of names alone; kept for the audit, not printed.
    #[serde(skip)]
    #[schemars(skip)]
    pub guessed: bool,
}
