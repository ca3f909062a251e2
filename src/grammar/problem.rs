use std::fmt;

use serde::{Serialize, Serializer};

use crate::message::{Arg, Lang, Message, System, Unparsed};

/// What exactly is wrong with a grammar file. Programs get it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemDetail {
    /// Words of the file itself: a field, a label, a pattern.
    Words(String),
    /// It is not the TOML that is asked for.
    Unparsed(Unparsed),
    /// The system does not give it.
    System(System),
    /// One of its examples does not come out.
    Example {
        /// Its number, from 1.
        example: usize,
        /// What is other than expected.
        difference: Difference,
    },
}

/// What is other than an example expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// How many records there are.
    Records {
        /// What came out.
        got: usize,
        /// What the example expects.
        wanted: usize,
    },
    /// A value.
    Value {
        /// The record's number, from 1.
        record: usize,
        /// The field.
        field: String,
        /// What came out.
        got: String,
        /// What the example expects.
        wanted: String,
    },
}

impl From<String> for ProblemDetail {
    fn from(words: String) -> Self {
        ProblemDetail::Words(words)
    }
}

impl From<&ProblemDetail> for Arg {
    fn from(detail: &ProblemDetail) -> Self {
        match detail {
            ProblemDetail::Words(words) => Arg::Text(words.clone()),
            ProblemDetail::Unparsed(unparsed) => Arg::from(unparsed),
            ProblemDetail::System(system) => system.message().into(),
            ProblemDetail::Example { example, difference } => {
                difference.message().arg("example", *example).into()
            }
        }
    }
}

impl Difference {
    fn message(&self) -> Message {
        match self {
            Difference::Records { got, wanted } => {
                Message::new("grammar-example-records").arg("got", *got).arg("wanted", *wanted)
            }
            Difference::Value { record, field, got, wanted } => Message::new("grammar-example-value")
                .arg("record", *record)
                .arg("field", field.as_str())
                .arg("got", got.as_str())
                .arg("wanted", wanted.as_str()),
        }
    }
}

/// In English.
impl fmt::Display for ProblemDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Arg::from(self).render(Lang::En))
    }
}

impl Serialize for ProblemDetail {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
