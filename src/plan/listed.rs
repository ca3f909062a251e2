//! Records listed in the value of a card's label: phases, indicators or people, a line each, or a row of cells each.

use super::builder::Builder;
use super::lined::Items;
use super::{indicators, phases};
use crate::contract::{Person, Phase};
use crate::document::{Source, Table};
use crate::grammar::{Field, Key, MarkerKind, Pair, Record};
use crate::value::{self, Scale, ValueWords};

/// What a label lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    Phases,
    Indicators,
}

impl Builder<'_> {
    /// Reads the value of a label that lists records; `false` where it is none, or nothing in it looks like one.
    pub(super) fn listed(&mut self, table: &Table, pair: &Pair, lines: &[&str], source: &Source) -> bool {
        let open = self.objective.is_some() || self.card.is_some();
        let Some(kind) = self.lists(pair).filter(|_| open && pair.opener.is_none()) else { return false };
        let cells: Vec<&str> = pair
            .cells
            .iter()
            .map(|cell| table.grid.cells()[*cell].text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        if let (None, [description, value]) = (&pair.inline, cells.as_slice()) {
            return self.row_of_cells(kind, description, value, source);
        }
        let written: Vec<&str> =
            lines.iter().flat_map(|t| t.lines()).map(str::trim).filter(|t| !t.is_empty()).collect();
        let items = match written.as_slice() {
            [line] => super::lined::run_in(line).or_else(|| self.measured_items(kind, line)),
            _ => None,
        };
        let lines: Vec<&str> =
            items.unwrap_or(written).into_iter().map(bare_item).filter(|t| !t.is_empty()).collect();
        match kind {
            Listed::Phases => {
                self.lines_of_phases(&lines, source) || self.items_of_phases(table, pair, source)
            }
            Listed::Indicators => {
                self.labelled_lines(&lines, source) || self.lines_of_indicators(&lines, pair, source)
            }
        }
    }

    /// `Tempo medio: 30 gg; Atti formati: 5`: several indicators in one line, each with its target.
    fn measured_items<'t>(&self, kind: Listed, line: &'t str) -> Option<Vec<&'t str>> {
        let items: Vec<&str> = line.split(';').map(str::trim).filter(|item| !item.is_empty()).collect();
        let measured = |item: &&str| {
            item.rsplit_once(':').is_some_and(|(_, target)| {
                let target = value::parse_target(target, self.values.words, self.values.years);
                target.value.is_some() || target.date.is_some()
            })
        };
        (kind == Listed::Indicators && items.len() > 1 && items.iter().all(measured)).then_some(items)
    }

    fn lists(&self, pair: &Pair) -> Option<Listed> {
        let marker = self.matcher.marker(&pair.label).map(|marker| marker.kind);
        let first = pair.keys.first();
        let is = |record| first == Some(&Key { record, field: Field::Description });
        if is(Record::Phase) || marker == Some(MarkerKind::Phases) {
            Some(Listed::Phases)
        } else if is(Record::Indicator) || marker == Some(MarkerKind::Indicators) {
            Some(Listed::Indicators)
        } else {
            None
        }
    }

    /// What a record is about and its value, side by side.
    fn row_of_cells(&mut self, kind: Listed, description: &str, value: &str, source: &Source) -> bool {
        let values = self.values;
        let date = value::parse_date(value, values.words, values.years);
        let target = value::parse_target(value, values.words, values.years);
        let Some(current) = self.current_or_card(source) else { return false };
        match kind {
            Listed::Phases if date.date.is_some() => {
                let phase = Phase {
                    description: description.to_owned(),
                    due: Some(date),
                    source: source.clone(),
                    ..Phase::default()
                };
                current.phases.get_or_insert_default().push(phase);
            }
            Listed::Indicators if target.value.is_some() || target.date.is_some() => {
                let list = current.indicators.get_or_insert_default();
                list.push(crate::contract::Indicator { source: source.clone(), ..Default::default() });
                let last = list.last_mut().into_iter();
                last.for_each(|last| {
                    indicators::set(last, Field::Description, description, values);
                    indicators::set(last, Field::Target, value, values);
                });
            }
            _ => return false,
        }
        true
    }

    /// A phase from an item of a list.
    pub(super) fn read_phase(&self, item: &str, source: &Source) -> Phase {
        phases::item(item, &self.matcher.inline_parts(Record::Phase, item), self.values, source)
    }

    /// Lines that each end or begin with a date.
    fn lines_of_phases(&mut self, lines: &[&str], source: &Source) -> bool {
        let read: Vec<Phase> = lines.iter().map(|line| self.read_phase(line, source)).collect();
        let dated = read.iter().filter(|p| p.due.as_ref().is_some_and(|due| due.date.is_some())).count();
        if dated == 0 || dated * 2 < read.len() {
            return false;
        }
        self.add_phases(read, source)
    }

    /// Items of one cell that each have a sign or a number, some or all of them without a date.
    fn items_of_phases(&mut self, table: &Table, pair: &Pair, source: &Source) -> bool {
        let [cell] = pair.cells.as_slice() else { return false };
        let items = Items::of(Some(&table.grid.cells()[*cell]));
        if pair.inline.is_some() || !items.are_signed() {
            return false;
        }
        let read = items.texts.iter().map(|item| self.read_phase(item, source)).collect();
        self.add_phases(read, source)
    }

    fn add_phases(&mut self, phases: Vec<Phase>, source: &Source) -> bool {
        let Some(current) = self.current_or_card(source) else { return false };
        current.phases.get_or_insert_default().extend(phases);
        true
    }

    /// Lines that each have a label of an indicator's: `Indicatore: …`, `Target: …`, and the next one.
    fn labelled_lines(&mut self, lines: &[&str], source: &Source) -> bool {
        let one = crate::contract::Indicator { source: source.clone(), ..Default::default() };
        let read = indicators::of_lines(lines.iter().copied(), self.matcher, &one, self.values);
        let Some(read) = read else { return false };
        let Some(current) = self.current_or_card(source) else { return false };
        current.indicators.get_or_insert_default().extend(read);
        true
    }

    /// Several lines that begin anew, each an indicator, or a line with labels of its own parts.
    fn lines_of_indicators(&mut self, lines: &[&str], pair: &Pair, source: &Source) -> bool {
        let values = self.values;
        let begins = |line: &&str| line.chars().next().is_some_and(|c| !c.is_lowercase());
        let parts: Vec<_> =
            lines.iter().map(|line| self.matcher.inline_parts(Record::Indicator, line)).collect();
        let labelled = parts.iter().any(|parts| parts.iter().any(|part| part.key.is_some()));
        let named = pair.keys.first().is_some_and(|key| key.record == Record::Indicator);
        if lines.is_empty() || !lines.iter().all(begins) || lines.len() < 2 && (named || !labelled) {
            return false;
        }
        let Some(current) = self.current_or_card(source) else { return false };
        let read = parts.iter().map(|parts| indicators::item(parts, values, source));
        current.indicators.get_or_insert_default().extend(read);
        true
    }
}

/// A line without the sign or number of its list.
fn bare_item(line: &str) -> &str {
    let line = line.trim();
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '%' | '"' | '«'));
    let digits = bare.chars().take_while(char::is_ascii_digit).count();
    match bare[digits..].strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && rest.starts_with(' ') => rest.trim(),
        _ => bare.trim(),
    }
}

/// `Scalia Lina, coordinatrice, 30%`: a name, then what the person is and how much of the time is given; `None`
/// where a part after the name may be another name.
pub(super) fn described_person(line: &str, source: &Source, words: &ValueWords) -> Option<Person> {
    let mut parts = line.trim().trim_end_matches([';', '.']).split([',', '–', '—']).map(str::trim);
    let name = parts.next()?;
    let length = name.split_whitespace().count();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    if !(2..=4).contains(&length) || !name.split_whitespace().all(capital) {
        return None;
    }
    let mut person = Person { name: name.to_owned(), source: source.clone(), ..Person::default() };
    let mut described = false;
    for part in parts.filter(|part| !part.is_empty()) {
        described = true;
        if part.ends_with('%') {
            person.share = Some(value::parse_percent(part, words, Scale::Percent));
        } else if part.starts_with(|c: char| c.is_ascii_digit()) {
            person.hours = Some(value::parse_number(part, words));
        } else if part.chars().next().is_some_and(char::is_lowercase) && person.category.is_none() {
            person.category = Some(part.to_owned());
        } else {
            return None;
        }
    }
    described.then_some(person)
}
