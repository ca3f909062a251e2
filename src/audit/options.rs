use serde::{Deserialize, Serialize};

use super::baseline::Baseline;
use super::selection::Selection;
use super::suppress::Suppression;
use crate::contract::Period;

/// What decides an audit besides the records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Which rules run.
    pub selection: Selection,
    /// What is known of the administration.
    pub profile: Profile,
    /// How exact figures must be.
    pub tolerances: Tolerances,
    /// Findings that are known and accepted, each with its reason.
    pub suppressions: Vec<Suppression>,
    /// Findings that were there before.
    pub baseline: Option<Baseline>,
}

/// What no plan says reliably of its administration, and norms depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// One of the kinds of the rule pack (`comune`, `asl` …).
    pub kind: Option<String>,
    /// Employees.
    pub employees: Option<u32>,
    /// The years of the plan, for a document that does not say them.
    pub years: Option<Period>,
}

/// How exact figures must be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tolerances {
    /// How far a sum of weights may be from 100: thirds are written as 33, 33.3 or 33.33.
    pub weights: f64,
    /// The share of cells from which a reading is worth trusting, from 0 to 1.
    pub coverage: f64,
    /// How far a share achieved may be from what its figures make, in points of 100.
    pub achievement: f64,
}

impl Default for Tolerances {
    fn default() -> Self {
        Tolerances { weights: 0.5, coverage: 0.5, achievement: 1.0 }
    }
}

impl Tolerances {
    /// Whether weights make 100.
    pub fn makes_hundred(&self, sum: f64) -> bool {
        self.same_weight(sum, 100.0)
    }

    /// Whether two weights or sums of weights are one.
    pub fn same_weight(&self, a: f64, b: f64) -> bool {
        (a - b).abs() <= self.weights + 1e-9
    }
}
