use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Located, Report};
use crate::audit::{Rule, explain, registry, what_it_does};
use crate::contract::{Finding, Severity};
use crate::message::Lang;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run of SARIF 2.1.0: all rules, and a result a finding.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let rules: Vec<Value> = registry().iter().map(|rule| described(rule, report.lang)).collect();
    let mut results = Vec::new();
    for item in &report.items {
        for located in &item.findings {
            results.push(result(&item.path, &located.finding, Some(located)));
        }
    }
    if let Some((path, findings)) = &report.config {
        results.extend(findings.iter().map(|finding| result(path, finding, None)));
    }
    let driver = json!({
        "name": "spoglio",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({
        "tool": {"driver": driver},
        "language": report.lang.tag(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    serde_json::to_writer_pretty(&mut *out, &json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))?;
    writeln!(out)
}

fn described(rule: &Rule, lang: Lang) -> Value {
    let page = explain(rule.code, lang).unwrap_or_default();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace('-', " ")},
        "fullDescription": {"text": what_it_does(rule, lang)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level(rule.severity), "enabled": rule.default},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(path: &str, finding: &Finding, located: Option<&Located>) -> Value {
    let index = registry().iter().position(|rule| rule.code == finding.rule);
    let record = json!({"fullyQualifiedName": finding.pointer, "kind": "member"});
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{
            "physicalLocation": {"artifactLocation": {"uri": uri(path)}},
            "logicalLocations": [record],
        }],
        // pages and rows of tables are no lines of a file
        "properties": {"source": finding.source, "related": finding.related},
    });
    if let Some(object) = result.as_object_mut() {
        if let Some(index) = index {
            object.insert("ruleIndex".into(), index.into());
        }
        if let Some(located) = located {
            object.insert("partialFingerprints".into(), json!({"spoglio/v1": located.fingerprint}));
        }
    }
    result
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(byte as char)
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
