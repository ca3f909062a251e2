//! The fields that grammars can fill, by record.

use std::fmt;

/// Which record a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// An objective.
    Objective,
    /// An indicator.
    Indicator,
    /// A phase.
    Phase,
    /// A person.
    Person,
    /// A row of a summary.
    Summary,
    /// A unit.
    Unit,
}

impl Record {
    /// How many there are.
    pub(crate) const COUNT: usize = Record::Unit as usize + 1;
}

/// A field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The record.
    pub record: Record,
    /// The field.
    pub field: Field,
}

macro_rules! fields {
    ($($variant:ident = $name:literal),+ $(,)?) => {
        /// A field's name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = concat!("`", $name, "`")] $variant),+
        }

        impl Field {
            /// The field of a name; `None` for a name that no record has.
            pub fn from_name(name: &str) -> Option<Field> {
                match name {
                    $($name => Some(Field::$variant),)+
                    _ => None,
                }
            }

            /// Its name in grammar files.
            pub fn name(self) -> &'static str {
                match self {
                    $(Field::$variant => $name),+
                }
            }
        }
    };
}

fields! {
    Achievement = "achievement",
    Actual = "actual",
    ActualDue = "actual_due",
    Band = "band",
    Baseline = "baseline",
    Category = "category",
    Code = "code",
    Completion = "completion",
    DataSource = "data_source",
    Deadline = "deadline",
    Description = "description",
    Due = "due",
    ExpectedResult = "expected_result",
    FirstName = "first_name",
    Formula = "formula",
    Hours = "hours",
    Interim = "interim",
    Kind = "kind",
    Mission = "mission",
    Month = "month",
    Name = "name",
    Notes = "notes",
    Number = "number",
    Objective = "objective",
    OtherUnits = "other_units",
    Output = "output",
    Program = "program",
    Reference = "reference",
    Resources = "resources",
    Responsible = "responsible",
    ResponsibilityCenter = "responsibility_center",
    Role = "role",
    Score = "score",
    Share = "share",
    Staff = "staff",
    Stakeholders = "stakeholders",
    Start = "start",
    StrategicObjective = "strategic_objective",
    Target = "target",
    Title = "title",
    Types = "types",
    Unit = "unit",
    Weight = "weight",
    Years = "years",
}

impl Record {
    /// Its name, as in the names of the grammars.
    pub fn name(self) -> &'static str {
        match self {
            Record::Objective => "objective",
            Record::Indicator => "indicator",
            Record::Phase => "phase",
            Record::Person => "person",
            Record::Summary => "summary",
            Record::Unit => "unit",
        }
    }
}

impl Key {
    /// The key of a record's and a field's name with a dot between (`indicator.target`).
    pub fn from_name(name: &str) -> Option<Key> {
        let (record, field) = name.split_once('.')?;
        let records = [
            Record::Objective,
            Record::Indicator,
            Record::Phase,
            Record::Person,
            Record::Summary,
            Record::Unit,
        ];
        let record = records.into_iter().find(|known| known.name() == record)?;
        Some(Key { record, field: Field::from_name(field)? })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.record.name(), self.field.name())
    }
}
