//! Headings that name who leads the unit too: `SETTORE I – Responsabile: dott.ssa Anna Rossi`.

use super::builder::{Builder, PendingUnit};
use crate::document::Paragraph;
use crate::grammar::{Field, Key, Line, MatchKind, Record};
use crate::value;

/// A longer text is no heading.
const HEADING_CHARS: usize = 160;
/// Words that the label of who leads has at most.
const LABEL_WORDS: usize = 6;

/// Words that a person with all titles has at most.
const PERSON_WORDS: usize = 10;

/// Who leads a unit.
pub(super) const LEADS: Key = Key { record: Record::Unit, field: Field::Responsible };

impl Builder<'_> {
    /// Reads a line that says of a unit both its name and who leads it, or who leads it without a colon.
    pub(super) fn led_unit(&mut self, text: &str, paragraph: &Paragraph, line: Option<&Line>) -> bool {
        if text.chars().count() > HEADING_CHARS {
            return false;
        }
        let is_field = line.is_some_and(|line| line.keys.first().is_some_and(is_unit));
        // a field of a card that has just begun in the text
        let bare = |o: &mut crate::contract::Objective| o.indicators.is_none() && o.phases.is_none();
        let begun = self.card.is_some() || self.card_block.is_none() && self.current().is_some_and(bare);
        if is_field && begun {
            return false;
        }
        if !is_field && !self.opens_unit(text) {
            let in_card = self.card.is_some() || self.objective.is_some();
            let known = self.unit.is_some() || self.pending_unit.is_some();
            if !known || in_card || text.contains(':') {
                return false;
            }
            let leader = self.leader_in(text);
            return leader.is_some_and(|leader| self.unit_field(LEADS, "", leader, &paragraph.source));
        }
        let Some((name, leader)) = self.unit_and_leader(text) else { return false };
        self.close_objective();
        if !self.same_unit(&name) {
            self.open_pending(PendingUnit {
                name,
                level: super::units::level_of(paragraph.role),
                source: paragraph.source.clone(),
                cell: None,
            });
        }
        self.unit_field(LEADS, "", leader, &paragraph.source)
    }

    /// The unit that a line begins with, and who leads it.
    pub(super) fn unit_and_leader<'t>(&self, text: &'t str) -> Option<(String, &'t str)> {
        if !self.ends_with_person(text) {
            return None;
        }
        let starts = text.match_indices([' ', '(']).map(|(at, _)| at + 1);
        starts.filter(|at| *at < text.len()).find_map(|at| {
            let leader = self.leader_in(&text[at..])?;
            let name = text[..at].trim_end_matches([' ', '-', '–', '—', ',', '(', '|', ';', '/']);
            let field = self.matcher.line(name).filter(|line| line.keys.first().is_some_and(is_unit));
            match field {
                Some(line) => (!line.value.is_empty()).then_some((line.value, leader)),
                None => self.opens_unit(name).then(|| (name.to_owned(), leader)),
            }
        })
    }

    /// A text ends with what looks like a person: most headings do not, and need not be taken apart.
    fn ends_with_person(&self, text: &str) -> bool {
        let text = text.trim_end_matches(')');
        let mut starts = text.rmatch_indices([' ', ':']).map(|(at, _)| at + 1).take(PERSON_WORDS);
        starts.any(|at| value::looks_like_person(text[at..].trim(), self.values.words))
    }

    /// The person behind a label of who leads a unit: `Responsabile: Anna Rossi`, `RESPONSABILE dott.ssa Rossi`.
    fn leader_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_end_matches(')');
        let ends = text.match_indices([' ', ':']).map(|(at, _)| at).take(LABEL_WORDS);
        ends.filter(|at| *at > 0).find_map(|at| {
            let (label, value) = (&text[..at], text[at..].trim_start_matches([' ', ':']));
            if !value::looks_like_person(value, self.values.words) {
                return None;
            }
            let found = self.matcher.best(Record::Unit, label, 0.95)?;
            let sure = !found.weak && matches!(found.how, MatchKind::Exact | MatchKind::Alias);
            (sure && found.key == Field::Responsible).then_some(value)
        })
    }
}

/// A field that says which unit it is.
fn is_unit(key: &Key) -> bool {
    *key == Key { record: Record::Objective, field: Field::Unit }
        || *key == Key { record: Record::Unit, field: Field::ResponsibilityCenter }
}
