//! Labels inside a text: `Peso: 20%`, `Settore/Centro di responsabilità POLIZIA LOCALE`, `… – valore atteso: 40%`.

use super::field::{Field, Key, Record};
use super::lexicon::Match;
use super::matcher::Matcher;
use super::trace::MatchKind;
use crate::contract::Grade;

/// A label and its value in one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the label may stand for, best first.
    pub keys: Vec<Key>,
    /// The label as it stands.
    pub label: String,
    /// The label of the grammar.
    pub known: String,
    /// How it was recognised.
    pub how: MatchKind,
    /// What follows it; empty where nothing does.
    pub value: String,
    /// The whole text is the label, with no sign that a value follows: it may come in the next paragraph.
    pub alone: bool,
    /// The label stands for the field only where no other does.
    pub weak: bool,
}

impl Line {
    /// How sure it is that the label stands for its field.
    pub(crate) fn grade(&self) -> Grade {
        self.how.grade(self.weak)
    }

    pub(crate) fn new(keys: Vec<Key>, found: Match<Field>, label: &str, value: &str) -> Self {
        let (label, value) = (label.trim().to_owned(), value.trim().to_owned());
        Line {
            keys,
            label,
            known: found.label.to_string(),
            how: found.how,
            value,
            alone: false,
            weak: found.weak,
        }
    }
}

/// A part of a list item: what stands before the first label, or a labelled value.
#[derive(Clone, Debug, PartialEq)]
pub struct InlinePart {
    /// `None` for what stands before the first label.
    pub key: Option<Key>,
    /// The text.
    pub text: String,
}

impl Matcher<'_> {
    /// Reads a text as `label: value`, or as a label that the value follows without any sign.
    pub(crate) fn line(&self, text: &str) -> Option<Line> {
        let text = text.trim();
        if let Some(at) = text.char_indices().take(90).find(|(_, c)| *c == ':').map(|(at, _)| at) {
            let (label, value) = (text[..at].trim(), text[at + 1..].trim());
            // a colon inside brackets ends no label
            if label.contains('(') && !label.contains(')') {
                return None;
            }
            // the grammar may itself know a label with a colon in it
            if let Some(second) = value.find(':').filter(|second| *second < 40) {
                let longer = &text[..at + 1 + text[at + 1..].find(':').unwrap_or(second)];
                if let Some((keys, found)) = self.card_keys(longer, 0.95) {
                    return Some(Line::new(keys, found, longer, &text[longer.len() + 1..]));
                }
            }
            let (keys, found) = self.card_keys(label, 0.6)?;
            return Some(Line::new(keys, found, label, value));
        }
        self.run_in(text).or_else(|| self.unseparated(text))
    }

    /// Several labels with their values in one text without any sign between them: `Indicatore: Atti Target 2025: 90%
    /// Fonte: protocollo`. Empty where there is only one.
    pub(crate) fn labels_in(&self, text: &str) -> Vec<Line> {
        let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at).collect();
        if !(2..=12).contains(&colons.len()) || text.len() > 1200 {
            return Vec::new();
        }
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for colon in colons {
            let from = starts.last().map_or(0, |(_, colon)| colon + 1);
            let Some(start) = self.label_before(&text[from..colon]) else { continue };
            starts.push((from + start, colon));
        }
        // the text begins with a label, and no other label stands in a sentence
        if starts.len() < 2 || !text[..starts[0].0].trim().is_empty() {
            return Vec::new();
        }
        let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
        let read = starts.iter().zip(ends).map(|((start, colon), end)| {
            let (label, value) = (text[*start..*colon].trim(), text[colon + 1..end].trim());
            let (keys, found) = self.card_keys(label, 0.9)?;
            Some(Line::new(keys, found, label, value.trim_end_matches([';', '|', '–', '-', '·', ',']).trim()))
        });
        read.collect::<Option<Vec<Line>>>().unwrap_or_default()
    }

    /// Where the longest label that a text ends with begins: a known one, with a capital.
    fn label_before(&self, text: &str) -> Option<usize> {
        let words: Vec<usize> = std::iter::once(0)
            .chain(text.match_indices(' ').map(|(at, _)| at + 1))
            .filter(|at| text[*at..].starts_with(char::is_uppercase) || text[..*at].trim().is_empty())
            .collect();
        let near = words.into_iter().filter(|at| text[*at..].split_whitespace().count() <= 7);
        near.into_iter().find(|at| {
            let label = text[*at..].trim();
            !label.is_empty()
                && self
                    .card_keys(label, 0.95)
                    .is_some_and(|(_, found)| matches!(found.how, MatchKind::Exact | MatchKind::Alias))
        })
    }

    /// A text that is a label and nothing else.
    pub(crate) fn alone(&self, text: &str) -> Option<Line> {
        let text = text.trim();
        if text.chars().count() > 60 || text.ends_with(['.', ';', ',']) {
            return None;
        }
        let sure = |found: &Match<Field>| found.score >= 0.97 || found.weak && found.how == MatchKind::Exact;
        let (keys, found) = self.card_keys(text, 0.79).filter(|(_, found)| sure(found))?;
        Some(Line { alone: true, ..Line::new(keys, found, text, "") })
    }

    /// `Finalità. Il quadro conoscitivo …`: a label as the first sentence.
    fn run_in(&self, text: &str) -> Option<Line> {
        let at = text.char_indices().take(60).find(|(_, c)| *c == '.').map(|(at, _)| at)?;
        let (label, value) = (&text[..at], text[at + 1..].trim());
        let opens = value.chars().next().is_some_and(char::is_uppercase) && value.chars().count() > 3;
        if !opens || label.split_whitespace().count() > 4 || label.len() < 5 {
            return None;
        }
        // a weak label may be the first word of a sentence, but none of those words for what an objective is about
        let describes = Key { record: Record::Objective, field: Field::Description };
        let sure = |(keys, found): &(Vec<Key>, Match<Field>)| match found.weak {
            true => found.how == MatchKind::Exact && keys.contains(&describes),
            false => found.score >= 0.95,
        };
        let (keys, found) = self.card_keys(label, 0.79).filter(sure)?;
        Some(Line::new(keys, found, label, value))
    }

    /// A label of at least two words, then the value in another letter case: the only sign that is left where
    /// a form lost its colon.
    fn unseparated(&self, text: &str) -> Option<Line> {
        if text.chars().count() > 160 {
            return None;
        }
        let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(8).collect();
        // `PESO 40%`: a label, then nothing but a number
        if let Some(at) = breaks.first().filter(|at| {
            text[**at..]
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '%' | ',' | '.' | '/' | ' '))
        }) {
            let (label, value) = (&text[..*at], text[*at..].trim());
            // `Tempi 2025`: a year belongs to the label
            let year = matches!(value.parse(), Ok(1990..2100));
            if let Some((keys, found)) =
                self.card_keys(label, 0.99).filter(|_| !year && value.contains(|c: char| c.is_ascii_digit()))
            {
                return Some(Line::new(keys, found, label, value));
            }
        }
        for at in breaks.into_iter().skip(1).rev() {
            let (label, value) = (&text[..at], text[at..].trim());
            let upper = |t: &str| t.chars().any(char::is_alphabetic) && !t.chars().any(char::is_lowercase);
            if !upper(value) || upper(label) || value.chars().filter(|c| c.is_alphabetic()).count() < 3 {
                continue;
            }
            if let Some((keys, found)) = self.card_keys(label, 0.94) {
                return Some(Line::new(keys, found, label, value));
            }
        }
        None
    }

    /// Takes a list item of a block apart by the labels in it: `Cani adottati (calcolo: adottati / ospitati) –
    /// valore atteso: 40%`.
    pub(crate) fn inline_parts(&self, record: Record, text: &str) -> Vec<InlinePart> {
        let mut parts: Vec<InlinePart> = vec![InlinePart { key: None, text: String::new() }];
        for segment in segments(text) {
            let labelled = segment.text.split_once(':').and_then(|(label, value)| {
                let found = self.best(record, label, 0.7)?;
                Some((Key { record, field: found.key }, value.trim()))
            });
            // `Comuni serviti: valore atteso 7`
            let labelled = labelled.or_else(|| {
                let (head, tail) = segment.text.split_once(':').unwrap_or(("", segment.text));
                let (key, value) = Some(record)
                    .filter(|record| *record == Record::Indicator)
                    .and_then(|record| self.label_before_value(record, tail.trim()))?;
                let last = parts.last_mut().filter(|_| !head.trim().is_empty());
                if let Some(last) = last {
                    if !last.text.is_empty() {
                        last.text.push_str(segment.separator);
                    }
                    last.text.push_str(head.trim());
                }
                Some((key, value))
            });
            let bare_value = segment.whole.starts_with(':') && parts_have_no(&parts, value_field(record));
            match (labelled, parts.last_mut()) {
                (Some((key, value)), _) => parts.push(InlinePart { key: Some(key), text: value.to_owned() }),
                // what follows the brackets after a colon is the value: `… (formula: a / b): 40%`
                (None, Some(_)) if bare_value => {
                    let field = value_field(record);
                    parts.push(InlinePart {
                        key: Some(Key { record, field }),
                        text: segment.whole[1..].trim().to_owned(),
                    });
                }
                (None, Some(last)) => {
                    if !last.text.is_empty() {
                        last.text.push_str(segment.separator);
                    }
                    last.text.push_str(segment.whole);
                }
                (None, None) => {}
            }
        }
        parts.retain(|part| part.key.is_some() || !part.text.is_empty());
        parts
    }
}

impl Matcher<'_> {
    /// A known label without a sign after it, then a value: `valore atteso almeno 28`.
    fn label_before_value<'t>(&self, record: Record, text: &'t str) -> Option<(Key, &'t str)> {
        let is_value = |text: &str| text.chars().count() <= 40 && text.contains(|c: char| c.is_ascii_digit());
        let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).take(5).collect();
        breaks.into_iter().rev().find_map(|at| {
            let (label, value) = (&text[..at], text[at..].trim());
            // signs and numbers are the value's
            let words = label.ends_with(char::is_alphabetic) && !label.contains(|c: char| c.is_ascii_digit());
            let found = self
                .best(record, label, 0.95)
                .filter(|_| words)
                .filter(|found| !found.weak && matches!(found.how, MatchKind::Exact | MatchKind::Alias))?;
            (is_value(value) && found.key == value_field(record))
                .then_some((Key { record, field: found.key }, value))
        })
    }
}

/// The field that a bare value of a list item stands for.
fn value_field(record: Record) -> Field {
    match record {
        Record::Phase => Field::Due,
        _ => Field::Target,
    }
}

fn parts_have_no(parts: &[InlinePart], field: Field) -> bool {
    !parts.iter().any(|part| part.key.is_some_and(|key| key.field == field))
}

struct Segment<'a> {
    separator: &'static str,
    /// Without its brackets.
    text: &'a str,
    /// With its brackets.
    whole: &'a str,
}

/// Splits a text at ` – `, ` - `, `; `, ` | ` and around top-level brackets.
fn segments(text: &str) -> Vec<Segment<'_>> {
    const SEPARATORS: [&str; 5] = [" – ", " — ", " - ", "; ", " | "];
    let mut found: Vec<Segment> = Vec::new();
    let (mut start, mut depth, mut at) = (0usize, 0usize, 0usize);
    let mut separator: &'static str = "";
    let push = |found: &mut Vec<_>, separator: &'static str, from: usize, to: usize| {
        let whole = text[from..to].trim();
        if !whole.is_empty() {
            let bare = whole.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or(whole);
            found.push(Segment { separator, text: bare.trim(), whole });
        }
    };
    while at < text.len() {
        let rest = &text[at..];
        let ch = rest.chars().next().unwrap_or(' ');
        match ch {
            '(' => {
                if depth == 0 {
                    push(&mut found, separator, start, at);
                    (start, separator) = (at, " ");
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    push(&mut found, separator, start, at + 1);
                    (start, separator) = (at + 1, " ");
                }
            }
            _ if depth == 0 => {
                if let Some(sign) = SEPARATORS.into_iter().find(|sign| rest.starts_with(sign)) {
                    push(&mut found, separator, start, at);
                    at += sign.len();
                    (start, separator) = (at, sign);
                    continue;
                }
            }
            _ => {}
        }
        at += ch.len_utf8();
    }
    push(&mut found, separator, start, text.len());
    found
}
