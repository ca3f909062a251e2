//! Matrices: one objective a row, or one indicator a row with the objective merged down or left blank.

use super::builder::Builder;
use super::led_units::LEADS;
use super::objective::{self, Values};
use super::{indicators, phases};
use crate::contract::{Objective, Requirement};
use crate::document::{Cell, Table};
use crate::grammar::{BodyRow, Column, Columns, Field, Key, Line, Marker, MarkerKind, Record, flat};

/// How far the reading of a matrix has come.
struct Reading {
    /// The last row of the objective that is open, and its first.
    last: Option<usize>,
    first: Option<usize>,
    /// The column of units tells objectives apart by subject, and opens none.
    units_are_groups: bool,
    /// A label of its own for several rows together is that of their group.
    categories_are_groups: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn matrix(&mut self, block: usize, table: &'a Table, columns: &Columns) {
        if self.names_known(table, columns) {
            return self.keyed_rows(block, table, columns, Record::Objective);
        }
        if self.is_second_layer(block, table, columns) {
            return self.second_layer(block, table, columns);
        }
        self.close_objective();
        self.claim_header(block, columns);
        let outer_group = self.group.clone();
        let category = columns.column_of(Record::Objective, Field::Category);
        let merged = |column: &Column| {
            let mut rows = columns.header.1..columns.end;
            rows.any(|row| {
                column
                    .cell(&table.grid, row)
                    .is_some_and(|c| c.row_span > 1 && !c.is_blank() && c.col_span == 1)
            })
        };
        let mut reading = Reading {
            last: None,
            first: None,
            units_are_groups: self.is_category(table, columns),
            categories_are_groups: category.is_some_and(merged) && self.group.is_none(),
        };
        let mut rows = 0;
        for body in &columns.body {
            match *body {
                BodyRow::Data(row) => {
                    rows += 1;
                    self.matrix_row(block, table, columns, row, &mut reading);
                }
                BodyRow::Band(row) => {
                    self.band(block, table, row);
                    reading.last = None;
                }
                BodyRow::Total(row) => {
                    self.claim_row(block, table, row);
                    reading.last = None;
                }
                BodyRow::Repeated(row) => self.furniture_row(block, table, row),
                BodyRow::Blank(_) => {}
            }
        }
        self.group = outer_group;
        // the tables under a matrix of one row are that objective's
        if rows > 1 {
            self.close_objective();
        } else {
            self.card_block = Some(block);
        }
        if columns.is_bare_list() {
            self.draft.bare_lists.push(block);
        }
    }

    /// Under the row that names one objective, a header without a title of its own goes on with it: its `Descrizione`
    /// is what the objective is about.
    fn is_second_layer(&mut self, block: usize, table: &Table, columns: &Columns) -> bool {
        let Some(column) = columns.column_of(Record::Objective, Field::Title).filter(|c| c.weak) else {
            return false;
        };
        let text = |row: usize| own_text(column.cell(&table.grid, row).filter(|c| c.row == row));
        self.card_block == Some(block)
            && columns.data_rows().filter(|row| !text(*row).is_empty()).count() <= 1
            && self.current().is_some_and(|o| {
                o.title.is_some()
                    && o.description.is_none()
                    && columns.of(Record::Objective).all(|c| c.weak || !objective::has(o, c.key.field))
            })
    }

    fn second_layer(&mut self, block: usize, table: &Table, columns: &Columns) {
        self.claim_header(block, columns);
        let mut columns = columns.clone();
        let title = Key { record: Record::Objective, field: Field::Title };
        for column in columns.columns.iter_mut().filter(|column| column.key == title) {
            column.key.field = Field::Description;
        }
        let values = self.values;
        let mut first = true;
        for body in &columns.body {
            match *body {
                BodyRow::Data(row) => {
                    if let Some(current) = self.current() {
                        current.source = current.source.cover(&super::claims::row_source(table, row, row));
                        if std::mem::take(&mut first) {
                            fill(current, table, &columns, row, values);
                        }
                        add_parts(current, table, &columns, row, values);
                    }
                    self.claim_columns(block, table, &columns, row);
                }
                BodyRow::Band(row) | BodyRow::Total(row) => self.claim_row(block, table, row),
                BodyRow::Repeated(row) => self.furniture_row(block, table, row),
                BodyRow::Blank(_) => {}
            }
        }
        self.mark_form(&columns);
    }

    fn matrix_row(
        &mut self,
        block: usize,
        table: &'a Table,
        columns: &Columns,
        row: usize,
        reading: &mut Reading,
    ) {
        let last = reading.last;
        let grid = &table.grid;
        let Some(title) = columns.column_of(Record::Objective, Field::Title) else { return };
        let cell = title.cell(grid, row);
        let merged = cell.is_some_and(|c| c.row < row && !c.is_blank());
        let text = cell.filter(|c| c.row == row).map_or("", |c| c.text.trim());
        let source = super::claims::row_source(table, row, row);
        let same = !merged && !text.is_empty() && self.same_as_last(table, columns, row, text);
        let goes_on = if merged {
            last.is_some()
        } else if text.is_empty() {
            last.is_some() && !self.names_itself(table, columns, row)
        } else {
            same || self.is_cut_row(table, columns, row, last)
        };
        let cut = goes_on && !merged && last.is_some() && !self.starts_record(table, columns, row);
        // the rest of a row whose objective stands on another page: whose it is can't be told
        if !goes_on && text.is_empty() && !merged && !self.names_itself(table, columns, row) {
            return;
        }
        if !goes_on {
            let group = self.unit_or_group(table, columns, row, reading.units_are_groups);
            let opened = self.open_objective(&source);
            opened.group = group.or(opened.group.take());
            opened.grade.lower(columns.grade(Record::Objective));
            self.mark_form(columns);
        }
        let values = self.values;
        let Some(current) = self.current() else { return };
        current.source = current.source.cover(&source);
        if cut {
            append_row(current, table, columns, row, values);
        } else {
            if !goes_on {
                fill(current, table, columns, row, values);
            } else if !merged && !same && !text.is_empty() {
                // the rest of the title beside the next indicator
                append_row(current, table, columns, row, values);
            }
            add_parts(current, table, columns, row, values);
            self.take_apart(table, columns, row);
        }
        if !goes_on {
            self.number_in_place_of_category(columns);
            if let Some(current) = self.current().filter(|_| reading.categories_are_groups) {
                current.group = current.category.take().filter(|text| !text.is_empty());
            }
        }
        reading.last = Some(row);
        if !goes_on {
            reading.first = Some(row);
        }
        if !reading.units_are_groups {
            self.lead_unit(block, table, columns, row);
        }
        match reading.first.filter(|_| goes_on && !cut) {
            Some(first) => self.claim_further(block, table, columns, (first, row)),
            None => self.claim_columns(block, table, columns, row),
        }
    }

    /// Claims the cells of a further row of an objective: of its own fields only what its first row says too, of its
    /// people all.
    fn claim_further(
        &mut self,
        block: usize,
        table: &Table,
        columns: &Columns,
        (first, row): (usize, usize),
    ) {
        let grid = &table.grid;
        for column in columns.columns.iter().filter(|column| is_kept(column.key)) {
            let said = own_text(column.cell(grid, first));
            let own = |cell: &&Cell| cell.row == row && !cell.is_blank();
            let of_objective = column.key.record == Record::Objective && column.key.field != Field::Title;
            if of_objective && column.key.field == Field::Staff && self.add_people(table, column, row) {
                self.claim_row_of(block, table, columns, column, row);
                continue;
            }
            let new = of_objective
                && column.cell(grid, row).filter(own).is_some_and(|cell| cell.text.trim() != said);
            if !new {
                self.claim_row_of(block, table, columns, column, row);
            }
        }
    }

    fn claim_row_of(&mut self, block: usize, table: &Table, columns: &Columns, column: &Column, row: usize) {
        if column.months.is_some() {
            // what stands in the place of a mark and is none is in no record
            let months: Vec<_> = columns.of(column.key.record).filter(|c| c.months.is_some()).collect();
            if !super::gantt::is_told(table, &months, column, row, self.values) {
                return;
            }
        }
        for cell in column.cells_in(&table.grid, row) {
            self.claims.claim(block, table.grid.index_at(cell.row, cell.col));
        }
    }

    /// More people of the open objective, in a further row of it.
    fn add_people(&mut self, table: &Table, column: &Column, row: usize) -> bool {
        let cell = column.cell(&table.grid, row).filter(|cell| cell.row == row && !cell.is_blank());
        let (Some(cell), Some(current)) = (cell, self.current()) else { return false };
        let people = super::people::cell(cell.lines().trim(), &cell.source);
        let list = current.staff.get_or_insert_default();
        list.extend(
            people.into_iter().filter(|new| list.iter().all(|old| old.name != new.name)).collect::<Vec<_>>(),
        );
        true
    }

    /// `Obiettivo n. 1` in a column without a label says which one it is.
    fn number_in_place_of_category(&mut self, columns: &Columns) {
        let unlabelled = columns
            .column_of(Record::Objective, Field::Category)
            .is_some_and(|column| column.label.is_empty());
        let text = self.current().and_then(|current| current.category.clone());
        let marker = text.filter(|_| unlabelled).and_then(|text| self.matcher.numbered(&text));
        let Some(Marker { kind: MarkerKind::Card, number: Some(number), title: None, .. }) = marker else {
            return;
        };
        if let Some(current) = self.current() {
            current.category = None;
            objective::set_number(current, &number);
        }
    }

    /// An indicator whose cell carries labels of its own parts, a line each: `Indicatore: …`, `Target: …`.
    fn take_apart(&mut self, table: &Table, columns: &Columns, row: usize) {
        let key = Key { record: Record::Indicator, field: Field::Description };
        let Some(cell) = columns
            .column_of(key.record, key.field)
            .and_then(|c| c.cell(&table.grid, row))
            .filter(|c| c.row == row)
        else {
            return;
        };
        let (matcher, values) = (self.matcher, self.values);
        let Some(list) = self.current().and_then(|o| o.indicators.as_mut()) else { return };
        let Some(whole) = list.last().cloned() else { return };
        if let Some(several) = indicators::of_lines(cell.lines().lines(), matcher, &whole, values) {
            list.pop();
            list.extend(several);
        }
    }

    /// A row without a title that has a code, a number or a weight of its own is another objective.
    fn names_itself(&self, table: &Table, columns: &Columns, row: usize) -> bool {
        columns.of(Record::Objective).any(|c| {
            matches!(c.key.field, Field::Code | Field::Number | Field::Weight)
                && c.cell(&table.grid, row).is_some_and(|cell| cell.row == row && !cell.is_blank())
        })
    }

    /// A row with an indicator or a phase of its own, which is no cut text.
    fn starts_record(&self, table: &Table, columns: &Columns, row: usize) -> bool {
        columns.columns.iter().any(|c| {
            matches!(c.key.record, Record::Indicator | Record::Phase)
                && c.cell(&table.grid, row).is_some_and(|cell| cell.row == row && !cell.is_blank())
        })
    }

    /// A flat sheet repeats the objective in each row: the same title, and nothing that tells another one.
    fn same_as_last(&mut self, table: &Table, columns: &Columns, row: usize, text: &str) -> bool {
        if !columns.columns.iter().any(|c| c.key.record == Record::Indicator) {
            return false;
        }
        let code = columns
            .column_of(Record::Objective, Field::Code)
            .and_then(|c| c.cell(&table.grid, row))
            .map(|c| c.text.trim().to_owned());
        self.current().is_some_and(|o| {
            o.title.as_deref().is_some_and(|t| flat(t) == flat(text))
                && (code.is_none() || code == o.code || code.as_deref() == Some(""))
        })
    }

    /// The rest of a row that a page break cut: a text in the title's column, and blanks where the row above
    /// has its code, weight, date and people.
    fn is_cut_row(&mut self, table: &Table, columns: &Columns, row: usize, last: Option<usize>) -> bool {
        let Some(last) = last else { return false };
        let boundary = table.parts.iter().any(|part| part.first_row == row);
        let keys = columns.of(Record::Objective).filter(|c| {
            matches!(
                c.key.field,
                Field::Code
                    | Field::Number
                    | Field::Weight
                    | Field::Deadline
                    | Field::Category
                    | Field::Staff
                    | Field::Responsible
            )
        });
        let mut lost = 0;
        for column in keys {
            let filled = |row: usize| column.cell(&table.grid, row).is_some_and(|c| !c.is_blank());
            if filled(row) {
                return false;
            }
            lost += usize::from(filled(last));
        }
        lost >= if boundary { 2 } else { 3 }
    }

    /// A band of rows: a strategic objective where it is labelled as one, otherwise a group.
    fn band(&mut self, block: usize, table: &'a Table, row: usize) {
        let Some(cell) = table.grid.anchors(row).find(|c| !c.is_blank()) else { return };
        let text = cell.text.trim();
        if let Some((name, leader)) = self.unit_and_leader(text) {
            self.unit_by_name(&name, &cell.source);
            self.group = None;
            if self.unit_field(LEADS, "", leader, &cell.source) {
                self.claims.claim(block, table.grid.index_at(cell.row, cell.col));
            }
            return self.beside_band(block, table, cell);
        }
        match self.matcher.line(text).filter(|l| !l.value.is_empty()) {
            Some(line) if line.keys.iter().any(|k| k.field == Field::StrategicObjective) => {
                self.strategic = Some(line.value)
            }
            Some(line)
                if line
                    .keys
                    .iter()
                    .any(|k| k.field == Field::Unit || k.field == Field::ResponsibilityCenter) =>
            {
                self.unit_by_name(&line.value, &cell.source);
            }
            _ if self.band_names_unit(text) => {
                let name = text.to_owned();
                self.unit_by_name(&name, &cell.source);
                self.group = None;
            }
            _ => self.group = Some(text.to_owned()),
        }
        self.claims.claim(block, table.grid.index_at(cell.row, cell.col));
        self.beside_band(block, table, cell);
    }

    /// What stands beside the text of a band says something of the unit that it opens: `Dirigente: Maria Rossi`.
    fn beside_band(&mut self, block: usize, table: &Table, band: &Cell) {
        for cell in table.grid.anchors(band.row).filter(|c| c.col > band.col && !c.is_blank()) {
            let unit_key = |line: &Line| line.keys.iter().find(|k| k.record == Record::Unit).copied();
            let Some(line) = self.matcher.line(cell.text.trim()) else { continue };
            let Some(key) = unit_key(&line) else { continue };
            if self.unit_field(key, &line.label, &line.value, &cell.source) {
                self.claims.claim(block, table.grid.index_at(cell.row, cell.col));
            }
        }
    }

    /// A band with the words of a unit opens it, unless a heading opened one over the whole table.
    fn band_names_unit(&self, text: &str) -> bool {
        let headed = self.pending_unit.is_some()
            || self.unit.is_some_and(|unit| {
                let unit = &self.draft.units[unit];
                unit.level < 99 && unit.unit.name.is_some()
            });
        !headed && self.opens_unit(text) && text.chars().count() <= 120 && !text.ends_with('.')
    }

    /// A column of units opens the unit that it names, or gives the group where it only tells subjects apart.
    fn unit_or_group(
        &mut self,
        table: &Table,
        columns: &Columns,
        row: usize,
        is_group: bool,
    ) -> Option<String> {
        let column = columns.column_of(Record::Objective, Field::Unit)?;
        let cell = column.cell(&table.grid, row).filter(|c| !c.is_blank())?;
        if is_group {
            return Some(cell.text.trim().to_owned());
        }
        self.unit_by_name(cell.text.trim(), &cell.source);
        None
    }

    /// Who leads the unit that the row names; a person whom the unit does not have stays unclaimed.
    fn lead_unit(&mut self, block: usize, table: &Table, columns: &Columns, row: usize) {
        let Some(column) = columns.column_of(Record::Unit, Field::Responsible) else { return };
        let Some(cell) = column.cell(&table.grid, row).filter(|cell| !cell.is_blank()) else { return };
        if self.unit_field(column.key, "", cell.text.trim(), &cell.source) {
            self.claim_row_of(block, table, columns, column, row);
        }
    }

    /// A column `Area` under a unit that has a name of its own, with nothing in it that names a unit, tells the
    /// objectives apart by what they are about.
    fn is_category(&self, table: &Table, columns: &Columns) -> bool {
        let named = self.pending_unit.is_some()
            || self.unit.is_some_and(|unit| {
                let draft = &self.draft.units[unit];
                draft.unit.name.is_some() && !draft.from_rows
            });
        let Some(column) = columns.column_of(Record::Objective, Field::Unit).filter(|_| named) else {
            return false;
        };
        (columns.header.1..columns.end)
            .filter_map(|row| column.cell(&table.grid, row))
            .all(|cell| !self.opens_unit(&cell.text))
    }

    pub(super) fn unit_by_name(&mut self, name: &str, source: &crate::document::Source) {
        let known = self.draft.units.iter().position(|u| {
            let same = |n: &Option<String>| n.as_deref().is_some_and(|n| flat(n) == flat(name));
            same(&u.unit.name) || same(&u.unit.responsibility_center)
        });
        match known {
            Some(unit) => self.unit = Some(unit),
            None => {
                self.open_unit(super::builder::PendingUnit {
                    name: name.to_owned(),
                    level: 99,
                    source: source.clone(),
                    cell: None,
                });
                if let Some(unit) = self.unit {
                    self.draft.units[unit].from_rows = true;
                }
            }
        }
        self.objective = None;
    }

    /// What the header says of the form.
    fn mark_form(&mut self, columns: &Columns) {
        let find = |record, field| columns.column_of(record, field).map(|c| c.requirement.clone());
        let (indicators, weight) =
            (find(Record::Indicator, Field::Description), find(Record::Indicator, Field::Weight));
        let phases: Option<Requirement> = find(Record::Phase, Field::Description);
        let cuts: Vec<(String, String)> =
            columns.columns.iter().filter(|c| c.cut).map(|c| (c.label.clone(), c.known.clone())).collect();
        if let Some(current) = self.current() {
            if indicators.is_some() {
                current.indicators.get_or_insert_default();
            }
            if phases.is_some() {
                current.phases.get_or_insert_default();
            }
            current.form.indicators = indicators;
            current.form.indicator_weight = weight;
            current.form.phases = phases;
            let source = current.source.clone();
            for (text, full) in cuts {
                objective::note_cut(current, &text, &full, &source);
            }
        }
    }

    pub(super) fn claim_header(&mut self, block: usize, columns: &Columns) {
        let crate::document::Block::Table(table) = &self.document.blocks[block] else { return };
        for row in columns.header.0..columns.header.1 {
            self.claim_row(block, table, row);
        }
    }

    pub(super) fn claim_row(&mut self, block: usize, table: &Table, row: usize) {
        for cell in table.grid.anchors(row) {
            self.claims.claim(block, table.grid.index_at(cell.row, cell.col));
        }
    }

    pub(super) fn furniture_row(&mut self, block: usize, table: &Table, row: usize) {
        for cell in table.grid.anchors(row) {
            self.claims.furniture(block, table.grid.index_at(cell.row, cell.col));
        }
    }

    /// Claims the cells of a row that stand in a recognised column.
    pub(super) fn claim_columns(&mut self, block: usize, table: &Table, columns: &Columns, row: usize) {
        for column in columns.columns.iter().filter(|column| is_kept(column.key)) {
            self.claim_row_of(block, table, columns, column, row);
        }
    }
}

/// Whether a field has a place in the records; the cells of one that has none stay unclaimed.
fn is_kept(key: Key) -> bool {
    let dropped: &[Field] = match key.record {
        Record::Objective => &[Field::Resources, Field::Achievement, Field::Role],
        Record::Indicator => &[Field::Interim, Field::Notes, Field::Code],
        Record::Phase => &[Field::Number, Field::ActualDue, Field::Output, Field::Responsible],
        Record::Person => &[Field::Role, Field::Number, Field::Unit],
        Record::Summary => &[Field::Responsible, Field::Unit, Field::Kind],
        // claimed where it is the unit's
        Record::Unit => &[Field::Responsible],
    };
    !dropped.contains(&key.field)
}

fn own_text(cell: Option<&Cell>) -> &str {
    cell.map_or("", |c| c.text.trim())
}

/// Sets the objective's own fields from a row.
fn fill(current: &mut Objective, table: &Table, columns: &Columns, row: usize, values: Values<'_>) {
    let source = super::claims::row_source(table, row, row);
    for column in columns.of(Record::Objective) {
        let cell = column.cell(&table.grid, row);
        let text = own_text(cell);
        match column.key.field {
            // one text for both: a lead that stands out is the title, the rest the description
            Field::Title if columns.column_of(Record::Objective, Field::Description).is_none() => {
                let (title, rest) = split_lead(cell);
                objective::set(current, Field::Title, &[&title], values, &source);
                if let Some(rest) = rest {
                    current.description = Some(rest);
                }
            }
            Field::Category if column.label.is_empty() && text.is_empty() => {}
            field if super::cards::lists_lines(field) => {
                let lines = cell.map(Cell::lines).unwrap_or_default();
                objective::set(current, field, &[lines.trim()], values, &source);
            }
            field => {
                objective::set(current, field, &[text], values, &source);
            }
        }
    }
}

/// A bold lead of a cell, and the rest.
fn split_lead(cell: Option<&Cell>) -> (String, Option<String>) {
    let Some(cell) = cell else { return (String::new(), None) };
    let text = cell.text.trim();
    let lead = cell.lead.min(cell.text.len());
    if lead > 2 && cell.text.is_char_boundary(lead) {
        let (title, rest) = cell.text.split_at(lead);
        let (title, rest) = (title.trim().trim_end_matches([':', '.', '-', '–']).trim(), rest.trim());
        let rest = rest.trim_start_matches([':', '-', '–', '.']).trim();
        if title.chars().count() >= 4 && rest.chars().count() >= 4 {
            return (title.to_owned(), Some(rest.to_owned()));
        }
    }
    (text.to_owned(), None)
}

/// Adds a row's indicator and phase.
pub(super) fn add_parts(
    current: &mut Objective,
    table: &Table,
    columns: &Columns,
    row: usize,
    values: Values<'_>,
) {
    for mut indicator in indicators::rows(table, columns, row, values) {
        if indicator.description.is_empty() {
            // the description merged down from above: one indicator over several rows
            if let Some(cell) = columns
                .column_of(Record::Indicator, Field::Description)
                .and_then(|c| c.cell(&table.grid, row))
                .filter(|c| c.row < row && !c.is_blank())
            {
                indicator.description = cell.text.trim().to_owned();
            }
        }
        current.indicators.get_or_insert_default().push(indicator);
    }
    let listed = phases::row(table, columns, row, values);
    if !listed.is_empty() {
        current.phases.get_or_insert_default().extend(listed);
    }
}

/// Puts the rest of a cut row behind what stands in its columns.
fn append_row(current: &mut Objective, table: &Table, columns: &Columns, row: usize, values: Values<'_>) {
    let source = super::claims::row_source(table, row, row);
    for column in columns.of(Record::Objective) {
        let text = own_text(column.cell(&table.grid, row).filter(|c| c.row == row));
        if text.is_empty() {
            continue;
        }
        let slot = match column.key.field {
            Field::Title => &mut current.title,
            Field::Description => &mut current.description,
            Field::ExpectedResult => &mut current.expected_result,
            Field::Notes => &mut current.notes,
            Field::Category => &mut current.category,
            Field::StrategicObjective => &mut current.strategic_objective,
            field => {
                if !objective::has(current, field) {
                    objective::set(current, field, &[text], values, &source);
                }
                continue;
            }
        };
        match slot {
            Some(old) if !old.is_empty() => {
                let separator = if crate::layout::is_item(text) { '\n' } else { ' ' };
                old.push(separator);
                old.push_str(text);
            }
            slot => *slot = Some(text.to_owned()),
        }
    }
}
