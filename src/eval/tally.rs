//! Counting: hits, misses and false ones a field.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::leaf::{Leaf, plain};

/// Longest value shown in a difference, in characters.
const SHOWN: usize = 110;

/// Hits, misses and false ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right values.
    pub hit: usize,
    /// Values of the gold that are absent or wrong in the output.
    pub miss: usize,
    /// Values of the output that are wrong or that the gold does not have.
    pub false_: usize,
}

/// Precision, recall and F1, each 0 to 1, and the number of gold values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Precision: 1 where nothing was put out.
    pub p: f64,
    /// Recall: 1 where nothing was to be found.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Gold values.
    pub n: usize,
}

impl Count {
    /// Precision, recall and F1.
    pub fn figures(self) -> Figures {
        let share = |of: usize| if of == 0 { 1.0 } else { self.hit as f64 / of as f64 };
        let (p, r) = (share(self.hit + self.false_), share(self.hit + self.miss));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Figures { p, r, f1, n: self.hit + self.miss }
    }

    fn add(&mut self, other: Count) {
        self.hit += other.hit;
        self.miss += other.miss;
        self.false_ += other.false_;
    }
}

/// A value that was missed, wrong or extra.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The record.
    pub place: String,
    /// The field.
    pub field: String,
    /// What the gold has; `None`: no such field; empty: left blank.
    pub gold: Option<String>,
    /// What the output has.
    pub output: Option<String>,
}

/// The comparison of one document, or of many added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    counts: BTreeMap<String, Count>,
    differences: Vec<Difference>,
}

impl Tally {
    /// Compares one leaf. An extra empty field is harmless; blanks of the gold are counted apart.
    pub fn leaf(&mut self, field: &str, gold: Leaf, out: Leaf, place: &str) {
        if gold == Leaf::Absent && matches!(out, Leaf::Absent | Leaf::Blank) {
            return;
        }
        let field = if gold == Leaf::Blank { format!("blank.{field}") } else { field.to_owned() };
        let count = self.counts.entry(field.clone()).or_default();
        if gold.agrees(&out) {
            count.hit += 1;
            return;
        }
        count.miss += usize::from(gold != Leaf::Absent);
        count.false_ += usize::from(matches!(out, Leaf::Value(_)));
        let show = |leaf: &Leaf| match leaf {
            Leaf::Absent => None,
            Leaf::Blank => Some(String::new()),
            Leaf::Value(value) => Some(shown(value)),
        };
        let (gold, output) = (show(&gold), show(&out));
        self.differences.push(Difference { place: place.to_owned(), field, gold, output });
    }

    /// Adds another document's comparison; `name` goes before its differences.
    pub fn add(&mut self, name: &str, other: &Tally) {
        for (field, count) in &other.counts {
            self.counts.entry(field.clone()).or_default().add(*count);
        }
        self.differences.extend(other.differences.iter().map(|difference| {
            let place = format!("{name}: {}", difference.place);
            Difference { place, ..difference.clone() }
        }));
    }

    /// What was missed, wrong or extra, in document order.
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// All fields together, without blanks and findings.
    pub fn all(&self) -> Count {
        let mut all = Count::default();
        self.counts.iter().filter(|(field, _)| is_core(field)).for_each(|(_, count)| all.add(*count));
        all
    }

    /// The findings; `None` where no gold names them and none was put out.
    pub fn findings(&self) -> Option<Count> {
        self.counts.get("finding").copied()
    }

    /// Figures a field and a group of fields (`objective` and `objective.title`), `all` for all of them.
    pub fn groups(&self) -> BTreeMap<String, Figures> {
        let mut groups: BTreeMap<&str, Count> = BTreeMap::new();
        for (field, count) in &self.counts {
            let group = field.split('.').next().unwrap_or(field);
            groups.entry(group).or_default().add(*count);
            if group != field {
                groups.entry(field).or_default().add(*count);
            }
            if is_core(field) {
                groups.entry("all").or_default().add(*count);
            }
        }
        groups.into_iter().map(|(name, count)| (name.to_owned(), count.figures())).collect()
    }
}

fn is_core(field: &str) -> bool {
    field != "finding" && !field.starts_with("blank.")
}

fn shown(value: &Value) -> String {
    let text = plain(value);
    match text.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text,
    }
}
