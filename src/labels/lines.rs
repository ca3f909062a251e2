//! `label: value` in paragraphs whose label no grammar knows.

use std::collections::BTreeMap;

use super::known::Knows;
use super::suggest::{Labelled, guesses};
use super::{Place, Seen, one_line};
use crate::document::{Block, Document, Role};

/// A label of a line is shorter than one with a cell of its own.
const LABEL_CHARS: usize = 45;
const LABEL_WORDS: usize = 6;
/// Blocks before and after a line in which a known label makes it part of a card.
const AROUND: usize = 4;

/// The unknown labels of a document's lines: near to known ones, or met more than once. Prose has colons too.
pub(super) fn unknown(document: &Document, knows: &Knows<'_>) -> Vec<Seen> {
    let matcher = knows.matcher;
    let told: Vec<bool> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(p) if is_text(p.role) => {
                matcher.line(&p.text).is_some() || matcher.numbered(&p.text).is_some()
            }
            _ => false,
        })
        .collect();
    let mut found: Vec<(Seen, bool)> = Vec::new();
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if !is_text(paragraph.role) || told[at] {
            continue;
        }
        let Some((label, value)) = parts(&paragraph.text, knows) else { continue };
        *often.entry(label.clone()).or_default() += 1;
        let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(told.len());
        let near = told[around].iter().any(|told| *told);
        let labelled = Labelled { label: label.clone(), values: vec![value.clone()], ..Labelled::default() };
        let guess = guesses(&[labelled], false, knows).into_iter().next().flatten();
        let source = paragraph.source.clone();
        found.push((Seen { label, values: vec![value], place: Place::Line, source, guess }, near));
    }
    found.retain(|(seen, near)| *near || often.get(&seen.label).is_some_and(|count| *count > 1));
    found.into_iter().map(|(seen, _)| seen).collect()
}

fn is_text(role: Role) -> bool {
    !matches!(role, Role::Furniture | Role::Hidden | Role::Footnote)
}

/// A label with its value, where the text has the form of one and no grammar knows the label.
fn parts(text: &str, knows: &Knows<'_>) -> Option<(String, String)> {
    let text = text.trim();
    let (label, value) = text.split_once(':')?;
    let (label, value) = (one_line(label), value.trim());
    let short = label.chars().count() <= LABEL_CHARS && label.split_whitespace().count() <= LABEL_WORDS;
    let opens = label.chars().next().is_some_and(char::is_uppercase)
        && !label.contains([',', '.', ';', '/', '(', '[']);
    let address = value.starts_with("//");
    (short && opens && !address && !value.is_empty() && knows.is_labelish(&label) && !knows.is_known(&label))
        .then(|| (label, value.to_owned()))
}
