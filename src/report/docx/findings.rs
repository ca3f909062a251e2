use super::block::{Block, Grid, Level};
use crate::audit::severity_key;
use crate::contract::Finding;
use crate::message::text;
use crate::report::{Located, Report, advice, text as words};

/// The findings, a table a unit.
pub fn blocks(report: &Report) -> Vec<Block> {
    let lang = report.lang;
    let mut blocks = vec![Block::Heading(Level::One, text(lang, "word-findings"))];
    let several = report.items.len() > 1;
    for item in &report.items {
        if several {
            blocks.push(Block::Heading(Level::Two, item.path.clone()));
        }
        if item.findings.is_empty() {
            blocks.push(Block::Text(text(lang, "report-none")));
        }
        let level = if several { Level::Three } else { Level::Two };
        let told = item.told(lang);
        for findings in by_unit(&told) {
            let name = findings.first().map(|located| located.unit_or_plan(lang));
            blocks.push(Block::Heading(level, name.unwrap_or_default()));
            let rows = findings.iter().map(|located| row(&located.finding, located.records(), report));
            blocks.push(table(rows.collect(), report));
        }
    }
    if let Some((path, findings)) = &report.config {
        blocks.push(Block::Heading(Level::Two, path.clone()));
        blocks.push(table(findings.iter().map(|finding| row(finding, &[], report)).collect(), report));
    }
    blocks
}

/// Findings by unit, both in the order in which they stand.
fn by_unit(findings: &[Located]) -> Vec<Vec<&Located>> {
    let index = |located: &Located| located.unit.as_ref().map(|unit| unit.index);
    let mut groups: Vec<(Option<usize>, Vec<&Located>)> = Vec::new();
    for located in findings {
        match groups.last_mut() {
            Some((unit, group)) if *unit == index(located) => group.push(located),
            _ => groups.push((index(located), vec![located])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn table(rows: Vec<Vec<String>>, report: &Report) -> Block {
    let header = ["column-rule", "report-place", "column-finding", "column-advice"];
    let header = header.map(|key| text(report.lang, key)).to_vec();
    Block::Table(Grid { widths: vec![1_038, 2_600, 3_500, 2_500], header, rows, numbers_from: 4 })
}

fn row(finding: &Finding, records: &[String], report: &Report) -> Vec<String> {
    let severity = text(report.lang, severity_key(finding.severity));
    let mut place = records.to_vec();
    place.extend(words::source(&finding.source, report.lang));
    vec![
        format!("{}\n{severity}", finding.rule),
        place.join("\n"),
        finding.message.clone(),
        advice(&finding.rule, report.lang).unwrap_or_default(),
    ]
}
