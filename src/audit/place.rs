//! Where a finding stands, told by what records are called and not by their index: the same plan exported again
//! has the same places.

use serde_json::Value;

use super::text::{quoted, squeezed};
use crate::contract::Extraction;

/// The fields that name a record, the best first.
const NAMES: [&str; 6] = ["title", "name", "responsibility_center", "description", "label", "code"];
/// Letters of a name that are compared: a description may be a whole page.
const COMPARED: usize = 120;

/// The records of an extraction, to look places up in.
#[derive(Debug)]
pub struct Places {
    json: Value,
    plan: String,
}

impl Places {
    /// Of an extraction.
    pub fn new(extraction: &Extraction) -> Places {
        let plan = &extraction.plan;
        let entity = plan.entity.as_ref().map(|entity| squeezed(&entity.name)).unwrap_or_default();
        let years = plan.period.map(|period| format!("{}-{}", period.from, period.to)).unwrap_or_default();
        let kind = plan.kind.map(|kind| kind.as_str()).unwrap_or_default();
        let json = serde_json::to_value(extraction).unwrap_or_default();
        Places { json, plan: format!("{entity}|{years}|{kind}") }
    }

    /// Whose plan of which years it is.
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// The way to a record by names, as it is compared: `units/tributi/objectives/riscossione`. A record without a
    /// name keeps its index.
    pub fn key(&self, pointer: &str) -> String {
        let steps = self.steps(pointer);
        let key = |(step, name): &(String, Option<String>)| match name {
            Some(name) => squeezed(name).chars().take(COMPARED).collect(),
            None => step.clone(),
        };
        steps.iter().map(key).collect::<Vec<String>>().join("/")
    }

    /// The unit on the way to a record: its index, and its name where it has one.
    pub fn unit(&self, pointer: &str) -> Option<(usize, Option<String>)> {
        let index = pointer.strip_prefix("/units/")?.split('/').next()?;
        let (_, name) = self.steps(&format!("/units/{index}")).pop()?;
        Some((index.parse().ok()?, name.map(|name| quoted(&name))))
    }

    /// The names on the way to a record, as a person reads them: unit, objective, indicator.
    pub fn names(&self, pointer: &str) -> Vec<String> {
        self.steps(pointer).into_iter().filter_map(|(_, name)| name.map(|name| quoted(&name))).collect()
    }

    /// Each step of a pointer with the name of the record that it leads to, where it leads to one of a list.
    fn steps(&self, pointer: &str) -> Vec<(String, Option<String>)> {
        let mut node = Some(&self.json);
        let mut steps = Vec::new();
        for step in pointer.split('/').skip(1) {
            let in_list = node.is_some_and(Value::is_array);
            node = node.and_then(|node| match node {
                Value::Array(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                other => other.get(step),
            });
            let name = node.filter(|_| in_list).and_then(name).map(str::to_owned);
            steps.push((step.to_owned(), name));
        }
        steps
    }
}

fn name(record: &Value) -> Option<&str> {
    NAMES.iter().filter_map(|name| record.get(name)?.as_str()).find(|text| !squeezed(text).is_empty())
}
