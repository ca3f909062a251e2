//! Headers: rows of labels, told by the labels and never by being row 1; stacked in up to four rows.

mod gantt;
mod matrix;
mod others;
mod roofs;
mod segments;
mod years;

use std::sync::Arc;

use years::{is_earlier_baseline, latest_baseline};

use super::card::weight;
use super::columns::{Column, TableKind};
use super::field::{Field, Key, Record};
use super::lexicon::Match;
use super::matcher::{Known, Matcher};
use super::shape::{Look, look};
use super::trace::{LabelMatch, MatchKind};
use crate::contract::{Requirement, RequirementLevel};
use crate::document::{Cell, Grid};

/// A header that a grammar recognised.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Header {
    pub kind: TableKind,
    /// First row and past the last.
    pub rows: (usize, usize),
    pub columns: Vec<Column>,
    pub labels: Vec<LabelMatch>,
    pub score: f64,
    /// Texts of its first row, to know it again.
    first_row: Vec<String>,
}

/// A run of columns with the same header cells.
#[derive(Clone, Debug)]
struct Segment<'g> {
    cols: (usize, usize),
    /// Non-blank cells over it, top to bottom.
    cells: Vec<&'g Cell>,
    /// What their texts are, each alone and, where there are several, all together.
    texts: Vec<Arc<Known>>,
    /// The lowest year over it.
    year: Option<i32>,
}

/// Records with tables of columns of their own.
const COLUMN_RECORDS: [Record; 4] = [Record::Indicator, Record::Phase, Record::Person, Record::Summary];

impl Header {
    /// The column without which a row holds no record.
    pub(crate) fn required(&self) -> Option<&Column> {
        let key = match self.kind {
            TableKind::Matrix => Key { record: Record::Objective, field: Field::Title },
            TableKind::Records(record) => Key { record, field: required_field(record) },
            TableKind::Other(_) => return None,
        };
        self.columns.iter().find(|c| c.key == key)
    }

    /// Whether a row is this header again: how many rows into the header it is.
    pub(crate) fn repeats(&self, grid: &Grid, row: usize) -> Option<usize> {
        if has_texts(grid, row, &self.first_row) {
            return Some(0);
        }
        // a lower row of a stacked header, right after its first
        (self.rows.0 + 1..self.rows.1)
            .filter(|own| row > *own)
            .find(|own| {
                let own = texts(grid, *own);
                !own.is_empty() && has_texts(grid, row, &own)
            })
            .filter(|own| {
                let first = row - (own - self.rows.0);
                first >= self.rows.1 && has_texts(grid, first, &self.first_row)
            })
            .map(|own| own - self.rows.0)
    }
}

fn texts(grid: &Grid, row: usize) -> Vec<String> {
    grid.anchors(row).filter(|c| !c.is_blank()).map(|c| c.text.trim().to_lowercase()).collect()
}

/// Whether [`texts`] of a row are these.
fn has_texts(grid: &Grid, row: usize, wanted: &[String]) -> bool {
    let is = |text: &str, lower: &str| match text.is_ascii() {
        true => text.eq_ignore_ascii_case(lower),
        false => text.to_lowercase() == lower,
    };
    let mut cells = grid.anchors(row).filter(|c| !c.is_blank());
    wanted.iter().all(|wanted| cells.next().is_some_and(|cell| is(cell.text.trim(), wanted)))
        && cells.next().is_none()
}

fn required_field(record: Record) -> Field {
    match record {
        Record::Person => Field::Name,
        Record::Objective => Field::Code,
        Record::Summary => Field::Title,
        Record::Indicator | Record::Phase => Field::Description,
        Record::Unit => Field::Responsible,
    }
}

impl Matcher<'_> {
    /// All readings of the rows from `row` on as a header.
    pub(crate) fn headers(&self, grid: &Grid, row: usize, summary_marked: bool) -> Vec<Header> {
        let cells: Vec<&Cell> = grid.anchors(row).filter(|cell| !cell.is_blank()).collect();
        if cells.is_empty() || cells.iter().all(|c| c.text.chars().count() > super::labels::LABEL_CHARS) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let height = match self.roofs_labels(grid, row, &cells) {
            true => 1 + stated_height(grid, row + 1),
            false => stated_height(grid, row),
        };
        // most rows hold data, and nothing in them is like a label
        if height == 1 && cells.iter().all(|cell| self.normal(&cell.text).is_like_no_label()) {
            return Vec::new();
        }
        let segments = self.segments(grid, row, row + height);
        if segments.iter().flat_map(|s| &s.texts).all(|text| text.is_like_no_label()) {
            return Vec::new();
        }
        for record in COLUMN_RECORDS {
            found.extend(self.record_header(grid, (row, height), &segments, record, summary_marked));
        }
        found.extend(self.matrix_header(grid, (row, height), &segments));
        found.extend(self.keyed_header(grid, (row, height), &segments));
        for (index, other) in self.words.others.iter().enumerate() {
            found.extend(self.other_header(grid, (row, height), &segments, (index, &other.kind)));
        }
        found
    }

    fn record_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
        record: Record,
        summary_marked: bool,
    ) -> Option<Header> {
        let mut columns = self.assign(grid, segments, record)?;
        let months = self.gantt(segments, record);
        let required = Key { record, field: required_field(record) };
        // a label over the months (`Cronoprogramma 2025`) is none of its own
        let overlap = |c: &Column| months.iter().any(|m| m.cols.0 < c.cols.1 && c.cols.0 < m.cols.1);
        columns.retain(|(c, _)| !overlap(c));
        self.named_by_its_months(record, &months, &mut columns);
        if !columns.iter().any(|(c, _)| c.key == required) {
            return None;
        }
        let named = columns.len() + usize::from(!months.is_empty()) * 2;
        let nonblank = segments.iter().filter(|s| !s.cells.is_empty()).count() - months.len();
        let telling = columns.iter().any(|(c, _)| self.words.telling.contains(&c.key));
        match record {
            Record::Summary if !telling && !summary_marked => return None,
            _ => {}
        }
        let taller = self.continued_height(grid, row, height, &columns, required);
        if taller > height {
            let whole = self.segments(grid, row, row + taller);
            return self.record_header(grid, (row, taller), &whole, record, summary_marked);
        }
        if !sure(&columns, required) {
            return None;
        }
        // one label alone is a header only where what stands under it speaks for it (told by `columns`)
        let lone_ok = record == Record::Person && nonblank == 1 && grid.cols() > 1;
        if named < 2 && !lone_ok || columns.len() * 10 < nonblank * 5 {
            return None;
        }
        let unmatched = nonblank.saturating_sub(columns.len());
        let mut score: f64 = columns.iter().map(|(_, l)| weight(l.how)).sum::<f64>() - 0.5 * unmatched as f64;
        score += if months.is_empty() { 0.0 } else { 2.0 };
        if lone_ok && named < 2 {
            score -= 0.4;
        }
        Some(self.header(grid, TableKind::Records(record), (row, row + height), columns, months, score))
    }

    /// `Cronoprogramma | Gen | Feb | …`: what may be the name of the time is that of the phases where the months
    /// themselves tell the time.
    fn named_by_its_months(&self, record: Record, months: &[Column], columns: &mut [(Column, LabelMatch)]) {
        let required = Key { record, field: required_field(record) };
        let Some(first) = months.first().filter(|_| columns.iter().all(|(c, _)| c.key != required)) else {
            return;
        };
        let names = |label: &str| self.fields(record, label).iter().any(|m| m.key == required.field);
        let left = |column: &Column| column.cols.1 <= first.cols.0;
        if let Some((column, label)) = columns.iter_mut().find(|(c, _)| left(c) && names(&c.label)) {
            column.key = required;
            label.field = required.to_string();
        }
    }

    fn header(
        &self,
        grid: &Grid,
        kind: TableKind,
        rows: (usize, usize),
        columns: Vec<(Column, LabelMatch)>,
        months: Vec<Column>,
        score: f64,
    ) -> Header {
        let (mut columns, labels): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        columns.extend(months);
        columns.sort_by_key(|c| c.cols);
        // a column goes on over the blank header cells at its right
        for at in 0..columns.len() {
            let limit = columns.get(at + 1).map_or(grid.cols(), |next| next.cols.0);
            let free = (columns[at].cols.1..limit)
                .take_while(|col| (rows.0..rows.1).all(|r| grid.at(r, *col).is_blank()))
                .count();
            columns[at].cols.1 += free;
        }
        if let Some(first) = columns.first_mut() {
            let free = (0..first.cols.0)
                .rev()
                .take_while(|col| (rows.0..rows.1).all(|r| grid.at(r, *col).is_blank()))
                .count();
            if kind != TableKind::Matrix && first.cols.0 == free {
                first.cols.0 = 0;
            }
        }
        Header { kind, rows, columns, labels, score, first_row: texts(grid, rows.0) }
    }

    /// The best field of each segment within one record, each field once; `None` where no segment may be the
    /// column that every record fills.
    fn assign(
        &self,
        grid: &Grid,
        segments: &[Segment<'_>],
        record: Record,
    ) -> Option<Vec<(Column, LabelMatch)>> {
        let required = required_field(record);
        if !segments.iter().any(|segment| self.may_stand_for(segment, record, required)) {
            return None;
        }
        let mut wishes: Vec<(usize, Match<Field>, Option<i32>)> = Vec::new();
        for (at, segment) in segments.iter().enumerate() {
            for (found, year) in self.candidates(segment, record) {
                wishes.push((at, found, year));
            }
        }
        if !wishes.iter().any(|(_, found, _)| found.key == required) {
            return None;
        }
        if record == Record::Indicator {
            let latest = latest_baseline(wishes.iter().map(|(_, found, year)| (found, *year)));
            wishes.retain(|(_, found, year)| !is_earlier_baseline(found, *year, latest));
            self.bare_years(segments, &mut wishes);
        }
        wishes.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
        let mut taken: Vec<(usize, Column, LabelMatch)> = Vec::new();
        for (at, found, year) in wishes {
            let key = Key { record, field: found.key };
            if taken.iter().any(|(other, ..)| *other == at) {
                continue;
            }
            let yearly = self.words.yearly.contains(&key) && year.is_some();
            let rival = taken.iter_mut().find(|(_, c, _)| c.key == key && (!yearly || c.year == year));
            if let Some((_, column, _)) = rival {
                // neighbours under one spanning label are one column
                let shares_top = segments[at]
                    .cells
                    .first()
                    .is_some_and(|top| column.cells.contains(&grid.index_at(top.row, top.col)));
                if shares_top && !yearly && (column.cols.1 == segments[at].cols.0) {
                    column.cols.1 = segments[at].cols.1;
                    column.cells.extend(segments[at].cells.iter().map(|c| grid.index_at(c.row, c.col)));
                }
                continue;
            }
            taken.push((
                at,
                self.column(grid, &segments[at], key, &found, year),
                label_match(&segments[at], key, &found),
            ));
        }
        taken.sort_by_key(|(at, ..)| *at);
        Some(taken.into_iter().map(|(_, column, label)| (column, label)).collect())
    }

    fn column(
        &self,
        grid: &Grid,
        segment: &Segment<'_>,
        key: Key,
        found: &Match<Field>,
        year: Option<i32>,
    ) -> Column {
        let label = segment.cells.iter().map(|c| c.text.trim()).collect::<Vec<_>>().join(" ");
        let normal = self.normal(&label);
        let cut = found.how == MatchKind::Truncated || segment.cells.iter().any(|c| self.normal(&c.text).cut);
        Column {
            key,
            cols: segment.cols,
            year,
            months: None,
            requirement: self.requirement(&normal.notes),
            label,
            known: found.label.to_string(),
            cut,
            weak: found.weak,
            how: found.how,
            by_values: false,
            cells: segment.cells.iter().map(|c| grid.index_at(c.row, c.col)).collect(),
            group: 0,
        }
    }

    /// What the bracketed notes of a label ask for.
    pub(crate) fn requirement(&self, notes: &[String]) -> Requirement {
        let language = &self.words.language;
        for note in notes {
            let note = note.trim();
            if language.optional.iter().any(|w| note.starts_with(w.as_str())) {
                return Requirement { level: RequirementLevel::Optional, for_types: Vec::new() };
            }
            if let Some(word) = language.mandatory.iter().find(|w| note.starts_with(w.as_str())) {
                let for_types = note[word.len()..]
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| !w.is_empty() && !language.for_types.contains(*w))
                    .map(str::to_owned)
                    .collect();
                return Requirement { level: RequirementLevel::Mandatory, for_types };
            }
        }
        Requirement::default()
    }

    /// How many rows a header has whose cells are not merged down: a further row belongs to it where it has
    /// nothing under the column that every record fills, and only years, notes or texts under spanning labels.
    fn continued_height(
        &self,
        grid: &Grid,
        row: usize,
        height: usize,
        columns: &[(Column, LabelMatch)],
        required: Key,
    ) -> usize {
        let Some((column, _)) = columns.iter().find(|(c, _)| c.key == required) else { return height };
        let mut height = height;
        while height < 5 && row + height < grid.rows() {
            let next = row + height;
            let cells: Vec<&Cell> = grid.anchors(next).filter(|c| !c.is_blank()).collect();
            let under_required = column.cells_in(grid, next).any(|c| !c.is_blank());
            let fits = |cell: &Cell| {
                let text = cell.text.trim();
                let bracketed = text.starts_with('(') && text.ends_with(')');
                let normal = self.normal(text);
                let year = normal.plain.is_empty() && !normal.years.is_empty();
                // the top row has nothing here, or one label over several columns
                let top = grid.at(row, cell.col);
                let grouped = top.is_blank() || top.col_span > cell.col_span;
                let follows_group = top.is_blank()
                    && (0..cell.col).rev().find(|c| !grid.at(row, *c).is_blank()).is_some()
                    || !top.is_blank()
                        && cell.col + 1 < grid.cols()
                        && grid.at(row, cell.col + cell.col_span.min(grid.cols() - cell.col - 1)).is_blank();
                bracketed
                    || year
                    || (grouped || follows_group) && !matches!(look(text), Look::Date | Look::Percent)
            };
            if cells.is_empty()
                || under_required
                || cells.len() < 2 && !cells.iter().all(|c| c.text.trim().starts_with('('))
                || !cells.iter().all(|c| fits(c))
            {
                break;
            }
            height += 1;
        }
        height
    }
}

/// At least one label is known as it stands; and where the column that every record fills is told only by a part
/// of its text, at least two more are: data like `Azioni avviate` begin with a label's word too.
fn sure(columns: &[(Column, LabelMatch)], required: Key) -> bool {
    let known = |l: &LabelMatch| matches!(l.how, MatchKind::Exact | MatchKind::Alias | MatchKind::Truncated);
    let strong = columns.iter().filter(|(_, l)| known(l)).count();
    let subject =
        columns.iter().find(|(c, _)| c.key == required).is_some_and(|(_, l)| l.how != MatchKind::Partial);
    strong >= if subject { 1 } else { 2 }
}

/// The rows that a header's merged cells cover.
fn stated_height(grid: &Grid, row: usize) -> usize {
    let cells = || grid.anchors(row).filter(|c| !c.is_blank());
    let tallest = cells().map(|c| c.row_span).max().unwrap_or(1).min(5).min(grid.rows() - row);
    // all equally tall: the header has one logical row; otherwise the shorter ones have sub-headers below
    if cells().all(|c| c.row_span == tallest) || cells().any(|c| c.row_span < tallest) { tallest } else { 1 }
}

fn label_match(segment: &Segment<'_>, key: Key, found: &Match<Field>) -> LabelMatch {
    let first = segment.cells.first();
    LabelMatch {
        text: segment.cells.iter().map(|c| c.text.trim()).collect::<Vec<_>>().join(" / "),
        label: found.label.to_string(),
        field: key.to_string(),
        how: found.how,
        row: first.map_or(0, |c| c.row as u32 + 1),
        col: segment.cols.0 as u32 + 1,
    }
}
