use std::collections::BTreeMap;

use super::block::{Block, Grid, Level};
use crate::contract::Severity;
use crate::message::{Message, exists, text};
use crate::report::Report;

/// The figures: findings by family of rules and severity.
pub fn blocks(report: &Report) -> Vec<Block> {
    let lang = report.lang;
    let mut families: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (_, finding) in report.findings() {
        let family = finding.rule.get(..3).unwrap_or_default();
        if let Some(count) = families.entry(family).or_default().get_mut(column(finding.severity)) {
            *count += 1;
        }
    }
    let mut blocks = vec![Block::Heading(Level::One, text(lang, "word-figures"))];
    let row = |name: String, counts: [usize; 3]| {
        let sum: usize = counts.iter().sum();
        let numbers = counts.into_iter().chain([sum]).map(|number| number.to_string());
        std::iter::once(name).chain(numbers).collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = families
        .iter()
        .map(|(family, counts)| {
            let key = format!("family-{}", family.to_ascii_lowercase());
            let name = if exists(lang, &key) {
                format!("{} ({family})", text(lang, &key))
            } else {
                family.to_string()
            };
            row(name, *counts)
        })
        .collect();
    let mut total = [0; 3];
    for (sum, at) in total.iter_mut().zip(0..) {
        *sum = families.values().filter_map(|counts| counts.get(at)).sum();
    }
    rows.push(row(text(lang, "word-total"), total));
    let header = ["word-family", "word-errors", "word-warnings", "word-notes", "word-total"];
    let header = header.map(|key| text(lang, key)).to_vec();
    let widths = vec![4_838, 1_200, 1_200, 1_200, 1_200];
    blocks.push(Block::Table(Grid { widths, header, rows, numbers_from: 1 }));
    blocks.push(Block::Text(text(lang, "word-severities")));
    blocks.extend(unsaid(report).into_iter().map(Block::Text));
    blocks
}

fn column(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

/// What was found and is not told here.
fn unsaid(report: &Report) -> Vec<String> {
    let sum = |of: fn(&crate::audit::Settled) -> usize| -> usize {
        report.items.iter().map(|item| of(&item.settled)).sum()
    };
    let counts = [
        ("report-suppressed", sum(|settled| settled.suppressed.iter().sum())),
        ("report-known", sum(|settled| settled.known)),
        ("report-below", sum(|settled| settled.below)),
    ];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(key, count)| Message::new(key).arg("count", count).render(report.lang)).collect()
}
