use super::super::words::{WHERE, place};
use super::{Cell, Report, Sheet, columns};
use crate::audit::severity_key;
use crate::contract::Finding;
use crate::message::text;
use crate::report::{Located, advice, name_in};

/// The findings, those about the configuration last.
pub fn sheet(report: &Report) -> Sheet {
    let own = [
        ("column-record", 40.0),
        ("column-rule", 9.0),
        ("column-rule-name", 24.0),
        ("column-severity", 9.0),
        ("column-finding", 70.0),
        ("column-advice", 50.0),
        ("column-page", 8.0),
        ("column-table", 8.0),
        ("column-first-row", 8.0),
        ("column-last-row", 8.0),
        ("column-pointer", 30.0),
        ("column-related", 30.0),
        ("column-fingerprint", 36.0),
    ];
    let of_documents =
        report.items.iter().flat_map(|item| item.findings.iter().map(move |located| (item, located)));
    let mut rows: Vec<Vec<Cell>> = of_documents
        .map(|(item, located)| row(&item.path, &located.finding, Some(located), report))
        .collect();
    if let Some((path, findings)) = &report.config {
        rows.extend(findings.iter().map(|finding| row(path, finding, None, report)));
    }
    Sheet { name: "sheet-findings", columns: columns(&[&WHERE, &own]), rows }
}

fn row(path: &str, finding: &Finding, located: Option<&Located>, report: &Report) -> Vec<Cell> {
    let unit = located.map(|located| located.unit_or_plan(report.lang));
    let records = located.map(Located::records).unwrap_or_default();
    let mut cells = vec![
        Cell::text(path),
        Cell::text(unit.unwrap_or_else(|| text(report.lang, "unit-whole-plan"))),
        Cell::text(records.join(" › ")),
        Cell::text(finding.rule.as_str()),
        Cell::text(name_in(&finding.rule, &finding.name, report.lang)),
        Cell::text(text(report.lang, severity_key(finding.severity))),
        Cell::text(finding.message.as_str()),
        Cell::text(advice(&finding.rule, report.lang).unwrap_or_default()),
    ];
    cells.extend(place(&finding.source));
    cells.extend([
        Cell::text(finding.pointer.as_str()),
        Cell::text(finding.related.join("\n")),
        Cell::text(located.map(|located| located.fingerprint.clone()).unwrap_or_default()),
    ]);
    cells
}
