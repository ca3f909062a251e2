//! Summaries, and the tables of phases, indicators and people under a card.

use super::builder::Builder;
use super::{indicators, people, phases};
use crate::contract::{BlockKind, IndicatorTable, Number, Percent, RepeatedBlock, Summary, SummaryRow};
use crate::document::Table;
use crate::grammar::{BodyRow, Columns, Field, Record};
use crate::value;

impl<'a> Builder<'a> {
    pub(super) fn summary(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        self.close_objective();
        self.claim_header(block, columns);
        let words = self.values.words;
        let mut summary = Summary {
            title: self.title.take(),
            source: super::claims::row_source(table, columns.header.0, columns.end.saturating_sub(1)),
            ..Summary::default()
        };
        for body in &columns.body {
            match *body {
                BodyRow::Data(row) => {
                    let text = |field: Field| {
                        let column = columns.column_of(Record::Summary, field)?;
                        let texts: Vec<&str> = column
                            .cells_in(&table.grid, row)
                            .map(|c| c.text.trim())
                            .filter(|t| !t.is_empty())
                            .collect();
                        Some(texts.join(" "))
                    };
                    let mut entry = SummaryRow {
                        code: text(Field::Code),
                        title: text(Field::Title),
                        weight: text(Field::Weight).map(|raw| Percent { raw, percent: None }),
                        reference: text(Field::Reference),
                        achievement: text(Field::Achievement)
                            .map(|t| value::parse_percent(&t, words, value::Scale::Percent)),
                        band: text(Field::Band),
                        score: text(Field::Score).map(|t| value::parse_number(&t, words)),
                        source: super::claims::row_source(table, row, row),
                        number: None,
                        grade: columns.grade(Record::Summary),
                    };
                    read_number(&mut entry, text(Field::Number), words);
                    summary.rows.push(entry);
                    self.claim_columns(block, table, columns, row);
                }
                BodyRow::Total(row) => {
                    let last = table.grid.anchors(row).filter(|c| !c.is_blank()).skip(1).last();
                    let raw = last.map_or("", |c| c.text.trim());
                    summary.total =
                        Some(Number { raw: raw.to_owned(), value: value::parse_number(raw, words).value });
                    self.claim_row(block, table, row);
                }
                BodyRow::Band(row) => self.claim_row(block, table, row),
                BodyRow::Repeated(row) => self.furniture_row(block, table, row),
                BodyRow::Blank(_) => {}
            }
        }
        points_of_the_whole(&mut summary);
        if self.unit.is_some() || self.pending_unit.is_some() {
            let source = summary.source.clone();
            self.unit_mut(&source).unit.summaries.push(summary);
        } else {
            self.draft.loose_summaries.push(summary);
        }
    }

    pub(super) fn indicator_table(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        if self.is_keyed(table, columns, Record::Indicator) {
            return self.keyed_rows(block, table, columns, Record::Indicator);
        }
        let source = super::claims::row_source(table, columns.header.0, columns.end.saturating_sub(1));
        let values = self.values;
        let mut list = Vec::new();
        let mut last: Option<crate::contract::Indicator> = None;
        let text_of = |row: usize| {
            let mut cells = table.grid.anchors(row).filter(|cell| !cell.is_blank());
            cells.next().filter(|_| cells.next().is_none()).map(|cell| cell.text.trim().to_owned())
        };
        // where texts stand over parts of the list, the one over its header is that of the first part
        let parted = columns.body.iter().any(|body| matches!(body, BodyRow::Band(_)));
        let over = columns.header.0.checked_sub(1).filter(|_| parted);
        let mut kind = over.and_then(text_of);
        if let Some(row) = over.filter(|_| kind.is_some()) {
            self.claim_row(block, table, row);
        }
        for body in &columns.body {
            if let BodyRow::Band(row) = *body {
                kind = text_of(row);
            }
            if let BodyRow::Data(row) = *body {
                for mut indicator in indicators::rows(table, columns, row, values) {
                    indicator.kind = indicator.kind.or_else(|| kind.clone());
                    if indicator.description.is_empty() && goes_on(table, columns, row) {
                        // one indicator over several rows (quarters, interim checks): the last value counts
                        if let Some(before) = last.as_mut() {
                            merge(before, indicator);
                        }
                    } else {
                        list.extend(last.replace(indicator));
                    }
                }
            }
        }
        list.extend(last);
        if self.current_or_card(&source).is_none() {
            // figures of a document that is no plan are no indicators of one
            let named = columns.column_of(Record::Indicator, Field::Description).is_some_and(|c| !c.weak);
            if list.is_empty() || !named || !self.is_plan && self.draft.units.is_empty() {
                return;
            }
            self.claim_block(block, table, columns);
            let title = self.title.take().map(|t| strip_table_word(&t));
            self.plan_indicators(IndicatorTable { title, indicators: list, source });
            return;
        }
        self.claim_block(block, table, columns);
        let card_block = self.card_block;
        let find = |field: Field| columns.column_of(Record::Indicator, field);
        let (requirement, weight) = (
            find(Field::Description).map(|c| c.requirement.clone()),
            find(Field::Weight).map(|c| c.requirement.clone()),
        );
        let Some(current) = self.current() else { return };
        let known = current.indicators.get_or_insert_default();
        if !known.is_empty() && card_block == Some(block) && !columns.header.0.eq(&columns.header.1) {
            let repeated =
                RepeatedBlock { kind: BlockKind::Indicators, first: known.len(), source: source.clone() };
            current.form.repeated_blocks.push(repeated);
        }
        known.extend(list);
        current.source = current.source.cover(&source);
        current.form.indicators = requirement.or(current.form.indicators.take());
        current.form.indicator_weight = weight.or(current.form.indicator_weight.take());
        note_cuts(current, columns, &source);
    }

    pub(super) fn phase_table(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        if self.is_keyed(table, columns, Record::Phase) {
            return self.keyed_rows(block, table, columns, Record::Phase);
        }
        let source = super::claims::row_source(table, columns.header.0, columns.end.saturating_sub(1));
        let values = self.values;
        let mut list = Vec::new();
        for body in &columns.body {
            if let BodyRow::Data(row) = *body {
                list.extend(phases::row(table, columns, row, values));
            }
        }
        if self.current_or_card(&source).is_none() {
            return;
        }
        self.claim_block(block, table, columns);
        let card_block = self.card_block;
        let Some(current) = self.current() else { return };
        let known = current.phases.get_or_insert_default();
        if !known.is_empty() && card_block == Some(block) && !columns.header.0.eq(&columns.header.1) {
            let repeated =
                RepeatedBlock { kind: BlockKind::Phases, first: known.len(), source: source.clone() };
            current.form.repeated_blocks.push(repeated);
        }
        known.extend(list);
        current.source = current.source.cover(&source);
        if let Some(column) = columns.column_of(Record::Phase, Field::Description) {
            current.form.phases = Some(column.requirement.clone());
        }
        note_cuts(current, columns, &source);
    }

    pub(super) fn staff_table(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        let people = people::table(table, columns, self.values);
        if people.is_empty() || self.unit.is_none() && self.pending_unit.is_none() {
            return;
        }
        // people of no objective and no unit that has objectives are a list of the whole body
        self.claim_block(block, table, columns);
        if columns.columns.len() == 1 {
            for row in columns.header.0..columns.end {
                self.claim_row(block, table, row);
            }
        }
        let source = super::claims::row_source(table, columns.header.0, columns.end.saturating_sub(1));
        let in_card = self.card_block == Some(block);
        self.add_staff(people, in_card, &source);
    }

    fn claim_block(&mut self, block: usize, table: &Table, columns: &Columns) {
        self.claim_header(block, columns);
        for body in &columns.body {
            match *body {
                BodyRow::Data(row) => self.claim_columns(block, table, columns, row),
                BodyRow::Total(row) | BodyRow::Band(row) => self.claim_row(block, table, row),
                BodyRow::Repeated(row) => self.furniture_row(block, table, row),
                BodyRow::Blank(_) => {}
            }
        }
    }
}

/// Scores such as `40/100` that together make the whole are what each objective weighs, where no column says it
/// otherwise.
fn points_of_the_whole(summary: &mut Summary) {
    let points = |row: &SummaryRow| -> Option<f64> {
        let raw = &row.score.as_ref()?.raw;
        let (part, whole) = raw.split_once('/')?;
        (whole.trim() == "100").then(|| part.trim().replace(',', ".").parse().ok())?
    };
    let all: Option<f64> = summary.rows.iter().map(points).sum();
    let weighed = summary.rows.iter().any(|row| row.weight.is_some() || row.achievement.is_some());
    if weighed || summary.rows.is_empty() || all.is_none_or(|all| (all - 100.0).abs() > 0.5) {
        return;
    }
    for row in &mut summary.rows {
        row.weight = row.score.take().map(|score| Percent { raw: score.raw, percent: None });
    }
}

/// The indicator's own cell is merged down from above, or blank under one that is filled.
fn goes_on(table: &Table, columns: &Columns, row: usize) -> bool {
    columns
        .column_of(Record::Indicator, Field::Description)
        .and_then(|c| c.cell(&table.grid, row))
        .is_some_and(|c| c.row < row && !c.is_blank())
}

fn merge(before: &mut crate::contract::Indicator, more: crate::contract::Indicator) {
    before.source = before.source.cover(&more.source);
    if more.targets.as_ref().is_some_and(|t| t.iter().any(|t| !t.raw.is_empty())) {
        before.targets = more.targets;
    }
    if more.actual.as_ref().is_some_and(|a| !a.raw.is_empty()) {
        before.actual = more.actual;
    }
    if more.formula.as_ref().is_some_and(|f| !f.is_empty())
        && before.formula.as_ref().is_none_or(String::is_empty)
    {
        before.formula = more.formula;
    }
}

fn note_cuts(current: &mut crate::contract::Objective, columns: &Columns, source: &crate::document::Source) {
    for column in columns.columns.iter().filter(|c| c.cut) {
        super::objective::note_cut(current, &column.label, &column.known, source);
    }
}

/// A number of its own column, or the ordinal that the title begins with (`1) APPLICAZIONE …`).
fn read_number(entry: &mut SummaryRow, number: Option<String>, words: &value::ValueWords) {
    if let Some(text) = number {
        let bare = text.trim().trim_end_matches(['.', ')', '°']);
        match bare.parse() {
            Ok(number) => entry.number = Some(number),
            Err(_) if !bare.is_empty() => entry.code = Some(text),
            Err(_) => {}
        }
        return;
    }
    if let Some((number, rest)) = entry.title.as_deref().and_then(|title| value::ordinal(title, words)) {
        entry.number = Some(number);
        entry.title = Some(rest.to_owned());
    }
}

/// `Tabella - Programmazione …` → `Programmazione …`: the word for the table and its number are no title.
fn strip_table_word(title: &str) -> String {
    let mut parts = title.splitn(2, [' ', '-', '–', ':']);
    let first = parts.next().unwrap_or("");
    let rest = title[first.len()..].trim_start();
    let numbered = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    match numbered.strip_prefix(['-', '–', ':']) {
        Some(bare) if first.chars().count() <= 8 && !bare.trim().is_empty() => bare.trim().to_owned(),
        _ => title.to_owned(),
    }
}
