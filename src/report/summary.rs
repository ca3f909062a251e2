use std::collections::BTreeMap;

use super::Report;
use crate::audit::rule;
use crate::contract::Severity;
use crate::message::Lang;

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

impl Count {
    /// The rule's name in a language.
    pub fn name_in(&self, lang: Lang) -> String {
        name_in(&self.rule, &self.name, lang)
    }
}

/// The name of a rule in a language; of a code that no rule has the name that came with it.
pub fn name_in(code: &str, name: &str, lang: Lang) -> String {
    rule(code).map_or_else(|| name.to_owned(), |rule| rule.name_in(lang))
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
