use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Item, Located, Report, by_rule};
use crate::audit::{Settled, Unverifiable};
use crate::contract::Finding;

/// The name of the format, the value of `format`.
const FORMAT: &str = "spoglio.findings/1";

/// One object: the documents with their findings, and the counts.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let documents: Vec<Value> = report.items.iter().map(document).collect();
    let rules: Vec<Value> = (by_rule(report).iter())
        .map(|count| json!({"rule": count.rule, "name": count.name, "severity": count.severity, "findings": count.findings, "documents": count.documents}))
        .collect();
    let mut whole = json!({"format": FORMAT, "documents": documents, "rules": rules});
    if let (Some((path, findings)), Some(object)) = (&report.config, whole.as_object_mut()) {
        object.insert("config".into(), json!({"path": path, "findings": findings}));
    }
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// A line a finding.
pub fn write_lines(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut line = |path: &str, mut value: Value| {
        if let Some(object) = value.as_object_mut() {
            object.insert("document".into(), path.into());
        }
        serde_json::to_writer(&mut *out, &value)?;
        writeln!(out)
    };
    for item in &report.items {
        for located in &item.findings {
            line(&item.path, self::located(located))?;
        }
    }
    if let Some((path, findings)) = &report.config {
        for finding in findings {
            line(path, plain(finding))?;
        }
    }
    Ok(())
}

fn document(item: &Item) -> Value {
    let findings: Vec<Value> = item.findings.iter().map(located).collect();
    json!({
        "path": item.path,
        "sha256": item.sha256,
        "entity": item.entity,
        "findings": findings,
        "suppressed": item.settled.suppressed.iter().sum::<usize>(),
        "known": item.settled.known,
        "below_severity": item.settled.below,
        "unverifiable": item.settled.unverifiable.iter().map(|one| one.rule).collect::<Vec<_>>(),
        "missing_facts": missing_facts(&item.settled),
        "years_differ": item.settled.years_differ.map(|(own, given)| json!({"document": own, "ente": given})),
    })
}

/// What each rule that could not be checked lacks.
fn missing_facts(settled: &Settled) -> Value {
    let facts = |one: &Unverifiable| one.missing.iter().map(|fact| fact.as_str()).collect::<Vec<_>>();
    settled.unverifiable.iter().map(|one| (one.rule.to_owned(), json!(facts(one)))).collect()
}

fn located(located: &Located) -> Value {
    let mut value = plain(&located.finding);
    if let Some(object) = value.as_object_mut() {
        object.insert("place".into(), json!(located.names));
        object.insert("fingerprint".into(), json!(located.fingerprint));
    }
    value
}

fn plain(finding: &Finding) -> Value {
    serde_json::to_value(finding).unwrap_or_default()
}
