use std::collections::BTreeMap;

use super::Report;
use crate::contract::Severity;

/// How often a rule found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its code.
    pub rule: String,
    /// Its name.
    pub name: String,
    /// The gravest of its findings.
    pub severity: Severity,
    /// Findings.
    pub findings: usize,
    /// Documents that have one.
    pub documents: usize,
}

/// The findings of a report by rule, by code.
pub fn by_rule(report: &Report) -> Vec<Count> {
    let mut counts: BTreeMap<&str, (Count, &str)> = BTreeMap::new();
    for (path, finding) in report.findings() {
        let fresh = || {
            let count = Count {
                rule: finding.rule.clone(),
                name: finding.name.clone(),
                severity: finding.severity,
                findings: 0,
                documents: 0,
            };
            (count, "")
        };
        let (count, last) = counts.entry(finding.rule.as_str()).or_insert_with(fresh);
        count.findings += 1;
        count.severity = count.severity.max(finding.severity);
        // the findings of a document stand together
        if *last != path || count.documents == 0 {
            count.documents += 1;
            *last = path;
        }
    }
    counts.into_values().map(|(count, _)| count).collect()
}
