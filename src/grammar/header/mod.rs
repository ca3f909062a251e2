//! Headers: rows of labels, told by the labels and never by being row 1; stacked in up to four rows.

mod gantt;
mod roofs;

use std::rc::Rc;

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
    texts: Vec<Rc<Known>>,
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
        let mut wishes: Vec<(usize, Match<Field>, Option<i32>)> = Vec::new();
        for (at, segment) in segments.iter().enumerate() {
            for (found, year) in self.candidates(segment, record) {
                wishes.push((at, found, year));
            }
        }
        if !wishes.iter().any(|(_, found, _)| found.key == required_field(record)) {
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

    /// Bare years beside an indicator are its values, to be reached or reached before the plan: `Indicatore | 2024 |
    /// 2025 | 2026`. Years of the past alone are a statistic.
    fn bare_years(&self, segments: &[Segment<'_>], wishes: &mut Vec<(usize, Match<Field>, Option<i32>)>) {
        if self.first_year.is_none() {
            return;
        }
        let told = |at: usize| wishes.iter().any(|(told, ..)| *told == at);
        let years: Vec<(usize, i32)> = (0..segments.len())
            .filter(|at| !told(*at))
            .filter_map(|at| Some((at, bare_year(&segments[at])?)))
            .collect();
        let is_past = |year: &(usize, i32)| self.is_past(year.1);
        let last = years.iter().filter(|year| is_past(year)).map(|(_, year)| *year).max();
        if years.iter().all(is_past) {
            return;
        }
        wishes.extend(years.into_iter().map(|(at, year)| {
            // of several years of the past the last one is where the plan starts from
            let earlier = self.is_past(year) && last != Some(year);
            let found = self.value_of_year(year);
            (at, if earlier { Match { score: 0.9, ..found } } else { found }, Some(year))
        }));
    }

    /// What stands under a bare year beside an indicator: what is to be reached, or was before the plan.
    fn value_of_year(&self, year: i32) -> Match<Field> {
        Match {
            key: if self.is_past(year) { Field::Baseline } else { Field::Target },
            label: year.to_string().into(),
            how: MatchKind::Alias,
            score: 0.95,
            weak: false,
        }
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

    /// What the texts over a segment may stand for: each alone, and all together.
    fn candidates(&self, segment: &Segment<'_>, record: Record) -> Vec<(Match<Field>, Option<i32>)> {
        let mut found: Vec<(Match<Field>, Option<i32>)> = Vec::new();
        for (at, text) in segment.texts.iter().enumerate() {
            // a label over several columns says less of each than its own
            let over = segment.cells.get(at).is_some_and(|c| {
                at + 1 < segment.cells.len() && c.col_span > segment.cols.1 - segment.cols.0
            });
            let part = if over { 0.9 } else { 1.0 };
            if let Some(both) = self.with_its_value(record, text) {
                found.push((Match { score: both.score * part, ..both }, segment.year));
                continue;
            }
            for m in self.fields_of(record, text).iter().filter(|m| m.score >= 0.6) {
                // what was measured before the plan begins is where it starts from: `Consuntivo 2021`
                let before = record == Record::Indicator
                    && m.key == Field::Actual
                    && segment.year.is_some_and(|year| self.is_past(year));
                let key = if before { Field::Baseline } else { m.key };
                found.push((Match { score: m.score * part, key, ..m.clone() }, segment.year));
            }
            // `Metrica (formula di calcolo)`: what the brackets say may be the label that is known
            for note in &text.notes {
                let known = self.normal(note);
                let told = self.fields_of(record, &known).iter().filter(|m| m.score >= 0.95 && !m.weak);
                found.extend(told.map(|m| (Match { score: m.score * 0.85, ..m.clone() }, segment.year)));
            }
            if let Some(year) = segment.year {
                let past = self.is_past(year);
                let ahead = if past { 0.05 } else { 0.0 };
                let of_year = self.fields_of_year(record, text, past).into_iter().filter(|m| m.score >= 0.9);
                found.extend(of_year.map(|m| (Match { score: m.score + ahead, ..m }, Some(year))));
            }
        }
        found
    }

    /// `Indicatori e target`, `Fasi e scadenze`: what records are about and a value of theirs in one column, which is where
    /// they are described.
    fn with_its_value(&self, record: Record, text: &Known) -> Option<Match<Field>> {
        if !matches!(record, Record::Indicator | Record::Phase) {
            return None;
        }
        let known = |text: &str| self.best(record, text, 0.9).filter(|found| found.how == MatchKind::Exact);
        self.words.language.conjuncts(&text.plain).find_map(|(left, right)| {
            let described = known(left).filter(|found| found.key == Field::Description && !found.weak)?;
            known(right).filter(|found| found.key != Field::Description).map(|_| described)
        })
    }

    /// The columns of some rows, put together where the same cells stand over them.
    fn segments<'g>(&self, grid: &'g Grid, from: usize, to: usize) -> Vec<Segment<'g>> {
        let over = |col: usize| (from..to).map(move |row| grid.index_at(row, col));
        let mut found: Vec<Segment<'g>> = Vec::new();
        for col in 0..grid.cols() {
            if let Some(last) = found.last_mut()
                && over(col - 1).eq(over(col))
            {
                last.cols.1 = col + 1;
                continue;
            }
            let mut distinct: Vec<usize> = over(col).collect();
            distinct.dedup();
            let cells = distinct.iter().map(|id| &grid.cells()[*id]);
            let mut cells: Vec<&Cell> = cells.filter(|c| !c.is_blank() && c.row >= from).collect();
            // plain text cannot merge `Target` over its years: it stands over the first of them
            let top = grid.at(from, col);
            if !cells.is_empty() && top.is_blank() && top.row == from {
                cells.splice(0..0, (0..col).rev().map(|c| grid.at(from, c)).find(|c| !c.is_blank()));
            }
            found.push(self.segment((col, col + 1), cells));
        }
        found
    }

    fn segment<'g>(&self, cols: (usize, usize), cells: Vec<&'g Cell>) -> Segment<'g> {
        let mut texts: Vec<Rc<Known>> = cells.iter().map(|c| self.normal(&c.text)).collect();
        let year = texts.iter().rev().find_map(|text| text.years.last().copied());
        if texts.len() > 1 {
            texts.push(self.normal(&cells.iter().map(|c| c.text.trim()).collect::<Vec<_>>().join(" ")));
        }
        Segment { cols, cells, texts, year }
    }

    /// A header of objectives: their own columns, and those of their indicators and phases beside them.
    fn matrix_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
    ) -> Option<Header> {
        let nonblank = segments.iter().filter(|s| !s.cells.is_empty()).count();
        if nonblank < 2 {
            return None;
        }
        let of = |record: Record| -> Vec<Vec<(Match<Field>, Option<i32>)>> {
            segments.iter().map(|s| self.candidates(s, record)).collect()
        };
        let mut own = of(Record::Objective);
        self.titles_with_more(segments, &mut own);
        let mut indicator = of(Record::Indicator);
        leave_to_surer(&mut own);
        leave_to_shares(segments, &mut own, &mut indicator);
        let placeless = self.under_roofs(segments, &mut own);
        let best = |list: &[(Match<Field>, Option<i32>)], field: Field, weak: bool| {
            list.iter()
                .filter(|(m, _)| m.key == field && (weak || !m.weak))
                .map(|(m, _)| m.score)
                .fold(0.0, f64::max)
        };
        // the title: a strong label first, a weak one (`Descrizione obiettivo`) where no other stands
        let title = (0..segments.len())
            .filter(|at| best(&own[*at], Field::Title, false) >= 0.6)
            .max_by(|a, b| {
                best(&own[*a], Field::Title, false)
                    .total_cmp(&best(&own[*b], Field::Title, false))
                    .then(b.cmp(a))
            })
            .or_else(|| {
                (0..segments.len()).filter(|at| best(&own[*at], Field::Title, true) >= 0.6).max_by(|a, b| {
                    best(&own[*a], Field::Title, true)
                        .total_cmp(&best(&own[*b], Field::Title, true))
                        .then(b.cmp(a))
                })
            })?;
        let phase = of(Record::Phase);
        let latest = latest_baseline(indicator.iter().flatten().map(|(found, year)| (found, *year)));
        for list in &mut indicator {
            list.retain(|(found, year)| !is_earlier_baseline(found, *year, latest));
        }
        let opens = |lists: &[Vec<(Match<Field>, Option<i32>)>]| {
            (0..segments.len())
                .filter(|at| *at != title)
                .filter(|at| {
                    let own_best =
                        own[*at].iter().filter(|(m, _)| !m.weak).map(|(m, _)| m.score).fold(0.0, f64::max);
                    let score = best(&lists[*at], Field::Description, false);
                    score >= 0.6 && score >= own_best
                })
                .max_by(|a, b| {
                    best(&lists[*a], Field::Description, false)
                        .total_cmp(&best(&lists[*b], Field::Description, false))
                        .then(b.cmp(a))
                })
        };
        let indicator_at = opens(&indicator);
        let phase_at = opens(&phase).filter(|at| Some(*at) != indicator_at);
        let months = if phase_at.is_some() { self.gantt(segments, Record::Phase) } else { Vec::new() };
        let nonblank = nonblank - months.len().min(nonblank);
        let further = self.further_indicators(segments, indicator_at, &indicator);
        let mut group = 0;
        let mut taken: Vec<(Column, LabelMatch)> = Vec::new();
        let mut region = Record::Objective;
        let in_months = |at: usize| months.iter().any(|m| m.cols == segments[at].cols);
        for at in (0..segments.len()).filter(|at| !in_months(*at) && !placeless[*at]) {
            if Some(at) == indicator_at || further.contains(&at) {
                group += u8::from(further.contains(&at));
                region = Record::Indicator;
            } else if Some(at) == phase_at {
                region = Record::Phase;
            }
            let free = |key: Key, year: Option<i32>, taken: &[(Column, LabelMatch)]| {
                !taken.iter().any(|(c, _)| {
                    c.key == key
                        && (key.record != Record::Indicator || c.group == group)
                        && !(self.words.yearly.contains(&key) && year.is_some() && c.year != year)
                })
            };
            let mut options: Vec<(f64, Key, Match<Field>, Option<i32>)> = Vec::new();
            let same_roof = self.same_roof(segments, at, phase_at, &further, indicator_at);
            let mut offer = |record: Record, list: &[(Match<Field>, Option<i32>)]| {
                for (m, year) in list {
                    let key = Key { record, field: m.key };
                    if (key.field == Field::Title) != (at == title && record == Record::Objective)
                        && key.field == Field::Title
                    {
                        continue;
                    }
                    let mut score = m.score;
                    // beside its own block's column a weak label is no weaker than others
                    if m.weak && record == region && record != Record::Objective {
                        score /= 0.8;
                    }
                    if record == region {
                        score += 0.1;
                    }
                    // under one label with the column that its records are about
                    if same_roof == Some(record) {
                        score += 0.3;
                    }
                    // what every objective has once stays the objective's until it is taken
                    if record == Record::Objective
                        && region != Record::Objective
                        && matches!(
                            m.key,
                            Field::Weight | Field::Deadline | Field::Responsible | Field::Notes
                        )
                    {
                        score += 0.12;
                    }
                    options.push((score, key, m.clone(), *year));
                }
            };
            offer(Record::Objective, &own[at]);
            if indicator_at.is_some() || !indicator[at].is_empty() && own[at].is_empty() {
                offer(Record::Indicator, &indicator[at]);
            }
            if phase_at.is_some() {
                offer(Record::Phase, &phase[at]);
            }
            // bare years beside an indicator are its values, to be reached or reached before the plan
            if region == Record::Indicator
                && let Some(year) = bare_year(&segments[at])
            {
                let found = self.value_of_year(year);
                options.push((1.6, Key { record: Record::Indicator, field: found.key }, found, Some(year)));
            }
            if at == title {
                options.retain(|(_, key, ..)| *key == Key { record: Record::Objective, field: Field::Title });
            } else if Some(at) == indicator_at || further.contains(&at) {
                options.retain(|(_, key, ..)| {
                    *key == Key { record: Record::Indicator, field: Field::Description }
                });
            } else if Some(at) == phase_at {
                options
                    .retain(|(_, key, ..)| *key == Key { record: Record::Phase, field: Field::Description });
            } else {
                options.retain(|(_, key, ..)| {
                    !(key.field == Field::Description
                        && matches!(key.record, Record::Indicator | Record::Phase))
                });
            }
            options.sort_by(|a, b| b.0.total_cmp(&a.0));
            let chosen = options.into_iter().find(|(_, key, _, year)| free(*key, *year, &taken));
            if let Some((_, key, found, year)) = chosen {
                let mut column = self.column(grid, &segments[at], key, &found, year);
                column.group = if key.record == Record::Indicator { group } else { 0 };
                taken.push((column, label_match(&segments[at], key, &found)));
            }
        }
        // a first column without a label, before the title, is the rows' own label
        let blank_first = segments.first().is_some_and(|s| s.cells.is_empty()) && title > 0;
        let required = Key { record: Record::Objective, field: Field::Title };
        if taken.len() < 2 || taken.len() * 10 < nonblank * 5 || !sure(&taken, required) {
            return None;
        }
        if !tells_objectives(&taken, required) {
            return None;
        }
        let taller = self.continued_height(grid, row, height, &taken, required);
        if taller > height {
            return self.matrix_header(grid, (row, taller), &self.segments(grid, row, row + taller));
        }
        // a label that has no place is understood all the same
        let understood = taken.len() + placeless.iter().filter(|placeless| **placeless).count();
        let unmatched = nonblank.saturating_sub(understood);
        let strong = taken.iter().any(|(c, l)| c.key == required && l.how != MatchKind::Fuzzy);
        let score = taken.iter().map(|(_, l)| weight(l.how)).sum::<f64>() + (understood - taken.len()) as f64
            - 0.5 * unmatched as f64
            - if strong { 0.0 } else { 0.5 };
        let score = score + if months.is_empty() { 0.0 } else { 2.0 };
        let mut header = self.header(grid, TableKind::Matrix, (row, row + height), taken, months, score);
        if blank_first {
            let cols = segments[0].cols;
            header.columns.insert(
                0,
                Column {
                    key: Key { record: Record::Objective, field: Field::Category },
                    cols: (cols.0, cols.1.min(header.columns[0].cols.0.max(cols.0 + 1))),
                    year: None,
                    months: None,
                    label: String::new(),
                    known: String::new(),
                    requirement: Requirement::default(),
                    cut: false,
                    weak: true,
                    how: MatchKind::Inherited,
                    by_values: false,
                    cells: Vec::new(),
                    group: 0,
                },
            );
        }
        Some(header)
    }

    /// `Obiettivo e contenuti`, where nothing else is the title: one column for the title and what it is about.
    fn titles_with_more(&self, segments: &[Segment<'_>], own: &mut [Vec<(Match<Field>, Option<i32>)>]) {
        let titled = |found: &Vec<(Match<Field>, Option<i32>)>| {
            found.iter().any(|(m, _)| m.key == Field::Title && m.score >= 0.6)
        };
        if own.iter().any(titled) {
            return;
        }
        let Some(words) = self.words.records.get(&Record::Objective) else { return };
        for (segment, found) in segments.iter().zip(own.iter_mut()) {
            let named = segment.texts.last().is_some_and(|text| words.begins_with_own_word(&text.stems));
            let told = found.first().filter(|(m, _)| named && m.key == Field::Description).cloned();
            if let Some((m, year)) = told {
                found.insert(0, (Match { key: Field::Title, ..m }, year));
                return;
            }
        }
        // the objectives of a table that names no other, and gives them what objectives have, are those it calls
        // strategic
        let has = |record: Record, wanted: &[Field]| {
            segments.iter().any(|segment| {
                self.candidates(segment, record).iter().any(|(m, _)| wanted.contains(&m.key) && m.score >= 0.9)
            })
        };
        let told = has(Record::Objective, &[Field::Weight, Field::Deadline])
            || has(Record::Indicator, &[Field::Target]);
        let strategic = |segment: &Segment<'_>, found: &[(Match<Field>, Option<i32>)]| {
            segment.texts.last().is_some_and(|text| words.begins_with_own_word(&text.stems))
                && found.first().is_some_and(|(m, _)| m.key == Field::StrategicObjective && m.score >= 0.95)
        };
        for (segment, found) in segments.iter().zip(own.iter_mut()).filter(|_| told) {
            if strategic(segment, found)
                && let Some((m, year)) = found.first().cloned()
            {
                found.insert(0, (Match { key: Field::Title, ..m }, year));
                return;
            }
        }
    }

    /// Where further indicators of the same row begin: numbered labels (`Indicatore 2`), or the first one's again.
    fn further_indicators(
        &self,
        segments: &[Segment<'_>],
        first: Option<usize>,
        found: &[Vec<(Match<Field>, Option<i32>)>],
    ) -> Vec<usize> {
        let Some(first) = first else { return Vec::new() };
        let text = |at: usize| segments[at].texts.last();
        let bare = |at: usize| text(at).map(|known| known.numbered.as_deref().unwrap_or(&known.plain));
        (first + 1..segments.len())
            .filter(|at| {
                let describes =
                    found[*at].iter().any(|(m, _)| m.key == Field::Description && !m.weak && m.score >= 0.9);
                describes && bare(*at) == bare(first)
            })
            .collect()
    }

    /// A header of further fields of objectives that are named elsewhere, with the code that says which.
    fn keyed_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
    ) -> Option<Header> {
        let nonblank = segments.iter().filter(|s| !s.cells.is_empty()).count();
        let columns = self.assign(grid, segments, Record::Objective)?;
        let has = |field: Field| columns.iter().any(|(c, _)| c.key.field == field);
        let known = has(Field::Code)
            && !has(Field::Title)
            && columns.len() >= 2
            && columns.len() * 10 >= nonblank * 7;
        if !known || !sure(&columns, Key { record: Record::Objective, field: Field::Code }) {
            return None;
        }
        let score = columns.iter().map(|(_, l)| weight(l.how)).sum::<f64>()
            - 0.5 * (nonblank - columns.len()) as f64
            - 0.2;
        Some(self.header(
            grid,
            TableKind::Records(Record::Objective),
            (row, row + height),
            columns,
            Vec::new(),
            score,
        ))
    }

    fn other_header(
        &self,
        grid: &Grid,
        (row, height): (usize, usize),
        segments: &[Segment<'_>],
        (index, kind): (usize, &str),
    ) -> Option<Header> {
        let mut score = 0.0;
        let (mut telling, mut matched, mut nonblank) = (0, 0, 0);
        for segment in segments.iter().filter(|s| !s.cells.is_empty()) {
            nonblank += 1;
            let best = segment.texts.iter().take(segment.cells.len()).map(|text| self.telling(index, text));
            let (tells, knows) = best
                .fold((0.0, 0.0), |(tells, knows), t| (f64::max(tells, t.tells), f64::max(knows, t.knows)));
            if tells >= 0.7 {
                telling += 1;
                score += 1.15 * tells;
                matched += 1;
            } else if knows >= 0.7 {
                score += 0.9 * knows;
                matched += 1;
            }
        }
        let enough = telling >= 1 && matched >= 2 && matched * 10 >= nonblank * 6;
        enough.then(|| Header {
            kind: TableKind::Other(kind.to_owned()),
            rows: (row, row + height),
            columns: Vec::new(),
            labels: Vec::new(),
            score: score - 0.5 * (nonblank - matched) as f64,
            first_row: texts(grid, row),
        })
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

/// The year that stands alone over a segment, or under other labels.
fn bare_year(segment: &Segment<'_>) -> Option<i32> {
    let bare = segment.texts.get(segment.cells.len().checked_sub(1)?)?;
    // `31/01/2025` is a date, `al 31/12/2025` is not
    let text = segment.cells.last()?.text.as_str();
    let date = text.chars().filter(char::is_ascii_digit).count() > 4 && !text.contains(char::is_alphabetic);
    bare.years.first().copied().filter(|_| bare.plain.is_empty() && !date)
}

/// Beside the title something stands that objectives have and other lists do not: a weight, an indicator, a result;
/// two such things where the title's own label may name anything.
fn tells_objectives(columns: &[(Column, LabelMatch)], title: Key) -> bool {
    let described = columns.iter().any(|(c, _)| {
        matches!(c.key, Key { record: Record::Indicator | Record::Phase, field: Field::Description })
    });
    let core = columns
        .iter()
        .filter(|(c, _)| described || c.key.record == Record::Objective)
        .filter(|(c, _)| {
            c.key != title
                && !matches!(
                    c.key.field,
                    Field::Resources | Field::Years | Field::Unit | Field::Notes | Field::Interim
                )
        })
        .count();
    let weak = columns.iter().any(|(c, _)| c.key == title && c.weak);
    core >= if weak { 2 } else { 1 }
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

/// What may be a field of the objective in a pinch leaves it to the column that is it for sure: `Importanza | Peso`.
fn leave_to_surer(own: &mut [Vec<(Match<Field>, Option<i32>)>]) {
    let sure = |m: &Match<Field>| !m.weak && m.how == MatchKind::Exact;
    let known: Vec<Field> = own.iter().flatten().filter(|(m, _)| sure(m)).map(|(m, _)| m.key).collect();
    for list in own {
        let leads = list.first().map(|(m, _)| m.key);
        list.retain(|(m, _)| {
            let once = matches!(m.key, Field::Weight | Field::Stakeholders | Field::Responsible);
            !once || sure(m) || leads != Some(m.key) || !known.contains(&m.key)
        });
    }
}

/// Of `Peso | Peso %` side by side the shares are the weights, and the points are nothing that the records have.
fn leave_to_shares(
    segments: &[Segment<'_>],
    own: &mut [Vec<(Match<Field>, Option<i32>)>],
    indicator: &mut [Vec<(Match<Field>, Option<i32>)>],
) {
    let weighs = |list: &Vec<(Match<Field>, Option<i32>)>| {
        list.first().is_some_and(|(m, _)| m.key == Field::Weight && m.how == MatchKind::Exact)
    };
    let share = |at: usize| segments[at].cells.iter().any(|cell| cell.text.contains('%'));
    for at in 1..own.len() {
        let (left, right) = (at - 1, at);
        let points = match (share(left), share(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => continue,
        };
        if weighs(&own[left]) && weighs(&own[right]) {
            for list in [&mut own[points], &mut indicator[points]] {
                list.retain(|(m, _)| m.key != Field::Weight);
            }
        }
    }
}

/// Of the values of several years before the plan the last one is where it starts from.
fn latest_baseline<'m>(found: impl Iterator<Item = (&'m Match<Field>, Option<i32>)>) -> Option<i32> {
    found.filter(|(found, _)| found.key == Field::Baseline).filter_map(|(_, year)| year).max()
}

fn is_earlier_baseline(found: &Match<Field>, year: Option<i32>, latest: Option<i32>) -> bool {
    found.key == Field::Baseline && year.is_some() && year < latest
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
