//! Findings: pairs of rule and record, where the gold names them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::leaf::{Leaf, field, label, list};
use super::norm::same_text;
use super::tally::Tally;

struct Found {
    rule: String,
    record: String,
}

impl Found {
    fn text(&self) -> Leaf {
        Leaf::text(format!("{} {}", self.rule, self.record))
    }
}

/// The findings of the rules that the gold speaks about.
pub fn compare(tally: &mut Tally, gold: &Value, out: Option<&Value>) {
    if gold.get("findings").is_none() {
        return;
    }
    let expected = found(gold);
    let mut rules: BTreeSet<String> =
        list(Some(gold), "finding_rules").into_iter().filter_map(Value::as_str).map(str::to_owned).collect();
    if rules.is_empty() {
        rules = expected.iter().map(|finding| finding.rule.clone()).collect();
    }
    let mut left = out.map(found).unwrap_or_default();
    left.retain(|finding| rules.contains(&finding.rule));
    for finding in expected {
        let same = left.iter().position(|other| {
            other.rule == finding.rule
                && (finding.record.is_empty() || same_text(&other.record, &finding.record))
        });
        let output = if same.is_some() { finding.text() } else { Leaf::Absent };
        if let Some(index) = same {
            left.remove(index);
        }
        tally.leaf("finding", finding.text(), output, "finding");
    }
    for finding in left {
        tally.leaf("finding", Leaf::Absent, finding.text(), "finding");
    }
}

fn found(document: &Value) -> Vec<Found> {
    let text =
        |finding: &Value, key| field(Some(finding), key).and_then(Value::as_str).unwrap_or("").to_owned();
    list(Some(document), "findings")
        .into_iter()
        .map(|finding| Found {
            rule: text(finding, "rule"),
            record: record_name(document, &text(finding, "pointer")),
        })
        .collect()
}

/// A finding's record by its title, so that output and gold may order records differently.
fn record_name(document: &Value, pointer: &str) -> String {
    let (mut node, mut name) = (document, String::new());
    for part in pointer.split('/').filter(|part| !part.is_empty()) {
        let next = match node {
            Value::Array(list) => part.parse::<usize>().ok().and_then(|index| list.get(index)),
            Value::Object(map) => map.get(part),
            _ => None,
        };
        let Some(next) = next else { return name };
        node = next;
        if node.is_object() {
            let named = ["title", "description", "name"].iter().map(|key| label(node, key));
            if let Some(text) = named.into_iter().find(|text| !text.is_empty()) {
                name = text;
            }
        }
    }
    name
}
