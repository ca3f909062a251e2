use serde::Serialize;

use super::field::{Field, Said};
use crate::document::Source;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The plan.
    Plan,
    /// A weighted part of it.
    Component,
    /// Indicators of the whole plan.
    IndicatorTable,
    /// A unit.
    Unit,
    /// A summary of a unit.
    Summary,
    /// A row of it.
    SummaryRow,
    /// An objective.
    Objective,
    /// A phase.
    Phase,
    /// An indicator.
    Indicator,
    /// A person.
    Person,
}

impl Kind {
    /// Those that are counted.
    pub const COUNTED: [Kind; 9] = [
        Kind::Unit,
        Kind::Objective,
        Kind::Phase,
        Kind::Indicator,
        Kind::Person,
        Kind::Summary,
        Kind::SummaryRow,
        Kind::Component,
        Kind::IndicatorTable,
    ];

    /// The end of the keys of its names.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Component => "component",
            Kind::IndicatorTable => "indicator-table",
            Kind::Unit => "unit",
            Kind::Summary => "summary",
            Kind::SummaryRow => "summary-row",
            Kind::Objective => "objective",
            Kind::Phase => "phase",
            Kind::Indicator => "indicator",
            Kind::Person => "person",
        }
    }
}

/// A record of either document, as it is compared.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// Its code, or its number.
    pub code: String,
    /// What else it says in words, to be known by where the name was changed.
    pub text: String,
    /// Its JSON pointer.
    pub pointer: String,
    /// Where it stands.
    pub source: Source,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The records in it.
    pub children: Vec<Record>,
}

impl Record {
    /// A record without fields.
    pub fn new(kind: Kind, name: &str, pointer: String, source: &Source) -> Record {
        Record {
            kind,
            name: name.to_owned(),
            code: String::new(),
            text: String::new(),
            pointer,
            source: source.clone(),
            fields: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Adds a field; one that says nothing too, so that fields of two records stand in one order.
    pub fn say(&mut self, name: &'static str, said: Said) {
        self.say_of(name, None, said);
    }

    /// Adds a field of a year.
    pub fn say_of(&mut self, name: &'static str, year: Option<i32>, said: Said) {
        self.fields.push(Field { name, year, said });
    }
}
