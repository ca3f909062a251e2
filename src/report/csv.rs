use std::io::{self, Write};

use super::{Located, Report};
use crate::contract::Finding;

const HEADER: [&str; 12] = [
    "document",
    "rule",
    "name",
    "severity",
    "page",
    "table",
    "row",
    "unit",
    "record",
    "message",
    "pointer",
    "fingerprint",
];

/// A row a finding.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    row(out, HEADER.map(str::to_owned))?;
    for item in &report.items {
        for located in &item.findings {
            row(out, cells(&item.path, &located.finding, Some(located)))?;
        }
    }
    if let Some((path, findings)) = &report.config {
        for finding in findings {
            row(out, cells(path, finding, None))?;
        }
    }
    Ok(())
}

fn cells(path: &str, finding: &Finding, located: Option<&Located>) -> [String; 12] {
    let number = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    [
        path.to_owned(),
        finding.rule.clone(),
        finding.name.clone(),
        finding.severity.as_str().to_owned(),
        number(finding.source.page),
        number(finding.source.table),
        number(finding.source.rows.map(|(first, _)| first)),
        located.and_then(|located| located.unit.as_ref()?.name.clone()).unwrap_or_default(),
        located.map(|located| located.records().join(" › ")).unwrap_or_default(),
        finding.message.clone(),
        finding.pointer.clone(),
        located.map(|located| located.fingerprint.clone()).unwrap_or_default(),
    ]
}

fn row(out: &mut dyn Write, cells: [String; 12]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell in quotes where it needs them. A text that a spreadsheet would take for a formula gets an apostrophe.
fn quoted(text: &str) -> String {
    let text = match text.starts_with(['=', '+', '-', '@', '\t']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
