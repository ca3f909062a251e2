use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Grid, Level};
use crate::audit::{Fact, rule};
use crate::contract::Unclaimed;
use crate::message::{Message, text};
use crate::report::{Item, Report, advice, table_kind, text as words, unverifiable};

/// Letters of a table's first row that are shown.
const SHOWN: usize = 300;

/// What was not read: tables and parts of tables that no record was made of.
pub fn blocks(report: &Report) -> Vec<Block> {
    let lang = report.lang;
    let mut blocks = vec![
        Block::Heading(Level::One, text(lang, "word-unread")),
        Block::Text(text(lang, "word-unread-note")),
    ];
    for item in &report.items {
        if report.items.len() > 1 {
            blocks.push(Block::Heading(Level::Two, item.path.clone()));
        }
        blocks.extend(of_document(item, report));
    }
    blocks
}

fn of_document(item: &Item, report: &Report) -> Vec<Block> {
    let (lang, unclaimed) = (report.lang, &item.extraction.unclaimed);
    let mut blocks = Vec::new();
    // nothing could be read at all: the finding says why
    if item.extraction.document.reader.is_none() {
        return vec![Block::Text(text(lang, "word-unread-all"))];
    }
    if let Some(left) = item.extraction.document.left_out {
        blocks.push(Block::Text(Message::new("word-left-out").arg("count", left as usize).render(lang)));
    }
    if unclaimed.is_empty() {
        blocks.push(Block::Text(text(lang, "word-unread-none")));
        return blocks;
    }
    let header = ["report-place", "column-rows", "column-cells", "column-first-texts"];
    let header = header.map(|key| text(lang, key)).to_vec();
    let rows = unclaimed.iter().map(|part| row(part, report)).collect();
    blocks.push(Block::Table(Grid { widths: vec![2_438, 800, 800, 5_600], header, rows, numbers_from: 9 }));
    blocks
}

fn row(part: &Unclaimed, report: &Report) -> Vec<String> {
    let mut texts = part.header.join(" | ");
    if texts.chars().count() > SHOWN {
        texts = format!("{}…", texts.chars().take(SHOWN).collect::<String>());
    }
    let kind = part
        .kind
        .as_ref()
        .map(|kind| table_kind(kind, report.lang))
        .map(|kind| Message::new("word-taken-for").arg("kind", kind).render(report.lang));
    let place = words::source(&part.source, report.lang);
    let place: Vec<String> = place.into_iter().chain(kind).collect();
    vec![place.join("\n"), part.rows.to_string(), part.cells.to_string(), texts]
}

/// The last page: rules that could not be checked, and how far the findings go.
pub fn closing(report: &Report) -> Vec<Block> {
    let lang = report.lang;
    let mut codes: BTreeMap<&str, BTreeSet<Fact>> = BTreeMap::new();
    for one in report.items.iter().flat_map(|item| &item.settled.unverifiable) {
        codes.entry(one.rule).or_default().extend(&one.missing);
    }
    let mut blocks = vec![Block::NewPage(text(lang, "word-unverifiable"))];
    if codes.is_empty() {
        blocks.push(Block::Text(text(lang, "word-unverifiable-none")));
    } else {
        blocks.push(Block::Text(text(lang, "word-unverifiable-note")));
        let header = ["column-rule", "column-name", "column-missing", "column-advice"];
        let header = header.map(|key| text(lang, key)).to_vec();
        let rows = codes.iter().map(|(code, missing)| {
            let missing: Vec<Fact> = missing.iter().copied().collect();
            let name = rule(code).map(|rule| rule.name_in(lang)).unwrap_or_default();
            vec![
                (*code).to_owned(),
                name,
                unverifiable::facts(&missing, lang),
                advice(code, lang).unwrap_or_default(),
            ]
        });
        let rows = rows.collect();
        blocks.push(Block::Table(Grid {
            widths: vec![1_038, 2_200, 3_200, 3_200],
            header,
            rows,
            numbers_from: 9,
        }));
    }
    let differ = report.items.iter().filter_map(|item| unverifiable::years_differ(&item.settled, lang));
    blocks.extend(differ.map(Block::Text));
    blocks.push(Block::Heading(Level::One, text(lang, "word-limits")));
    blocks.push(Block::Text(text(lang, "word-limits-note")));
    let version = Message::new("word-made-with").arg("version", env!("CARGO_PKG_VERSION"));
    blocks.push(Block::Text(version.render(lang)));
    blocks
}
