use std::io::{self, Write};

use super::{Located, Report, by_rule};
use crate::audit::severity_key;
use crate::message::text;

/// A heading and a table a document, the counts by rule at the end.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let word = |key| text(report.lang, key);
    for item in &report.items {
        writeln!(out, "## {}\n", escaped(&item.path))?;
        if item.findings.is_empty() {
            writeln!(out, "{}\n", word("report-none"))?;
            continue;
        }
        writeln!(
            out,
            "| {} | {} | {} |\n|---|---|---|",
            word("column-rule"),
            word("report-place"),
            word("report-finding")
        )?;
        for located in &item.told(report.lang) {
            let finding = &located.finding;
            let severity = word(severity_key(finding.severity));
            let rule = format!("{} ({severity})", finding.rule);
            writeln!(
                out,
                "| {rule} | {} | {} |",
                escaped(&place(located, report)),
                escaped(&finding.message)
            )?;
        }
        writeln!(out)?;
    }
    if let Some((path, findings)) = &report.config {
        writeln!(out, "## {}\n", escaped(path))?;
        for finding in findings {
            writeln!(out, "- {} {}", finding.rule, escaped(&finding.message))?;
        }
        writeln!(out)?;
    }
    let (rule, name) = (word("column-rule"), word("column-name"));
    let (findings, documents) = (word("column-findings"), word("column-documents"));
    writeln!(
        out,
        "## {}\n\n| {rule} | {name} | {findings} | {documents} |\n|---|---|---:|---:|",
        word("report-summary")
    )?;
    for count in by_rule(report) {
        let name = count.name_in(report.lang);
        writeln!(out, "| {} | {name} | {} | {} |", count.rule, count.findings, count.documents)?;
    }
    Ok(())
}

fn place(located: &Located, report: &Report) -> String {
    let mut parts = located.names.clone();
    parts.extend(super::text::source(&located.finding.source, report.lang));
    parts.join(" › ")
}

/// A text that says the same in Markdown, on one line.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '|' | '*' | '_' | '`' | '<' | '[' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
