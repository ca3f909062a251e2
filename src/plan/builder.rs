//! The walk over the items: what is open, and what each item adds to it.

use super::claims::Claims;
use super::head::Head;
use super::objective::{self, Values};
use super::settle::Draft;
use super::units::UnitDraft;
use crate::contract::{IndicatorTable, Objective, Person};
use crate::document::{Block, Document, Paragraph, Role, Source, Table};
use crate::grammar::{Columns, Field, Item, ItemKind, Line, Marker, MarkerKind, Matcher, Record, TableKind};
use crate::value::{self, ValueWords};

/// A list that is open: its items go on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenList {
    Phases,
    Indicators,
    Staff,
    /// Items go on with a prose field of the objective.
    Prose(Field),
}

/// A title line that waits for what it opens.
#[derive(Clone, Debug)]
pub(super) struct PendingUnit {
    pub name: String,
    pub level: u8,
    pub source: Source,
    /// The cell that it stands in.
    pub cell: Option<(usize, usize)>,
}

pub(super) struct Builder<'a> {
    pub document: &'a Document,
    pub matcher: &'a Matcher<'a>,
    pub values: Values<'a>,
    pub draft: Draft,
    pub claims: Claims,
    /// The unit that is open, and the heading that waits to become one.
    pub unit: Option<usize>,
    pub pending_unit: Option<PendingUnit>,
    /// The objective that is open in the open unit.
    pub objective: Option<usize>,
    /// A card was opened and has no field yet.
    pub card: Option<Marker>,
    /// Block of the table that the open objective's card began in.
    pub card_block: Option<usize>,
    /// The table of a form whose title nobody has written.
    pub unfilled: Option<usize>,
    /// A heading is the open objective's title: text under it, wherever it stands, is the objective's.
    pub titled_by_heading: bool,
    pub list: Option<OpenList>,
    /// The items of the open list have signs of their own.
    pub bulleted: bool,
    /// A label that stood alone: the next paragraph is its value.
    pub awaiting: Option<Line>,
    pub group: Option<String>,
    /// Several headings stand right over the opener of a card.
    pub several_over_cards: std::cell::OnceCell<bool>,
    pub strategic: Option<String>,
    /// The last line that may be a table's title, and its place.
    pub title: Option<String>,
    pub sheet_period: Option<crate::contract::Period>,
    /// The document calls itself a plan or a report on one.
    pub is_plan: bool,
    /// What the items of the table at a block say, once they were asked.
    pub(super) facts: std::cell::Cell<Option<super::cards::Facts>>,
    pub(super) items: &'a [Item],
}

pub(super) struct Built {
    pub draft: Draft,
    pub claims: Claims,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        document: &'a Document,
        matcher: &'a Matcher<'a>,
        words: &'a ValueWords,
        head: &Head,
    ) -> Self {
        let years = value::DefaultYears::from(head.period);
        Builder {
            document,
            matcher,
            values: Values { words, years, first_year: head.period.map(|p| p.from) },
            draft: Draft::default(),
            claims: Claims::new(document),
            unit: None,
            pending_unit: None,
            objective: None,
            card: None,
            card_block: None,
            unfilled: None,
            titled_by_heading: false,
            bulleted: false,
            list: None,
            awaiting: None,
            group: None,
            several_over_cards: std::cell::OnceCell::new(),
            strategic: None,
            title: None,
            sheet_period: None,
            is_plan: head.kind.is_some_and(|kind| kind != crate::contract::PlanKind::Other),
            facts: std::cell::Cell::default(),
            items: &[],
        }
    }

    pub(super) fn finish(self) -> Built {
        Built { draft: self.draft, claims: self.claims }
    }

    /// The item `offset` places after item `at`.
    pub(super) fn ahead(&self, at: usize, offset: usize) -> Option<&Item> {
        self.items.get(at + offset)
    }

    /// The items of a table.
    pub(super) fn items_of(&self, block: usize) -> impl Iterator<Item = &ItemKind> {
        let from = self.items.partition_point(|item| item.block < block);
        self.items[from..].iter().take_while(move |item| item.block == block).map(|item| &item.kind)
    }

    pub(super) fn walk(&mut self, items: &'a [Item]) {
        self.items = items;
        for (at, item) in items.iter().enumerate() {
            match (&item.kind, &self.document.blocks[item.block]) {
                (ItemKind::Text { marker, line }, Block::Paragraph(paragraph)) => {
                    self.text(at, paragraph, marker.as_ref(), line.as_ref());
                }
                (kind, Block::Table(table)) => self.table_item(at, item.block, table, kind),
                _ => {}
            }
        }
    }

    fn table_item(&mut self, at: usize, block: usize, table: &'a Table, kind: &ItemKind) {
        self.list = None;
        self.awaiting = None;
        match kind {
            ItemKind::TextRow { row: _, cell, marker } => {
                let text = &table.grid.cells()[*cell];
                let paragraph = Paragraph {
                    text: text.text.clone(),
                    role: Role::Body,
                    bold: text.bold,
                    source: text.source.clone(),
                };
                if let Some(marker) = marker {
                    self.claims.claim(block, *cell);
                    self.marker(marker, &paragraph, Some(block));
                } else {
                    self.heading(at, &paragraph, Some((block, *cell)));
                }
            }
            ItemKind::Card { card, .. } => self.card_row(block, table, card),
            ItemKind::Columns(columns) => self.columns(block, table, columns),
            ItemKind::Unclaimed { rows: (row, end), .. } if *end == row + 1 => {
                self.title_row(at, block, table, *row);
            }
            ItemKind::Unclaimed { .. } | ItemKind::Text { .. } => {}
        }
    }

    fn columns(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        match &columns.kind {
            TableKind::Matrix => self.matrix(block, table, columns),
            TableKind::Records(Record::Objective) => self.keyed_table(block, table, columns),
            TableKind::Records(Record::Summary) => self.summary(block, table, columns),
            TableKind::Records(Record::Indicator) => self.indicator_table(block, table, columns),
            TableKind::Records(Record::Phase) => self.phase_table(block, table, columns),
            TableKind::Records(Record::Person) => self.staff_table(block, table, columns),
            TableKind::Records(_) | TableKind::Other(_) => {}
        }
    }

    /// A marker: a card, a summary, a block is opened.
    pub(super) fn marker(&mut self, marker: &Marker, paragraph: &Paragraph, block: Option<usize>) {
        if self.goes_on_with(marker) {
            return;
        }
        self.list = None;
        self.bulleted = false;
        self.awaiting = None;
        match marker.kind {
            MarkerKind::Card => {
                self.close_objective();
                self.card = Some(marker.clone());
                self.card_block = block;
                // a heading that carries the title is the objective already
                if marker.title.is_some() {
                    self.open_objective(&paragraph.source);
                }
            }
            MarkerKind::Sheet => {
                self.close_objective();
                self.sheet_period = value::years_in(&paragraph.text);
                if let (Some(unit), Some(period)) = (self.unit, self.sheet_period) {
                    self.draft.units[unit].unit.period.get_or_insert(period);
                }
                self.title = Some(paragraph.text.clone());
            }
            MarkerKind::Summary => {
                self.close_objective();
                self.title = Some(paragraph.text.clone());
            }
            MarkerKind::Phases => self.list = Some(OpenList::Phases),
            MarkerKind::Indicators => self.list = Some(OpenList::Indicators),
            MarkerKind::Staff => self.list = Some(OpenList::Staff),
            MarkerKind::Group => {
                self.close_objective();
                self.group = Some(paragraph.text.trim().to_owned());
            }
            MarkerKind::Foreign => {
                self.close_objective();
                self.title = None;
            }
        }
    }

    pub(super) fn close_objective(&mut self) {
        self.objective = None;
        self.card = None;
        self.card_block = None;
        self.titled_by_heading = false;
        self.bulleted = false;
        self.list = None;
    }

    /// The open unit; opened now where a heading waits for it, or without a name.
    pub(super) fn unit_mut(&mut self, source: &Source) -> &mut UnitDraft {
        if let Some(pending) = self.pending_unit.take() {
            self.open_unit(pending);
        }
        let unit = match self.unit {
            Some(unit) => unit,
            None => {
                let mut draft = UnitDraft::default();
                draft.unit.source = source.clone();
                draft.unit.period = self.sheet_period;
                self.draft.units.push(draft);
                self.unit = Some(self.draft.units.len() - 1);
                self.draft.units.len() - 1
            }
        };
        &mut self.draft.units[unit]
    }

    /// Opens an objective in the open unit, with what its card's opener says.
    pub(super) fn open_objective(&mut self, source: &Source) -> &mut Objective {
        let marker = self.card.take();
        let (group, strategic) = (self.group.clone(), self.strategic.clone());
        let mut objective = Objective {
            source: source.clone(),
            group,
            strategic_objective: strategic,
            ..Objective::default()
        };
        if let Some(marker) = marker {
            if let Some(number) = &marker.number {
                objective::set_number(&mut objective, number);
            }
            let told = marker.title.as_deref().map(|title| self.without_trailing_field(title));
            let (title, field) = told.unwrap_or_default();
            objective.title = Some(title.to_owned()).filter(|title| !title.is_empty());
            if let Some((field, value)) = field {
                objective::set(&mut objective, field, &[&value], self.values, source);
            }
        }
        let unit = self.unit_mut(source);
        unit.unit.objectives.push(objective);
        let index = unit.unit.objectives.len() - 1;
        self.objective = Some(index);
        let unit = self.unit.unwrap_or(0);
        &mut self.draft.units[unit].unit.objectives[index]
    }

    /// The open objective.
    pub(super) fn current(&mut self) -> Option<&mut Objective> {
        let (unit, objective) = (self.unit?, self.objective?);
        self.draft.units.get_mut(unit)?.unit.objectives.get_mut(objective)
    }

    /// The open objective, opened now where a card waits for its first field.
    pub(super) fn current_or_card(&mut self, source: &Source) -> Option<&mut Objective> {
        if self.objective.is_none() && self.card.is_some() {
            self.open_objective(source);
        }
        self.current()
    }

    pub(super) fn plan_indicators(&mut self, table: IndicatorTable) {
        self.draft.indicator_tables.push(table);
    }

    pub(super) fn add_staff(&mut self, people: Vec<Person>, in_card: bool, source: &Source) {
        // forms and lists of staff in a document that is no plan
        if people.is_empty() || !self.is_plan && self.draft.units.is_empty() {
            return;
        }
        let after = self.objective;
        let objective_open = self.objective;
        let unit = self.unit_mut(source);
        let after = after.or_else(|| unit.unit.objectives.len().checked_sub(1));
        unit.staff.push(super::units::StaffBlock {
            people,
            after,
            in_card: in_card && objective_open.is_some(),
        });
    }
}
