//! Units that cards name.

use super::builder::Builder;
use crate::contract::Objective;
use crate::document::Source;
use crate::grammar::{Field, Key, Pair, Record, flat};

/// Longer than the name of a unit is.
const UNIT_CHARS: usize = 120;

impl Builder<'_> {
    /// The unit that a card names, where no heading has named one: the objective is moved into it. A part of the unit
    /// of a heading has no place.
    pub(super) fn unit_of_card(&mut self, pair: &Pair, name: &str, source: &Source) -> bool {
        // `Centro di costo | 1207.03`
        if !name.is_empty() && !name.contains(char::is_alphabetic) {
            return false;
        }
        let headed = self.unit.is_some_and(|at| {
            let draft = &self.draft.units[at];
            draft.unit.name.is_some() && !draft.from_rows
        });
        // under a heading the centre of responsibility has a place of its own
        if self.pending_unit.is_some() || headed {
            let key = Key { record: Record::Unit, field: Field::ResponsibilityCenter };
            return pair.keys.contains(&key) && self.unit_field(key, &pair.label, name, source)
                || self.is_unit(name);
        }
        if name.is_empty() {
            return true;
        }
        if name.chars().count() > UNIT_CHARS {
            return false;
        }
        if self.is_unit(name) {
            return true;
        }
        if let Some(at) = self.unit {
            let (current, draft) = (self.objective, &mut self.draft.units[at]);
            let alone = draft.unit.objectives.len() <= usize::from(current.is_some());
            if draft.unit.name.is_none() && alone {
                draft.unit.name = Some(name.to_owned());
                draft.from_rows = true;
                return true;
            }
        }
        let moved = self.current_is_last().then(|| self.take_current()).flatten();
        if self.objective.is_some() && moved.is_none() {
            return false;
        }
        let (card, card_block) = (self.card.take(), self.card_block);
        self.unit_by_name(name, source);
        (self.card, self.card_block) = (card, card_block);
        if let (Some(objective), Some(unit)) = (moved, self.unit) {
            let objectives = &mut self.draft.units[unit].unit.objectives;
            objectives.push(objective);
            self.objective = Some(objectives.len() - 1);
        }
        true
    }

    /// The open unit is called so.
    fn is_unit(&self, name: &str) -> bool {
        let name = flat(name);
        let same = |known: &Option<String>| known.as_deref().is_some_and(|known| flat(known) == name);
        match &self.pending_unit {
            Some(unit) => flat(&unit.name) == name,
            None => self.unit.is_some_and(|at| {
                let unit = &self.draft.units[at].unit;
                same(&unit.name) || same(&unit.responsibility_center)
            }),
        }
    }

    /// No other objective of the unit follows the open one.
    fn current_is_last(&self) -> bool {
        let last = self.unit.map(|unit| self.draft.units[unit].unit.objectives.len());
        self.objective.is_some_and(|at| last == Some(at + 1))
    }

    /// The open objective, taken out of its unit.
    fn take_current(&mut self) -> Option<Objective> {
        let unit = self.unit?;
        self.draft.units[unit].unit.objectives.pop()
    }

    /// A label of the unit that an objective belongs to. Outside of cards the centre of responsibility has a place of its
    /// own.
    pub(super) fn names_unit(&self, pair: &Pair, in_card: bool) -> bool {
        let center = |record| Key { record, field: Field::ResponsibilityCenter };
        let has = |key: Key| pair.keys.contains(&key);
        let of_objective = pair.keys.first() == Some(&Key { record: Record::Objective, field: Field::Unit });
        let weak = || self.matcher.best(Record::Unit, &pair.label, 0.0).is_some_and(|found| found.weak);
        match in_card {
            true => of_objective || pair.keys.first() == Some(&center(Record::Unit)),
            false => has(center(Record::Unit)) && weak(),
        }
    }
}
