//! Values that were read out of a text: the text as it stood (`raw`) beside what was understood of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How sure it is that a record is what it is said to be, by the evidence that it rests on.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Grade {
    /// Certain: known labels, or a numbered card.
    #[default]
    A,
    /// Likely: a label that may stand for something else or is only nearly known, a heading or an item taken for a
    /// title, names told apart by their shape, text recognised in a picture.
    B,
    /// A guess: told by values alone, or in a document that calls itself no plan.
    C,
}

impl Grade {
    /// The grade of a letter; case does not count.
    pub fn from_word(word: &str) -> Option<Grade> {
        match word {
            "A" | "a" => Some(Grade::A),
            "B" | "b" => Some(Grade::B),
            "C" | "c" => Some(Grade::C),
            _ => None,
        }
    }

    /// The less sure of two.
    pub fn and(self, other: Grade) -> Grade {
        self.max(other)
    }

    /// Makes a grade no surer than another.
    pub fn lower(&mut self, to: Grade) {
        *self = self.and(to);
    }
}

/// A share, always on the 0–100 scale.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Percent {
    /// The text as it stood.
    pub raw: String,
    /// 0–100; `null` where nothing was understood.
    pub percent: Option<f64>,
}

/// A plain number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Number {
    /// The text as it stood.
    pub raw: String,
    /// The number; `null` where nothing was understood.
    pub value: Option<f64>,
}

/// How exact a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Only the month is written; the date is its last day.
    Month,
    /// A quarter; the date is its last day.
    Quarter,
    /// A third of a year (quadrimestre); the date is its last day.
    #[serde(rename = "four-months")]
    FourMonths,
    /// A half year; the date is its last day.
    Semester,
    /// A year; the date is its last day.
    Year,
}

/// A date or a span of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DateValue {
    /// The text as it stood.
    pub raw: String,
    /// ISO 8601 (`2025-12-31`); `null` where nothing was understood or the date is impossible.
    pub date: Option<String>,
    /// End of a span whose start is `date`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date_to: Option<String>,
    /// Absent where the day is written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub precision: Option<Precision>,
}

/// How a target's value is to be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Comparator {
    /// Exactly.
    #[default]
    #[serde(rename = "=")]
    Equal,
    /// Less than.
    #[serde(rename = "<")]
    Less,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// More than.
    #[serde(rename = ">")]
    Greater,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// From `value` to `value_to`.
    #[serde(rename = "between")]
    Between,
    /// Words only: `value` is null.
    #[serde(rename = "text")]
    Text,
}

/// What an indicator is expected to reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Target {
    /// The year that the column names; `null` where it names none.
    pub year: Option<i32>,
    /// The text as it stood.
    pub raw: String,
    /// Absent where the cell is blank.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comparator: Option<Comparator>,
    /// First (or only) number; 1 or 0 for yes or no; `null` for words and dates.
    #[serde(default)]
    pub value: Option<f64>,
    /// Second number of `between`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value_to: Option<f64>,
    /// `%`, `bool`, `date`, or the unit that the cell writes (`giorni`, `€`); absent for a bare number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// ISO 8601, where the target is a date.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// Every number with its noun, where the cell counts things.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<TargetPart>,
}

/// One number of a target and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TargetPart {
    /// The number.
    pub value: f64,
    /// What is counted (`prospetti per Comune`).
    pub noun: String,
}

/// A code and its title: a mission or a programme of the budget (D.Lgs. 118/2011, Allegato 14).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mission {
    /// The text as it stood.
    pub raw: String,
    /// The code as written (`08`).
    pub code: Option<String>,
    /// The title.
    pub title: Option<String>,
}

/// A person named as responsible.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PersonName {
    /// The text as it stood.
    pub raw: String,
    /// The name without title, as written; `null` for a collective (`Tutti i responsabili`).
    pub name: Option<String>,
    /// `dott.ssa`, `ing.` as written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub honorific: Option<String>,
}

/// A span of years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// First year.
    pub from: i32,
    /// Last year; the same as `from` for one year.
    pub to: i32,
}
