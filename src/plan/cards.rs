//! Rows of cards: labels with their values.

use super::builder::Builder;
use super::objective;
use super::{indicators, people};
use crate::contract::{Indicator, Objective};
use crate::document::{Source, Table};
use crate::grammar::{
    CardRow, Field, ItemKind, Key, Marker, MarkerKind, MatchKind, Pair, Record, TableKind, flat,
};
use crate::value;

/// What the items of a table say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts {
    block: usize,
    /// The last row that names an objective by its title.
    last_title: Option<usize>,
    /// It has what objectives have and other lists do not.
    tells: bool,
    /// It says as much that no grammar knows as it says of people, and names neither a unit nor an objective: what the
    /// entity is (`Sede legale`, `Presidente`, `Segretario`).
    is_of_the_entity: bool,
    /// Its first label comes again: the same form several times, one card after the other.
    repeats: bool,
}

impl Builder<'_> {
    pub(super) fn card_row(&mut self, block: usize, table: &Table, card: &CardRow) {
        let source = super::claims::row_source(table, card.row, card.row);
        if self.serves(block, table, card) {
            return;
        }
        if self.begins_card(block, card) {
            self.close_objective();
            self.card = Some(Marker { kind: MarkerKind::Card, number: None, title: None, continued: false });
        }
        // whatever stands before it in its row, an indicator begins with what it says; of several each has its values
        // after it
        let opens = |pair: &Pair| {
            pair.keys.first() == Some(&Key { record: Record::Indicator, field: Field::Description })
        };
        let several = card.pairs.iter().filter(|pair| opens(pair) && pair.inline.is_some()).count() > 1;
        let describes = |pair: &&Pair| !several && opens(pair);
        let (described, others): (Vec<&Pair>, Vec<&Pair>) = card.pairs.iter().partition(describes);
        for pair in described.into_iter().chain(others) {
            let listed: Vec<String> = pair.cells.iter().map(|c| table.grid.cells()[*c].lines()).collect();
            let lists = pair.keys.iter().any(|key| lists_lines(key.field));
            let inline_lines = pair.inline.as_deref().map_or_else(String::new, |value| {
                lines_after_label(&table.grid.cells()[pair.label_cell], &pair.label, value)
            });
            let texts: Vec<&str> = match &pair.inline {
                None if lists => listed.iter().map(String::as_str).collect(),
                Some(_) if lists && !inline_lines.is_empty() => {
                    std::iter::once(inline_lines.as_str()).chain(listed.iter().map(String::as_str)).collect()
                }
                Some(value) => std::iter::once(value.as_str()).chain(cell_texts(table, pair)).collect(),
                None => cell_texts(table, pair).collect(),
            };
            let opened = pair.opener.as_ref().map(|marker| {
                let mut marker = marker.clone();
                let beside: Vec<&str> =
                    cell_texts(table, pair).map(str::trim).filter(|t| !t.is_empty()).collect();
                if marker.title.is_none() && !beside.is_empty() && !self.names_title_below(block, card.row) {
                    marker.title = Some(beside.join(" "));
                }
                self.opener(block, &marker, &source);
            });
            let whole: Vec<&str> = match &pair.inline {
                Some(_) if !inline_lines.is_empty() => vec![inline_lines.as_str()],
                Some(value) => vec![value.as_str()],
                None => listed.iter().map(String::as_str).collect(),
            };
            if opened.is_some()
                || self.listed(table, pair, &whole, &source)
                || self.pair(block, pair, &texts, &source)
            {
                self.claims.claim(block, pair.label_cell);
                for cell in &pair.cells {
                    self.claims.claim(block, *cell);
                }
            }
        }
    }

    /// `Obiettivo strategico S1 | Strade sicure` right over a list of objectives says what all of them serve.
    fn serves(&mut self, block: usize, table: &Table, card: &CardRow) -> bool {
        let key = Key { record: Record::Objective, field: Field::StrategicObjective };
        let Some(pair) = card.pairs.first().filter(|pair| pair.keys.first() == Some(&key)) else {
            return false;
        };
        let over_list = self.items_of(block).any(|item| {
            matches!(item, ItemKind::Columns(columns)
                if columns.kind == TableKind::Matrix && columns.header.0 == card.row + 1)
        });
        let value = cell_texts(table, pair).map(str::trim).filter(|text| !text.is_empty());
        let value = value.collect::<Vec<_>>().join(" ");
        if !over_list || value.is_empty() {
            return false;
        }
        self.close_objective();
        self.strategic = Some(value);
        for cell in std::iter::once(&pair.label_cell).chain(&pair.cells) {
            self.claims.claim(block, *cell);
        }
        true
    }

    /// A card need not begin with its title: the first rows of a table that names an objective further down, or
    /// a field that the open card has already once it has its indicators or phases, are the next card's.
    fn begins_card(&mut self, block: usize, card: &CardRow) -> bool {
        let indicator = card.pairs.first().is_some_and(|pair| {
            pair.keys.first().is_some_and(|key| matches!(key.record, Record::Indicator | Record::Phase))
        });
        let titled_below = self.card_block != Some(block) && !indicator && self.title_below(block, card.row);
        let same_block = self.card_block == Some(block);
        if self.begins_form(block, card) {
            return self.current().is_none_or(|current| current.title.is_some());
        }
        if self.objective.is_none() && self.card.is_none() {
            let own = card.pairs.iter().all(|pair| {
                let first = pair.keys.first();
                let filled = pair.inline.is_some() || !pair.cells.is_empty();
                filled
                    && first.is_some_and(|key| key.record == Record::Objective && key.field != Field::Title)
                    && pair.keys.iter().all(|key| key.record != Record::Unit)
            });
            return own && self.title_is_near(block, card.row);
        }
        let Some(current) = self.current() else { return false };
        // notes stand at the end of a card, though the page may have put them over the next one
        let is_note =
            |pair: &Pair| pair.keys.first() == Some(&Key { record: Record::Objective, field: Field::Notes });
        if card.pairs.iter().all(is_note) && current.notes.is_none() {
            return false;
        }
        let complete = current.title.is_some() && (current.indicators.is_some() || current.phases.is_some());
        let repeated = card.pairs.iter().any(|pair| {
            pair.keys.first().is_some_and(|key| {
                key.record == Record::Objective
                    && !pair.cells.is_empty()
                    && objective::has(current, key.field)
                    && !may_be_indicator(current, pair)
            })
        });
        complete && (titled_below || repeated && same_block)
    }

    /// A row of the same card, below, has a label that is surely the title's.
    fn names_title_below(&self, block: usize, row: usize) -> bool {
        let title = Key { record: Record::Objective, field: Field::Title };
        let cards = self.items_of(block).filter_map(|item| match item {
            ItemKind::Card { card, .. } if card.row > row => Some(card),
            _ => None,
        });
        cards
            .take_while(|card| card.pairs.iter().all(|pair| pair.opener.is_none()))
            .any(|card| card.pairs.iter().any(|pair| pair.keys.first() == Some(&title) && !pair.weak))
    }

    /// The same table has what objectives have and other lists do not: a name that may be anything's is theirs.
    fn tells_objective(&self, block: usize) -> bool {
        self.facts_of(block).tells
    }

    /// What a table's items say, looked up once.
    fn facts_of(&self, block: usize) -> Facts {
        if let Some(facts) = self.facts.get().filter(|facts| facts.block == block) {
            return facts;
        }
        let title = Key { record: Record::Objective, field: Field::Title };
        let last_title = self
            .items_of(block)
            .filter_map(|kind| match kind {
                ItemKind::Card { card, .. } => {
                    card.pairs.iter().any(|pair| pair.keys.first() == Some(&title)).then_some(card.row)
                }
                _ => None,
            })
            .max();
        let tells = self.has_what_objectives_have(block);
        let is_of_the_entity = !tells && self.says_little(block);
        let repeats = self.opening_label(block).is_some_and(|label| {
            let again = |item: &&ItemKind| card_of(item).is_some_and(|card| opens_with(card, &label));
            self.items_of(block).filter(again).count() > 1
        });
        let facts = Facts { block, last_title, tells, is_of_the_entity, repeats };
        self.facts.set(Some(facts));
        facts
    }

    /// The label that a table begins with, where it may begin a card.
    fn opening_label(&self, block: usize) -> Option<String> {
        let card = self.items_of(block).next().and_then(card_of).filter(|card| card.row == 0)?;
        let pair = card.pairs.first().filter(|pair| pair.opener.is_none())?;
        let record = pair.keys.first()?.record;
        matches!(record, Record::Objective | Record::Unit).then(|| flat(pair.label.trim()))
    }

    /// A row with the label that a table of several cards of one form begins with.
    fn begins_form(&self, block: usize, card: &CardRow) -> bool {
        self.facts_of(block).repeats
            && self.opening_label(block).is_some_and(|label| opens_with(card, &label))
            && self.names_objective_near(block, card.row)
    }

    /// One of the next rows says which objective the card is about.
    fn names_objective_near(&self, block: usize, row: usize) -> bool {
        let names = |pair: &Pair| {
            let key = pair.keys.first().filter(|key| key.record == Record::Objective && !pair.weak);
            pair.opener.is_some()
                || key.is_some_and(|key| matches!(key.field, Field::Title | Field::Number | Field::Code))
        };
        let next = self.items_of(block).skip_while(|item| card_of(item).is_none_or(|card| card.row <= row));
        let mut cards = next.take(8).map_while(card_of);
        cards.any(|card| card.pairs.iter().any(names))
    }

    /// No row names a unit, and at least as many are unknown as known.
    fn says_little(&self, block: usize) -> bool {
        let (mut known, mut unknown) = (0, 0);
        for item in self.items_of(block) {
            match item {
                ItemKind::Card { card, .. } => {
                    let names = |pair: &Pair, key: &Key| match key.record {
                        Record::Unit => !matches!(key.field, Field::Responsible | Field::Staff),
                        Record::Objective => key.field == Field::Title && !pair.weak,
                        _ => false,
                    };
                    if card.pairs.iter().any(|pair| pair.keys.iter().any(|key| names(pair, key))) {
                        return false;
                    }
                    known += 1;
                }
                ItemKind::Unclaimed { rows, .. } => unknown += rows.1 - rows.0,
                _ => return false,
            }
        }
        unknown >= known
    }

    fn has_what_objectives_have(&self, block: usize) -> bool {
        let tells = |key: &Key| match key.record {
            Record::Objective => matches!(
                key.field,
                Field::Weight
                    | Field::Description
                    | Field::ExpectedResult
                    | Field::StrategicObjective
                    | Field::Stakeholders
                    | Field::OtherUnits
                    | Field::Deadline
                    | Field::Types
                    | Field::Number
            ),
            Record::Indicator => matches!(key.field, Field::Description | Field::Target),
            Record::Phase => matches!(key.field, Field::Description | Field::Due),
            _ => false,
        };
        self.items_of(block).any(|kind| match kind {
            ItemKind::Card { card, .. } => {
                let sure =
                    |pair: &&Pair| !pair.weak && !matches!(pair.how, MatchKind::Partial | MatchKind::Fuzzy);
                card.pairs
                    .iter()
                    .filter(sure)
                    .any(|pair| pair.opener.is_some() || pair.keys.first().is_some_and(tells))
            }
            ItemKind::Columns(columns) => columns.columns.iter().any(|c| tells(&c.key)),
            ItemKind::TextRow { marker, .. } => marker.as_ref().is_some_and(|m| m.kind == MarkerKind::Card),
            _ => false,
        })
    }

    /// The same table has a title in one of the rows from here on.
    fn title_below(&self, block: usize, row: usize) -> bool {
        self.facts_of(block).last_title.is_some_and(|last| last >= row)
    }

    /// Nothing but rows of labels stands between a row and one that names an objective by its title.
    fn title_is_near(&self, block: usize, row: usize) -> bool {
        let title = Key { record: Record::Objective, field: Field::Title };
        let next = self
            .items_of(block)
            .skip_while(|kind| !matches!(kind, ItemKind::Card { card, .. } if card.row > row));
        let cards = next.take(8).map_while(|kind| match kind {
            ItemKind::Card { card, .. } => Some(card),
            _ => None,
        });
        let mut cards = cards.take_while(|card| card.pairs.iter().all(|pair| pair.opener.is_none()));
        cards.any(|card| card.pairs.iter().any(|pair| pair.keys.first() == Some(&title) && !pair.weak))
    }

    /// A cell that opens a card: its number, and its title where it carries one.
    fn opener(&mut self, block: usize, marker: &Marker, source: &Source) {
        if self.goes_on_with(marker) || self.names_begun_card(block, marker) {
            return;
        }
        self.close_objective();
        self.card = Some(marker.clone());
        self.open_objective(source);
        self.card_block = Some(block);
    }

    /// `Responsabile | Anna Rossi` over `Obiettivo n. 1 | Title`: the opener names the card that has begun above it.
    fn names_begun_card(&mut self, block: usize, marker: &Marker) -> bool {
        let begun = self.card_block == Some(block);
        let unnamed =
            |o: &&mut Objective| begun && o.title.is_none() && o.number.is_none() && o.code.is_none();
        let Some(current) = self.current().filter(unnamed) else { return false };
        if let Some(number) = &marker.number {
            objective::set_number(current, number);
        }
        current.title = marker.title.clone();
        true
    }

    /// The open objective is the one that a card's opener says goes on.
    pub(super) fn goes_on_with(&mut self, marker: &Marker) -> bool {
        let Some(number) = marker.number.as_deref().filter(|_| marker.continued) else { return false };
        self.current().is_some_and(|o| {
            o.number.is_some_and(|n| n.to_string() == number) || o.code.as_deref() == Some(number)
        })
    }

    fn pair(&mut self, block: usize, pair: &Pair, texts: &[&str], source: &Source) -> bool {
        let place = pair.inline.is_some() || !pair.cells.is_empty();
        let wanted = |record: Record| pair.keys.iter().find(|k| k.record == record).copied();
        // a card of an indicator says by its code which objective it belongs to
        if let Some(found) = self.referred(block, pair, texts) {
            self.card = None;
            (self.unit, self.objective) = (Some(found.0), Some(found.1));
            self.card_block = Some(block);
            return true;
        }
        // the rest of a form that nobody has filled in
        let names = wanted(Record::Objective).is_some_and(|key| key.field == Field::Title);
        if self.unfilled == Some(block) && !names {
            return false;
        }
        let in_card = self.objective.is_some() || self.card.is_some();
        if !in_card && self.facts_of(block).is_of_the_entity {
            return false;
        }
        // a field of the unit's, before any card of it is open
        let plan = self.is_plan || !self.draft.units.is_empty();
        if place && in_card && self.names_leader(pair, texts) {
            return self.objective_field(block, Field::Responsible, pair, texts, source, place);
        }
        if place && (in_card || plan) && self.names_unit(pair, in_card) {
            return self.unit_of_card(pair, texts.join(" ").trim(), source);
        }
        if let Some(key) = wanted(Record::Unit).filter(|_| !in_card && place && plan) {
            let opens_objective = wanted(Record::Objective).is_some_and(|k| k.field == Field::Title);
            if !opens_objective {
                let text = texts.join(" ");
                if self.unit.is_none() && self.pending_unit.is_none() && !text.trim().is_empty() {
                    self.unit_mut(source);
                }
                if self.unit_field(key, &pair.label, text.trim(), source) {
                    return true;
                }
            }
        }
        if let Some(key) = self.objective_key(&pair.keys) {
            let indicator_open =
                self.current().is_some_and(|o| o.indicators.as_ref().is_some_and(|i| !i.is_empty()));
            let rather_indicator = wanted(Record::Indicator).is_some()
                && indicator_open
                && (pair.keys[0].record != Record::Objective
                    || self
                        .current()
                        .is_some_and(|o| objective::has(o, pair.keys[0].field) && may_be_indicator(o, pair)));
            if !rather_indicator {
                let key = self.described_under_title(key, texts);
                return self.objective_field(block, key.field, pair, texts, source, place);
            }
        }
        if let Some(Key { field, .. }) = wanted(Record::Indicator).filter(|_| in_card && place) {
            let (values, year) = (self.values, self.matcher.bare_year(&pair.label));
            let Some(current) = self.current_or_card(source) else { return false };
            let list = current.indicators.get_or_insert_default();
            let new = Indicator { grade: pair.grade(), source: source.clone(), ..Indicator::default() };
            return indicators::add(list, (field, year), &texts.join(" "), new, values);
        }
        false
    }

    /// `Responsabile settore | dott.ssa Anna Rossi` in a card: who answers for its objective.
    fn names_leader(&self, pair: &Pair, texts: &[&str]) -> bool {
        pair.keys.contains(&super::led_units::LEADS)
            && pair.keys.iter().all(|key| key.record != Record::Objective || key.field == Field::Unit)
            && value::looks_like_person(texts.join(" ").trim(), self.values.words)
    }

    /// `Che cosa vogliamo fare?` under `Obiettivo 6. Prevenzione degli sfratti`: prose where the title is known is the
    /// description.
    fn described_under_title(&mut self, key: Key, texts: &[&str]) -> Key {
        if key.field != Field::Title || texts.join(" ").split_whitespace().count() <= 14 {
            return key;
        }
        let announced = self.card.as_ref().is_some_and(|card| card.title.is_some());
        let titled = self.current().map_or(announced, |open| {
            open.title.is_some()
                && open.description.is_none()
                && open.indicators.is_none()
                && open.phases.is_none()
        });
        if titled { Key { field: Field::Description, ..key } } else { key }
    }

    /// The objective that a card names by its code, where it has no title of its own.
    fn referred(&self, block: usize, pair: &Pair, texts: &[&str]) -> Option<(usize, usize)> {
        let refers = pair.keys.contains(&Key { record: Record::Indicator, field: Field::Objective })
            || pair.keys.contains(&Key { record: Record::Objective, field: Field::Code });
        if !refers || self.title_below(block, 0) {
            return None;
        }
        self.by_code(texts.join(" ").trim())
    }

    fn objective_field(
        &mut self,
        block: usize,
        field: Field,
        pair: &Pair,
        texts: &[&str],
        source: &Source,
        place: bool,
    ) -> bool {
        let values = self.values;
        if !place {
            // a sub-header inside the card (`Cod | Descrizione`): it has a place for the code
            if let Some(current) = self.current_or_card(source).filter(|_| matches!(field, Field::Code)) {
                current.code.get_or_insert_default();
            }
            return self.objective.is_some();
        }
        // a form that nobody has filled in is no objective
        if field == Field::Title && place {
            let unfilled = self.values.words.is_unfilled(&texts.join(" "));
            self.unfilled = unfilled.then_some(block);
            if unfilled {
                self.close_objective();
                return false;
            }
        }
        let blank = texts.iter().all(|t| t.trim().is_empty());
        let known = self.current().map(|o| {
            (objective::has(o, field), o.title.is_some(), o.phases.is_some() || o.indicators.is_some())
        });
        let opens = match (field, known) {
            (_, None) => true,
            (Field::Title | Field::Number | Field::Code, Some((has, ..))) if has => {
                // `Cod` left a blank place for the code that the title's row now fills
                field != Field::Code || self.current().is_some_and(|o| o.code.as_deref() != Some(""))
            }
            (Field::Number | Field::Code, Some((_, true, true))) => self.card_block != Some(block),
            _ => false,
        };
        if opens && !self.title_of_open_card(field) {
            // the first field of a card must be one that says which objective it is
            let names = matches!(field, Field::Title | Field::Number | Field::Code)
                && (!pair.weak || self.tells_objective(block));
            if self.card.is_none() && !names && self.objective.is_none() && !self.card_goes_on(block) {
                return false;
            }
            self.open_objective(source);
            self.card_block = Some(block);
        }
        let words = self.values.words;
        let Some(current) = self.current() else { return false };
        current.source = current.source.cover(source);
        // what a weak label stands for is said by the rest of the card, but it may name nothing
        let numbered = current.number.is_some() || current.code.is_some();
        if !pair.weak || field == Field::Title && !numbered {
            current.grade.lower(pair.grade());
        }
        if pair.cut {
            objective::note_cut(current, &pair.label, &pair.known, source);
        }
        if blank && objective::has(current, field) {
            return true;
        }
        // the same label once more with another value: neither is given up for the other
        let again = match field {
            Field::Responsible => current.responsible.as_ref().map(|person| person.raw.as_str()),
            Field::Deadline => current.deadline.as_ref().map(|date| date.raw.as_str()),
            _ => None,
        };
        if !blank && again.is_some_and(|told| !told.is_empty() && told != texts.join(" ").trim()) {
            return false;
        }
        if field == Field::Staff {
            if texts.iter().all(|text| people::counts(text)) {
                return false;
            }
            let lines = || texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
            let described: Option<Vec<_>> =
                lines().map(|line| super::listed::described_person(line, source, words)).collect();
            let people = described.filter(|people| !people.is_empty());
            current.staff =
                Some(people.unwrap_or_else(|| texts.iter().flat_map(|t| people::cell(t, source)).collect()));
            return true;
        }
        objective::set(current, field, texts, values, source)
    }

    /// A heading opened the objective (`Obiettivo 1`) and the card under it now names it.
    fn title_of_open_card(&mut self, field: Field) -> bool {
        let Some(current) = self.current() else { return false };
        match field {
            Field::Title => current.title.is_none(),
            Field::Number => current.number.is_none(),
            Field::Code => current.code.is_none(),
            _ => true,
        }
    }

    fn card_goes_on(&self, block: usize) -> bool {
        self.card_block == Some(block)
    }
}

fn card_of(item: &ItemKind) -> Option<&CardRow> {
    match item {
        ItemKind::Card { card, .. } => Some(card),
        _ => None,
    }
}

/// A row's first label is this one, as [`flat`] writes it.
fn opens_with(card: &CardRow, label: &str) -> bool {
    card.pairs.first().is_some_and(|pair| flat(pair.label.trim()) == label)
}

/// A label that may be an indicator's too, under an indicator that has no such field yet.
fn may_be_indicator(objective: &crate::contract::Objective, pair: &Pair) -> bool {
    let open = objective.indicators.as_ref().and_then(|list| list.last());
    let weight = pair.keys.contains(&Key { record: Record::Indicator, field: Field::Weight });
    weight && open.is_some_and(|last| last.weight.is_none())
}

/// Whether each line of a field's cell is an entry of its own.
pub(super) fn lists_lines(field: Field) -> bool {
    matches!(field, Field::Staff | Field::Stakeholders | Field::OtherUnits | Field::Types | Field::Years)
}

/// The lines of a value that stands in its label's cell; empty where they can't be told.
fn lines_after_label(cell: &crate::document::Cell, label: &str, value: &str) -> String {
    let lines = cell.lines();
    let rest = lines.trim_start().strip_prefix(label).map(|rest| rest.trim_start_matches([':', ' ', '\n']));
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    rest.filter(|rest| spaced(rest) == spaced(value)).unwrap_or_default().to_owned()
}

fn cell_texts<'t>(table: &'t Table, pair: &Pair) -> impl Iterator<Item = &'t str> + use<'t> {
    let cells: Vec<usize> = pair.cells.clone();
    cells.into_iter().map(|cell| table.grid.cells()[cell].text.as_str())
}
