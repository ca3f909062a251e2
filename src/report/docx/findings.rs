use super::block::{Block, Grid, Level};
use crate::contract::Finding;
use crate::message::text;
use crate::report::{Item, Located, Report, advice, text as words};

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
        for (unit, findings) in by_unit(item) {
            let name = unit.map(str::to_owned).unwrap_or_else(|| text(lang, "unit-whole-plan"));
            blocks.push(Block::Heading(level, name));
            let rows = findings.iter().map(|located| row(&located.finding, Some(located), report));
            blocks.push(table(rows.collect(), report));
        }
    }
    if let Some((path, findings)) = &report.config {
        blocks.push(Block::Heading(Level::Two, path.clone()));
        blocks.push(table(findings.iter().map(|finding| row(finding, None, report)).collect(), report));
    }
    blocks
}

/// The findings of a document by unit, both in the order in which they stand.
fn by_unit(item: &Item) -> Vec<(Option<&str>, Vec<&Located>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Located>)> = Vec::new();
    for located in &item.findings {
        match groups.last_mut() {
            Some((unit, group)) if *unit == located.unit() => group.push(located),
            _ => groups.push((located.unit(), vec![located])),
        }
    }
    groups
}

fn table(rows: Vec<Vec<String>>, report: &Report) -> Block {
    let header = ["column-rule", "report-place", "column-finding", "column-advice"];
    let header = header.map(|key| text(report.lang, key)).to_vec();
    Block::Table(Grid { widths: vec![1_038, 2_600, 3_500, 2_500], header, rows, numbers_from: 4 })
}

fn row(finding: &Finding, located: Option<&Located>, report: &Report) -> Vec<String> {
    let severity = text(report.lang, words::severity_key(finding.severity));
    let mut place: Vec<String> = located.map(|located| located.records().to_vec()).unwrap_or_default();
    place.extend(words::source(&finding.source, report.lang));
    vec![
        format!("{}\n{severity}", finding.rule),
        place.join("\n"),
        finding.message.clone(),
        advice(&finding.rule, report.lang).unwrap_or_default(),
    ]
}
